"""What a figure is for, and so which way is better for the worker: told by the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.choosing import who_pays
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["around", "more_than", "smaller_is_better", "threshold"]


def around(part: Part, unit: Unit, side: str, before: int, after: int) -> list[str]:
    """The folded words from ``before`` words before ``unit`` to ``after`` words behind it, in its sentence."""
    passage = part.comparison.ours if side == "ours" else part.comparison.theirs
    words = passage.words[max(0, unit.words[0] - before) : max(unit.words) + after + 1]
    return [word.folded for word in words if word.sentence == unit.sentence]


_UNSERVED = {"day", "hour", "n:dienst", "n:service"}
"""In what service is not counted: "vijf dagen vrijgesteld van dienst"."""


def smaller_is_better(part: Part, unit: Unit, side: str) -> bool:
    """Whether less is better for the worker: a wait, a notice to give, a threshold, a burden, keeping of data."""
    roles = part.comparison.lexicon.roles
    near = set(around(part, unit, side, 5, 5))
    close = set(around(part, unit, side, 3, 3))
    behind = set(around(part, unit, side, 1, 3))
    wide = set(around(part, unit, side, 14, 12))
    dimension = unit.quantity.dimension if unit.quantity else ""
    passage, units = (part.comparison.ours, part.ours) if side == "ours" else (part.comparison.theirs, part.theirs)
    payer = who_pays(passage, [other for other in units if other.sentence == unit.sentence])
    receives = not wide.isdisjoint(roles["receive"])
    if dimension in ("euro", "share") and payer is not None and payer[0] == "worker" and not receives:
        return True
    if not wide.isdisjoint(roles["notice"]) and wide.isdisjoint(roles["request"]):
        return _workers_notice(passage, units, unit)
    if not near.isdisjoint(roles["child"]):
        return False
    service = dimension not in _UNSERVED and not set(around(part, unit, side, 1, 3)).isdisjoint(roles["threshold"])
    if service or dimension == "age" or _qualifying(passage, unit):
        return True
    if more_than(around(part, unit, side, 2, -1 * len(unit.words))) or _passed(part, unit, side):
        return True
    if dimension in ("day", "month", "hour") and not behind.isdisjoint(roles["advance"]):
        return not wide.isdisjoint(roles["request"])
    if not wide.isdisjoint(roles["keeping"]) and dimension in ("day", "month"):
        return True
    if not near.isdisjoint(roles["burden"]) or (
        not wide.isdisjoint(roles["burden"]) and not unit.quantity.per if unit.quantity else False
    ):
        return True
    if dimension in ("day", "month", "hour") and not close.isdisjoint(roles["wait"]):
        if _banned(part, unit, side):
            return False
        return not _workers_deadline(part, unit, side)
    return dimension == "month" and not set(around(part, unit, side, 2, 0)).isdisjoint({"na", "apres"})


_WHOEVER = {"wie", "degene", "degenen", "quiconque", "celui", "celle", "ceux"}
_TAKING = {"neemt", "opneemt", "volgt", "wil", "vraagt", "prend", "suit", "veut", "demande", "souhaite"}


def _qualifying(passage: Passage, unit: Unit) -> bool:
    """Whether years or months are what one must have behind one to be covered: "wie vier jaar nachtwerk deed"."""
    quantity = unit.quantity
    if quantity is None or quantity.dimension != "month" or quantity.per or quantity.bound == "max":
        return False
    place = passage.words[unit.words[0]]
    same = [
        (at, word.folded)
        for at, word in enumerate(passage.words)
        if (word.sentence, word.segment) == (place.sentence, place.segment)
    ]
    opened = any(folded in _WHOEVER and 0 < unit.words[0] - at <= _AHEAD for at, folded in same)
    return opened and _TAKING.isdisjoint(folded for _, folded in same)


_AHEAD = 5


def _workers_notice(passage: Passage, units: list[Unit], unit: Unit) -> bool:
    """Whether the notice is one that the worker gives to be free of something: then shorter is better."""
    same = [classes for at, classes in passage.actors.items() if passage.words[at].sentence == unit.sentence]
    ends = any(other.key in ("=stop", "=may") and other.sentence == unit.sentence for other in units)
    return ends and any("worker" in one for one in same) and not any("employer-side" in one for one in same)


def more_than(before: list[str]) -> bool:
    """``langer dan``, ``plus de``: a figure that must be passed first."""
    return before[-1:] == ["boven"] or before[-2:] in (
        ["langer", "dan"], ["meer", "dan"], ["hoger", "dan"], ["plus", "de"], ["dela", "de"], ["plus", "d"],
        ["dessus", "de"], ["superieur", "a"], ["superieure", "a"], ["superieures", "a"],
    )  # fmt: skip


_PASSING = {
    "depasse", "depassent", "excede", "excedent", "atteint", "atteignent", "franchit", "overschrijdt", "overstijgt",
    "bereikt", "hoger",
}  # fmt: skip
_WHEN = {"lorsque", "lorsqu", "des", "si", "quand", "wanneer", "als", "zodra", "indien"}


def _passed(part: Part, unit: Unit, side: str) -> bool:
    """Whether a figure must be reached first: "lorsque la température dépasse 29 degrés"."""
    before = around(part, unit, side, 8, -1 * len(unit.words))
    return not _PASSING.isdisjoint(before[-3:]) and not _WHEN.isdisjoint(before)


def _banned(part: Part, unit: Unit, side: str) -> bool:
    """Whether the figure says how long something is forbidden: then longer is better."""
    units = part.ours if side == "ours" else part.theirs
    return any(other.key == "=forbidden" and other.sentence == unit.sentence for other in units)


_RECEIVING = {"=receive", "=fr-receive"}


def _workers_deadline(part: Part, unit: Unit, side: str) -> bool:
    """A term within which the worker must act, and not receive: longer is better."""
    passage, units = (part.comparison.ours, part.ours) if side == "ours" else (part.comparison.theirs, part.theirs)
    if any(other.key in _RECEIVING and other.sentence == unit.sentence for other in units) or not set(
        around(part, unit, side, 12, 6)
    ).isdisjoint(part.comparison.lexicon.roles["receive"]):
        return False
    before = [
        classes
        for at, classes in sorted(passage.actors.items())
        if at < unit.words[0]
        and passage.words[at].sentence == unit.sentence
        and passage.words[at].segment == passage.words[unit.words[0]].segment
    ]
    return (
        bool(before)
        and "worker" in before[-1]
        and not denied(passage, unit.words[0])
        and not any("employer-side" in one for one in before)
    )


def threshold(part: Part, unit: Unit) -> str:
    """What a figure that is no benefit is about: ``people`` (who is covered) or ``agreement`` (how long it lasts)."""
    roles = part.comparison.lexicon.roles
    near = set(around(part, unit, "ours", 3, 3))
    young = not set(around(part, unit, "ours", 6, 3)).isdisjoint(roles["child"])
    served = unit.quantity is not None and unit.quantity.dimension not in _UNSERVED
    served = served and not near.isdisjoint(roles["threshold"])
    aged = unit.quantity is not None and unit.quantity.dimension == "age"
    if young or served or aged or _qualifying(part.comparison.ours, unit):
        return "people"
    wide = set(around(part, unit, "ours", 8, 3))
    if (
        unit.quantity
        and unit.quantity.dimension == "month"
        and not wide.isdisjoint(roles["agreement"])
        and not wide & {"opzegging", "opzeggingstermijn", "preavis", "opgezegd", "opzegtermijn"}
    ):
        return "agreement"
    return ""
