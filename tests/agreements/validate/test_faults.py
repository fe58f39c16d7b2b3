"""Sound agreements in which one thing is put wrong: the rule that has to find it does."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.validate import Analysis, all_rules, check, find_rule
from akkoord.yamlfile import load
from tests.agreements.validate.cases import CASES, sound_document
from tests.textdoc import word

FAULTS = load(CASES.parent / "faults.yaml").data
FOUND = [fault for fault in FAULTS if "missed" not in fault]
MISSED = [fault for fault in FAULTS if "missed" in fault]


def planted(fault: dict[str, Any]) -> Analysis:
    text = sound_document(fault["in"], fault["language"])
    for old, new in fault["replace"].items():
        assert old in text, f"“{old}” is not in the document"
        text = text.replace(old, new)
    return Analysis(word(text, fault["language"]))


def named(fault: dict[str, Any]) -> str:
    return f"{fault['in']}-{fault['rule']}"


@pytest.mark.parametrize("fault", FOUND, ids=map(named, FOUND))
def test_a_planted_fault_is_found(fault: dict[str, Any]) -> None:
    assert list(find_rule(fault["rule"]).check(planted(fault))) != []


@pytest.mark.parametrize("fault", MISSED, ids=map(named, MISSED))
def test_what_is_said_to_be_missed_is_missed_still(fault: dict[str, Any]) -> None:
    """When it is found, the word ``missed`` can go."""
    assert list(find_rule(fault["rule"]).check(planted(fault))) == []


@pytest.mark.parametrize("name", sorted({fault["in"] for fault in FAULTS}))
def test_few_faults_set_off_other_rules(name: str) -> None:
    """A fault may break more than one thing: an article with the number of another leaves a gap."""
    mine = [fault for fault in FOUND if fault["in"] == name]
    others = [
        {finding.rule for finding in check(planted(fault), all_rules()) if finding.severity != "info"} - {fault["rule"]}
        for fault in mine
    ]
    assert sum(map(bool, others)) <= len(mine) * 0.15
