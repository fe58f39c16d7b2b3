"""Whether two amounts are the same whatever their notation, and on which scale they compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Quantity, Unit

__all__ = ["bounds_differ", "comparable", "equal_after_all", "equal_amounts", "is_half", "paired"]

_DAYS = {"day": 1.0, "month": 30.4, "hour": 0.125}


def is_half(one: Unit, other: Unit) -> bool:
    """Whether one unit says "in equal numbers" or "for one half", and the other "50 %"."""
    for voice, share in ((one, other), (other, one)):
        if voice.key == "=joint" and share.quantity is not None:
            return (share.quantity.dimension, share.quantity.value) == ("share", 50)
    return False


def equal_after_all(lost: list[Unit], gained: list[Unit]) -> list[tuple[Unit, Unit]]:
    """The figures that are the same in another notation."""
    pairs: list[tuple[Unit, Unit]] = []
    for one in lost:
        for other in gained:
            if other not in [taken for _, taken in pairs] and (
                equal_amounts(one.quantity, other.quantity) or _remainder(one.quantity, other.quantity)
            ):
                pairs.append((one, other))
                break
    return pairs


def _remainder(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether "at least four fifths to these" is "at most one fifth to others"."""
    if one is None or other is None or one.dimension != "share" or other.dimension != "share":
        return False
    return bounds_differ(one, other) and one.value != other.value and abs(one.value + other.value - 100) < 1


def equal_amounts(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two amounts are the same, whatever their notation."""
    if one is None or other is None or bounds_differ(one, other):
        return False
    left, right = comparable(one, other)
    if {one.dimension, other.dimension} == {"clock", "hour"}:
        return one.value == other.value
    if left is None or right is None:
        counted = "n:" in (one.dimension[:2], other.dimension[:2])
        return counted and one.value == other.value and bool(one.per) == bool(other.per)
    return abs(left - right) <= 0.015 * max(abs(left), abs(right)) or (
        {one.value, other.value} == {14, 15} and one.dimension == other.dimension == "day"
    )


def bounds_differ(one: Quantity, other: Quantity) -> bool:
    """Whether one is a minimum and the other a maximum."""
    return {one.bound, other.bound} == {"min", "max"}


def comparable(one: Quantity, other: Quantity) -> tuple[float | None, float | None]:
    """Both values on one scale, or None where there is none."""
    left, right = one.value, other.value
    if one.dimension != other.dimension:
        if {one.dimension, other.dimension} == {"share", "times"} and not one.per and not other.per:
            left, right = (100 * q.value if q.dimension == "times" else q.value for q in (one, other))
        elif one.dimension in _DAYS and other.dimension in _DAYS and "hour" not in (one.dimension, other.dimension):
            left, right = left * _DAYS[one.dimension], right * _DAYS[other.dimension]
        elif {one.dimension[:2], other.dimension[:2]} == {"n:"} or {one.dimension[:2], other.dimension[:2]} == {
            "n:",
            "ti",
        }:
            pass
        else:
            return None, None
    return (
        (left / float(one.per or 1), right / float(other.per or 1))
        if bool(one.per) == bool(other.per)
        else (left, right)
    )


def paired(lost: list[Unit], gained: list[Unit]) -> list[tuple[Unit, Unit]]:
    """Pair the figures that took each other's place: those of one kind first, in reading order."""
    pairs: list[tuple[Unit, Unit]] = []
    for strict in (True, False):
        for one in lost:
            if one in [mine for mine, _ in pairs] or one.quantity is None:
                continue
            for other in gained:
                if other in [theirs for _, theirs in pairs] or other.quantity is None:
                    continue
                same = one.quantity.dimension == other.quantity.dimension
                if same if strict else comparable(one.quantity, other.quantity)[0] is not None:
                    pairs.append((one, other))
                    break
    return pairs
