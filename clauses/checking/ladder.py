"""The rungs of a clause: from opening to floor it may give way, but not beyond its positions, and never back up."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import TYPE_CHECKING

from akkoord.messages import gettext as _
from clauses.checking.finding import LibraryFinding
from clauses.checking.wording import employer_may
from clauses.values import NUMERIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clauses.checking.finding import Severity
    from clauses.library import Library
    from clauses.model import Clause, Parameter

__all__ = ["positions_given_up", "room_for_the_employer", "values_turned"]


def positions_given_up(library: Library) -> Iterator[LibraryFinding]:
    """A rung that gives up a red line of its opening: an error; a mention where the floor of another clause keeps it.

    A warning for a rung that realises more than its opening.
    """
    kept = {position for clause in library.clauses.values() for position in clause.variants[clause.rungs[-1]].positions}
    for clause in library.clauses.values():
        first = clause.variants[clause.rungs[0]]
        for rung in clause.rungs[1:]:
            own, location = clause.variants[rung].positions, ("variants", rung, "positions")
            for position in first.positions:
                if position not in own and library.positions[position].weight == "red-line":
                    message = _("The {rung} gives up the red line “{position}”, that the {first} realises.")
                    message = message.format(rung=rung, position=position, first=clause.rungs[0])
                    severity: Severity = "info" if position in kept else "error"
                    yield LibraryFinding("red-line-given-up", severity, clause.id, message, location)
            for position in own:
                if position not in first.positions:
                    message = _("The {rung} realises “{position}”, that the {first} does not.")
                    message = message.format(rung=rung, position=position, first=clause.rungs[0])
                    yield LibraryFinding("rung-stronger-than-opening", "warning", clause.id, message, location)


def values_turned(library: Library) -> Iterator[LibraryFinding]:
    """A warning for a default that is better for the worker on a lower rung than on a higher one.

    Where a parameter does not say what is better, its defaults may only go one way.
    """
    for clause in library.clauses.values():
        for name, parameter in clause.parameters.items():
            if parameter.kind in NUMERIC:
                yield from _turned(clause, name, parameter)


def _turned(clause: Clause, name: str, parameter: Parameter) -> Iterator[LibraryFinding]:
    steps = [
        (rung, value)
        for rung in clause.rungs
        if "{" + name + "}" in clause.variants[rung].text.nl
        and (value := _value(clause.variants[rung].defaults.get(name, parameter.default))) is not None
    ]
    worse = {"more": -1, "less": 1}.get(parameter.better or "", 0)
    for (higher, before), (lower, after) in pairwise(steps):
        way = (after > before) - (after < before)
        if not way:
            continue
        worse = worse or way
        if way != worse:
            message = _("{name}: the {lower} has {after}, the {higher} {before}: the lower rung is the better one.")
            message = message.format(name=name, lower=lower, after=after, higher=higher, before=before)
            location = ("variants", lower, "defaults", name)
            yield LibraryFinding("rung-stronger-than-opening", "warning", clause.id, message, location)


def room_for_the_employer(library: Library) -> Iterator[LibraryFinding]:
    """A mention of what a lower rung lets the employer do and the opening does not: to be read by an expert."""
    for clause in library.clauses.values():
        first = clause.variants[clause.rungs[0]]
        known = set(employer_may(first.text.nl, "nl"))
        for rung in clause.rungs[1:]:
            for sentence in employer_may(clause.variants[rung].text.nl, "nl"):
                if sentence not in known:
                    known.add(sentence)
                    message = _("The {rung} gives the employer room that the {first} does not: “{sentence}”.")
                    message = message.format(rung=rung, first=clause.rungs[0], sentence=sentence)
                    location = ("variants", rung, "text", "nl")
                    yield LibraryFinding("room-for-the-employer", "info", clause.id, message, location)


def _value(default: object) -> Decimal | None:
    if not isinstance(default, str):
        return None
    try:
        return Decimal(default.replace(",", "."))
    except InvalidOperation:
        return None
