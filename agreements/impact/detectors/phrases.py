"""Phrases of the lexicon that came in or went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.banning import more_banned
from agreements.impact.detectors.gains import is_employers_deadline
from agreements.impact.detectors.renewed import (
    banned_before,
    is_heavy,
    is_new,
    known_figure,
    limited_before,
    needed_before,
    nothing_new,
    said_otherwise,
    same_majority,
)
from agreements.impact.detectors.rewordings import among_them, answered, reworded
from agreements.impact.detectors.signals import employer_repays, recovers_time, signal_finding
from agreements.impact.model import Finding

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.lexicon import Lexicon, Signal
    from agreements.impact.model import Signalled, Unit

__all__ = ["phrases"]


def phrases(part: Part) -> None:
    """Add a finding for each phrase that only one of the texts has."""
    lexicon = part.comparison.lexicon
    mine = [(lexicon.signal[one.id], one, no) for one, no in part.signals("ours") if _of_kind(part.ours, lexicon, one)]
    others = [
        (lexicon.signal[one.id], one, no) for one, no in part.signals("theirs") if _of_kind(part.theirs, lexicon, one)
    ]
    for exact in (True, False):
        for known, one, no in list(mine):
            for candidate in _nearest_first(part, one, others):
                same = candidate[0].id == known.id if exact else _alike(candidate[0], known)
                if same and (candidate[2] == no or not exact):
                    if candidate[2] != no and known.mechanism in (
                        "reporting",
                        "repayment",
                        "employer-steering",
                        "approval",
                    ):
                        part.findings += _turned(part, known, one, candidate[1], no)
                    others.remove(candidate)
                    mine.remove((known, one, no))
                    break
    others = [(known, one, no) for known, one, no in others if not _detail(known, one, others)]
    said = {index for finding in part.findings for index in finding.theirs if finding.mechanism != "amount-reduced"}
    for known, one, no in others:
        if one.words and set(one.words) <= said:
            continue
        if not known.weak or part.local:
            part.findings += _added(part, known, one, no)
    for known, one, no in mine:
        if not known.weak or part.local:
            part.findings += _lost(part, known, one, no)


def _nearest_first(
    part: Part, one: Signalled, others: list[tuple[Signal, Signalled, bool]]
) -> list[tuple[Signal, Signalled, bool]]:
    """The phrases of theirs, those with the most words of a phrase of ours first."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine = {ours.words[at].lemma for at in one.words}
    return sorted(others, key=lambda other: -len(mine & {theirs.words[at].lemma for at in other[1].words}))


def _of_kind(units: list[Unit], lexicon: Lexicon, one: Signalled) -> bool:
    """Whether the figure in a phrase is of the kind that it speaks of: a ceiling is no date."""
    if lexicon.signal[one.id].mechanism != "budget-cap":
        return True
    figures = [unit.quantity for unit in units if unit.quantity and set(unit.words) & set(one.context)]
    return not figures or any(figure.dimension not in _OF_TIME for figure in figures)


_OF_TIME = {"date", "clock", "day", "month", "hour", "year", "age", "times"}


def _alike(one: Signal, other: Signal) -> bool:
    """Whether two phrases may stand for each other: of one mechanism, and both clear or both weak."""
    return one.mechanism == other.mechanism and one.weak == other.weak


def _detail(known: Signal, one: Signalled, others: list[tuple[Signal, Signalled, bool]]) -> bool:
    """Whether a term merely belongs to an exception that stands before it: "unless he leaves within two years"."""
    return known.mechanism == "time-limit" and any(
        other.id == "unless" and found.sentence == one.sentence and max(found.words) < min(one.words or one.context)
        for other, found, _ in others
        if found.words
    )


def _turned(part: Part, known: Signal, one: Signalled, other: Signalled, was_denied: bool) -> list[Finding]:
    if known.mechanism == "approval" and _of_reps(part, one):
        return []
    if known.id == "repays" and (
        recovers_time(part.comparison.theirs, other) or employer_repays(part.comparison.ours, one)
    ):
        return []
    if not was_denied:
        return [Finding("restriction-lifted", "strengthened", one.words, other.words, known.position)]
    if _exceptional(part, other):
        return [Finding(known.mechanism, "weakened", one.words, other.words, known.position, known.id)]
    return [
        Finding(mechanism, "contradicted", one.words, other.words, known.position, known.id)
        for mechanism in (known.mechanism, "negation-flip")
    ]


def _of_reps(part: Part, one: Signalled) -> bool:
    """Whether a consent or veto is that of the representatives of the workers."""
    ours = part.comparison.ours
    return any("reps" in classes and ours.words[at].sentence == one.sentence for at, classes in ours.actors.items())


def _exceptional(part: Part, other: Signalled) -> bool:
    """Whether "only", "not only" or a new "unless" stands with it: an exception to the ban, and not its opposite."""
    theirs, known = part.comparison.theirs, part.comparison.lexicon.signal
    place = theirs.words[(other.words or other.context)[0]]
    mine = {one.id for one, _ in part.signals("ours")}
    unless = {one.id for one, _ in part.signals("theirs") if one.sentence == place.sentence} - mine
    if any(known[name].mechanism == "condition" for name in unless):
        return True
    return any(
        unit.key == "=only" and unit in part.gained and (unit.sentence, unit.segment) == (place.sentence, place.segment)
        for unit in part.theirs
    )


_SILENCED = {
    "reporting", "repayment", "employer-steering", "duty-shifted", "approval", "negation-flip", "provider-choice",
    "scope-narrowed", "budget-cap", "voice-reduced", "discretion",
}  # fmt: skip
"""Mechanisms whose phrases say nothing when they are denied."""
_SPEAKING = {"employer-need-not", "without-consent"}
"""Phrases that say something in a denial too: what may not be done without consent may be done with it."""
_DENIABLE = {"depends-on", "lapses", "deviates"}
"""Groups of phrases, of other mechanisms, that say nothing when they are denied."""


def _added(part: Part, known: Signal, one: Signalled, no: bool) -> list[Finding]:
    passage = part.comparison.theirs
    if not is_new(passage, one, part.forms_ours, part.comparison.lexicon.ignored) or answered(part, one):
        return []
    if needed_before(part, known, one) or (known.mechanism == "time-limit" and limited_before(part, one)):
        return []
    if not part.local and (
        not is_heavy(part, one)
        or (no and (known.mechanism in _SILENCED or known.id in _DENIABLE) and known.id not in _SPEAKING)
        or (known.mechanism == "soft-obligation" and banned_before(passage, one))
        or known_figure(part, one)
        or said_otherwise(part, known, one)
        or (known.mechanism in ("condition", "time-limit") and nothing_new(part, one))
        or reworded(part, known, one)
    ):
        return []
    if part.local and known.mechanism == "time-limit" and is_employers_deadline(part, one):
        return [Finding("guarantee-added", "strengthened", (), one.words + one.context)]
    if part.local and known.mechanism == "condition" and _more_banned(part, one):
        return []
    if part.local and known.mechanism == "provider-choice" and among_them(part, one):
        return []
    if known.id == "in-case-of" and passage.words[max(0, one.words[0] - 1)].folded in ("meme", "zelfs", "ook"):
        return []
    if known.mechanism == "voice-reduced" and one.words and same_majority(part, one):
        return []
    found = signal_finding(passage, part, known, one, no)
    return [finding for finding in found if part.local or finding.direction != "strengthened"]


def _more_banned(part: Part, one: Signalled) -> bool:
    """Whether a phrase belongs to one more thing that is banned: "ni invoqué lors d'une promotion"."""
    return any(
        set(one.words) & set(right) and not left and more_banned(part, set(right)) for left, right in part.changes
    )


_BINDING = {"=binding", "=unanimous", "=joint"}
"""Words that give a voice: when these went too, an advice that went is no relief."""


def _lost(part: Part, known: Signal, one: Signalled, no: bool) -> list[Finding]:
    passage = part.comparison.ours
    if known.lost == "neutral" or not is_new(passage, one, part.forms_theirs, part.comparison.lexicon.ignored):
        return []
    clear = known.mechanism in ("condition", "approval", "soft-obligation", "voice-reduced")
    if not part.local or (no and known.id != "unless") or (len(one.words) == 1 and not clear):
        return []
    words = one.words + one.context
    if known.mechanism == "voice-reduced" and any(unit.key in _BINDING for unit in part.lost):
        return []
    heavier = {"=agreement-consent", "=unanimous", "=binding"} if known.mechanism == "voice-reduced" else set()
    if known.lost == "strengthened" and any(unit.kind != "actor" and unit.key not in heavier for unit in part.gained):
        return []
    if known.lost == "weakened":
        return [Finding("scope-narrowed", "weakened", words, (), known.position, known.id)]
    return [Finding("restriction-lifted", "strengthened", words, (), known.position, known.id)]
