"""Phrases of a mechanism that only reword, in a sentence that was rewritten, what ours says by another road."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.lexicon import Signal
    from agreements.impact.model import Signalled, Unit

__all__ = ["among_them", "reworded"]

_ENDS = {"=after", "=dismissal", "=fr-end", "=stop", "=deadline", "=within", "=leave-company", "=wait-out"}
"""Groups by which ours speaks of the end of something already."""
_INVOICES = {"=invoice", "=fr-invoice"}
_NEAR = 5


def reworded(part: Part, known: Signal, one: Signalled) -> bool:
    """Whether a phrase that is new in a rewritten sentence says no more than ours did."""
    check = {
        "time-limit": _end_of_ours,
        "reporting": _no_report,
        "discretion": _only_limits,
        "provider-choice": _public_list,
        "scope-narrowed": _same_people,
    }.get(known.mechanism)
    return check is not None and check(part, one)


def _end_of_ours(part: Part, one: Signalled) -> bool:
    """Whether ours names an end too ("après la fin du contrat"), and no new figure stands with that of theirs."""
    here = _clause(part, one)
    return any(unit.key in _ENDS for unit in part.ours) and not any(
        unit.quantity is not None and unit in part.gained for unit in here
    )


def _no_report(part: Part, one: Signalled) -> bool:
    """Whether "access to the file" is that of some only, or what the employer gets is an invoice."""
    here = _clause(part, one)
    if not one.context:
        return any(unit.key == "=only" for unit in here)
    return any(unit.key in _INVOICES and 0 < unit.words[0] - max(one.words) <= _NEAR for unit in here)


def _only_limits(part: Part, one: Signalled) -> bool:
    """Whether "may be changed" stands with "only if": a limit on who may, and no favour."""
    return any(unit.key == "=only" for unit in _clause(part, one))


def _public_list(part: Part, one: Signalled) -> bool:
    """Whether the list or the row to choose from is that of an authority, or the people named before: "parmi eux"."""
    theirs = part.comparison.theirs
    last = max(one.words or one.context)
    if among_them(part, one):
        return True
    behind = [
        classes
        for at, classes in sorted(theirs.actors.items())
        if 0 < at - last <= _NEAR and theirs.words[at].sentence == one.sentence
    ]
    return bool(behind) and "employer-side" not in behind[0] and not {"worker", "people"} & behind[0]


def among_them(part: Part, one: Signalled) -> bool:
    """Whether one chooses among those who were named before: "parmi eux"."""
    last = max(one.words or one.context)
    return any(word.folded in _THEM for word in part.comparison.theirs.words[last + 1 : last + 3])


_THEM = {"eux", "elles", "hen"}


def _same_people(part: Part, one: Signalled) -> bool:
    """Whether "reserved to the apprentice" names people whom ours names too, and nothing new qualifies them."""
    here = [unit for unit in part.theirs if unit.sentence == one.sentence]
    named = [unit for unit in here if set(unit.words) & set(one.context)]
    if not named or any(unit in part.gained for unit in named):
        return False
    behind = [unit for unit in here if unit.words[0] > max(one.context)]
    return not behind or behind[0] not in part.gained


def _clause(part: Part, one: Signalled) -> list[Unit]:
    """The units of the part of the sentence in which a phrase of theirs stands."""
    place = part.comparison.theirs.words[(one.words or one.context)[0]]
    return [unit for unit in part.theirs if (unit.sentence, unit.segment) == (place.sentence, place.segment)]
