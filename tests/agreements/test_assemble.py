"""From dossier to Agreement: the text, the numbers, the references, the mentions that the law asks for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.assemble import assemble
from agreements.dossier import DossierFile, load_dossier
from agreements.model import Agreement, Reference
from agreements.office import EXAMPLES
from agreements.selection import select
from akkoord.errors import InputError
from clauses.library import BUILT_IN, load_library
from clauses.model import Clause, Language, Rung
from tests.dossiers import choosable, dossier_data, dossier_file, dossiers, needed_values, with_companions

LIBRARY = load_library()
LANGUAGES: tuple[Language, ...] = get_args(Language)


def agreement(file: DossierFile, language: Language) -> Agreement:
    return assemble(file.dossier, select(file, LIBRARY), LIBRARY, language)


def example(name: str, language: Language) -> Agreement:
    return agreement(load_dossier(EXAMPLES / f"{name}.yaml"), language)


def all_text(made: Agreement) -> str:
    return "\n".join(passage.text for part in made.parts for passage in part.passages).replace("\u00a0", " ")


def on_rung(clause: Clause, rung: Rung) -> DossierFile:
    """A dossier with one clause on this rung, and its companions."""
    ids = with_companions(LIBRARY, {clause.id})
    clauses = {id_: {"values": needed_values(LIBRARY.clauses[id_])} for id_ in ids}
    clauses[clause.id]["variant"] = rung
    return dossier_file(dossier_data(clauses=clauses))


@pytest.mark.parametrize(
    ("clause", "rung"),
    [pytest.param(clause, rung, id=f"{clause.id}-{rung}") for clause in choosable(LIBRARY) for rung in clause.rungs],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_in_every_variant_renders_in_both_languages(
    clause: Clause, rung: Rung, language: Language
) -> None:
    made = agreement(on_rung(clause, rung), language)
    (article,) = [each for each in (*made.articles, *made.annexes) if each.tag and each.tag.clause == clause.id]
    assert article.tag is not None
    assert article.tag.variant == rung
    assert article.heading == clause.title[language]
    assert article.passages
    assert not re.search(r"[{}]", all_text(made))


def test_every_clause_of_the_frame_renders_in_some_dossier() -> None:
    rendered = set()
    durations = (
        {"kind": "fixed", "end": "2029-12-31"},
        {"kind": "indefinite", "notice": "6 months"},
        {"kind": "renewable", "end": "2029-12-31", "renewal": "1 year", "notice": "3 months"},
    )
    earlier = [
        {"effect": effect, "date": "2020-01-01", "number": "163842/CO/207", "subject": "x"}
        for effect in ("amended", "extended", "repealed")
    ]
    establishment = {"name": "Noord", "address": "Kaai 2", "number": "2.145.678.901"}
    for duration in durations:
        for named in ([], [establishment]):
            data = dossier_data(duration=duration, clauses={"definitions": None, "individual-right": None})
            data["earlier_agreements"] = earlier
            data["company"]["establishments"] = named
            data["effective_date"] = "2027-01-01" if named else "2026-12-15"
            for language in LANGUAGES:
                made = agreement(dossier_file(data), language)
                rendered |= {part.tag.clause for part in made.parts if part.tag}
    assert rendered >= {clause.id for clause in LIBRARY.clauses.values() if clause.when is not None}


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        pytest.param(clause, name, id=f"{clause.id}-{name}")
        for clause in LIBRARY.clauses.values()
        for name, parameter in clause.parameters.items()
        if parameter.minimum is not None or parameter.maximum is not None
    ],
)
def test_the_bounds_of_every_parameter_hold(clause: Clause, name: str) -> None:
    from clauses.values import BadValueError, parse_value

    parameter = clause.parameters[name]
    fill = (lambda n: "x" * int(n)) if parameter.kind == "text" else str
    for bound, beyond in ((parameter.minimum, -1), (parameter.maximum, +1)):
        if bound is not None:
            parse_value(parameter, fill(bound))
            with pytest.raises(BadValueError):
                parse_value(parameter, fill(bound + beyond))


@pytest.mark.parametrize(
    ("name", "language", "mentions"),
    [
        (
            "flanders-chemistry",
            "nl",
            {
                "1° organisations": ["Scheldepolymeren NV", "ACV Bouw – Industrie & Energie", "ABVV Algemene Centrale"],
                "3° identity": ["Katrien De Smedt, gedelegeerd bestuurder", "Wim Verlinden, gewestelijk secretaris"],
                "4° scope": ["toepassing", "116 en 207", "België"],
                "5° notice": ["6 maanden", "opgezegd", "schriftelijk"],
                "6° entry into force": ["1 januari 2027"],
                "7° conclusion": ["15 december 2026"],
                "8° signature": ["Opgemaakt te Antwerpen"],
                "9° enterprise number": ["0765.432.146"],
                "deposit": ["Griffie"],
            },
        ),
        (
            "wallonia-chemistry",
            "fr",
            {
                "1° organisations": ["CSC Bâtiment – Industrie & Énergie", "CNE", "Mosane de Chimie SA"],
                "3° identity": ["Philippe Lambert, administrateur délégué", "Sophie Renard, secrétaire permanente"],
                "5° validity": ["31 décembre 2029", "durée déterminée"],
                "7° conclusion": ["1er janvier 2027"],
                "8° signature": ["Fait à Engis"],
                "9° enterprise number": ["0812.345.603"],
            },
        ),
        (
            "brussels-bilingual",
            "fr",
            {
                "5° notice": ["6 mois", "31 janvier 2029", "2 ans"],
                "6° entry into force": ["1er février 2027"],
                "9° establishment units": ["2.145.678.901", "2.145.679.012"],
                "10° earlier agreement": ["17 mars 2021", "163842/CO/207"],
            },
        ),
    ],
)  # fmt: skip
def test_the_mentions_of_article_16_are_there(name: str, language: Language, mentions: dict[str, list[str]]) -> None:
    text = all_text(example(name, language))
    missing = {item: [each for each in wanted if each not in text] for item, wanted in mentions.items()}
    assert not {item: words for item, words in missing.items() if words}


def test_a_date_that_is_not_known_yet_is_asked_for_in_the_text() -> None:
    data = dossier_data(clauses={"definitions": None}, conclusion={"place": "Gent"})
    assert "[datum van ondertekening]" in all_text(agreement(dossier_file(data), "nl"))
    assert "[date de signature]" in all_text(agreement(dossier_file(data), "fr"))


def test_a_clause_that_asks_for_what_the_dossier_does_not_say_is_refused(tmp_path: Path) -> None:
    clause = (BUILT_IN / "career-guidance" / "no-detriment.yaml").read_text()
    for end in ("nl: |\n        § ", "fr: |\n        § "):
        assert end in clause
        clause = clause.replace(end, end + "{duration.notice} ", 1)
    (tmp_path / "career-guidance").mkdir()
    (tmp_path / "career-guidance" / "no-detriment.yaml").write_text(clause)
    library = load_library([tmp_path])
    ids = with_companions(library, {"no-detriment"})
    fixed = {"kind": "fixed", "end": "2029-12-31"}
    file = dossier_file(dossier_data(clauses=dict.fromkeys(ids), duration=fixed))
    with pytest.raises(InputError, match=r"no-detriment.*\{duration.notice\}"):
        assemble(file.dossier, select(file, library), library, "nl")


def test_the_first_article_is_premier_in_french_only() -> None:
    assert example("brussels-bilingual", "fr").articles[0].number == "1er"
    assert example("brussels-bilingual", "nl").articles[0].number == "1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_of_the_same_chapter_stand_together(language: Language) -> None:
    chapters = [article.chapter for article in example("brussels-bilingual", language).articles]
    assert len({*chapters}) == sum(
        chapter != before for chapter, before in zip(chapters, ["", *chapters], strict=False)
    )


def test_a_value_follows_the_clause_it_follows() -> None:
    text = all_text(example("flanders-chemistry", "nl"))
    assert "omvang: 12 uur loopbaanbegeleiding" in text


def test_extensions_can_all_be_left_out_one_by_one_and_together() -> None:
    extensions = {clause.id for clause in choosable(LIBRARY) if clause.extension}
    every = {clause.id: {"values": needed_values(clause)} for clause in choosable(LIBRARY)}
    for left_out in [*({each} for each in extensions), extensions]:
        without = with_companions(LIBRARY, set(every) - left_out) if len(left_out) > 1 else set(every) - left_out
        needing = {id_ for id_ in without if left_out & set(LIBRARY.clauses[id_].requires)}
        assert needing <= extensions
        kept = {id_: every[id_] for id_ in without - needing}
        agreement(dossier_file(dossier_data(clauses=kept)), "nl")


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_chosen_references_point_to_an_article_and_nothing_is_left_to_fill_in(data: st.DataObject) -> None:
    file = data.draw(dossiers(LIBRARY))
    for language in LANGUAGES:
        made = agreement(file, language)
        numbers = {each.tag.clause: each.number for each in (*made.articles, *made.annexes) if each.tag}
        pieces = [piece for part in made.parts for passage in part.passages for piece in passage.pieces]
        for piece in pieces:
            if isinstance(piece, Reference):
                assert piece.clause is not None
                assert numbers[piece.clause] == piece.number
        assert not re.search(r"[{}]", all_text(made))
        assert [article.number for article in made.articles][1:] == [str(n) for n in range(2, len(made.articles) + 1)]


@settings(max_examples=60)
@given(st.data())
def test_both_versions_have_the_same_articles_labels_and_references(data: st.DataObject) -> None:
    file = data.draw(dossiers(LIBRARY))
    nl, fr = (agreement(file, language) for language in LANGUAGES)
    for dutch, french in zip((*nl.articles, *nl.annexes), (*fr.articles, *fr.annexes), strict=True):
        assert dutch.tag == french.tag
        assert [p.label for p in dutch.passages] == [p.label for p in french.passages]
