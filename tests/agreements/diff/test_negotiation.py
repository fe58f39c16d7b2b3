"""The example negotiation in the package: its documents are what rounds.yaml says, and what akkoord says of them."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from agreements.demonstration import ROUNDS
from agreements.opening import open_document
from agreements.word.blocks import read_blocks
from agreements.word.package import Package
from agreements.word.reading import agreement_in
from agreements.word.tracked import marked_parts, rejected
from cli import main
from tests.agreements.diff.documents import draft, package
from tests.agreements.diff.negotiation import DRAFT, FOLDER, rounds, word_document
from tests.agreements.diff.texts import compared


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the draft and the rounds, that is also the current one."""
    (tmp_path / "draft.docx").write_bytes(draft(DRAFT))
    for name in ROUNDS:
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*args: str) -> str:
    result = CliRunner().invoke(main, ["--lang", "nl", "diff", "draft.docx", *args], catch_exceptions=False)
    assert result.exit_code == 1
    return result.stdout


def test_the_package_holds_a_file_for_each_round() -> None:
    assert tuple(each["file"] for each in rounds()) == ROUNDS
    assert [each["form"] for each in rounds()] == ["tracked", "retyped", "pdf"]


@pytest.mark.parametrize("round_", rounds(), ids=ROUNDS)
def test_each_document_still_says_what_the_rounds_tell(round_: dict[str, Any]) -> None:
    expected = agreement_in(read_blocks(package(word_document(round_))))
    found = open_document(FOLDER / round_["file"]).agreement
    if round_["form"] == "pdf":
        bare = [replace(each, title=each.title, signatures=()) for each in (expected, found)]
        assert not [each for each in compared(*bare).articles if each.label not in ("unchanged", "cosmetic")]
    else:
        assert found == expected


def test_the_first_round_is_tracked_but_for_one_change(desk: Path) -> None:
    first = Package.open(desk / "round-1.docx")
    assert list(marked_parts(first))
    before = agreement_in(read_blocks(rejected(first)))
    assert any("30\u00a0kalenderdagen na de aanvraag" in article.text for article in before.articles)
    (untracked,) = json.loads(told("round-1.docx", "--format", "json"))["untracked"]
    assert untracked["article"] == "10"


def test_the_second_round_weakens_at_a_distance(desk: Path) -> None:
    report = json.loads(told("round-2.docx", "--format", "json"))
    roads = {road["road"] for state in report["positions"].values() for road in state["roads"]}
    assert {"definition", "precedence", "entire-agreement"} <= roads
    assert report["positions"]["no-feedback"]["direct"] == "kept"
    assert report["positions"]["no-feedback"]["verdict"] == "weakened"


def test_the_rounds_on_one_screen(desk: Path, golden: Callable[[str, str], None]) -> None:
    golden("negotiation.nl.txt", told(*ROUNDS))


def test_the_first_round_on_one_screen(desk: Path, golden: Callable[[str, str], None]) -> None:
    golden("negotiation-round-1.nl.txt", told("round-1.docx"))


def test_the_first_round_for_programs(desk: Path, golden: Callable[[str, str], None]) -> None:
    """All of the JSON but the parts that did not change and the texts to answer with, which are the library's."""
    report = json.loads(told("round-1.docx", "--format", "json"))
    report["articles"] = [article for article in report["articles"] if article["change"] != "unchanged"]
    for state in report["positions"].values():
        state["answers"] = [[answer["clause"], answer["rung"], answer["met"]] for answer in state["answers"]]
    golden("negotiation-round-1.nl.json", json.dumps(report, ensure_ascii=False, indent=1) + "\n")
