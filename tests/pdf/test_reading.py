"""A PDF is read as a person reads it: columns, heads and feet, broken words, paragraphs, tables, notes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from agreements.model import Agreement, Signature
from agreements.opening import Opened, open_document
from tests.pdf.writer import at, flow, pdf, sheet

Open = Callable[..., Opened]
LEFT = 72
RIGHT = "De werknemer heeft recht op begeleiding, en de werkgever betaalt alle kosten die daaruit volgen."


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    def opener(*sheets: str, language: str | None = None, extra: tuple[str, ...] = ()) -> Opened:
        path = tmp_path / "tegenvoorstel.pdf"
        path.write_bytes(pdf(*sheets, extra=extra))
        return open_document(path, language)  # type: ignore[arg-type]

    return opener


def shown(agreement: Agreement) -> list[tuple[str, str, list[str]]]:
    return [
        (article.number, article.heading, [f"{each.label} {each.text}".strip() for each in article.passages])
        for article in agreement.articles
    ]


def opening_texts(agreement: Agreement) -> list[str]:
    return [passage.text for section in agreement.opening for passage in section.passages]


def codes(opened: Opened) -> list[str]:
    return [note.code for note in opened.notes]


def test_articles_paragraphs_and_labels_are_read_from_lines(opened: Open):
    agreement = opened(
        sheet(
            at(LEFT, 80, "Collectieve arbeidsovereenkomst", size=16, bold=True),
            at(LEFT, 120, "Artikel 1. Toepassingsgebied", bold=True),
            flow(LEFT, 140, RIGHT, letters=60),
            at(LEFT, 180, "Artikel 2. Kosten", bold=True),
            at(LEFT, 200, "§ 1."),
            flow(LEFT + 40, 200, RIGHT, letters=50),
            at(LEFT, 240, "§ 2. De werkgever betaalt:"),
            at(LEFT + 20, 256, "1° het traject;"),
            at(LEFT + 20, 272, "2° de verplaatsing."),
        )
    ).agreement
    assert [passage.text for passage in agreement.title.passages] == ["Collectieve arbeidsovereenkomst"]
    assert shown(agreement) == [
        ("1", "Toepassingsgebied", [RIGHT]),
        (
            "2",
            "Kosten",
            [f"§ 1. {RIGHT}", "§ 2. De werkgever betaalt:", "1° het traject;", "2° de verplaatsing."],
        ),
    ]


def test_paragraphs_without_white_between_them_are_told_apart_by_their_last_line(opened: Open):
    lines = ("De werkgever betaalt alle kosten van de begeleiding die", "de werknemer kiest.",
             "De werknemer kiest vrij het centrum, zonder enige tussen-", "komst.")  # fmt: skip
    agreement = opened(
        sheet(at(LEFT, 80, "Artikel 1. Recht"), *(at(LEFT, 94 + 12 * i, line) for i, line in enumerate(lines)))
    ).agreement
    assert shown(agreement) == [
        (
            "1",
            "Recht",
            [
                "De werkgever betaalt alle kosten van de begeleiding die de werknemer kiest.",
                "De werknemer kiest vrij het centrum, zonder enige tussenkomst.",
            ],
        )
    ]


def test_a_paragraph_goes_on_over_the_page_and_heads_feet_and_numbers_are_left_out(opened: Open):
    def page(number: int, *content: str | tuple[str, ...]) -> str:
        return sheet(
            at(LEFT, 40, "Tegenvoorstel van de directie - onder voorbehoud van goedkeuring", size=8),
            *content,
            at(280, 810, f"{number} / 3", size=8),
        )

    whole = "De werkgever en de werknemer overleggen samen over de begeleiding en over alle kosten die eruit volgen."
    first, second = whole[:54].strip(), whole[54:].strip()
    result = opened(
        page(1, at(LEFT, 80, "Artikel 1. Recht", bold=True), at(LEFT, 100, "x" * 62), at(LEFT, 760, first)),
        page(2, at(LEFT, 80, second), at(LEFT, 110, "Artikel 2. Duur", bold=True), at(LEFT, 130, "Een jaar.")),
        page(3, at(LEFT, 80, "Opgemaakt te Gent.")),
    )
    assert shown(result.agreement) == [("1", "Recht", ["x" * 62, whole]), ("2", "Duur", ["Een jaar."])]
    assert codes(result) == ["running-text"]
    assert "onder voorbehoud van goedkeuring" in result.notes[0].message


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Toepassingsge-", "bied", "Toepassingsgebied"),
        ("de cao-", "loon en meer", "de cao-loon en meer"),
        ("loopbaan-", "en opleidingskosten", "loopbaan- en opleidingskosten"),
        ("la peut-", "il encore", "la peut-il encore"),
        ("het ACV-", "lid", "het ACV-lid"),
        ("de werk-", "gever", "de werkgever"),
        ("de xyzzy-", "plugh", "de xyzzyplugh"),
        ("in 2026-", "2027", "in 2026-2027"),
        ("accompagne-", "ment", "accompagnement"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_mended_with_knowledge(
    opened: Open, first: str, second: str, joined: str
):
    agreement = opened(
        sheet(
            at(LEFT, 80, "Artikel 1. Recht"),
            at(LEFT, 100, f"{'y' * (60 - len(first))} {first}"),
            at(LEFT, 112, second + "."),
            at(LEFT, 140, "Het cao-loon van 2027."),
        )
    ).agreement
    assert agreement.articles[0].passages[0].text.removeprefix("y" * (60 - len(first))).strip() == f"{joined}."


def columns(left: str, right: str, y: float = 120) -> tuple[str, ...]:
    return flow(LEFT, y, left, letters=34) + flow(LEFT + 240, y, right, letters=34)


DUTCH = " ".join(["Het recht van de werknemer geldt voor het personeel, en de werkgever betaalt dat."] * 4)
FRENCH = " ".join(["Le droit de la travailleuse vaut pour le personnel, et la direction le paie aussi."] * 4)


def test_two_columns_are_read_one_after_the_other(opened: Open):
    more = " ".join(["De kosten van de begeleiding zijn voor de onderneming, niet voor het personeel."] * 4)
    result = opened(sheet(at(LEFT, 80, "Artikel 1. Recht", bold=True), columns(DUTCH, more)))
    text = " ".join(passage.text for passage in result.agreement.articles[0].passages)
    assert text == f"{DUTCH} {more}"


def test_words_that_stand_below_each_other_in_type_of_one_width_are_no_columns(opened: Open):
    lines = [" ".join(f"{letter}{number:08}" for letter in "abcdef") for number in range(12)]
    agreement = opened(
        sheet(
            at(LEFT, 80, "Artikel 1. Recht", bold=True),
            *(at(LEFT, 100 + 12 * number, line) for number, line in enumerate(lines)),
        )
    ).agreement
    assert shown(agreement) == [("1", "Recht", [" ".join(lines)])]


def test_a_heading_goes_on_below_when_its_next_word_found_no_room(opened: Open):
    agreement = opened(
        sheet(
            at(LEFT, 80, "Artikel 1 - Terugbetaling door het", bold=True),
            at(LEFT, 92, "Demografiefonds", bold=True),
            flow(LEFT, 110, f"De werkgever betaalt. {RIGHT} {RIGHT}", letters=44),
        )
    ).agreement
    assert [article.heading for article in agreement.articles] == ["Terugbetaling door het Demografiefonds"]


def test_a_last_page_with_hardly_anything_in_its_second_column_is_read_as_the_others(opened: Open):
    def column(x: float, number: int) -> list[str]:
        return [
            part
            for k in range(5)
            for part in (
                at(x, 80 + 120 * k, f"Artikel {number + k}. Recht", bold=True),
                *flow(x, 96 + 120 * k, f"{RIGHT} {RIGHT}", letters=34),
            )
        ]

    agreement = opened(
        sheet(column(LEFT, 1), column(320, 6)),
        sheet(column(LEFT, 11), at(320, 80, "De deelname is vrijwillig.")),
        sheet(column(LEFT, 16), at(320, 80, "De deelname is vrijwillig.")),
    ).agreement
    assert [article.number for article in agreement.articles] == [str(number) for number in range(1, 21)]
    assert [len(article.passages) for article in agreement.articles] == [*[1] * 14, 2, *[1] * 4, 2]


def test_of_columns_in_two_languages_one_is_read_and_the_other_kept_apart(opened: Open):
    result = opened(
        sheet(at(LEFT, 80, "Artikel 1. Recht"), at(LEFT + 240, 80, "Article 1er. Droit"), columns(DUTCH, FRENCH, y=100))
    )
    assert shown(result.agreement) == [("1", "Recht", [DUTCH])]
    assert result.other is not None
    assert shown(result.other) == [("1er", "Droit", [FRENCH])]
    assert codes(result) == ["other-language"]


def test_the_language_that_was_asked_for_is_read(opened: Open):
    page = sheet(
        at(LEFT, 80, "Artikel 1. Recht"), at(LEFT + 240, 80, "Article 1er. Droit"), columns(DUTCH, FRENCH, y=100)
    )
    agreement = opened(page, language="fr").agreement
    assert agreement.language == "fr"
    assert shown(agreement) == [("1er", "Droit", [FRENCH])]


def test_tables_stay_row_by_row(opened: Open):
    agreement = opened(
        sheet(
            at(LEFT, 80, "Artikel 1. Bedragen"),
            *(at(LEFT, 110, "Jaar"), at(LEFT + 120, 110, "Bedrag"), at(LEFT + 240, 110, "Voor")),
            *(at(LEFT, 130, "2027"), at(LEFT + 120, 130, "1.250 euro"), at(LEFT + 240, 130, "iedereen")),
            *(at(LEFT, 150, "2028"), at(LEFT + 120, 150, "1.500 euro"), at(LEFT + 240, 150, "iedereen")),
        )
    ).agreement
    assert shown(agreement) == [
        ("1", "Bedragen", ["Jaar\tBedrag\tVoor", "2027\t1.250 euro\tiedereen", "2028\t1.500 euro\tiedereen"])
    ]


def test_signatures_are_read_from_a_table(opened: Open):
    agreement = opened(
        sheet(
            *(at(LEFT, 80, "Artikel 1. Duur"), at(LEFT, 96, "Een jaar."), at(LEFT, 120, "Opgemaakt te Gent.")),
            *(at(LEFT, 150, "Partij"), at(LEFT + 140, 150, "Naam en functie"), at(LEFT + 300, 150, "Handtekening")),
            *(at(LEFT, 180, "ACME nv"), at(LEFT + 140, 180, "An Peeters"), at(LEFT + 140, 192, "directeur")),
            *(at(LEFT, 250, "ACV"), at(LEFT + 140, 250, "Luc Roi"), at(LEFT + 140, 262, "secretaris")),
        )
    ).agreement
    assert agreement.signatures == (
        Signature("ACME nv", "An Peeters", "directeur"),
        Signature("ACV", "Luc Roi", "secretaris"),
    )


def test_a_footnote_in_the_size_of_the_text_at_the_foot_of_the_first_column_takes_nothing_of_the_second(opened: Open):
    first = [at(LEFT, 120 + 12 * k, f"De werknemer volgt de sessie {k:02}.") for k in range(40)]
    second = [at(LEFT + 240, 120 + 12 * k, f"De werkgever betaalt sessie {k:02}.") for k in range(44)]
    mark = at(LEFT + 192, 584, "1", size=6)
    note = (at(LEFT, 636, "1 Behalve wie al een"), at(LEFT, 648, "traject volgde."))
    agreement = opened(
        sheet(at(LEFT, 80, "Artikel 1. Recht en kosten", bold=True), *first, mark, *note, *second)
    ).agreement
    texts = [f"{each.label} {each.text}".strip() for each in agreement.articles[0].passages]
    assert "[1] Behalve wie al een traject volgde." in texts
    assert "De werkgever betaalt sessie 43." in " ".join(texts)


def test_a_foot_of_two_lines_is_one_text(opened: Open):
    body = [at(LEFT, 80, "Artikel 1. Recht"), at(LEFT, 100, "De werknemer heeft recht op begeleiding.")]
    foot = [at(LEFT, 790, "Deze rechten gelden pas na akkoord van"), at(LEFT, 801, "de raad van bestuur.")]
    result = opened(sheet(*body, *foot), sheet(at(LEFT, 80, "Artikel 2. Kosten"), at(LEFT, 100, RIGHT), *foot))
    assert result.running == ("Deze rechten gelden pas na akkoord van de raad van bestuur.",)


def test_a_footnote_follows_the_paragraph_in_which_its_mark_stands(opened: Open):
    agreement = opened(
        sheet(
            at(LEFT, 80, "Artikel 1. Kosten"),
            at(LEFT, 100, "De werkgever betaalt alles"),
            at(LEFT + 156, 96, "1", size=6),
            at(LEFT + 159.6, 100, "."),
            at(LEFT, 130, "De werknemer kiest."),
            at(LEFT, 760, "1 Behalve de verplaatsing,", size=8),
            at(LEFT, 770, "die de werknemer zelf betaalt.", size=8),
        )
    ).agreement
    assert shown(agreement) == [
        (
            "1",
            "Kosten",
            [
                "De werkgever betaalt alles.",
                "[1] Behalve de verplaatsing, die de werknemer zelf betaalt.",
                "De werknemer kiest.",
            ],
        )
    ]


def test_a_table_of_contents_is_no_part_of_the_agreement(opened: Open):
    entries = [f"Artikel {n}. Onderwerp {n} {'.' * 30} {n}" for n in (1, 2, 3)]
    body = [(f"Artikel {n}. Onderwerp {n}", f"Tekst {n}.") for n in (1, 2, 3)]
    agreement = opened(
        sheet(at(LEFT, 60, "Inhoudstafel"), *(at(LEFT, 80 + 12 * i, entry) for i, entry in enumerate(entries))),
        sheet(*(part for i, (head, text) in enumerate(body)
                for part in (at(LEFT, 80 + 60 * i, head, bold=True), at(LEFT, 100 + 60 * i, text)))),
    ).agreement  # fmt: skip
    assert shown(agreement) == [(str(n), f"Onderwerp {n}", [f"Tekst {n}."]) for n in (1, 2, 3)]
    assert "Inhoudstafel" not in " ".join(opening_texts(agreement))


def test_a_page_whose_order_the_libraries_tell_otherwise_is_said_to_be_uncertain(opened: Open):
    words = [f"woord{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(60)]
    scrambled = [at(LEFT + 120 * (i % 3), 120 + 30 * (i // 3), word) for i, word in enumerate(words)]
    result = opened(sheet(at(LEFT, 80, "Artikel 1. Recht"), *scrambled[::-1]))
    assert codes(result) == ["reading-order"]
    assert "page 1" in result.notes[0].message


@pytest.mark.parametrize(
    ("annotation", "told"),
    [
        ("/Subtype /Text /Rect [0 0 9 9] /Contents (Enkel indien budget)", "a remark “Enkel indien budget”"),
        ("/Subtype /StrikeOut /Rect [70 738 240 752]", "struck out “De werkgever betaalt alles.”"),
        ("/Subtype /Widget /FT /Tx /T (x) /V (12 uur) /Rect [0 0 9 9]", "filled in “12 uur”"),
        ("/Subtype /Ink /Rect [0 0 9 9]", "a remark"),
    ],
)
def test_what_a_reader_added_is_told(tmp_path: Path, annotation: str, told: str):
    data = pdf(sheet(at(LEFT, 80, "Artikel 1. Recht"), at(LEFT, 100, "De werkgever betaalt alles.")))
    added = f"/Annots [<< /Type /Annot {annotation} >>] /MediaBox"
    path = tmp_path / "remarks.pdf"
    path.write_bytes(data.replace(b"/MediaBox", added.encode(), 1))
    result = open_document(path)
    assert codes(result) == ["remarks"]
    assert result.notes[0].message == f"Not in the text of this PDF, but added to it: {told}."
    assert result.coverage.remarks == 1


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"])
def test_a_page_on_its_side_or_upside_down_is_turned(opened: Open, matrix: str):
    step = {"0 1 -1 0": (12, 0), "0 -1 1 0": (-12, 0), "-1 0 0 -1": (0, 12)}[matrix]
    lines = ("Artikel 1. Recht", "1. De werkgever betaalt alles.", "2. De werknemer kiest.")
    shows = (
        f"BT /R 10 Tf {matrix} {300 + i * step[0]} {300 + i * step[1]} Tm ({line}) Tj ET"
        for i, line in enumerate(lines)
    )
    assert shown(opened(sheet(*shows)).agreement) == [
        ("1", "Recht", ["1. De werkgever betaalt alles.", "2. De werknemer kiest."])
    ]


def test_text_written_sideways_in_the_margin_is_told_but_not_mixed_in(opened: Open):
    stamp = "BT /R 10 Tf 0 1 -1 0 40 300 Tm (Neerlegging 123456/CO/116) Tj ET"
    result = opened(sheet(at(LEFT, 80, "Artikel 1. Recht"), stamp, at(LEFT, 100, "De werkgever betaalt alles.")))
    assert shown(result.agreement) == [("1", "Recht", ["De werkgever betaalt alles."])]
    assert codes(result) == ["sideways-text"]


def test_text_that_cannot_be_seen_is_told_but_not_read(opened: Open):
    hidden = at(LEFT, 120, "Behoudens weigering.").replace("BT ", "BT 3 Tr ")
    result = opened(sheet(at(LEFT, 80, "Artikel 1. Recht"), at(LEFT, 100, "De werkgever betaalt alles."), hidden))
    assert shown(result.agreement) == [("1", "Recht", ["De werkgever betaalt alles."])]
    assert codes(result) == ["hidden-text"]
    assert "Behoudens weigering." in result.notes[0].message


def test_the_invisible_text_of_a_scan_is_what_was_recognised(opened: Open):
    lines = (at(LEFT, 80, "Artikel 1. Recht"), at(LEFT, 100, "De werkgever betaalt alles."))
    picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 " \
              "/Length 1 >>\nstream\nx\nendstream"  # fmt: skip
    page = sheet("q 595 0 0 842 0 0 cm /X Do Q", *(line.replace("BT ", "BT 3 Tr ") for line in lines))
    result = opened(page, extra=(picture,))
    assert shown(result.agreement) == [("1", "Recht", ["De werkgever betaalt alles."])]
    assert codes(result) == ["recognised-text"]
