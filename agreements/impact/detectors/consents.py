"""A consent or a voice of ours of which a thorough rewording leaves less."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from agreements.impact.model import Finding
from agreements.impact.negation import denying_words

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["fewer_reps", "informed_only", "one_of_two", "without_consent"]

_CONSENT = {"=agreement-consent", "=without-consent"}

_WITHOUT = {"sans", "zonder"}


def without_consent(part: Part) -> Finding | None:
    """A consent that was needed, and without which it may be done now."""
    needed = [unit for unit in part.ours if unit.key in _CONSENT]
    said = denying_words(part.comparison.ours, needed[0]) if needed else set()
    only = any(unit.key == "=only" for unit in part.ours)
    if not needed or said & _WITHOUT or (said and not only):
        return None
    theirs = part.comparison.theirs
    for unit in part.theirs:
        other = denying_words(theirs, unit) if unit.key in _CONSENT else set()
        if other & _WITHOUT and other <= _WITHOUT | {"ni", "noch"}:
            mechanism = "voice-reduced" if _beside_reps(part.comparison.ours, needed[0]) else "negation-flip"
            return Finding(mechanism, "contradicted", needed[0].words, unit.words, concept="ban")
    return None


_TELLING = {"=inform", "=announce", "=advice", "=fr-advice", "=discuss", "=fr-hear", "=access", "=fr-know"}

_DECIDING = {"=agreement-consent", "=unanimous", "=joint-decision", "=fr-w-veto", "=binding", "=accepted", "=choose"}


def informed_only(part: Part) -> Finding | None:
    """A consent of the representatives of the workers of which only a notice to them is left."""
    gone = [unit for unit in part.lost if unit.key == "=agreement-consent"]
    told = [unit for unit in part.gained if unit.key in _TELLING]
    if not gone or not told or any(unit.key in _DECIDING for unit in part.theirs):
        return None
    if not _beside_reps(part.comparison.ours, gone[0]):
        without = denying_words(part.comparison.theirs, told[0]) & _WITHOUT
        return Finding("scope-narrowed", "weakened", gone[0].words, told[0].words) if without else None
    if not _beside_reps(part.comparison.theirs, told[0]):
        return None
    return Finding("voice-reduced", "weakened", gone[0].words, told[0].words, "follow-up")


def _beside_reps(passage: Passage, unit: Unit) -> bool:
    return any(
        "reps" in classes and passage.words[at].sentence == unit.sentence for at, classes in passage.actors.items()
    )


_WANTING = {"=wants", "=agreement-consent", "=only", "=choose", "=unanimous"}

_REPS = {"@worker-reps", "@joint-body"}

_TOGETHER = {"et", "en"}

_JOINING = {"ou", "of"}


def one_of_two(part: Part) -> Finding | None:
    """Two whose consent or wish was needed together, of whom one is enough now: "A et B" became "B ou A"."""
    if not any(unit.key in _WANTING for unit in part.theirs):
        return None
    matched = dict((*part.comparison.matching.pairs, *part.comparison.matching.loose))
    for one, other in pairwise(part.ours):
        pair = matched.get(one), matched.get(other)
        if pair[0] is None or pair[1] is None or not {one.key, other.key} & _REPS:
            continue
        first, last = sorted((pair[0], pair[1]), key=lambda unit: unit.words[0])
        here = {word.folded for word in part.comparison.ours.words[one.words[-1] + 1 : other.words[0]]}
        there = {word.folded for word in part.comparison.theirs.words[first.words[-1] + 1 : last.words[0]]}
        if here & _TOGETHER and there & _JOINING and first.sentence == last.sentence:
            words = tuple(range(first.words[0], last.words[-1] + 1))
            return Finding("voice-reduced", "weakened", (*one.words, *other.words), words, "follow-up")
    return None


_SOME = {"un", "une", "certains", "certaines", "plusieurs", "quelques", "een", "enkele", "sommige"}


def fewer_reps(part: Part) -> Finding | None:
    """All organisations of workers had a say; now one or some of them are enough."""
    theirs = part.comparison.theirs
    for one, other in part.comparison.matching.pairs:
        if one.key not in _REPS or one.sentence not in part.group.ours or not one.words[0] or not other.words[0]:
            continue
        whole = any(unit.key == "=all" and 0 < one.words[0] - unit.words[-1] <= 1 for unit in part.ours)
        before = theirs.words[other.words[0] - 1]
        if whole and before.folded in _SOME and before.sentence == other.sentence:
            return Finding("voice-reduced", "weakened", one.words, other.words, "follow-up")
    return None
