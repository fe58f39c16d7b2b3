"""Agreements as others write them: signatures without a table, notes, two languages, lettered parts, annexes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from agreements.model import Agreement, Signature
from agreements.opening import open_document
from agreements.word.package import Package
from agreements.word.reading import read
from tests.wordml import NAMESPACES, R, docx_bytes, p, package, r, table

Read = Callable[..., Agreement]
NL = "Het recht van de werknemer geldt voor het personeel en wordt door de werkgever betaald."
FR = "Le droit de la travailleuse vaut pour le personnel et il est payé par la direction."


@pytest.fixture
def read_body(tmp_path: Path) -> Read:
    def reader(*body: str, language: str = "nl-BE") -> Agreement:
        path = tmp_path / "document.docx"
        path.write_bytes(docx_bytes(*body, language=language))
        return read(path)

    return reader


def shown(agreement: Agreement) -> list[tuple[str, str, list[str]]]:
    return [
        (article.number, article.heading, [f"{each.label} {each.text}".strip() for each in article.passages])
        for article in agreement.articles
    ]


def closing(agreement: Agreement) -> list[str]:
    return [passage.text for section in agreement.closing for passage in section.passages]


def lines(text: str) -> list[str]:
    return [p("".join(_tabbed(line))) if "\t" in line else p(line) for line in text.strip("\n").split("\n")]


def _tabbed(line: str) -> list[str]:
    return ["<w:r><w:tab/></w:r>".join(r(part) for part in line.split("\t"))]


SIGNED = (
    Signature("Voor de werkgever", "An Peeters", "gedelegeerd bestuurder"),
    Signature("Voor het ACV", "Luc Roi", "secretaris"),
)


@pytest.mark.parametrize(
    "block",
    [
        "Voor de werkgever:\nAn Peeters\ngedelegeerd bestuurder\nVoor het ACV:\nLuc Roi\nsecretaris",
        "Voor de werkgever,\n......\nAn Peeters, gedelegeerd bestuurder\nVoor het ACV,\n......\nLuc Roi, secretaris",
        "Voor de werkgever\tVoor het ACV\nAn Peeters\tLuc Roi\ngedelegeerd bestuurder\tsecretaris",
        "Voor de werkgever     Voor het ACV\n(handtekening)     (handtekening)\n"
        "An Peeters     Luc Roi\ngedelegeerd bestuurder     secretaris",
    ],
)
def test_signatures_that_were_typed_are_read(read_body: Read, block: str):
    agreement = read_body(
        p("Artikel 1. Duur"), p("Een jaar."), p("Opgemaakt te Gent op 1 december 2026."), *lines(block)
    )
    assert agreement.signatures == SIGNED
    assert closing(agreement) == ["Opgemaakt te Gent op 1 december 2026."]


def test_french_signatures_that_were_typed_are_read(read_body: Read):
    agreement = read_body(
        *(p("Article 1er. Durée"), p("Un an."), p("Fait à Liège, le 1er décembre 2026, en trois exemplaires.")),
        *lines(
            "Pour l’employeur,\tPour les organisations syndicales,\nAnne Petit\tLuc Roi, CSC\ndirectrice\tEva Lo, FGTB"
        ),
        language="fr-BE",
    )
    assert agreement.signatures == (
        Signature("Pour l’employeur", "Anne Petit", "directrice"),
        Signature("Pour les organisations syndicales", "Luc Roi", "CSC"),
        Signature("Pour les organisations syndicales", "Eva Lo", "FGTB"),
    )


def test_the_company_under_the_word_employer_belongs_to_the_party(read_body: Read):
    agreement = read_body(
        *(p("Artikel 1. Duur"), p("Een jaar."), p("Aldus overeengekomen te Gent.")),
        *lines("Voor de werkgever,\nACME nv\nAn Peeters\ndirecteur\nVoor de werknemers,\nACV\nLuc Roi\nsecretaris"),
    )
    assert agreement.signatures == (
        Signature("Voor de werkgever, ACME nv", "An Peeters", "directeur"),
        Signature("Voor de werknemers, ACV", "Luc Roi", "secretaris"),
    )


def test_a_sentence_that_begins_with_for_is_no_signature(read_body: Read):
    agreement = read_body(
        p("Artikel 1. Duur"), p("Voor de werknemer geldt dit ook."), p("Opgemaakt te Gent."),
        p("Voor de toepassing van deze overeenkomst wordt de laatste dag van het jaar beschouwd als het einde ervan."),
    )  # fmt: skip
    assert agreement.signatures == ()
    assert len(closing(agreement)) == 2


def test_names_below_the_parties_in_a_table_are_read_by_column(read_body: Read):
    agreement = read_body(
        *(p("Artikel 1. Duur"), p("Een jaar."), p("Opgemaakt te Gent.")),
        table(
            ("Voor de werkgever", "Voor het ACV"),
            ("", ""),
            ("An Peeters", "Luc Roi"),
            ("gedelegeerd bestuurder", "secretaris"),
        ),
    )
    assert agreement.signatures == SIGNED


def with_notes(body: tuple[str, ...], **notes: str) -> Package:
    """A document with footnotes or endnotes: ``footnotes=`` their XML."""
    found = package(*body)
    for kind, content in notes.items():
        found.parts[f"word/{kind}.xml"] = f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>".encode()
        found.relate("word/document.xml", f"{R}/{kind}", f"word/{kind}.xml")
    return found


def mark(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, number: int, *content: str) -> str:
    return f'<w:{kind} w:id="{number}">{"".join(content)}</w:{kind}>'


def read_package(tmp_path: Path, found: Package) -> Agreement:
    path = tmp_path / "document.docx"
    path.write_bytes(found.to_bytes())
    return read(path)


def test_footnotes_and_endnotes_follow_the_paragraph_with_their_mark(tmp_path: Path):
    body = (
        p("Artikel 1. Kosten"),
        p(r("De werkgever betaalt") + mark("footnote", 3) + r(" alles") + mark("endnote", 1) + r(".")),
        p(r("De werknemer kiest.") + mark("footnote", 2)),
    )
    found = with_notes(
        body,
        footnotes=note("footnote", 2, p(" Uit een lijst.")) + note("footnote", 3, p("Mits budget."), p("En tijd.")),
        endnotes=note("endnote", 1, p("Tot 2028.")),
    )
    assert shown(read_package(tmp_path, found)) == [
        (
            "1",
            "Kosten",
            [
                *("De werkgever betaalt alles.", "[1] Mits budget.", "En tijd.", "[i] Tot 2028."),
                *("De werknemer kiest.", "[2] Uit een lijst."),
            ],
        )
    ]


def test_a_note_on_a_heading_does_not_become_the_heading(tmp_path: Path):
    body = (p(r("Artikel 1. Kosten") + mark("footnote", 1)), p("Tekst."))
    found = with_notes(body, footnotes=note("footnote", 1, p(r("Enkel in 2027", bold=True))))
    assert shown(read_package(tmp_path, found)) == [("1", "Kosten", ["[1] Enkel in 2027", "Tekst."])]


def test_a_note_that_holds_its_own_mark_is_read_once(tmp_path: Path):
    body = (p("Artikel 1. Kosten"), p(r("Tekst.") + mark("footnote", 1)))
    found = with_notes(body, footnotes=note("footnote", 1, p(r("Noot.") + mark("footnote", 1))))
    assert shown(read_package(tmp_path, found)) == [("1", "Kosten", ["Tekst.", "[1] Noot."])]


def test_an_article_that_names_the_annexes_does_not_end_the_articles(read_body: Read):
    agreement = read_body(
        *(p("Artikel 1. Recht"), p(NL), p("Artikel 2. Bijlagen"), p("Deze bijlagen horen erbij:")),
        *(p("Bijlage 1: Formulier"), p("Artikel 3. Duur"), p("Een jaar."), p("Opgemaakt te Gent.")),
    )
    assert shown(agreement) == [
        ("1", "Recht", [NL]),
        ("2", "Bijlagen", ["Deze bijlagen horen erbij:", "Bijlage 1: Formulier"]),
        ("3", "Duur", ["Een jaar."]),
    ]
    assert agreement.annexes == ()


def test_articles_of_an_annex_stay_in_the_annex(read_body: Read):
    agreement = read_body(
        *(p("Artikel 1. Recht"), p(NL), p("Artikel 2. Duur"), p("Een jaar."), p("Opgemaakt te Gent.")),
        *(p("Bijlage 1: Reglement"), p("Artikel 1. Doel"), p("Tekst."), p("Artikel 2. Einde"), p("Slot.")),
    )
    assert [article.number for article in agreement.articles] == ["1", "2"]
    assert [
        (annex.number, annex.heading, [passage.text for passage in annex.passages]) for annex in agreement.annexes
    ] == [("1", "Reglement", ["Artikel 1. Doel", "Tekst.", "Artikel 2. Einde", "Slot."])]


def test_lettered_parts_without_any_emphasis_are_the_articles(read_body: Read):
    agreement = read_body(
        *(p("Cao over begeleiding"), p("A. Toepassingsgebied"), p("1. Alle werknemers."), p("2. Ook uitzendkrachten.")),
        *(p("B. Kosten"), p("- De werkgever betaalt."), p("C. Duur"), p("Eén jaar."), p("Opgemaakt te Gent.")),
    )
    assert shown(agreement) == [
        ("A", "Toepassingsgebied", ["1. Alle werknemers.", "2. Ook uitzendkrachten."]),
        ("B", "Kosten", ["- De werkgever betaalt."]),
        ("C", "Duur", ["Eén jaar."]),
    ]


def test_parts_that_count_in_roman_figures_are_the_articles(read_body: Read):
    agreement = read_body(
        *(p("CCT sur l’accompagnement"), p("I. Champ d’application"), p(FR), p("II. Durée"), p("Un an.")),
        language="fr-BE",
    )
    assert shown(agreement) == [("I", "Champ d’application", [FR]), ("II", "Durée", ["Un an."])]


def test_a_list_of_short_items_is_no_outline(read_body: Read):
    agreement = read_body(p("Brief"), p("1. Sport"), p("2. Taal"), p("3. Muziek"), p("Groeten"))
    assert agreement.articles == ()


UNDER_ANOTHER = (
    *(p("Collectieve arbeidsovereenkomst van 1 december 2026"), p("Convention collective du 1er décembre 2026")),
    *(p("Artikel 1. Recht"), p(NL), p("Article 1er. Droit"), p(FR)),
    *(p("Artikel 2. Duur"), p(NL), p("1° 2027"), p("Article 2. Durée"), p(FR), p("1° 2027")),
    *(p("Opgemaakt te Gent op 1 december 2026."), p("Fait à Gand le 1er décembre 2026."), p("ACME nv")),
)


def test_of_two_languages_one_under_another_one_is_read_and_the_other_exposed(tmp_path: Path):
    path = tmp_path / "document.docx"
    path.write_bytes(docx_bytes(*UNDER_ANOTHER))
    opened = open_document(path)
    assert opened.agreement.language == "nl"
    assert shown(opened.agreement) == [("1", "Recht", [NL]), ("2", "Duur", [NL, "1° 2027"])]
    assert closing(opened.agreement) == ["Opgemaakt te Gent op 1 december 2026.", "ACME nv"]
    assert opened.other is not None
    assert shown(opened.other) == [("1er", "Droit", [FR]), ("2", "Durée", [FR, "1° 2027"])]
    assert [note.code for note in opened.notes] == ["other-language"]


def test_the_language_that_was_asked_for_is_read(tmp_path: Path):
    path = tmp_path / "document.docx"
    path.write_bytes(docx_bytes(*UNDER_ANOTHER))
    agreement = open_document(path, "fr").agreement
    assert (agreement.language, shown(agreement)[0]) == ("fr", ("1er", "Droit", [FR]))


def test_a_text_that_stands_there_twice_is_taken_apart(read_body: Read):
    dutch = (p("Cao"), p("Artikel 1. Recht"), p(NL), p("Artikel 2. Duur"), p(NL), p("Opgemaakt te Gent."))
    french = (p("Convention collective"), p("Article 1er. Droit"), p(FR), p("Article 2. Durée"), p(FR))
    assert shown(read_body(*dutch, *french)) == [("1", "Recht", [NL]), ("2", "Duur", [NL])]


def test_a_heading_in_both_languages_is_halved(read_body: Read):
    agreement = read_body(
        *(p("Artikel 1 - Recht / Article 1er - Droit"), p(NL), p(FR)),
        *(p("Artikel 2 - Duur / Article 2 - Durée"), p(NL), p(FR)),
    )
    assert shown(agreement) == [("1", "Recht", [NL]), ("2", "Duur", [NL])]


def test_a_quotation_in_french_does_not_make_a_document_bilingual(read_body: Read):
    agreement = read_body(*(p("Artikel 1. Recht"), p(NL), p(NL), p(NL), p(NL), p(NL), p(FR), p(NL)))
    assert shown(agreement) == [("1", "Recht", [NL, NL, NL, NL, NL, FR, NL])]


def test_a_head_that_speaks_is_told(tmp_path: Path):
    found = package(p("Artikel 1. Recht"), p(NL))
    content = p("Onder voorbehoud van goedkeuring door de directie") + p("Pagina 1 van 2")
    found.parts["word/header1.xml"] = f"<w:hdr {NAMESPACES}>{content}</w:hdr>".encode()
    found.relate("word/document.xml", f"{R}/header", "word/header1.xml")
    path = tmp_path / "document.docx"
    path.write_bytes(found.to_bytes())
    opened = open_document(path)
    assert [note.code for note in opened.notes] == ["running-text"]
    assert "Onder voorbehoud van goedkeuring" in opened.notes[0].message
    assert opened.running == ("Onder voorbehoud van goedkeuring door de directie", "Pagina 1 van 2")


def test_a_typed_table_of_contents_is_left_out(read_body: Read):
    agreement = read_body(
        *(p("Cao"), p("Inhoudstafel"), *lines("Artikel 1. Recht\t2\nArtikel 2. Kosten\t3\nArtikel 3. Duur\t4")),
        *(p("Artikel 1. Recht"), p(NL), p("Artikel 2. Kosten"), p(NL), p("Artikel 3. Duur"), p(NL)),
    )
    assert shown(agreement) == [("1", "Recht", [NL]), ("2", "Kosten", [NL]), ("3", "Duur", [NL])]
    assert agreement.opening == ()


def test_articles_of_one_line_that_come_again_in_an_annex_are_no_table_of_contents(read_body: Read):
    articles = [p(f"Art. {n}. De werkgever betaalt {n} uur begeleiding.") for n in (1, 2, 3)]
    agreement = read_body(p("Cao"), *articles, p("Opgemaakt te Gent."), p("Bijlage 1: Vroegere tekst"), *articles)
    assert [article.number for article in agreement.articles] == ["1", "2", "3"]
    assert len(agreement.annexes[0].passages) == 3
