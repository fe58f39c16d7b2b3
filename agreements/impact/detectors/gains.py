"""An insertion that is better for the worker: a right, a safeguard, a term within which the employer must act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.banning import behind_condition
from agreements.impact.model import Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Signalled, Unit

__all__ = ["benefit", "is_employers_deadline"]

_EMPLOYER = {"@employer", "@boss", "@hr"}
_GOOD = {
    "=in-worktime", "=as-worktime", "=pay-kept", "=free-of-charge", "=secret", "=anonymous", "=destroy",
    "=reason-free", "=fr-w-password",
}  # fmt: skip
_BURDENS = {"=request", "=duty", "=only", "=excluding", "=out-of-worktime", "=agreement-consent", "=advice"}
_MAY = {"=may", "=right", "=allowed"}
_JOINING = {"en", "et", "avec", "met", "waarvan", "dont", "waarbij", "qui", "die"}
_WITHOUT, _AND = {"zonder", "sans"}, {"en", "et"}


def benefit(part: Part, come: list[Unit], right: Iterable[int]) -> Finding | None:
    """The gain that an insertion is, or None when it is not surely one; ``right`` are all words that came."""
    theirs = part.comparison.theirs
    words = sorted(right)
    inserted = [unit for unit in part.theirs if set(unit.words) & set(words)]
    keys = {unit.key for unit in inserted}
    if not come or keys & (_BURDENS | _EMPLOYER) or behind_condition(theirs, words[0]) or _conditional(theirs, words):
        return None
    opening = [theirs.words[at].folded for at in words[:2]]
    if keys & _GOOD and not any(denied(theirs, unit.words[0], unit.words) for unit in inserted if unit.key in _GOOD):
        return _gain(come)
    paid = any(unit.key in _COVERING and unit.sentence == come[0].sentence for unit in part.theirs)
    if "=including" in keys and paid and not denied(theirs, words[0]):
        return Finding("scope-widened", "strengthened", (), tuple(index for unit in come for index in unit.words))
    if not _WITHOUT.isdisjoint(opening[: 1 + (opening[0] in _AND)]) and "=disadvantage" in keys:
        return _gain(come)
    if opening[0] in _JOINING and "=right" in keys and "=not" not in keys:
        return _gain(come)
    worker = _subject(theirs, words) == "worker"
    if opening[0] in _JOINING and worker and (keys & _MAY or _receives(part, words)) and "=not" not in keys:
        return _gain(come)
    return None


_COVERING = {"=bears-cost", "=free-of-charge", "=as-worktime", "=in-worktime", "=pay-kept", "=pay-back", "=refund"}


def _gain(come: list[Unit]) -> Finding:
    return Finding("guarantee-added", "strengthened", (), tuple(index for unit in come for index in unit.words))


def _conditional(theirs: Passage, words: list[int]) -> bool:
    """Whether the insertion holds a phrase that limits, whatever good it says."""
    return any(set(one.words) & set(words) for one in theirs.signals if one.words)


def _subject(theirs: Passage, words: list[int]) -> str:
    """Who does what an insertion says: the first actor of the sentence, or the one the insertion names."""
    sentence = theirs.words[words[0]].sentence
    inside = [classes for at, classes in sorted(theirs.actors.items()) if at in words]
    before = [
        classes
        for at, classes in sorted(theirs.actors.items())
        if at < words[0] and theirs.words[at].sentence == sentence
    ]
    classes = (inside or before[:1] or [frozenset()])[0]
    if any("employer-side" in one for one in before):
        return ""
    if not inside and any(theirs.words[at].folded in _PRONOUNS for at in words[:_SOON]):
        return "worker"
    if not inside and not before and _everybody(theirs, words[0]):
        return "worker"
    return "worker" if "worker" in classes or "people" in classes else ""


_PRONOUNS, _SOON = {"hij", "zij", "ze", "il", "elle", "ils", "elles"}, 3
_EVERYBODY = {"chacun", "chacune", "quiconque", "eenieder", "iedereen", "wie"}


def _everybody(theirs: Passage, at: int) -> bool:
    """Whether "everyone" is the subject before word ``at``."""
    sentence = theirs.words[at].sentence
    return any(word.folded in _EVERYBODY and word.sentence == sentence for word in theirs.words[:at])


def _receives(part: Part, words: list[int]) -> bool:
    said = {part.comparison.theirs.words[at].folded for at in words}
    roles = part.comparison.lexicon.roles
    return not said.isdisjoint(roles["receive"] | roles["claim"])


_WITHIN = {"binnen", "endeans", "dans", "uiterlijk"}
_ACTING = {
    "=deliver", "=bears-cost", "=grant", "=set-up", "=publish", "=announce", "=inform", "=motivated", "=in-writing",
    "=refund", "=answer-call", "=fr-answer", "=decision", "=fr-give", "=fr-send", "=receipt", "=mail", "=discuss",
}  # fmt: skip


def is_employers_deadline(part: Part, one: Signalled) -> bool:
    """Whether "within five days" is a term within which the employer, or the body that decides, must act."""
    theirs = part.comparison.theirs
    words = sorted((*one.words, *one.context))
    if not one.words or theirs.words[one.words[0]].folded not in _WITHIN:
        return False
    place = theirs.words[words[0]]
    near = {word.folded for word in theirs.words if word.sentence == place.sentence}
    if near & part.comparison.lexicon.roles["request"] or behind_condition(theirs, words[0]):
        return False
    actors = [
        classes
        for at, classes in sorted(theirs.actors.items())
        if at < words[0] and theirs.words[at].sentence == place.sentence
    ]
    if actors and ("employer-side" in actors[-1] or "reps" in actors[-1] or "provider" in actors[-1]):
        return True
    acts = any(unit.key in _ACTING and unit.sentence == place.sentence for unit in part.theirs)
    return acts and not any("worker" in classes for classes in actors)
