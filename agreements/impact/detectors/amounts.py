"""A figure that was changed, and which way is better for the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.equality import (
    bounds_differ,
    comparable,
    equal_after_all,
    equal_amounts,
    is_half,
    paired,
)
from agreements.impact.detectors.figures import CEILING, ONE, new_figure, of_seats
from agreements.impact.detectors.roles import around, more_than, smaller_is_better, threshold
from agreements.impact.model import Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Direction, Quantity, Unit

__all__ = ["changed_amounts"]


def changed_amounts(part: Part) -> None:
    """Add a finding for each figure that has another value, period or bound."""
    lost = [unit for unit in part.lost if unit.quantity]
    gained = [unit for unit in part.gained if unit.quantity]
    loose = (*part.lost, *part.gained)
    lost, gained = (
        [one for one in units if not any(is_half(one, other) for other in loose)] for units in (lost, gained)
    )
    lost = [one for one in lost if not _rhythm_of(one, part.theirs)]
    gained = [other for other in gained if not _rhythm_of(other, part.ours) and not _taken_up(part, other)]
    for one, other in equal_after_all(lost, gained):
        if _bounded(part, one, other):
            part.findings.append(Finding("amount-reduced", "weakened", one.words, other.words))
        for left, right in ((lost, gained), (part.lost, part.gained)):
            left.remove(one)
            right.remove(other)
    for one, other in paired(lost, gained):
        lost.remove(one)
        gained.remove(other)
        part.findings.append(_judged(part, one, other))
    for one in lost:
        if _counts(one.quantity) and not _as_many(part, one):
            part.findings.append(_gone(part, one, replaced=bool(gained)))
    for other in gained:
        finding = new_figure(part, other)
        if finding is not None:
            part.findings.append(finding)


def _rhythm_of(rhythm: Unit, others: list[Unit]) -> bool:
    """Whether the other text counts an amount by the same period: "tous les deux ans, un congé de deux jours"."""
    one = rhythm.quantity
    if one is None or one.dimension != "times" or one.per != "12":
        return False
    period = f"{12 / one.value:g}"
    amounts = [other.quantity for other in others if other.quantity and other.quantity.dimension != "times"]
    return any(amount.per == period for amount in amounts)


_POINTING = {"ces", "cette", "ce", "cet", "lesdits", "lesdites", "deze", "die", "dit", "dat"}


def _taken_up(part: Part, other: Unit) -> bool:
    """Whether an amount takes up one that ours named anywhere: "durant ces douze mois"."""
    before = part.comparison.theirs.words[other.words[0] - 1].folded if other.words[0] else ""
    return before in _POINTING and any(
        equal_amounts(one.quantity, other.quantity) for one in part.comparison.ours.units
    )


def _bounded(part: Part, one: Unit, other: Unit) -> bool:
    """Whether a figure that was due became the most that may be due."""
    if not part.local or one.quantity is None or other.quantity is None:
        return False
    newly = other.quantity.bound == "max" and one.quantity.bound != "max"
    return newly and one.quantity.dimension in _BENEFITS and not smaller_is_better(part, one, "ours")


_BENEFITS = {"hour", "day", "euro", "share", "times"}


def _counts(quantity: Quantity | None) -> bool:
    if quantity is None or (quantity.dimension == "share" and quantity.value == 100):
        return False
    return not (quantity.dimension.startswith("n:") and quantity.value <= 1)


_AS_MANY = {"autant", "evenveel"}


def _as_many(part: Part, one: Unit) -> bool:
    """Whether theirs says "as many" where ours says the figure a second time."""
    theirs = part.comparison.theirs
    said = any(word.folded in _AS_MANY for word in theirs.words if word.sentence in part.group.theirs)
    return said and any(
        other is not one and one.quantity and other.quantity and one.quantity.value == other.quantity.value
        for other in part.ours
    )


def _gone(part: Part, one: Unit, *, replaced: bool) -> Finding:
    """A figure that was left out: a burden less for the worker, or a firm figure less.

    Where no figure came in its place (``replaced``), a part of what was said has gone.
    """
    roles = part.comparison.lexicon.roles
    ceiling = one.quantity is not None and one.quantity.dimension in ("euro", "day", "hour", "times")
    if ceiling and not replaced and _is_ceiling(part, one) and not smaller_is_better(part, one, "ours"):
        return Finding("restriction-lifted", "strengthened", one.words)
    at_once = [unit for unit in part.theirs if unit.key == "=quickly" and unit in part.gained]
    waited = one.quantity is not None and one.quantity.dimension in ("day", "month", "hour")
    if at_once and waited and set(at_once[0].words) & set(_place(part, one)):
        return Finding("amount-increased", "strengthened", one.words, at_once[0].words)
    whole = [unit for unit in part.gained if unit.key in ("=fully", "=all")]
    if any(unit.key == "=fr-w-unlimited" for unit in part.gained) and not smaller_is_better(part, one, "ours"):
        return Finding("amount-increased", "strengthened", one.words)
    if one.quantity and one.quantity.dimension == "share" and whole:
        return Finding("amount-increased", "strengthened", one.words, whole[0].words)
    if _excepted(part, one):
        return Finding("restriction-lifted", "strengthened", one.words)
    if smaller_is_better(part, one, "ours"):
        if threshold(part, one) == "people":
            return Finding("scope-widened", "strengthened", one.words, (), "universal-scope", certain=False)
        if not set(around(part, one, "ours", 1, 3)).isdisjoint(roles["advance"]):
            return Finding("restriction-lifted", "strengthened", one.words)
    if more_than(around(part, one, "ours", 2, -len(one.words))) and not denied(part.comparison.ours, one.words[0]):
        return Finding("restriction-lifted", "strengthened", one.words, certain=False)
    if of_seats(part.comparison.ours, one):
        return Finding("voice-reduced", "weakened", one.words, (), "follow-up", certain=False)
    if _vague(part, one):
        return Finding("soft-obligation", "weakened", one.words, (), certain=False)
    fewer = replaced or _single(part, one)
    return Finding("amount-reduced" if fewer else "scope-narrowed", "weakened", one.words, (), certain=False)


def _single(part: Part, one: Unit) -> bool:
    """Whether "a" stands where a number was: "two sets" that became "a set"."""
    theirs = part.comparison.theirs
    return any(
        not set(one.words).isdisjoint(left) and any(theirs.words[at].folded in ONE for at in right)
        for left, right in part.changes
    )


def _place(part: Part, one: Unit) -> tuple[int, ...]:
    """The words of theirs that stand in the place of a figure of ours, in a text that was edited."""
    if not part.local or not smaller_is_better(part, one, "ours"):
        return ()
    return tuple(at for left, right in part.changes if set(one.words) & set(left) for at in right)


def _vague(part: Part, one: Unit) -> bool:
    """Whether a vague word stands where the figure was: "twice a year" that became "regularly"."""
    vague, theirs = part.comparison.lexicon.roles["vague"], part.comparison.theirs
    return any(
        not set(one.words).isdisjoint(left) and any(theirs.words[at].folded in vague for at in right)
        for left, right in part.changes
    )


def _is_ceiling(part: Part, one: Unit) -> bool:
    before = around(part, one, "ours", 4, -len(one.words))
    bound = one.quantity.bound if one.quantity else ""
    return bound == "max" or not CEILING.isdisjoint(before)


def _excepted(part: Part, one: Unit) -> bool:
    """Whether a figure stood in an exception or condition of ours that has gone as a whole."""
    theirs = {signal.id for signal, _ in part.signals("theirs")}
    return any(
        signal.id not in theirs
        and part.comparison.lexicon.signal[signal.id].mechanism == "condition"
        and 0 < one.words[0] - signal.words[-1] <= 6
        for signal, _ in part.signals("ours")
        if signal.words
    )


def _judged(part: Part, one: Unit, other: Unit) -> Finding:
    if one.quantity is None or other.quantity is None:
        raise ValueError(one.key)
    less = smaller_is_better(part, one, "ours") or smaller_is_better(part, other, "theirs")
    left, right = comparable(one.quantity, other.quantity)
    direction: Direction
    if left is None or right is None:
        direction = "weakened"
    elif one.quantity.dimension == other.quantity.dimension and one.quantity.dimension in ("clock", "date"):
        direction = "strengthened" if (right > left) == (one.quantity.bound == "max") else "weakened"
    elif bounds_differ(one.quantity, other.quantity):
        direction = "strengthened" if (one.quantity.bound == "max") != less else "weakened"
    elif abs(left - right) <= 0.015 * max(left, right):
        direction = "neutral"
    else:
        direction = "strengthened" if (right > left) != less else "weakened"
    role = threshold(part, one)
    if direction == "weakened" and of_seats(part.comparison.ours, one):
        return Finding("voice-reduced", direction, one.words, other.words, "follow-up")
    mechanism = "amount-increased" if direction == "strengthened" else "amount-reduced"
    position = ""
    if role == "people":
        position = "universal-scope"
        mechanism = "scope-widened" if direction == "strengthened" else "scope-narrowed"
    elif role == "agreement" and direction != "neutral":
        mechanism = "time-limit" if direction == "weakened" else "amount-increased"
    return Finding(mechanism, direction, one.words, other.words, position, certain=left is not None)
