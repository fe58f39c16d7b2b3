"""What clauses require and exclude: circles, contradictions, companions that fit in no common place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkoord.messages import gettext as _
from clauses.checking.finding import LibraryFinding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clauses.library import Library
    from clauses.model import Clause

__all__ = ["circles", "contradictions", "strangers", "with_all_companions"]


def with_all_companions(library: Library, clause: str) -> frozenset[str]:
    """A clause with all that it requires, and what that requires."""
    found: set[str] = set()
    waiting = [clause]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += library.clauses[each].requires
    return frozenset(found)


def circles(library: Library) -> Iterator[LibraryFinding]:
    """A warning for clauses that require each other, directly or by others: told at the first of them."""
    told: set[str] = set()
    for clause in library.clauses.values():
        back = {
            companion
            for companion in with_all_companions(library, clause.id) - {clause.id}
            if clause.id in with_all_companions(library, companion)
        }
        if back and clause.id not in told:
            told |= back
            message = _("These clauses require each other: {clauses}.").format(
                clauses=", ".join(sorted(back | {clause.id}))
            )
            yield LibraryFinding("circular-requires", "warning", clause.id, message, ("requires",))


def contradictions(library: Library) -> Iterator[LibraryFinding]:
    """An error for a clause that excludes what it needs, or that needs two clauses that exclude each other."""
    for clause in library.clauses.values():
        for one, other in library.conflicts(with_all_companions(library, clause.id)):
            message = _("With its companions this clause needs “{one}” and “{other}”, which exclude each other.")
            message = message.format(one=one.id, other=other.id)
            yield LibraryFinding("contradictory-requires", "error", clause.id, message, ("requires",))


def strangers(library: Library) -> Iterator[LibraryFinding]:
    """A warning for a companion that fits in no sector, or in no region, where the clause itself fits."""
    for clause in library.clauses.values():
        for index, companion in enumerate(clause.requires):
            other = library.clauses[companion]
            if _apart(clause.sectors, other.sectors) or _apart(clause.regions, other.regions):
                message = _("The companion “{id}” fits in no sector or region where this clause fits.")
                message = message.format(id=companion)
                yield LibraryFinding("companion-elsewhere", "warning", clause.id, message, ("requires", index))
        yield from _one_sided(clause, library)


def _one_sided(clause: Clause, library: Library) -> Iterator[LibraryFinding]:
    """A mention of a clause that excludes another one, which does not say so itself."""
    for index, excluded in enumerate(clause.excludes):
        if clause.id not in library.clauses[excluded].excludes:
            message = _("“{id}” does not say that it excludes this clause.").format(id=excluded)
            yield LibraryFinding("one-sided-excludes", "info", clause.id, message, ("excludes", index))


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one) and bool(other) and not set(one) & set(other)
