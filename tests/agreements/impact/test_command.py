"""The command: two texts in, an outcome out, as text for a reader and as JSON for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main

OURS = (
    "De werknemer kiest zelf de taalschool. De onderneming betaalt het inschrijvingsgeld binnen dertig dagen. "
    "De school brengt geen verslag uit aan de onderneming."
)
THEIRS = (
    "De werknemer kiest, na akkoord van zijn leidinggevende, de taalschool. De onderneming betaalt het "
    "inschrijvingsgeld binnen zestig dagen. De school brengt verslag uit aan de onderneming."
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["impact", *arguments], env={"LC_ALL": "en_GB.UTF-8"})


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_the_outcome_can_be_read_out_in_three_languages(golden, language: str) -> None:
    result = run(OURS, THEIRS, "--language", "nl", "--lang", language)
    assert result.exit_code == 0, result.output
    golden(f"impact.{language}.txt", result.output)


def test_the_outcome_as_json(golden) -> None:
    result = run(OURS, THEIRS, "--language", "nl", "--format", "json")
    assert result.exit_code == 0, result.output
    golden("impact.json", result.output)


def test_the_places_in_the_json_point_at_the_words() -> None:
    edits = json.loads(run(OURS, THEIRS, "--language", "nl", "--format", "json").output)["edits"]
    words = {THEIRS[slice(*edit["theirs"])] for edit in edits if edit["theirs"]}
    assert any("akkoord van zijn leidinggevende" in piece for piece in words)
    assert any("zestig dagen" in piece for piece in words)


def test_a_text_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "ours.txt").write_text(OURS, encoding="utf-8")
    (tmp_path / "theirs.txt").write_text(THEIRS, encoding="utf-8")
    typed = run(OURS, THEIRS, "--language", "nl")
    filed = run(f"@{tmp_path / 'ours.txt'}", f"@{tmp_path / 'theirs.txt'}", "--language", "nl")
    assert filed.exit_code == 0
    assert filed.output == typed.output


def test_equal_texts_say_so_in_one_line() -> None:
    result = run(OURS, OURS, "--language", "nl")
    assert result.output.splitlines()[0] == "Unchanged: the texts are the same."


def test_a_file_that_is_not_there_is_told_without_a_traceback() -> None:
    result = run("@nowhere.txt", THEIRS, "--language", "nl")
    assert result.exit_code == 2
    assert "nowhere.txt" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_language_must_be_given() -> None:
    assert run(OURS, THEIRS).exit_code == 2


def test_a_lexicon_of_the_user_is_taken_along(tmp_path: Path) -> None:
    (tmp_path / "synonyms.yaml").write_text(
        "about: Painters.\ngroups:\n  - {id: brush, nl: [kwast, borstel]}\n", encoding="utf-8"
    )
    texts = ("De werkgever betaalt de kwast.", "De werkgever betaalt de borstel.", "--language", "nl")
    assert run(*texts).output.startswith("Weakened")
    assert run(*texts, "--lexicon", str(tmp_path)).output.startswith("Wording only")
