"""Who does it, who chooses, who learns it: an actor that was replaced, added or left out; a power that became a mere "may"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["actors", "modality"]

_EMPLOYER = {"@employer", "@boss", "@hr"}
_REPS = {"@worker-reps", "@joint-body"}


def actors(part: Part) -> None:
    """Add a finding where one actor gave way to another, or where the employer newly appears."""
    lost = [unit for unit in part.lost if unit.kind == "actor"]
    gained = [unit for unit in part.gained if unit.kind == "actor"]
    for other in gained:
        if other.key not in _EMPLOYER:
            continue
        gave_way = next((one for one in lost if one.key not in _EMPLOYER), None)
        if gave_way is None:
            _employer_appears(part, other)
            continue
        if any(one.key in _EMPLOYER for one in part.lost) and not part.local:
            continue
        mechanism = "employer-steering"
        if gave_way.key in _REPS:
            mechanism = "voice-reduced"
        elif _has(part.ours, "=choose") or _has(part.theirs, "=assign"):
            mechanism = "provider-choice"
        part.findings.append(Finding(mechanism, "contradicted", gave_way.words, other.words, concept="bearer"))
        lost.remove(gave_way)
    for other in gained:
        if other.key == "@worker" and part.local:
            employer = next((one for one in lost if one.key in _EMPLOYER), None)
            if employer is not None and not denied(part.comparison.theirs, other.words[0]):
                part.findings.append(Finding("duty-shifted", "contradicted", employer.words, other.words, concept="bearer"))


def _has(units: list[Unit], key: str) -> bool:
    return any(unit.key == key for unit in units)


def _employer_appears(part: Part, other: Unit) -> None:
    """The employer comes into a statement in which it had no part."""
    if any(unit.key in _EMPLOYER for unit in part.ours):
        if not part.local:
            return
    theirs = part.comparison.theirs
    if denied(theirs, other.words[0]) or any(set(other.words) & set(finding.theirs) for finding in part.findings):
        return
    if other in part.comparison.lists_theirs:
        part.findings.append(Finding("employer-steering", "weakened", (), other.words))


def modality(part: Part) -> None:
    """Add a finding where a right or a duty became a possibility of the employer."""
    theirs = part.comparison.theirs
    for unit in part.gained:
        if unit.key != "=may" or denied(theirs, unit.words[0]):
            continue
        bearer = _bearer(theirs, unit)
        worker = bearer == "worker"
        firm = any(one.key in ("=right", "=duty") for one in part.lost)
        if worker and not (firm and part.local and _asks(part)):
            continue
        if bearer == "worker-reps":
            continue
        if not part.local and any(one.key in ("=may", "=allowed") for one in part.ours):
            continue
        part.findings.append(Finding("discretion", "weakened", (), unit.words, concept="may"))


def _asks(part: Part) -> bool:
    return any(unit.key == "=request" for unit in part.gained)


def _bearer(passage: Passage, unit: Unit) -> str:
    """The actor nearest to "may" in its part of the sentence: who may."""
    place = passage.words[unit.words[0]]
    near = [
        (abs(at - unit.words[0]) + 2 * _marked(passage, at), classes)
        for at, classes in passage.actors.items()
        if passage.words[at].sentence == place.sentence and passage.words[at].segment == place.segment
    ]
    if not near:
        near = [
            (abs(at - unit.words[0]), classes)
            for at, classes in passage.actors.items()
            if passage.words[at].sentence == place.sentence
        ]
    if not near:
        return ""
    classes = min(near, key=lambda one: one[0])[1]
    return next((name for name in ("worker", "worker-reps", "joint-body", "employer-side") if name in classes), "").replace("joint-body", "worker-reps")


def _marked(passage: Passage, at: int) -> int:
    """How much a preposition before an actor speaks against its being the subject."""
    before = [word.folded for word in passage.words[max(0, at - 2) : at]]
    return 5 if {"aan", "a", "au", "aux", "van", "du", "de", "voor", "pour"} & set(before) else 0
