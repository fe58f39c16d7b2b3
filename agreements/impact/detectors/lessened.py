"""A figure or a pay that became less without another figure: "ten hoogste", "bruto", "per dienst"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["lessened"]

_PAID = {"=bears-cost", "=wage", "=pay-kept", "=cost", "=refund", "=free-of-charge"}
_PER = {"per", "par"}
_BEFORE, _AFTER = 6, 2


def lessened(part: Part, gone: list[Unit], come: list[Unit]) -> bool:
    """Whether what came in place of ``gone`` makes an amount less: a ceiling, a part of the pay, another divisor."""
    theirs, roles = part.comparison.theirs, part.comparison.lexicon.roles
    if any(unit.key == "=fully" for unit in gone) and _is_paid(part, gone):
        return True
    new = [at for unit in come for at in unit.words]
    if any(theirs.words[at].folded in roles["lesser-pay"] for at in new):
        return True
    if any(theirs.words[at].folded in roles["at-most"] and _figure(part, at) for at in new):
        return True
    if len(gone) != 1 or len(come) != 1:
        return False
    ours = part.comparison.ours
    return (_divides(ours, gone[0]) and _divides(theirs, come[0])) or (
        _span(part, ours, gone[0]) and _span(part, theirs, come[0])
    )


def _span(part: Part, passage: Passage, unit: Unit) -> bool:
    """Whether a unit is the bare name of a span of time: "the first month" that became "the first week"."""
    spans = part.comparison.lexicon.roles["span"]
    return not unit.quantity and len(unit.words) == 1 and passage.words[unit.words[0]].folded in spans


def _is_paid(part: Part, gone: list[Unit]) -> bool:
    sentences = {unit.sentence for unit in gone}
    return any(unit.key in _PAID for unit in part.ours if unit.sentence in sentences)


def _figure(part: Part, at: int) -> bool:
    """Whether a figure follows word ``at``."""
    return any(unit.quantity and -1 <= unit.words[0] - at <= _AFTER for unit in part.theirs)


def _divides(passage: Passage, unit: Unit) -> bool:
    """Whether a unit stands behind "per", in a sentence with a figure before it."""
    first = unit.words[0]
    if first == 0 or passage.words[first - 1].folded not in _PER:
        return False
    return any(
        other.quantity and other.sentence == unit.sentence and 0 < first - other.words[-1] <= _BEFORE
        for other in passage.units
    )
