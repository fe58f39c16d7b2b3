"""Reading understands any agreement in Word, by its text and its numbering."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.model import Agreement, ClauseTag, Passage, Reference, Signature
from agreements.word.blocks import read_blocks
from agreements.word.reading import agreement_in, read
from tests.wordml import abstract, field, lvl, num, p, package, r, sdt, table

Read = Callable[..., Agreement]
BOOKMARK = '<w:bookmarkStart w:id="1" w:name="{name}"/>{run}<w:bookmarkEnd w:id="1"/>'


@pytest.fixture
def read_body(tmp_path: Path) -> Read:
    """Reads a document with this body (and numbering, styles, language)."""

    def reader(*body: str, numbering: str = "", styles: str = "", language: str = "nl-BE") -> Agreement:
        path = tmp_path / "document.docx"
        path.write_bytes(package(*body, numbering=numbering, styles=styles, language=language).to_bytes())
        return read(path)

    return reader


def outline(agreement: Agreement) -> list[tuple[str, str]]:
    return [(article.number, article.heading) for article in agreement.articles]


def shown(passages: tuple[Passage, ...]) -> list[tuple[str, str, str]]:
    return [(passage.level, passage.label, passage.text) for passage in passages]


def texts(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages]


def test_an_agreement_typed_by_hand_is_understood(read_body: Read):
    agreement = read_body(
        p("COLLECTIEVE ARBEIDSOVEREENKOMST"),
        p("Tussen ACME nv, enerzijds,"),
        p("en ACV, anderzijds,"),
        p(""),
        p("Hoofdstuk I - Toepassing"),
        p("Artikel 1. Toepassingsgebied"),
        p("Deze overeenkomst geldt voor alle werknemers."),
        p("Art. 2. § 1. Elke werknemer heeft recht op begeleiding."),
        p("§ 2. Dat recht omvat:"),
        p("1° een gesprek;"),
        p("2° een plan, met"),
        p("a) doelen;"),
        p("HOOFDSTUK II"),
        p("Slot"),
        p("Art. 3bis - Duur"),
        p("Artikel 2 van de wet van 5 december 1968 is van toepassing."),
        p("Opgemaakt te Gent op 1 december 2026."),
        p("In drie exemplaren."),
        p("Bijlage 1: Formulier"),
        p("Naam:"),
    )
    assert texts(agreement.title.passages) == ["COLLECTIEVE ARBEIDSOVEREENKOMST"]
    assert [texts(section.passages) for section in agreement.opening] == [
        ["Tussen ACME nv, enerzijds,", "en ACV, anderzijds,"]
    ]
    assert [(a.number, a.heading, a.chapter) for a in agreement.articles] == [
        ("1", "Toepassingsgebied", "Toepassing"),
        ("2", "", "Toepassing"),
        ("3bis", "Duur", "Slot"),
    ]
    assert shown(agreement.articles[1].passages) == [
        ("paragraph", "§ 1.", "Elke werknemer heeft recht op begeleiding."),
        ("paragraph", "§ 2.", "Dat recht omvat:"),
        ("item", "1°", "een gesprek;"),
        ("item", "2°", "een plan, met"),
        ("subitem", "a)", "doelen;"),
    ]
    assert shown(agreement.articles[2].passages) == [
        ("plain", "", "Artikel 2 van de wet van 5 december 1968 is van toepassing.")
    ]
    assert [texts(section.passages) for section in agreement.closing] == [
        ["Opgemaakt te Gent op 1 december 2026.", "In drie exemplaren."]
    ]
    assert [(annex.number, annex.heading, texts(annex.passages)) for annex in agreement.annexes] == [
        ("1", "Formulier", ["Naam:"])
    ]


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("Artikel 3.", "3", ""),
        ("Artikel 3 - Toepassingsgebied", "3", "Toepassingsgebied"),
        ("ARTIKEL 3", "3", ""),
        ("Artikel 3 Toepassingsgebied", "3", "Toepassingsgebied"),
        ("Artikel 3: toepassingsgebied", "3", "toepassingsgebied"),
        ("Art. 3bis.- Duur", "3bis", "Duur"),
        ("Art. 3 ter. Duur", "3ter", "Duur"),
        ("Article 1er. Champ d'application", "1er", "Champ d'application"),
        ("Article 1er", "1er", ""),
        ("ARTICLE 1ER – OBJET", "1er", "OBJET"),
        ("Article premier. Objet", "1er", "Objet"),
        ("Art. 1-1. Objet", "1-1", "Objet"),
        ("Artikel 3.2. Duur", "3.2", "Duur"),
        ("Artikel IV. Duur", "IV", "Duur"),
        ("Art.3. Duur", "3", "Duur"),
        ("Artikell 3. Duur", "3", "Duur"),
        ("Artike1 3. Duur", "3", "Duur"),
    ],
)
def test_article_headings_are_known_in_all_their_forms(read_body: Read, line: str, number: str, heading: str):
    assert outline(read_body(p("Overeenkomst"), p(line), p("Tekst van het artikel."))) == [(number, heading)]


@pytest.mark.parametrize(
    "line",
    [
        "Artikel 3 van de wet is van toepassing.",
        "Artikel 3, § 2, geldt niet.",
        "Artikelen 3 en 4 gelden niet.",
        "Article 3 de la loi s'applique.",
        "Art. 5 en 6 vervallen.",
        "Bijlage 1 bevat het formulier.",
        "Hoofdstuk 2 van de wet geldt.",
        "Artikel 3. Toepassingsgebied ........ 4",
    ],
)
def test_a_sentence_about_an_article_is_no_heading(read_body: Read, line: str):
    agreement = read_body(p("Overeenkomst"), p("Artikel 1. Doel"), p("Tekst."), p(line))
    assert outline(agreement) == [("1", "Doel")]
    assert not agreement.annexes


def test_text_on_the_line_of_the_heading_is_a_passage_when_it_is_a_sentence(read_body: Read):
    agreement = read_body(p("Overeenkomst"), p("Art. 4. De werkgever betaalt alle kosten van de begeleiding."))
    assert outline(agreement) == [("4", "")]
    assert texts(agreement.articles[0].passages) == ["De werkgever betaalt alle kosten van de begeleiding."]


def test_a_bold_line_under_a_bare_article_number_is_its_heading(read_body: Read):
    agreement = read_body(p("Overeenkomst"), p("Artikel 1"), p(r("Doel van dit akkoord", bold=True)), p("Tekst."))
    assert outline(agreement) == [("1", "Doel van dit akkoord")]
    assert texts(agreement.articles[0].passages) == ["Tekst."]


def test_word_numbering_and_typed_numbers_give_the_same_agreement(read_body: Read):
    numbering = abstract(
        0,
        *(lvl(0, "decimal", "Artikel %1."), lvl(1, "decimal", "§ %2."), lvl(2, "decimal", "%3°")),
        lvl(3, "lowerLetter", "%4)"),
    ) + num(1, 0)
    counted = read_body(
        p("Overeenkomst", style="Title"),
        p("Recht", style="Heading2", num=(1, 0)),
        *(p("Een lid.", num=(1, 1)), p("een punt;", num=(1, 2)), p("een letter.", num=(1, 3))),
        *(p("Plicht", style="Heading2", num=(1, 0)), p("Zonder nummer.")),
        numbering=numbering,
    )
    typed = read_body(
        p("Overeenkomst", style="Title"),
        p("Artikel 1. Recht", style="Heading2"),
        *(p("§ 1. Een lid."), p("1° een punt;"), p("a) een letter.")),
        *(p("Artikel 2. Plicht", style="Heading2"), p("Zonder nummer.")),
    )
    assert counted == typed
    assert outline(counted) == [("1", "Recht"), ("2", "Plicht")]


def test_a_content_control_gives_the_name_of_the_clause(read_body: Read):
    agreement = read_body(
        sdt("akkoord:title@1.0/opening", p("Overeenkomst"), p("over begeleiding")),
        sdt("akkoord:parties@1.0/opening", p("Tussen A en B")),
        sdt("akkoord:preamble@1.0/opening", p("Overwegende")),
        sdt("akkoord:right@1.2/fallback", p("Artikel 1. Recht"), p("Tekst.")),
        p("Bijgeschreven tekst."),
        sdt("other", p("Artikel 2. Kosten"), p("Tekst.")),
        sdt("akkoord:closing@1.0/opening", p("Alles is gezegd.")),
    )
    assert agreement.title.tag == ClauseTag("title", "1.0", "opening")
    assert texts(agreement.title.passages) == ["Overeenkomst", "over begeleiding"]
    assert [section.tag.clause for section in agreement.opening if section.tag] == ["parties", "preamble"]
    assert [article.tag for article in agreement.articles] == [ClauseTag("right", "1.2", "fallback"), None]
    assert texts(agreement.articles[0].passages) == ["Tekst.", "Bijgeschreven tekst."]
    assert [section.tag.clause for section in agreement.closing if section.tag] == ["closing"]


def test_the_second_article_in_one_content_control_is_not_that_clause(read_body: Read):
    agreement = read_body(
        p("Titel"), sdt("akkoord:right@1.0/opening", p("Artikel 1. Recht"), p("Artikel 2. Door een ander ingevoegd"))
    )
    assert [article.tag.clause if article.tag else None for article in agreement.articles] == ["right", None]


def test_tracked_changes_are_taken_as_accepted(read_body: Read):
    agreement = read_body(
        p("Titel"),
        p("Artikel 1. Recht"),
        p(r("De werkgever ") + "<w:del>" + r("moet") + "</w:del><w:ins>" + r("kan") + "</w:ins>" + r(" betalen.")),
        p("<w:moveFrom>" + r("Weg.") + "</w:moveFrom>", mark="<w:moveFrom/>"),
        p("Eerste helft, ", mark="<w:del/>"),
        p("tweede helft."),
        p("<w:moveTo>" + r("Hierheen.") + "</w:moveTo>"),
    )
    assert texts(agreement.articles[0].passages) == [
        "De werkgever kan betalen.",
        "Eerste helft, tweede helft.",
        "Hierheen.",
    ]


def test_deleted_paragraphs_do_not_count(read_body: Read):
    numbering = abstract(0, lvl(0, "decimal", "Artikel %1.")) + num(1, 0)
    gone = p("<w:del>" + r("Weg") + "</w:del>", num=(1, 0), mark="<w:del/>")
    body = [p("Titel"), p("Recht", num=(1, 0)), gone, p("Plicht", num=(1, 0))]
    assert outline(read_body(*body, numbering=numbering)) == [("1", "Recht"), ("2", "Plicht")]


def test_the_text_is_what_a_reader_sees(read_body: Read):
    content = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"
        '<w:r><w:br w:type="page"/><w:softHyphen/><w:footnoteReference w:id="2"/></w:r>'
        + r("verborgen", hidden=True)
        + field("DATE", r("vandaag"))
        + '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
        + f'<w:hyperlink r:id="rId9">{r("link")}</w:hyperlink>'
        + f"<w:smartTag>{r('slim')}</w:smartTag><w:sdt><w:sdtContent>{r('veld')}</w:sdtContent></w:sdt>"
        + "<mc:AlternateContent><mc:Choice>"
        + r("een")
        + "</mc:Choice><mc:Fallback>"
        + r("twee")
        + "</mc:Fallback></mc:AlternateContent>"
    )
    agreement = read_body(p("Titel"), p("Artikel 1. Recht"), p(content))
    assert texts(agreement.articles[0].passages) == ["a\tb\nc‑dvandaag7linkslimveldeen"]


def test_a_cross_reference_names_the_clause_that_it_points_to(read_body: Read):
    heading = BOOKMARK.format(name="_Ref_costs", run=r("Artikel 2. Kosten"))
    agreement = read_body(
        p("Titel"),
        p("Artikel 1. Recht"),
        p(
            r("Zie artikel ")
            + field(r"REF _Ref_costs \r \h \t", r("2"))
            + r(" en ")
            + field("REF x", r("daar"))
            + r(".")
        ),
        sdt("akkoord:costs@1.0/opening", p(heading)),
    )
    pieces = agreement.articles[0].passages[0].pieces
    assert pieces == ("Zie artikel ", Reference("costs", "2"), " en daar.")


@pytest.mark.parametrize(
    ("result", "after", "expected"),
    [
        ("1er", ".", ("Voir ", Reference(None, "1er"), ".")),
        ("1", "er.", ("Voir ", Reference(None, "1er"), ".")),
        ("Article 1er", "", ("Voir Article ", Reference(None, "1er"))),
        ("4", ".", ("Voir ", Reference(None, "4"), ".")),
        ("1", "erreur", ("Voir ", Reference(None, "1"), "erreur")),
        ("Erreur", ".", ("Voir Erreur.",)),
    ],
)
def test_the_result_of_a_cross_reference_may_be_more_less_or_old(
    read_body: Read, result: str, after: str, expected: tuple[str | Reference, ...]
):
    agreement = read_body(
        p("Titre"),
        p(BOOKMARK.format(name="b", run=r("Article 1er. Objet"))),
        p(r("Voir ") + field(r"REF b \r", r(result)) + (r(after) if after else "")),
    )
    assert agreement.articles[0].passages[0].pieces == expected


def test_a_table_of_contents_is_no_part_of_the_agreement(read_body: Read):
    contents = field("TOC \\o 2", r("Artikel 1. Recht"), "</w:p><w:p>", r("Artikel 2. Kosten"))
    agreement = read_body(
        p("Titel", style="Title"),
        p("Artikel 1. Recht", style="TOC1"),
        f"<w:p>{contents}</w:p>",
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Artikel 9. Niets')}</w:sdtContent></w:sdt>",
        p("Artikel 1. Recht"),
        p("Tekst."),
    )
    assert outline(agreement) == [("1", "Recht")]
    assert agreement.opening == ()


def test_signatures_are_read_from_a_table_with_a_heading_row(read_body: Read):
    agreement = read_body(
        *(p("Titel"), p("Artikel 1. Recht"), p("Tekst."), p("Gesloten te Gent.")),
        table(
            ("Partij", "Naam en hoedanigheid", "Handtekening"),
            ("ACME nv", p("An Peeters") + p("gedelegeerd bestuurder"), ""),
            ("ACV", p("") + p("secretaris"), ""),
        ),
    )
    assert agreement.signatures == (
        Signature("ACME nv", "An Peeters", "gedelegeerd bestuurder"),
        Signature("ACV", "", "secretaris"),
    )
    assert [texts(section.passages) for section in agreement.closing] == [["Gesloten te Gent."]]


def test_signatures_are_read_from_cells_side_by_side(read_body: Read):
    agreement = read_body(
        *(p("Titre"), p("Article 1er. Objet"), p("Texte.")),
        table((p("Pour la SA ACME") + p("") + p("Anne Petit") + p("directrice"), p("Pour la CSC") + p("Luc Roi"))),
        language="fr-BE",
    )
    assert agreement.signatures == (
        Signature("Pour la SA ACME", "Anne Petit", "directrice"),
        Signature("Pour la CSC", "Luc Roi", ""),
    )


def test_the_rows_of_another_table_become_lines(read_body: Read):
    agreement = read_body(
        p("Titel"), p("Artikel 1. Recht"), table(("Jaar", "Bedrag"), ("2027", p("€ 1.250") + p("netto"))), p("Einde.")
    )
    assert texts(agreement.articles[0].passages) == ["Jaar\tBedrag", "2027\t€ 1.250\tnetto", "Einde."]


def test_of_two_languages_side_by_side_the_one_of_the_document_is_read(read_body: Read):
    agreement = read_body(
        p("Overeenkomst"),
        table(
            (p("Artikel 1. Recht"), p("Article 1er. Droit")),
            (p("Het recht van de werknemer geldt."), p("Le droit de la travailleuse vaut.")),
        ),
        p("Dit geldt voor het personeel van de onderneming, ook bij ziekte."),
    )
    assert agreement.language == "nl"
    assert outline(agreement) == [("1", "Recht")]


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        ("fr-BE", "Rond", "fr"),
        ("nl-BE", "Rond", "nl"),
        ("en-US", "Le droit de la travailleuse", "fr"),
        ("nl-BE", "Le droit est dans la convention et sur la liste des membres qui est à la poste", "fr"),
        ("en-US", "Rond", "nl"),
    ],
)
def test_the_language_is_the_declared_one_unless_the_words_say_otherwise(
    read_body: Read, declared: str, text: str, expected: str
):
    assert read_body(p(text), language=declared).language == expected


def test_a_document_without_the_word_article_goes_by_its_numbered_headings(read_body: Read):
    agreement = read_body(
        p("Cao over begeleiding"),
        *(p(r("A. Toepassingsgebied", bold=True)), p("1. Alle werknemers."), p("1.1. Ook uitzendkrachten.")),
        *(p(r("B. Duur", bold=True)), p("- Eén jaar.")),
        p("Opgemaakt te Gent."),
    )
    assert outline(agreement) == [("A", "Toepassingsgebied"), ("B", "Duur")]
    assert shown(agreement.articles[0].passages) == [
        ("item", "1.", "Alle werknemers."),
        ("paragraph", "1.1.", "Ook uitzendkrachten."),
    ]
    assert shown(agreement.articles[1].passages) == [("item", "-", "Eén jaar.")]
    assert [texts(section.passages) for section in agreement.closing] == [["Opgemaakt te Gent."]]


def test_a_text_without_any_structure_is_kept_as_opening_and_closing(read_body: Read):
    agreement = read_body(p("Brief"), p("Beste,"), p("Opgemaakt te Gent."))
    assert texts(agreement.title.passages) == ["Brief"]
    assert [texts(section.passages) for section in agreement.opening] == [["Beste,"]]
    assert [texts(section.passages) for section in agreement.closing] == [["Opgemaakt te Gent."]]


def test_an_empty_document_is_an_empty_agreement(read_body: Read):
    agreement = read_body(p(""))
    assert agreement == Agreement("nl", agreement.title, (), (), (), ())
    assert agreement.title.passages == ()


def test_a_stamp_above_the_title_is_no_title(read_body: Read):
    agreement = read_body(
        *(p("Neerlegging-Dépôt: 01/12/2026"), p("Collectieve arbeidsovereenkomst van 1 december 2026")),
        *(p("Artikel 1. Recht"), p("Tekst.")),
    )
    assert texts(agreement.title.passages) == ["Collectieve arbeidsovereenkomst van 1 december 2026"]
    assert [texts(section.passages) for section in agreement.opening] == [["Neerlegging-Dépôt: 01/12/2026"]]


def test_a_list_of_annexes_is_not_taken_for_the_annexes(read_body: Read):
    agreement = read_body(
        *(p("Titel"), p("Artikel 1. Recht"), p("Tekst."), p("Opgemaakt te Gent.")),
        *(p("Bijlage 1: Formulier"), p("Bijlage 2: Tabel"), p("Bijlage 1"), p("Naam"), p("Bijlage 2"), p("Cijfers.")),
    )
    assert [annex.number for annex in agreement.annexes] == ["1", "2"]
    assert [texts(section.passages) for section in agreement.closing] == [
        ["Opgemaakt te Gent.", "Bijlage 1: Formulier", "Bijlage 2: Tabel"]
    ]


def test_an_introduction_of_a_chapter_stays_with_its_first_article(read_body: Read):
    agreement = read_body(
        p("Titel"), p("Hoofdstuk 1. Recht"), p("Dit hoofdstuk regelt het recht."), p("Artikel 1. Doel"), p("Tekst.")
    )
    assert texts(agreement.articles[0].passages) == ["Dit hoofdstuk regelt het recht.", "Tekst."]


def test_a_chapter_within_a_part_bears_both_names(read_body: Read):
    agreement = read_body(
        *(p("Akkoord"), p("Titel I. Loopbaan"), p("Hoofdstuk 1. Recht"), p("Artikel 1. Doel"), p("Tekst.")),
        *(p("Hoofdstuk 2. Kosten"), p("Artikel 2. Prijs"), p("Tekst."), p("Hoofdstuk 3. Leeg")),
    )
    assert [article.chapter for article in agreement.articles] == ["Loopbaan – Recht", "Kosten"]
    assert texts(agreement.articles[1].passages) == ["Tekst.", "Hoofdstuk 3. Leeg"]


STARTS = (
    *("", "Artikel 1. ", "Art. 2 § 1. ", "Artikel 3 van ", "Hoofdstuk I ", "HOOFDSTUK 2: ", "Titel 1 - ", "Bijlage 1 "),
    *("Bijlage A: ", "Annexe ", "§ 1. ", "1° ", "a) ", "- ", "3.1 ", "1. ", "Opgemaakt te ", "Voor ", "Cao ", "A. "),
)
SHAPES = st.tuples(
    st.sampled_from(STARTS),
    st.sampled_from(["", "Title", "Heading1", "Heading2"]),
    st.sampled_from(["plain", "bold", "row", "control", "deleted mark"]),
    st.sampled_from(["", ".", ";", " zin die doorgaat en daarom geen titel van een artikel is."]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(SHAPES, max_size=12))
def test_whatever_the_form_no_word_is_lost_or_doubled(shapes: list[tuple[str, str, str, str]]):
    body = []
    for number, (start, style, shape, end) in enumerate(shapes):
        text = f"{start}Woord{number}x{end}"
        line = p(r(text, bold=shape == "bold"), style=style, mark="<w:del/>" if shape == "deleted mark" else "")
        body.append({"row": table((line, p(""))), "control": sdt(f"akkoord:c{number}@1/floor", line)}.get(shape, line))
    agreement = agreement_in(read_blocks(package(*body, p("Einde"))))
    everything = repr(agreement)
    chapters = {article.chapter for article in agreement.articles}
    for number in range(len(shapes)):
        word = f"Woord{number}x"
        in_chapters = sum(article.chapter.count(word) for article in agreement.articles)
        assert everything.count(word) - in_chapters + any(word in chapter for chapter in chapters) == 1


def test_text_boxes_are_read_after_their_paragraph(read_body: Read):
    box = f"<w:r><w:pict><w:txbxContent>{p('In het kader.')}</w:txbxContent></w:pict></w:r>"
    agreement = read_body(p("Titel"), p("Artikel 1. Recht"), p(r("Voor. ") + box))
    assert texts(agreement.articles[0].passages) == ["Voor.", "In het kader."]
