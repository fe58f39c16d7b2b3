"""A loss that a thorough rewording hides: a ban with an exception, a ban less, a consent that is mere information."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from agreements.impact.detectors.bans import (
    ban_gone,
    dropped_ban,
    excepted_ban,
    hedged_ban,
    made_compulsory,
    shared,
)
from agreements.impact.detectors.consents import fewer_reps, informed_only, one_of_two, without_consent
from agreements.impact.model import Finding
from agreements.impact.negation import denied, denying_words
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from agreements.impact.comparing import Part

__all__ = ["hidden"]


def hidden(part: Part) -> None:
    """Add a finding for what a rewritten sentence of theirs no longer says, or says with one word more."""
    if part.local or any(finding.direction in ("weakened", "contradicted") for finding in part.findings):
        return
    for detect in _LOSSES:
        finding = detect(part)
        if finding is not None:
            part.findings.append(finding)
            return


_JOINING = {"ou", "of"}


def _more_grounds(part: Part) -> Finding | None:
    """One more ground on which the employer may refuse: "pour un motif lié à l'accueil ou à l'organisation"."""
    theirs = part.comparison.theirs
    units = part.theirs
    excepted = _exceptions(part)
    limited = {(unit.sentence, unit.segment) for unit in units if unit.key in _LIMITED} | excepted
    for before, unit in pairwise(units):
        if (unit.sentence, unit.segment) not in limited or before in part.gained or unit not in part.gained:
            continue
        if unit.kind not in ("word", "concept") or is_verb(theirs, unit.words[-1]) or before.sentence != unit.sentence:
            continue
        between = {theirs.words[at].folded for at in range(before.words[-1] + 1, unit.words[0])}
        employer = any(other.key in _REFUSERS and other.sentence == unit.sentence for other in units)
        more = len(part.gained) > len(part.lost) or (unit.sentence, unit.segment) in excepted
        employer = employer or (unit.sentence, unit.segment) in excepted
        if between & _JOINING and employer and before.kind != "actor" and more:
            return Finding("condition", "weakened", (), unit.words, certain=False)
    return None


_LIMITED = {"=only", "=refuse", "=reproach"}

_REFUSERS = {"@employer", "@boss", "@hr", "=refuse", "=postpone"}

_EXCEPTING = {"behalve", "tenzij", "behoudens", "uitgezonderd", "sauf", "hormis", "excepte"}


def _exceptions(part: Part) -> set[tuple[int, int]]:
    """The parts of their sentences that open with an exception."""
    return {
        (word.sentence, word.segment)
        for word in part.comparison.theirs.words
        if word.sentence in part.group.theirs and word.folded in _EXCEPTING
    }


_THOSE = {"celui", "celle", "ceux", "celles"}


def _only_those(part: Part) -> Finding | None:
    """A new "those who …" where ours named nobody in particular: "avec celui qui accepte ces aménagements"."""
    if any(unit.key in ("@worker", "=all") for unit in part.lost):
        return None
    theirs = part.comparison.theirs
    for unit, behind in pairwise(part.theirs):
        those = unit.key == "=all" and unit in part.gained and theirs.words[unit.words[0]].folded in _THOSE
        if those and behind in part.gained and behind.sentence == unit.sentence:
            return Finding("scope-narrowed", "weakened", (), (*unit.words, *behind.words), certain=False)
    return None


def _burden_turned(part: Part) -> Finding | None:
    """A duty of the employer that is the worker's now, where ours did not name the worker."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine = [classes for at, classes in ours.actors.items() if ours.words[at].sentence in part.group.ours]
    others = [
        (at, classes) for at, classes in sorted(theirs.actors.items()) if theirs.words[at].sentence in part.group.theirs
    ]
    if not any("employer-side" in classes for classes in mine) or any("people" in classes for classes in mine):
        return None
    if not others or any("people" not in classes for _, classes in others):
        return None
    for unit in part.gained:
        if unit.key == "=duty" and others[0][0] < unit.words[0] and not denied(theirs, unit.words[0]):
            return Finding("duty-shifted", "contradicted", (), (others[0][0], *unit.words), concept="bearer")
    return None


_WHOM = {"que", "qu", "die"}
_PICKING = {"=choose", "=assign", "=accepted", "=agreement-consent"}


def _picked(part: Part) -> Finding | None:
    """A worker whom the employer picks, where ours has any: "le travailleur que son chef désigne"."""
    theirs = part.comparison.theirs
    for people, boss, verb in zip(part.theirs, part.theirs[1:], part.theirs[2:], strict=False):
        if people.key != "@worker" or boss.key not in _REFUSERS or boss not in part.gained:
            continue
        between = {theirs.words[at].folded for at in range(people.words[-1] + 1, boss.words[0])}
        if verb.key in _PICKING and between & _WHOM and verb.sentence == people.sentence == boss.sentence:
            return Finding("approval", "weakened", (), (*boss.words, *verb.words), "individual-right")
    return None


_DENYING = {"=not", "=forbidden", "=only", "=excluding", "=escapes"}


def _without_now(part: Part) -> Finding | None:
    """What ours gives and theirs is without: "y dispose d'une voix", "prend part, sans voix"."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    for mine, other in part.comparison.matching.pairs:
        if mine.sentence not in part.group.ours or other.sentence not in part.group.theirs:
            continue
        before = theirs.words[max(0, other.words[0] - 1) : other.words[0]]
        without = any(word.folded in ("sans", "zonder") and word.sentence == other.sentence for word in before)
        if not without or mine.kind not in ("word", "concept"):
            continue
        free = all(
            denying_words(passage, unit) <= allowed
            and not any(one.key in _DENYING and one.sentence == unit.sentence for one in units)
            for passage, unit, units, allowed in (
                (ours, mine, part.ours, set()),
                (theirs, other, part.theirs, {"sans", "zonder"}),
            )
        )
        if free:
            return Finding("scope-narrowed", "weakened", mine.words, (other.words[0] - 1, *other.words))
    return None


_LOSSES = (
    _picked, _without_now,
    fewer_reps, ban_gone,
    excepted_ban, hedged_ban, dropped_ban, made_compulsory, without_consent, informed_only, one_of_two,
    _burden_turned, _more_grounds, _only_those, shared,
)  # fmt: skip
