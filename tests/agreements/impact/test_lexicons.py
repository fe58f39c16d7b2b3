"""The lexicons: every example in them holds, every mechanism has examples, and mistakes of a user are told by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.impact import assess
from agreements.impact.lexicon import OWN, lexicon, mechanism_files
from agreements.impact.schema import Example, MechanismFile
from akkoord.errors import InputError, InvalidFileError
from akkoord.yamlfile import load, validate

FILES = {file.stem: validate(load(file), MechanismFile) for file in mechanism_files()}
EXAMPLES = [
    pytest.param(file.mechanism, example, id=f"{name}-{number}")
    for name, file in FILES.items()
    for number, example in enumerate(file.examples, 1)
]


@pytest.mark.parametrize(("mechanism", "example"), EXAMPLES)
def test_each_example_fires_or_stays_silent_as_it_says(mechanism: str, example: Example) -> None:
    impact = assess(example.ours, example.theirs, example.language)
    assert (mechanism in impact.mechanisms) == (example.fires == "yes"), impact


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_mechanism_has_examples_of_both_kinds_in_both_languages(name: str) -> None:
    kinds = {(example.language, example.fires) for example in FILES[name].examples}
    assert {("nl", "yes"), ("nl", "no"), ("fr", "yes"), ("fr", "no")} <= kinds


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_group_has_phrases_in_both_languages(name: str) -> None:
    assert all(group.nl and group.fr for group in FILES[name].phrases)


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_phrase_of_the_user_counts(tmp_path: Path, language: str) -> None:
    phrases = {"nl": "bij volle maan", "fr": "à la pleine lune"}
    ours, theirs = {
        "nl": ("De werknemer kiest de school.", "De werknemer kiest bij volle maan de school."),
        "fr": ("Le travailleur choisit l'école.", "Le travailleur choisit l'école à la pleine lune."),
    }[language]
    (tmp_path / "moon.yaml").write_text(
        "mechanism: condition\nabout: The moon decides.\nphrases:\n  - id: moon\n    added: weakened\n"
        f"    nl: [{phrases['nl']}]\n    fr: [{phrases['fr']}]\n",
        encoding="utf-8",
    )
    assert "condition" in assess(ours, theirs, language, (tmp_path,)).mechanisms  # type: ignore[arg-type]


def test_a_synonym_of_the_user_is_wording_only(tmp_path: Path) -> None:
    ours, theirs = "De werkgever betaalt de kwast.", "De werkgever betaalt de borstel."
    assert assess(ours, theirs, "nl").label == "weakened"
    (tmp_path / "synonyms.yaml").write_text(
        "about: Painters.\ngroups:\n  - {id: brush, nl: [kwast, borstel]}\n", encoding="utf-8"
    )
    assert assess(ours, theirs, "nl", (tmp_path,)).label == "cosmetic"


def test_mistakes_in_a_lexicon_of_the_user_are_told_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "mechanism: condition\nabout: x\nphrases:\n  - id: one\n    added: worse\n    nl: [goed]\n", encoding="utf-8"
    )
    with pytest.raises(InvalidFileError) as caught:
        lexicon("nl", (tmp_path,))
    assert [problem.place.line for problem in caught.value.problems] == [5]


def test_a_phrase_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "mechanism: condition\nabout: x\nphrases:\n  - id: one\n    nl:\n      - goed\n      - ... slecht\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidFileError) as caught:
        lexicon("nl", (tmp_path,))
    assert [(problem.place.line, "... slecht" in problem.message) for problem in caught.value.problems] == [(7, True)]


def test_a_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="no folder"):
        lexicon("nl", (Path("nowhere-at-all"),))


def test_the_lexicons_are_files_that_anybody_can_open() -> None:
    assert {file.suffix for file in OWN.rglob("*") if file.is_file()} == {".yaml", ".csv"}
