"""Numbering gives the labels that Word prints (ECMA-376 Part 1, 17.9)."""

import pytest

from agreements.word.numbering import Numbering, format_number
from agreements.word.oxml import find_all
from tests.wordml import abstract, lvl, num, override, p, package

ARTICLES = abstract(
    0,
    lvl(0, "decimal", "Artikel %1."),
    lvl(1, "decimal", "§ %2."),
    lvl(2, "decimal", "%3°"),
    lvl(3, "lowerLetter", "%4)"),
)


def labels(*body: str, numbering: str, styles: str = "", language: str = "nl-BE") -> list[str]:
    document = package(*body, numbering=numbering, styles=styles, language=language)
    counted = Numbering(document)
    return [counted.label(paragraph) for paragraph in find_all(document.xml("word/document.xml"), ".//w:p")]


def at(*levels: int, list_id: int = 1) -> list[str]:
    return [p("x", num=(list_id, level)) for level in levels]


def test_a_multilevel_list_counts_each_level_and_restarts_the_levels_below():
    body = at(0, 1, 2, 2, 3, 3, 1, 2, 0, 1)
    assert labels(*body, numbering=ARTICLES + num(1, 0)) == (
        ["Artikel 1.", "§ 1.", "1°", "2°", "a)", "b)", "§ 2.", "1°", "Artikel 2.", "§ 1."]
    )


def test_two_lists_of_one_definition_go_on_counting():
    body = at(0) + at(0, list_id=2) + at(0)
    assert labels(*body, numbering=ARTICLES + num(1, 0) + num(2, 0)) == ["Artikel 1.", "Artikel 2.", "Artikel 3."]


def test_two_definitions_count_apart():
    other = abstract(5, lvl(0, "upperRoman", "Hoofdstuk %1"))
    body = at(0) + at(0, list_id=2) + at(0)
    assert labels(*body, numbering=ARTICLES + other + num(1, 0) + num(2, 5)) == (
        ["Artikel 1.", "Hoofdstuk I", "Artikel 2."]
    )


def test_a_start_override_starts_the_shared_count_anew_once():
    numbering = ARTICLES + num(1, 0) + num(2, 0, override(2, start=1))
    body = at(0, 2, 2) + at(2, 2, list_id=2) + at(2)
    assert labels(*body, numbering=numbering) == ["Artikel 1.", "1°", "2°", "1°", "2°", "3°"]


def test_a_whole_level_can_be_overridden_while_the_count_goes_on():
    first = num(2, 0, override(0, lvl(0, "decimal", "Article %1er.")))
    body = at(0, list_id=2) + at(0)
    assert labels(*body, numbering=ARTICLES + num(1, 0) + first) == ["Article 1er.", "Artikel 2."]


def test_a_level_restarts_only_after_the_level_that_it_names():
    numbering = abstract(
        0,
        lvl(0, "decimal", "%1."),
        lvl(1, "decimal", "%2)"),
        lvl(2, "decimal", "%3°", '<w:lvlRestart w:val="1"/>'),
        lvl(3, "decimal", "%4-", '<w:lvlRestart w:val="0"/>'),
    )
    assert labels(*at(0, 1, 2, 3, 1, 2, 3, 0, 2, 3), numbering=numbering + num(1, 0)) == (
        ["1.", "1)", "1°", "1-", "2)", "2°", "2-", "2.", "1°", "3-"]
    )


@pytest.mark.parametrize(("legal", "expected"), [("", "II.1"), ("<w:isLgl/>", "2.1"), ('<w:isLgl w:val="0"/>', "II.1")])
def test_legal_numbering_shows_higher_levels_as_decimals(legal: str, expected: str):
    numbering = abstract(0, lvl(0, "upperRoman", "%1"), lvl(1, "decimal", "%1.%2", legal))
    assert labels(*at(0, 0, 1), numbering=numbering + num(1, 0))[-1] == expected


def test_a_level_that_is_skipped_counts_as_its_first_paragraph():
    numbering = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2")) + num(1, 0)
    assert labels(*at(1, 1, 0), numbering=numbering) == ["1.1", "1.2", "2."]
    assert labels(*at(0, 2, 1, 0, 2, 1), numbering=ARTICLES + num(1, 0)) == (
        ["Artikel 1.", "1°", "§ 2.", "Artikel 2.", "1°", "§ 2."]
    )


def test_a_style_numbers_its_paragraphs_at_the_level_that_names_it():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Art"><w:name w:val="Art"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Par"><w:name w:val="Par"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="7"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Par"/></w:style>'
    )
    numbering = abstract(
        0, lvl(0, "decimal", "Art. %1", '<w:pStyle w:val="Art"/>'), lvl(1, "decimal", "§ %2", '<w:pStyle w:val="Par"/>')
    )
    body = [p("x", style="Art"), p("x", style="Par"), p("x", style="Sub"), p("x")]
    assert labels(*body, numbering=numbering + num(1, 0), styles=styles) == ["Art. 1", "§ 1", "§ 2", ""]


def test_number_zero_takes_the_numbering_of_the_style_away():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Art"><w:name w:val="Art"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = [p("x", style="Art"), p("x", style="Art", num=(0, 0)), p("x", style="Art")]
    assert labels(*body, numbering=ARTICLES + num(1, 0), styles=styles) == ["Artikel 1.", "", "Artikel 2."]


def test_a_definition_may_lead_to_that_of_a_numbering_style():
    styles = (
        '<w:style w:type="numbering" w:styleId="Lijst"><w:name w:val="Lijst"/>'
        '<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Lijst"/></w:abstractNum>'
    body = at(0) + at(0, list_id=9)
    numbering = ARTICLES + linked + num(1, 3) + num(9, 0)
    assert labels(*body, numbering=numbering, styles=styles) == ["Artikel 1.", "Artikel 2."]


@pytest.mark.parametrize(
    ("symbol", "expected"), [("–", "–"), ("-", "-"), ("\uf0b7", "•"), ("§", "•"), ("o", "•"), ("", "")]
)
def test_a_bullet_is_a_dash_or_a_bullet_whatever_its_font(symbol: str, expected: str):
    assert labels(*at(0), numbering=abstract(0, lvl(0, "bullet", symbol)) + num(1, 0)) == [expected]


@pytest.mark.parametrize("list_id", [0, 7])
def test_a_list_that_does_not_exist_prints_nothing(list_id: int):
    assert labels(*at(0, list_id=list_id), numbering=ARTICLES + num(1, 0)) == [""]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (3, "upperLetter", "C"),
        (26, "lowerLetter", "z"),
        (28, "lowerLetter", "bb"),
        (0, "lowerLetter", ""),
        (1994, "lowerRoman", "mcmxciv"),
        (49, "upperRoman", "XLIX"),
        (5, "none", ""),
        (5, "chicago", "5"),
    ],
)
def test_numbers_are_shown_in_the_format_of_the_level(value: int, style: str, expected: str):
    assert format_number(value, style) == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [(1, "fr", "1er"), (2, "fr", "2e"), (1, "nl", "1e"), (2, "en", "2nd"), (13, "en", "13th"), (21, "en", "21st")],
)
def test_ordinals_follow_the_language_of_the_document(value: int, language: str, expected: str):
    numbering = abstract(0, lvl(0, "ordinal", "%1", start=value)) + num(1, 0)
    assert labels(*at(0), numbering=numbering, language=f"{language}-BE") == [expected]
