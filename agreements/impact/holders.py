"""Whether a choice or a possession has changed hands: then the statement has been turned into its opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Finding, Passage, Unit

__all__ = ["changed_hands"]

_HELD = {"free-choice-of-provider", "confidentiality", "voluntary"}
"""Positions that consist in something being the worker's own."""
_EMPLOYER = {"@employer", "@boss", "@hr"}
_CHOOSING = {"=choose", "=assign"}
_TOGETHER = {"=joint-decision", "=agreement-consent", "=joint", "=not", "=only"}
_AGENT = {"door", "par"}
_MECHANISMS = {"provider-choice", "employer-steering", "scope-narrowed"}


def changed_hands(finding: Finding, position: str, ours: Passage, theirs: Passage) -> bool:
    """Whether what the worker chose or owned in ``ours`` is somebody else's in ``theirs``.

    ``position`` is what the finding is about. Either the worker was replaced by a word for somebody else, or the only
    one who chooses is now on the employer's side.
    """
    if position not in _HELD or finding.direction != "weakened" or finding.mechanism not in _MECHANISMS:
        return False
    return _replaced(finding, ours, theirs) or (
        position == "free-choice-of-provider" and _chosen_by_employer(finding, theirs)
    )


def _replaced(finding: Finding, ours: Passage, theirs: Passage) -> bool:
    mine, others = _within(ours, finding.ours), _within(theirs, finding.theirs)
    holders = {unit.key for unit in mine}
    return holders == {"@worker"} and len(others) == 1 and others[0].key != "@worker" and others[0].kind != "concept"


def _within(passage: Passage, words: tuple[int, ...]) -> list[Unit]:
    places = set(words)
    return [unit for unit in passage.units if not places.isdisjoint(unit.words)]


def _chosen_by_employer(finding: Finding, theirs: Passage) -> bool:
    named = [unit for unit in _within(theirs, finding.theirs) if unit.key in _EMPLOYER]
    if not named:
        return False
    here = [unit for unit in theirs.units if unit.sentence == named[0].sentence]
    if any(unit.key in _TOGETHER for unit in here):
        return False
    choosers = {_chooser(theirs, here, unit) for unit in here if unit.key in _CHOOSING}
    return bool(choosers & _EMPLOYER) and "@worker" not in choosers


def _chooser(passage: Passage, here: list[Unit], verb: Unit) -> str:
    """Who chooses: the one behind "by", else the last one named before the verb."""
    people = [unit for unit in here if unit.kind == "actor" and unit.key != "@provider"]
    for unit in people:
        before = {word.folded for word in passage.words[max(0, unit.words[0] - 2) : unit.words[0]]}
        if before & _AGENT:
            return unit.key
    earlier = [unit.key for unit in people if unit.words[-1] < verb.words[0]]
    return earlier[-1] if earlier else next((unit.key for unit in people), "")
