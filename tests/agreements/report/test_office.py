"""The Word and Excel reports are sound documents, read back here as an office program would."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator

from agreements.report.excel import as_xlsx
from agreements.report.word import as_docx
from akkoord.messages import activate
from tests.agreements.report import samples
from tests.agreements.report.pages import S, W, body, cells, parts, rewritten

MADE = [samples.negotiation, samples.single, samples.same, samples.empty]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("made", MADE)
def test_both_are_valid_in_every_language(made, language: str, tmp_path: Path):
    activate(language)
    for name, writer in (("report.docx", as_docx), ("report.xlsx", as_xlsx)):
        file = tmp_path / name
        file.write_bytes(writer(made(), samples.TODAY))
        result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(file)
        assert [str(error) for error in result.errors] == []


@pytest.mark.parametrize("made", MADE)
def test_the_same_result_gives_the_same_bytes(made):
    assert as_docx(made(), samples.TODAY) == as_docx(made(), samples.TODAY)
    assert as_xlsx(made(), samples.TODAY) == as_xlsx(made(), samples.TODAY)


@pytest.mark.parametrize("made", MADE)
def test_the_headings_of_the_document_go_down_by_one_step_after_one_title(made):
    styles = [each.get(f"{W}val") for each in body(made()).iter(f"{W}pStyle")]
    assert styles.count("Title") == 1
    levels = [int(style[-1]) for style in styles if re.fullmatch(r"Heading\d", style)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_of_the_document_has_a_header_row_that_is_repeated():
    tables = list(body(samples.negotiation()).iter(f"{W}tbl"))
    assert len(tables) > 5
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)


def test_words_that_differ_are_struck_or_underlined_as_formatting_and_never_as_tracked_changes():
    found = parts(as_docx(samples.single(), samples.TODAY))
    document, styles = found["word/document.xml"], found["word/styles.xml"]
    assert not list(document.iter(f"{W}ins", f"{W}del"))
    for style, mark, text in (("WordsGone", "strike", "16"), ("WordsNew", "u", "8")):
        runs = [run for run in document.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle[@{W}val='{style}']") is not None]
        assert text in ["".join(run.itertext()) for run in runs]
        (defined,) = [each for each in styles.iter(f"{W}style") if each.get(f"{W}styleId") == style]
        assert defined.find(f"{W}rPr/{W}{mark}") is not None


def test_every_sheet_has_a_frozen_header_and_a_filter_over_all_its_rows():
    found = parts(as_xlsx(samples.negotiation(), samples.TODAY))
    sheets = [root for name, root in found.items() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 6
    for sheet in sheets:
        rows = len(list(sheet.iter(f"{S}row")))
        assert sheet.find(f".//{S}pane[@state='frozen']") is not None
        assert sheet.find(f"{S}autoFilter").get("ref").endswith(str(rows))


def test_the_first_sheet_is_the_matrix_of_positions_and_rounds_the_latest_first():
    positions = cells(as_xlsx(samples.negotiation(), samples.TODAY))[0]
    assert [positions[f"{column}1"] for column in "ABCDE"] == [
        "Position",
        "Weight",
        "Verdict",
        "Round 2 (latest)",
        "Round 1",
    ]
    rows = {positions[f"A{row}"]: [positions.get(f"{column}{row}") for column in "BCDE"] for row in range(2, 9)}
    assert rows["Geen terugkoppeling"] == ["red line", "kept", "restored – the employer came closer", "lost"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t="])
def test_what_begins_as_a_formula_stays_text(sign: str):
    bait = f'{sign}HYPERLINK("http://x"; "y")'
    data = as_xlsx(rewritten(samples.negotiation(), lambda _old: bait), samples.TODAY)
    found = parts(data)
    assert not [each for root in found.values() for each in root.iter(f"{S}f", f"{S}hyperlink")]
    assert bait in [text for sheet in cells(data) for text in sheet.values()]
    quoted = {
        number
        for number, style in enumerate(found["xl/styles.xml"].find(f"{S}cellXfs"))
        if style.get("quotePrefix") == "1"
    }
    shared = ["".join(each.itertext()) for each in found["xl/sharedStrings.xml"].iter(f"{S}si")]
    for name, root in found.items():
        for cell in root.iter(f"{S}c") if name.startswith("xl/worksheets/") else ():
            text = shared[int(cell.findtext(f"{S}v"))] if cell.get("t") == "s" else ""
            assert not text.startswith(sign) or int(cell.get("s")) in quoted


def test_a_text_longer_than_a_cell_of_excel_is_cut_and_says_so():
    data = as_xlsx(rewritten(samples.single(), lambda old: old * 2000), samples.TODAY)
    lengths = [len(text) for sheet in cells(data) for text in sheet.values()]
    assert max(lengths) == 32_002
    assert all(length <= 32_767 for length in lengths)


@settings(max_examples=15)
@given(st.text(max_size=40))
def test_no_text_of_any_document_breaks_either_report(text: str):
    wild = rewritten(samples.negotiation(), lambda old: f"{old}{text}")
    assert parts(as_docx(wild, samples.TODAY))["word/document.xml"] is not None
    assert cells(as_xlsx(wild, samples.TODAY))
