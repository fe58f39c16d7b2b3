"""Each mandatory mention, taken out of agreements of every shape: the rule for it fires, and no other error is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agreements.model import Language
from agreements.validate import Analysis, all_rules, check
from akkoord.yamlfile import load
from tests.agreements.validate.cases import sound_document
from tests.textdoc import word

REMOVALS: dict[str, dict[str, Any]] = load(Path(__file__).parent / "removals.yaml").data
LANGUAGES: tuple[Language, ...] = ("nl", "fr")
FORMAL = [rule for rule in all_rules() if rule.family == "formal"]


def without(text: str, removal: dict[str, Any]) -> str:
    for old, new in (removal.get("replace") or {}).items():
        text = text.replace(old, new or "")
    drop = removal.get("drop") or []
    return "\n".join(line for line in text.splitlines() if not any(words in line for words in drop))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "rule"), [(name, rule) for name, rules in REMOVALS.items() for rule in rules])
def test_a_mention_that_is_taken_out_is_missed(name: str, rule: str, language: Language) -> None:
    sound = sound_document(name, language)
    text = without(sound, REMOVALS[name][rule])
    assert text.strip() != sound.strip()
    found = check(Analysis(word(text, language)), FORMAL)
    told = [(each.rule, each.severity, each.message) for each in found if each.severity != "info"]
    assert rule in [name for name, _severity, _message in told], told
    allowed = [rule, *(REMOVALS[name][rule].get("also") or [])]
    assert [each for each in told if each[0] not in allowed and each[1] == "error"] == []
