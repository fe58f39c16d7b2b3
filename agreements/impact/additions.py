"""A sentence of theirs that answers to none of ours: what it does by the phrases it holds, and who does what in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.impact.bearing import bearing
from agreements.impact.detectors.signals import signal_finding
from agreements.impact.model import HARM, Finding
from agreements.impact.negation import denied
from agreements.impact.topics import PEOPLE, of_sentence

if TYPE_CHECKING:
    from agreements.impact.comparing import Comparison
    from agreements.impact.model import Passage, Signalled

__all__ = ["added"]

_LONGER = 1.1
"""How many times our units of meaning theirs may have, when nothing was added."""
_PASSING = {"formality", "in-case-of"}
"""Phrases that are part of a gain: "in case of illness he keeps his pay"."""
_LIGHT = {"=may", "=all", "=right", "=duty", "=including"}
_EXCLUDING = {"=only", "=excluding", "=not", "=forbidden"}


def added(comparison: Comparison, sentences: tuple[int, ...]) -> list[Finding]:
    """What new sentences of theirs do. A finding without a position has yet to be placed."""
    found: list[Finding] = []
    for index in sentences:
        signalled = _signalled(comparison, index)
        harmful = _harmful(comparison, index, signalled)
        if harmful:
            fixed = next((finding.position for finding in harmful if finding.position), "")
            found += [replace(finding, position=finding.position or fixed, ours=()) for finding in harmful]
        else:
            found.append(_borne(comparison, index, known=bool(signalled)))
    return found


def _signalled(comparison: Comparison, sentence: int) -> list[Finding]:
    """What the phrases in a sentence of theirs do."""
    theirs = comparison.theirs
    found: list[Finding] = []
    for one in theirs.signals:
        if one.sentence == sentence and not _of_ours(comparison, one) and not _in_ours(comparison, one):
            known = comparison.lexicon.signal[one.id]
            no = denied(theirs, (one.words or one.context)[-1], one.words)
            found += signal_finding(theirs, None, known, one, no)
    return found


def _in_ours(comparison: Comparison, one: Signalled) -> bool:
    """Whether a phrase of one word, in a rewritten passage, is a word of ours."""
    if len(one.words) != 1 or one.context or not _rewritten(comparison):
        return False
    forms = comparison.theirs.words[one.words[0]].forms
    return any(not forms.isdisjoint(word.forms) for word in comparison.ours.words)


_TAKEN_UP = {"unless", "provided-that", "can-apply", "with-consent"}


def _of_ours(comparison: Comparison, one: Signalled) -> bool:
    """Whether a phrase in a rewritten passage is the exception, condition or request of ours, said apart."""
    if one.id not in _TAKEN_UP or not _rewritten(comparison):
        return False
    if one.id == "can-apply":
        mine, lost = {unit.key for unit in comparison.ours.units}, {unit.key for unit in comparison.matching.lost}
        return "=request" in mine and lost.isdisjoint({"=right", "=duty"})
    count = [sum(other.id == one.id for other in side.signals) for side in (comparison.theirs, comparison.ours)]
    return count[0] <= count[1]


def _harmful(comparison: Comparison, sentence: int, signalled: list[Finding]) -> list[Finding]:
    harmful = [finding for finding in signalled if finding.direction in HARM]
    if any(finding.concept == "safeguard" for finding in signalled):
        harmful = [finding for finding in harmful if finding.mechanism not in ("time-limit", "condition")]
    if bearing(comparison.theirs, sentence, comparison.lexicon)[1] == "strengthened":
        keys = {unit.key for unit in comparison.theirs.units if unit.sentence == sentence}
        limited = not keys.isdisjoint(_EXCLUDING)
        harmful = [
            finding
            for finding in harmful
            if finding.concept not in _PASSING
            and (limited or finding.concept == "definition" or finding.position != PEOPLE)
        ]
    return harmful


def _borne(comparison: Comparison, index: int, *, known: bool) -> Finding:
    """What a sentence without a harmful phrase does, by who does what in it."""
    theirs = comparison.theirs
    sentence = theirs.sentences[index]
    words = tuple(range(sentence.first, sentence.last))
    mechanism, direction = bearing(theirs, index, comparison.lexicon)
    if direction == "neutral" or (not known and (_rewritten(comparison) or _nothing_new(comparison, index))):
        return Finding("synonym", "neutral", (), words, "other", certain=False)
    if known:
        mechanism, direction = "guarantee-added", "strengthened"
    position = _main(theirs, index)
    if position == "other" and index and theirs.text[: sentence.span.start].rstrip().endswith(";"):
        position = _main(theirs, index - 1)
    return Finding(mechanism, direction, (), words, position, certain=known)


def _nothing_new(comparison: Comparison, sentence: int) -> bool:
    """Whether all that a sentence of theirs says has its counterpart in ours: a part of ours that stands apart now."""
    units = [unit for unit in comparison.theirs.units if unit.sentence == sentence and unit.key not in _LIGHT]
    answered = {other for _, other in (*comparison.matching.pairs, *comparison.matching.loose)}
    return len(units) > 1 and answered.issuperset(units)


def _rewritten(comparison: Comparison) -> bool:
    """Whether most of the passage was rewritten: then a sentence more is likely a part of ours, split off."""
    parts = comparison.parts
    longer = len(comparison.theirs.units) > _LONGER * len(comparison.ours.units)
    return bool(parts) and not longer and sum(not part.local for part in parts) > len(parts) / 2


def _main(passage: Passage, sentence: int) -> str:
    return max(of_sentence(passage, sentence).items(), key=lambda one: one[1])[0]
