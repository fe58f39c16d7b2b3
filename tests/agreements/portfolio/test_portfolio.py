"""Many agreements side by side."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from pathlib import Path

import pytest

import agreements.report
from agreements.impact.model import HARM
from agreements.portfolio import Portfolio, Request, Row, desk, run
from agreements.portfolio.judging import Clerk
from agreements.portfolio.reports import as_report, as_text
from agreements.portfolio.wordings import wordings
from agreements.report.recognising import is_report
from agreements.word.blocks import read_blocks
from agreements.word.package import Package
from agreements.word.reading import agreement_in
from clauses.library import own_library
from templates import find
from tests.agreements.validate.drafts import draft_of
from tests.textdoc import word

REPORT = Path(agreements.report.__file__).parent / "pages" / "report.docx"
HALF = {
    "De werkgever draagt de volledige kosten van de loopbaanbegeleiding.": "De werkgever draagt de helft van de "
    "kosten van de loopbaanbegeleiding."
}
FORMULA = {"Een e-mail volstaat.": "=cmd() &lt;script&gt;alert(1)&lt;/script&gt;"}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    folder = tmp_path_factory.mktemp("agreements")
    drafts = {
        "ours.docx": {},
        "older.docx": {"xml": {"akkoord:no-feedback@1.0": "akkoord:no-feedback@0.9"}},
        "half.docx": {"xml": HALF},
        "bare-half.docx": {"xml": HALF, "bare": True},
        "without.docx": {"without": ["working-time"]},
        "formula.docx": {"xml": FORMULA},
    }
    for name, data in drafts.items():
        package = draft_of({"draft": "brussels-bilingual", **data}, "nl")
        (folder / name).write_bytes(package.to_bytes())
    (folder / "broken.docx").write_bytes(b"PK no")
    (folder / "report.docx").write_bytes(REPORT.read_bytes())
    judging = run([folder], Request(cache=folder / "cache"))
    rows = tuple(judging)
    assert tuple(run([folder], Request(cache=folder / "cache"))) == rows, "a second run says the same"
    assert any((folder / "cache").rglob("*.json"))
    return Portfolio(rows, judging.library)


def row_of(portfolio: Portfolio, name: str):  # type: ignore[no-untyped-def]
    (row,) = [row for row in portfolio.rows if Path(row.file).name == name]
    return row


def test_our_own_draft_has_our_clauses_and_keeps_all_positions(laid_out: Portfolio) -> None:
    row = row_of(laid_out, "ours.docx")
    assert set(row.positions.values()) == {"kept"}
    assert {cell.state for cell in row.clauses.values()} == {"same"}


@pytest.mark.parametrize("name", ["half.docx", "bare-half.docx"])
def test_an_altered_clause_shows_its_difference_and_its_effect(laid_out: Portfolio, name: str) -> None:
    row = row_of(laid_out, name)
    assert row.cell("cost-borne-by-employer").state == "altered"
    assert "[-volledige-]" in row.cell("cost-borne-by-employer").difference
    assert row.positions["employer-pays"] in ("weakened", "contradicted")


def test_what_is_out_of_date_and_what_is_absent_is_told(laid_out: Portfolio) -> None:
    assert row_of(laid_out, "older.docx").cell("no-feedback").state == "outdated"
    assert row_of(laid_out, "without.docx").cell("working-time").state == "absent"
    assert row_of(laid_out, "without.docx").positions["working-time"] == "removed"


def test_a_file_that_cannot_be_read_is_a_row_that_says_so(laid_out: Portfolio) -> None:
    assert row_of(laid_out, "broken.docx").problem
    assert laid_out.ordered[0].problem
    assert len(laid_out.rows) == 8


def test_a_report_of_ours_is_no_agreement_and_is_left_out_visibly(laid_out: Portfolio) -> None:
    row = row_of(laid_out, "report.docx")
    assert row == Row(row.file, is_report=True)
    assert laid_out.ordered[-1] is row
    assert laid_out.deviation(row) == 0
    assert sum(laid_out.counts("working-time").values()) == 6
    shown = as_text(laid_out)
    assert "Agreements: 7;" in shown
    assert "1 report of ours was left out." in shown
    assert "report.docx\n    This is a report of ours and no agreement: it was left out." in shown
    assert "it was left out" in as_report(laid_out, ".html").decode()


def test_a_template_for_agreements_is_not_taken_for_a_report() -> None:
    assert is_report(Package.open(REPORT))
    for name in ("agreement", "synoptic"):
        assert not is_report(Package.open(find(name)))


def test_the_same_text_in_many_agreements_is_kept_once(laid_out: Portfolio) -> None:
    altered = [row_of(laid_out, name).cell("cost-borne-by-employer") for name in ("half.docx", "bare-half.docx")]
    assert altered[0].text is altered[1].text
    assert altered[0].text


OF_OTHERS = """
= Bedrijfscao over {theme}
Tussen Glasfabriek Mol NV, Molenstraat 1, 2400 Mol (0765.432.146), en ACV Puls.
Artikel 1. Deze cao geldt voor alle personeelsleden van de fabriek te Mol.
Artikel 2. De onderneming neemt de helft van de factuur van het bureau voor haar rekening.
Artikel 3. Deze cao geldt van 1 januari 2027 tot 31 december 2028.
"""


def test_an_agreement_that_was_never_ours_is_judged_as_a_whole() -> None:
    clerk = Clerk(own_library())
    theirs = agreement_in(read_blocks(word(OF_OTHERS.format(theme="loopbaancoaching"))))
    row = clerk.row("theirs.docx", theirs)
    assert row.positions["employer-pays"] in HARM
    assert row.positions["no-feedback"] == "removed"


def test_an_agreement_on_another_theme_is_asked_nothing() -> None:
    theirs = agreement_in(read_blocks(word(OF_OTHERS.format(theme="de bedrijfsfiets"))))
    assert Clerk(own_library()).row("theirs.docx", theirs).positions == {}


def test_the_most_deviating_come_first(laid_out: Portfolio) -> None:
    scores = [laid_out.deviation(row) for row in laid_out.ordered if not row.problem]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0


def test_equal_wordings_are_counted_together(laid_out: Portfolio) -> None:
    mine = [each for each in wordings(laid_out) if each.clause == "cost-borne-by-employer"]
    assert [(each.state, each.count) for each in mine] == [("same", 4), ("altered", 2)]


def test_the_reports_are_whole_and_nothing_in_them_is_taken_for_code(laid_out: Portfolio) -> None:
    assert json.loads(as_report(laid_out, ".json"))["schema"] == "akkoord.portfolio/1"
    page = as_report(laid_out, ".html").decode()
    assert "<script" not in page
    assert "=cmd()" in page
    assert not re.search(r"https?:", page)
    with zipfile.ZipFile(io.BytesIO(as_report(laid_out, ".xlsx"))) as book:
        sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
        assert len(sheets) == 4
        assert not any(b"<f>" in sheet for sheet in sheets)
    assert "half.docx" in as_text(laid_out)


def test_several_processes_give_the_same_rows_in_the_same_order(
    laid_out: Portfolio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(desk, "FILES_A_TURN", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    files = [Path(row.file) for row in laid_out.rows][:4]
    assert tuple(run(files, Request(cache=tmp_path))) == laid_out.rows[:4]
