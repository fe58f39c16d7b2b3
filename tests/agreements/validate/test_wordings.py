"""The legal traps in many wordings: of the same trap as different people write it, and of what only looks like it."""

from __future__ import annotations

from typing import get_args

import pytest

from agreements.model import Language
from agreements.validate import Analysis, find_rule
from akkoord.yamlfile import load
from tests.agreements.validate.cases import CASES
from tests.textdoc import word

HEADINGS = {"nl": "Artikel 5. Regeling", "fr": "Article 5. Régime"}
WORDINGS = {language: load(CASES.parent / f"wordings.{language}.yaml").data for language in get_args(Language)}
KINDS = [(language, trap) for language in get_args(Language) for trap in WORDINGS[language]]


def springs(trap: str, text: str, language: Language) -> bool:
    return any(find_rule(trap).check(Analysis(word(f"{HEADINGS[language]}\n{text}", language))))


@pytest.mark.parametrize(("language", "trap"), KINDS)
def test_a_trap_is_found_in_many_wordings(language: Language, trap: str) -> None:
    assert [text for text in WORDINGS[language][trap]["fires"] if not springs(trap, text, language)] == []


@pytest.mark.parametrize(("language", "trap"), KINDS)
def test_what_only_looks_like_a_trap_is_not_reported(language: Language, trap: str) -> None:
    assert [text for text in WORDINGS[language][trap]["silent"] if springs(trap, text, language)] == []


@pytest.mark.parametrize(("language", "trap"), KINDS)
def test_what_is_said_to_be_missed_is_missed_still(language: Language, trap: str) -> None:
    """When one is found, it belongs under ``fires``."""
    assert [text for text in WORDINGS[language][trap]["missed"] if springs(trap, text, language)] == []


def test_each_trap_has_its_wordings_in_both_languages_and_few_are_missed() -> None:
    assert set(WORDINGS["nl"]) == set(WORDINGS["fr"])
    for language, trap in KINDS:
        mine = WORDINGS[language][trap]
        assert min(len(mine["fires"]), len(mine["silent"])) >= 30
        assert len(mine["missed"]) <= len(mine["fires"]) * 0.05
