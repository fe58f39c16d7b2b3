"""What no other detector explains. Calm is earned: an edit without an explanation counts as harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from agreements.impact.detectors.banning import more_banned
from agreements.impact.detectors.gains import benefit
from agreements.impact.detectors.guessing import guessed
from agreements.impact.detectors.licences import moved, swapped_actors, taken_up, unlicensed
from agreements.impact.detectors.neither import spared_words
from agreements.impact.detectors.small_words import unlicensed_words
from agreements.impact.model import HARM, Finding
from agreements.impact.negation import denied
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rapidfuzz.distance import Opcode

    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["unexplained"]

_LIGHT = {
    "=right",
    "=duty",
    "=may",
    "=not",
    "=forbidden",
    "=allowed",
    "=fully",
    "=freely",
    "=including",
    "=wants",
    "=happen",
}
_LIGHTER = _LIGHT | {"=begin-at", "=all", "=same", "=fr-besides"}
"""What does not weigh in a rewritten sentence: "tout rappel" may be "les rappels" there."""


def unexplained(part: Part) -> None:
    """Add a finding for each edit that nothing explains."""
    if part.local:
        _edits(part)
    else:
        _rewording(part)


def _edits(part: Part) -> None:
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine = [at for at, word in enumerate(ours.words) if word.sentence in part.group.ours]
    others = [at for at, word in enumerate(theirs.words) if word.sentence in part.group.theirs]
    runs = LCSseq.opcodes([ours.words[at].folded for at in mine], [theirs.words[at].folded for at in others])
    settled = [finding for finding in part.findings if finding.direction in HARM or not part.near]
    explained_ours = {index for finding in settled for index in finding.ours}
    explained_theirs = {index for finding in settled for index in finding.theirs}
    found: list[Finding] = []
    for run in _joined(list(runs)):
        left, right = set(mine[run[0] : run[1]]), set(others[run[2] : run[3]])
        if left & explained_ours or right & explained_theirs:
            continue
        lost, gained = _within(part, left, right)
        finding = (
            _strictly(part, lost, gained, left, right)
            if part.near and not _sentence(theirs, right)
            else _edit(part, lost, gained, right) or unlicensed_words(part, left, right)
        )
        if finding is not None:
            found.append(finding)
    part.findings += [] if _turned_round(part, found) else found


def _turned_round(part: Part, found: list[Finding]) -> bool:
    """Whether all that is left is a verb that moved and changed: the mark of a sentence put in the passive."""
    lost = [one for one in found if one.ours and not one.theirs]
    gained = [one for one in found if one.theirs and not one.ours]
    return (
        len(found) == len(lost) + len(gained) == 2
        and len(lost) == len(gained)
        and len(lost[0].ours) == len(gained[0].theirs) == 1
        and is_verb(part.comparison.ours, lost[0].ours[0])
        and is_verb(part.comparison.theirs, gained[0].theirs[0])
    )


def _sentence(passage: Passage, words: set[int]) -> bool:
    """Whether ``words`` hold a whole sentence."""
    return any(set(range(one.first, one.last)) <= words for one in passage.sentences)


def _within(part: Part, left: set[int], right: set[int]) -> tuple[list[Unit], list[Unit]]:
    """The units of an edit without a counterpart; in a nearly identical text, also words that are said once more."""
    if not part.near:
        return (
            [unit for unit in part.lost if left & set(unit.words) and not _settled(part, "ours", unit)],
            [unit for unit in part.gained if right & set(unit.words) and not _settled(part, "theirs", unit)],
        )
    lost = [unit for unit in part.unmatched[0] if not _settled(part, "ours", unit)]
    gained = [unit for unit in part.unmatched[1] if not _settled(part, "theirs", unit)]
    return (
        [unit for unit in lost if left & set(unit.words) and not taken_up(part, unit, "ours", right)],
        [unit for unit in gained if right & set(unit.words) and not taken_up(part, unit, "theirs", left)],
    )


def _settled(part: Part, side: str, unit: Unit) -> bool:
    """Whether a unit is part of a phrase whose like the other text has too: "moyennant", "à condition de"."""
    known = part.comparison.lexicon.signal
    other = {known[one.id].mechanism for one, _ in part.signals("theirs" if side == "ours" else "ours")}
    return any(
        set(unit.words) <= set(one.words) and known[one.id].mechanism in other and known[one.id].added != "neutral"
        for one, _ in part.signals(side)
    )


def _joined(runs: Sequence[Opcode]) -> list[tuple[int, int, int, int]]:
    """The changed runs; two that only one word keeps apart are one edit."""
    result: list[tuple[int, int, int, int]] = []
    for run in runs:
        if run.tag == "equal":
            continue
        if result and run.src_start - result[-1][1] <= 1 and run.dest_start - result[-1][3] <= 1:
            result[-1] = (result[-1][0], run.src_end, result[-1][2], run.dest_end)
        else:
            result.append((run.src_start, run.src_end, run.dest_start, run.dest_end))
    return result


def _strictly(part: Part, lost: list[Unit], gained: list[Unit], left: set[int], right: set[int]) -> Finding | None:
    """An edit in a text that is nearly the same: harm, unless each unit and each word of weight has a licence."""
    gains = [
        one for one in part.findings if one.direction not in HARM and (left & set(one.ours) or right & set(one.theirs))
    ]
    if gains and not (left and right):
        return None
    lost = [unit for unit in lost if not any(set(unit.words) & set(one.ours) for one in gains)]
    gained = [unit for unit in gained if not any(set(unit.words) & set(one.theirs) for one in gains)]
    gone, come = unlicensed(part, lost, gained)
    if not gone and not come:
        return None if gains else unlicensed_words(part, left, right)
    if gains and (len(gone) + len(come) == 1 or (not come and _lifted(gone, gains))):
        return None
    if not gone and _is_safeguard(part, gained):
        return Finding("guarantee-added", "strengthened", (), _words(gained))
    gain = benefit(part, come, right) if not gone and not left else None
    if gain is not None:
        return gain
    swapped = swapped_actors(part, gone, come)
    if swapped is not None:
        return swapped
    if not lost and come and more_banned(part, _new(part, left, right)):
        return Finding("guarantee-added", "strengthened", (), _words(come))
    freed = any(unit.key == "=need-not" for unit in gone) and any(unit.key == "=duty" for unit in gained)
    if freed or _sign_changed(gone, come):
        return Finding("negation-flip", "contradicted", _words(gone), _words(come), certain=False)
    return guessed(part, gone, come, right)


def _lifted(gone: list[Unit], gains: list[Finding]) -> bool:
    """Whether all that went belongs to a restriction that was lifted: "after", "of service" beside "one year"."""
    words = [at for one in gains if one.mechanism in _LIFTING and not one.theirs for at in one.ours]
    return bool(words) and all(min(abs(at - other) for at in unit.words for other in words) <= 1 for unit in gone)


_LIFTING = ("restriction-lifted", "scope-widened")


def _new(part: Part, left: set[int], right: set[int]) -> set[int]:
    """The words that came, without those that have another form in ours: "heeft" that became "hebben"."""
    gone = {part.comparison.ours.words[at].lemma for at in left}
    return {at for at in right if part.comparison.theirs.words[at].lemma not in gone} or right


def _sign_changed(gone: list[Unit], come: list[Unit]) -> bool:
    """Whether a negation came or went by itself; one that comes or goes with what it denies changes no sign."""
    freeing = any(unit.key in _FREEING for unit in gone), any(unit.key in _FREEING for unit in come)
    if all(freeing):
        return False
    denying = [unit for unit in (*gone, *come) if unit.key in ("=not", "=forbidden")]
    others = [unit for unit in (*gone, *come) if unit not in denying]
    return bool(denying) and (bool(gone and come) or len(others) <= len(denying))


_FREEING = {"=not", "=forbidden", "=need-not", "=owes-nothing", "=reason-free", "=free-of-charge", "=escapes"}


def _edit(part: Part, lost: list[Unit], gained: list[Unit], right: set[int]) -> Finding | None:
    heavy_lost = [unit for unit in lost if unit.key not in _LIGHT]
    heavy_gained = [unit for unit in gained if unit.key not in _LIGHT]
    heavy_lost = [unit for unit in heavy_lost if not moved(part, unit, part.comparison.ours)]
    heavy_gained = [unit for unit in heavy_gained if not moved(part, unit, part.comparison.theirs)]
    if not heavy_lost and not heavy_gained:
        if any(unit.key == "=fully" and denied(part.comparison.theirs, unit.words[0]) for unit in gained):
            return Finding("scope-narrowed", "weakened", (), _words(gained))
        return None
    if not heavy_lost and _is_safeguard(part, gained):
        return Finding("guarantee-added", "strengthened", (), _words(gained))
    gain = benefit(part, heavy_gained, right) if not heavy_lost and right else None
    if gain is not None:
        return gain
    essential = [unit for unit in heavy_lost if unit.key in part.comparison.lexicon.essential]
    if essential and gained:
        return _missed(essential[0], gained)
    if len(lost) == len(gained) == 1 and _verbs(part, lost[0], gained[0]):
        return Finding("synonym", "neutral", _words(lost), _words(gained), certain=False)
    return guessed(part, heavy_lost, heavy_gained, right)


def _words(units: Iterable[Unit]) -> tuple[int, ...]:
    return tuple(index for unit in units for index in unit.words)


def _rewording(part: Part) -> None:
    """A sentence that was rewritten: what was lost and what was gained must balance."""
    if any(finding.direction != "neutral" for finding in part.findings):
        return
    missed = [unit for unit in part.lost if unit.key in part.comparison.lexicon.essential]
    missed = [unit for unit in missed if unit.key != "=joint" or not _halved(part)]
    missed = [unit for unit in missed if unit.key != "=binding" or not denied(part.comparison.ours, unit.words[0])]
    if missed and not _said_anew(part, missed):
        part.findings.append(_missed(missed[0], part.gained))
        return
    if _emptied(part):
        part.findings.append(Finding("scope-narrowed", "weakened", _words(part.lost), (), certain=False))
        return
    lost = [unit for unit in part.lost if _weighs(part.comparison.ours, unit) and not _said(part, unit, "ours")]
    gained = [unit for unit in part.gained if _weighs(part.comparison.theirs, unit) and not _said(part, unit, "theirs")]
    spared = spared_words(part.comparison.theirs)
    gained = [unit for unit in gained if spared.isdisjoint(unit.words)]
    surplus = len(lost) - len(gained)
    if (lost or gained) and _alone(part):
        part.findings.append(Finding("scope-narrowed", "weakened", _words(lost), _words(gained), certain=False))
        return
    if (len(lost) >= 2 and not gained and not _only_verbs(part)) or (
        surplus >= 3 and len(lost) >= 0.4 * len(part.ours)
    ):
        part.findings.append(Finding("scope-narrowed", "weakened", _words(lost), _words(gained), certain=False))
    elif (len(gained) >= 3 and not lost and not part.lost) or (surplus <= -4 and len(gained) >= 0.4 * len(part.theirs)):
        part.findings.append(Finding("condition", "weakened", _words(lost), _words(gained), certain=False))
    elif lost or gained:
        part.findings.append(Finding("synonym", "neutral", _words(lost), _words(gained), certain=False))


_EMPTIED, _INSTEAD = 0.1, 0.6
"""So little of a statement is hardly anything, and so much of what went is too little to say it otherwise."""
_STATED = 3
"""The fewest units of a statement of which that can be said."""


def _emptied(part: Part) -> bool:
    """Whether hardly anything of a statement is said again, and too little came in its place to say it otherwise."""
    mine = [unit for unit in part.ours if unit.key not in _LIGHT and unit.kind != "actor"]
    gone = [unit for unit in part.unmatched[0] if unit in mine]
    come = [unit for unit in part.unmatched[1] if unit.key not in _LIGHT and unit.kind != "actor"]
    held = len(mine) - len(gone)
    return len(mine) >= _STATED and held <= _EMPTIED * len(mine) and len(come) <= _INSTEAD * len(gone)


def _halved(part: Part) -> bool:
    """Whether theirs says "half of the members", or names a joint body, for our "joint"."""
    theirs = part.comparison.theirs
    half = any(
        unit.quantity and (unit.quantity.dimension, unit.quantity.value) == ("share", 50) for unit in part.theirs
    )
    bodies = (theirs.words[at].folded for unit in part.theirs if unit.key == "@joint-body" for at in unit.words)
    return half or any(said.startswith("parita") for said in bodies)


def _said(part: Part, unit: Unit, side: str) -> bool:
    """Whether the other text has each word of a unit, in other units of meaning: "jour du mois", "chaque mois"."""
    here, there = part.comparison.ours, part.comparison.theirs
    sentences = part.group.theirs
    if side == "theirs":
        here, there, sentences = there, here, part.group.ours
    lemmas = {word.lemma for word in there.words if word.sentence in sentences}
    return unit.kind == "word" and all(here.words[at].lemma in lemmas for at in unit.words)


_FIRM = {
    "=joint",
    "=unanimous",
    "=binding",
    "=extern",
    "=independent",
    "=out-of-worktime",
    "=accepted-default",
    "=fr-double-majority",
}


def _said_anew(part: Part, missed: list[Unit]) -> bool:
    """Whether their text has as many new words as could say what is missed in another way.

    A guarantee that says who stands outside, who has a voice or when, must be found again as such.
    """
    if any(unit.key in _FIRM or not _spoken_of(part, unit) for unit in missed) or any(
        unit.quantity for unit in part.gained
    ):
        return False
    new = [
        unit for unit in part.gained if unit.kind in ("word", "concept") and not _judged(part.comparison.theirs, unit)
    ]
    return len(new) >= len(missed) and not _alone(part)


_FIELDS = {
    "=free-of-charge": {"=bears-cost", "=cost", "=pay-back", "=refund", "=fr-w-fee", "=wage"},
    "=pay-kept": {"=bears-cost", "=cost", "=wage", "=pay-back"},
}
"""What theirs must speak of to say in another way that something is free, or that wages run on."""


def _spoken_of(part: Part, unit: Unit) -> bool:
    return unit.key not in _FIELDS or any(other.key in _FIELDS[unit.key] for other in part.theirs)


def _alone(part: Part) -> bool:
    """Whether the rest of the passage was left word for word: then one sentence was reworded for a reason."""
    others = [other for other in part.comparison.parts if other is not part]
    return bool(others) and all(other.group.alike >= _VERBATIM for other in others)


_VERBATIM = 0.85


def _weighs(passage: Passage, unit: Unit) -> bool:
    """Whether a unit carries content of its own: not a verb that any rewording may change, nor a judged phrase."""
    if unit.key in _LIGHTER or unit.kind == "quantity" or _judged(passage, unit):
        return False
    return not is_verb(passage, unit.words[-1])


def _judged(passage: Passage, unit: Unit) -> bool:
    """Whether a phrase of a mechanism holds the unit: the detector of phrases has dealt with it."""
    return any(set(unit.words) <= set(signal.words) for signal in passage.signals)


def _only_verbs(part: Part) -> bool:
    return bool(part.gained) and len(part.gained) >= len(part.lost)


_SAFEGUARDS = {"=in-writing", "=motivated", "=freely", "=directly"}


def _is_safeguard(part: Part, gained: list[Unit]) -> bool:
    """Whether an insertion is a safeguard: "in writing", "independent", or "only" before the worker as receiver."""
    if any(unit.key == "=request" for unit in part.theirs) or denied(part.comparison.theirs, gained[0].words[0]):
        return False
    good = (part.comparison.lexicon.essential | _SAFEGUARDS) - {"=out-of-worktime"}
    if all(unit.key in good for unit in gained):
        return True
    if any(unit.key != "=only" for unit in gained):
        return False
    behind = [unit.key for unit in part.theirs if unit.words[0] > gained[-1].words[-1] and unit.kind == "actor"]
    return behind[:1] == ["@worker"] and any(unit.key == "=inform" for unit in part.theirs)


def _missed(unit: Unit, gained: list[Unit]) -> Finding:
    """Something essential went. When the employer's own people came in its place, independence was turned round."""
    inside = any(other.key in ("@employer", "@boss", "@hr") for other in gained)
    words = _words(other for other in gained if other.kind == "actor")
    if inside and unit.key in ("=independent", "=extern"):
        return Finding("provider-choice", "contradicted", unit.words, words, "independent-provider", unit.key)
    return Finding("scope-narrowed", "weakened", unit.words, (), concept=unit.key)


def _verbs(part: Part, one: Unit, other: Unit) -> bool:
    """Whether one verb took the place of another; what turns a right round is found before."""
    return (
        one.kind in ("word", "concept")
        and other.kind in ("word", "concept")
        and is_verb(part.comparison.ours, one.words[-1])
        and is_verb(part.comparison.theirs, other.words[-1])
    )
