"""``akkoord validate`` as its users meet it: arguments, exit codes, many files, one message for bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import agreements.report
from agreements.drafting import Request as Drafting
from agreements.model import Language
from agreements.office import EXAMPLES, assemble_file
from clauses.library import BUILT_IN, own_library
from cli import main
from tests.agreements.validate.cases import sound_document
from tests.textdoc import word


def akkoord(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "validate", *map(str, arguments)], catch_exceptions=False)


def sound(file: Path, language: Language = "nl") -> Path:
    file.write_bytes(word(sound_document("typed", language), language).to_bytes())
    return file


def faulty(file: Path) -> Path:
    """One error, and one warning."""
    text = sound_document("typed", "nl").replace(", met ondernemingsnummer 0765.432.146", "")
    file.write_bytes(word(text.replace("FOD Werkgelegenheid", "FOD {+Werkgelegenheid+}"), "nl").to_bytes())
    return file


def test_a_sound_draft_ends_with_0_and_says_nothing_on_stdout(tmp_path: Path) -> None:
    result = akkoord(sound(tmp_path / "cao.docx"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 document checked: 0 errors" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--ignore", "F109"], 0),
        (["--ignore", "F109", "--fail-on", "warning"], 1),
        (["--ignore", "F109,W401", "--fail-on", "warning"], 0),
        (["--select", "word", "--fail-on", "warning"], 1),
        (["--select", "traps"], 0),
    ],
)
def test_the_exit_code_tells_whether_there_is_what_counts(tmp_path: Path, arguments: list[str], code: int) -> None:
    assert akkoord(faulty(tmp_path / "cao.docx"), *arguments).exit_code == code


def test_a_folder_is_checked_with_all_that_is_under_it(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    faulty(tmp_path / "a.docx")
    sound(tmp_path / "deeper" / "b.DOCX", "fr")
    (tmp_path / "~$a.docx").write_bytes(b"lock")
    (tmp_path / "notes.txt").write_text("x")
    result = akkoord(tmp_path, "--format", "json")
    assert result.exit_code == 1
    assert [Path(each["file"]).name for each in json.loads(result.stdout)] == ["a.docx", "b.DOCX"]


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif"])
def test_a_report_of_ours_in_the_folder_is_left_out_visibly(tmp_path: Path, form: str) -> None:
    report = Path(agreements.report.__file__).parent / "pages" / "report.docx"
    (tmp_path / "a-report.docx").write_bytes(report.read_bytes())
    faulty(tmp_path / "cao.docx")
    result = akkoord(tmp_path, "--format", form)
    assert result.exit_code == 1
    assert "a-report" not in result.stdout
    assert "cao.docx" in result.stdout
    assert "a-report.docx: This is a report of ours and no agreement: it was left out." in result.stderr
    assert "1 document checked" in result.stderr


def test_a_folder_with_nothing_but_reports_of_ours_has_no_findings(tmp_path: Path) -> None:
    report = Path(agreements.report.__file__).parent / "pages" / "report.docx"
    (tmp_path / "a-report.docx").write_bytes(report.read_bytes())
    result = akkoord(tmp_path, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_one_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    faulty(tmp_path / "a.docx")
    (tmp_path / "b.docx").write_bytes(b"nothing of the kind")
    result = akkoord(tmp_path / "a.docx", tmp_path / "b.docx", tmp_path / "c.docx")
    assert result.exit_code == 2
    assert "enterprise-number-missing" in result.stdout
    assert "b.docx: This is not a Word document" in result.stderr
    assert "c.docx: There is no such file" in result.stderr


def test_many_files_are_done_in_several_processes_and_in_order(tmp_path: Path) -> None:
    for number in range(12):
        (faulty if number % 2 else sound)(tmp_path / f"{number:02}.docx")
    (tmp_path / "06.docx").write_bytes(b"broken")
    result = akkoord(tmp_path, "--format", "json")
    shown = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [Path(each["file"]).stem for each in shown] == [f"{n:02}" for n in range(12) if n != 6]
    assert [bool(each["findings"]) for each in shown] == [bool(n % 2) for n in range(12) if n != 6]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Name a draft"),
        (["missing.docx"], "There is no such file"),
        (["cao.docx", "--select", "nonsense"], "There is no rule “nonsense”"),
        (["cao.docx", "--dossier", "missing.yaml"], "There is no such file"),
        (["cao.docx", "--baseline", "missing.json"], "There is no such file"),
        (["empty"], "no Word document"),
        (["--explain", "nonsense"], "There is no rule “nonsense”"),
        (["cao.docx", "cao.docx", "empty.docx", "--format", "docx"], "-o"),
    ],
)
def test_bad_input_is_one_message_and_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    sound(Path("cao.docx"))
    result = akkoord(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_the_dossier_tells_what_the_text_alone_does_not(tmp_path: Path) -> None:
    from agreements.office import EXAMPLES

    file = sound(tmp_path / "cao.docx", "fr")
    assert akkoord(file).exit_code == 0
    result = akkoord(file, "--dossier", EXAMPLES / "flanders-chemistry.yaml")
    assert result.exit_code == 1
    assert "language-of-region" in result.stdout


def test_reports_go_to_a_file_on_request_and_never_over_another_one(tmp_path: Path) -> None:
    file, page = faulty(tmp_path / "cao.docx"), tmp_path / "report.html"
    result = akkoord(file, "--format", "html", "-o", page)
    assert (result.exit_code, result.stdout) == (1, f"{page}\n")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert akkoord(file, "--format", "html", "-o", page).exit_code == 2
    assert akkoord(file, "--format", "html", "-o", page, "--force").exit_code == 1


def test_the_commented_draft_goes_to_stdout_or_to_a_file(tmp_path: Path) -> None:
    file = faulty(tmp_path / "cao.docx")
    before = file.read_bytes()
    assert akkoord(file, "--format", "docx").stdout_bytes.startswith(b"PK")
    result = akkoord(file, "--format", "docx", "-o", tmp_path / "commented.docx")
    assert result.stdout == f"{tmp_path / 'commented.docx'}\n"
    assert file.read_bytes() == before


def test_a_baseline_is_written_and_then_only_what_is_new_is_told(tmp_path: Path) -> None:
    file, baseline = faulty(tmp_path / "cao.docx"), tmp_path / "baseline.json"
    assert akkoord(file, "--write-baseline", baseline).exit_code == 0
    assert akkoord(file, "--baseline", baseline, "--fail-on", "warning").exit_code == 0


@pytest.mark.parametrize("name", ["duration-missing", "F105", "f105"])
def test_a_rule_is_explained_by_its_name_or_code(name: str) -> None:
    result = akkoord("--explain", name)
    assert result.exit_code == 0
    assert result.stdout.startswith("# duration-missing\n")
    assert "## Why it matters" in result.stdout


def test_a_draft_is_held_against_libraries_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "career-guidance").mkdir(parents=True)
    text = (BUILT_IN / "career-guidance" / "individual-right.yaml").read_text(encoding="utf-8")
    newer = text.replace('version: "1.0"', 'version: "1.1"')
    (own / "career-guidance" / "individual-right.yaml").write_text(newer, encoding="utf-8")
    draft = tmp_path / "cao.docx"
    assemble_file(EXAMPLES / "flanders-chemistry.yaml", draft, own_library(), Drafting(), force=False)
    assert "individual-right" not in akkoord(draft, "--select", "clause-outdated").stdout
    told = akkoord(draft, "--select", "clause-outdated", "--library", own)
    assert "clause-outdated" in told.stdout
    assert "1.1" in told.stdout
    assert "replaces our clause “individual-right”" in told.stderr


def test_a_library_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = akkoord(sound(tmp_path / "cao.docx"), "--library", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "no such folder" in result.stderr
