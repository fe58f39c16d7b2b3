"""Positions that no clause realises, and clauses that realise none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkoord.messages import gettext as _
from clauses.checking.finding import LibraryFinding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clauses.library import Library

__all__ = ["clauses_without_position", "positions_without_clause"]


def positions_without_clause(library: Library) -> Iterator[LibraryFinding]:
    """An error for a position that no rung of any clause realises: nobody can bring it to the table."""
    realised = {
        position
        for clause in library.clauses.values()
        for variant in clause.variants.values()
        for position in variant.positions
    }
    for position in library.positions.values():
        if position.id not in realised:
            message = _("No clause realises this position.")
            yield LibraryFinding("position-without-clause", "error", position.id, message, ("id",))


def clauses_without_position(library: Library) -> Iterator[LibraryFinding]:
    """A mention of each clause that realises no position, unless it is of the frame or others need it."""
    needed = {companion for clause in library.clauses.values() for companion in clause.requires}
    for clause in library.clauses.values():
        if clause.when is not None or clause.id in needed:
            continue
        if not any(variant.positions for variant in clause.variants.values()):
            message = _("This clause realises no position, and no other clause needs it.")
            yield LibraryFinding("clause-without-position", "info", clause.id, message, ("variants",))
