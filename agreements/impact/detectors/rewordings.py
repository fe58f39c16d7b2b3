"""Phrases of a mechanism that only reword, in a sentence that was rewritten, what ours says by another road."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.lexicon import Signal
    from agreements.impact.model import Signalled, Unit

__all__ = ["ENDS", "among_them", "answered", "reworded"]

ENDS = {
    "=out-of-worktime",
    "=after",
    "=dismissal",
    "=fr-end",
    "=stop",
    "=deadline",
    "=within",
    "=leave-company",
    "=wait-out",
}
"""Groups by which ours speaks of the end of something already."""
_LOSING = ("perd", "expire", "cesse", "echoi", "verval", "verlor")
_LAWS = {"=fr-law", "=legislation"}
"""What a law "prescrit" it orders, and does not let lapse."""
_INVOICES = {"=invoice", "=fr-invoice"}
_NEAR = 5


def reworded(part: Part, known: Signal, one: Signalled) -> bool:
    """Whether a phrase that is new in a rewritten sentence says no more than ours did."""
    check = {
        "condition": _proof_of_ours if known.id == "formality" else None,
        "amount-reduced": _half_of_ours,
        "budget-cap": _ceiling_of_ours,
        "soft-obligation": _only_when_of_ours if known.id == "within-ban" else None,
        "time-limit": _end_of_ours,
        "reporting": _no_report,
        "discretion": _only_limits,
        "provider-choice": _public_list,
        "scope-narrowed": _same_people,
    }.get(known.mechanism)
    return check is not None and check(part, one)


def answered(part: Part, one: Signalled) -> bool:
    """Whether each word of a phrase has its like in ours, and these stand together there: "au bout de sept jours"."""
    theirs, ignored = part.comparison.theirs, part.comparison.lexicon.ignored
    heavy = {at for at in (*one.words, *one.context) if theirs.words[at].folded not in ignored}
    pairs = {other: mine for mine, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    units = [unit for unit in part.theirs if not heavy.isdisjoint(unit.words)]
    held = {at for unit in units for at in unit.words}
    if len(units) < _ROW or not heavy <= held or any(unit not in pairs or unit.kind == "actor" for unit in units):
        return False
    mine = [pairs[unit] for unit in units]
    spread = max(unit.words[-1] for unit in mine) - min(unit.words[0] for unit in mine)
    return len({(unit.sentence, unit.segment) for unit in mine}) == 1 and spread <= _NEAR + 1


_ROW = 2


def _proof_of_ours(part: Part, one: Signalled) -> bool:
    """Whether ours speaks of the same proof or paper."""
    return any(
        not set(unit.words).isdisjoint(one.words) and unit.kind == "concept" and unit not in part.gained
        for unit in part.theirs
    )


def _ceiling_of_ours(part: Part, one: Signalled) -> bool:
    """Whether ours sets the same ceiling: "au nombre de huit au maximum", "qui ne peut excéder huit"."""
    behind = [
        unit for unit in part.theirs if unit.quantity and 0 < unit.words[0] - max(one.words or one.context) <= _NEAR
    ]
    capped = any(unit.quantity and unit.quantity.bound == "max" for unit in part.ours)
    return capped and bool(behind) and behind[0] not in part.gained


def _only_when_of_ours(part: Part, one: Signalled) -> bool:
    """Whether "not without being invited" is our "only on invitation"."""
    only = any(unit.key == "=only" for unit in part.ours)
    held = [unit for unit in part.theirs if not set(unit.words).isdisjoint(one.words)]
    return only and bool(held) and not any(unit in part.gained for unit in held)


def _half_of_ours(part: Part, one: Signalled) -> bool:
    """Whether "half" says how many seats each side has, as ours does."""
    return any(
        unit.key == "=joint"
        or (unit.quantity is not None and (unit.quantity.dimension, unit.quantity.value) == ("share", 50))
        for unit in part.ours
    )


def _end_of_ours(part: Part, one: Signalled) -> bool:
    """Whether ours names an end too ("après la fin du contrat"), and no new figure stands with that of theirs."""
    here = _clause(part, one)
    theirs = part.comparison.theirs
    if any(unit.key in _LAWS for unit in here):
        return True
    losing = any(theirs.words[at].folded.startswith(_LOSING) for at in one.words)
    if losing and denied(theirs, one.words[-1], one.words):
        return True
    return any(unit.key in ENDS for unit in part.ours) and not any(
        unit.quantity is not None and unit in part.gained for unit in here
    )


def _no_report(part: Part, one: Signalled) -> bool:
    """Whether "access to the file" is that of some only, or what the employer gets is an invoice."""
    here = _clause(part, one)
    if not one.context:
        return any(unit.key == "=only" for unit in here)
    return any(unit.key in _INVOICES and 0 < unit.words[0] - max(one.words) <= _NEAR for unit in here)


def _only_limits(part: Part, one: Signalled) -> bool:
    """Whether "may be changed" stands with "only if": a limit on who may, and no favour; or is a mere "if any"."""
    if {part.comparison.theirs.words[at].folded for at in one.words} <= {"le", "cas", "echeant"}:
        return True
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
    return bool(behind) and bool({"authority", "reps"} & behind[0])


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
