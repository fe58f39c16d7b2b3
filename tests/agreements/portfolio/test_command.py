"""The command ``akkoord portfolio``."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from cli import main
from tests.agreements.validate.drafts import draft_of


def test_it_reports_all_files_and_tells_of_the_one_that_it_cannot_read(tmp_path: Path) -> None:
    folder = tmp_path / "agreements"
    folder.mkdir()
    (folder / "ours.docx").write_bytes(draft_of({"draft": "brussels-bilingual"}, "fr").to_bytes())
    (folder / "broken.docx").write_bytes(b"nothing")
    report = tmp_path / "report.html"
    arguments = ["portfolio", str(folder), "--report", str(report), "--cache", str(tmp_path / "cache"), "--lang", "en"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "All positions are kept." in result.output
    assert "not read: 1" in result.output
    assert "broken.docx" in report.read_text(encoding="utf-8")


def test_a_report_of_another_kind_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["portfolio", str(tmp_path), "--report", "report.doc", "--lang", "en"])
    assert result.exit_code == 2
    assert ".xlsx" in result.output
