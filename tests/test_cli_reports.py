"""akkoord diff --report: any number of reports of one comparison, written safely, as users meet it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from tests.wordml import p, package

OURS = ("Collectieve arbeidsovereenkomst over loopbaanbegeleiding", "Artikel 1. Recht",
        "Elke werknemer heeft een individueel recht op loopbaanbegeleiding.", "Artikel 2. Kosten",
        "De werkgever betaalt alle kosten van de loopbaanbegeleiding.")  # fmt: skip
KINDS = (".html", ".docx", ".xlsx", ".json")


@pytest.fixture
def documents(tmp_path: Path) -> tuple[str, str]:
    """Our document, and theirs in which a right became a permission."""
    files = tmp_path / "ours.docx", tmp_path / "theirs.docx"
    theirs = [line.replace("heeft een individueel recht op", "kan, mits toestemming, vragen om") for line in OURS]
    for file, lines in zip(files, (OURS, theirs), strict=True):
        file.write_bytes(package(*(p(line) for line in lines)).to_bytes())
    return str(files[0]), str(files[1])


def diff(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", "--lang", "nl", *map(str, arguments)])


def test_every_report_that_is_asked_for_is_written_and_named(documents: tuple[str, str], tmp_path: Path):
    files = [tmp_path / f"verslag{kind}" for kind in KINDS]
    done = diff(*documents, *(each for file in files for each in ("--report", file)))
    assert done.exit_code == 1
    assert all(str(file) in done.stderr for file in files)
    assert 'lang="nl"' in files[0].read_text(encoding="utf-8")
    assert files[1].read_bytes()[:2] == files[2].read_bytes()[:2] == b"PK"
    assert json.loads(files[3].read_text(encoding="utf-8"))["schema"] == "akkoord.diff/1"


def test_a_report_that_exists_is_left_as_it_was_and_no_other_is_written(documents: tuple[str, str], tmp_path: Path):
    old, new = tmp_path / "oud.html", tmp_path / "nieuw.xlsx"
    old.write_text("van vroeger")
    done = diff(*documents, "--report", new, "--report", old)
    assert done.exit_code == 2
    assert old.read_text() == "van vroeger"
    assert not new.exists()
    assert diff(*documents, "--report", old, "--force").exit_code == 1
    assert old.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("name", ["verslag.pdf", "verslag", "verslag.htm.exe"])
def test_a_report_of_another_kind_is_refused_before_anything_is_read(name: str, tmp_path: Path):
    done = diff(tmp_path / "missing.docx", tmp_path / "missing-too.docx", "--report", tmp_path / name)
    assert done.exit_code == 2
    assert ".html, .docx, .xlsx, .json" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_report_never_takes_the_place_of_a_document_or_of_another_report(documents: tuple[str, str], tmp_path: Path):
    before = Path(documents[1]).read_bytes()
    assert diff(*documents, "--report", documents[1], "--force").exit_code == 2
    assert Path(documents[1]).read_bytes() == before
    twice = ("--report", tmp_path / "een.html", "--report", tmp_path / "een.html")
    assert diff(*documents, *twice).exit_code == 2
    assert not (tmp_path / "een.html").exists()
