"""The laws that clauses rest on: repealed ones, and those that nothing rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkoord.messages import gettext as _
from clauses.checking.finding import LibraryFinding

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from clauses.library import Library

__all__ = ["repealed_laws", "unused_laws"]


def repealed_laws(library: Library, day: datetime.date) -> Iterator[LibraryFinding]:
    """An error for a clause that rests on a law which is repealed on a day, or does not exist yet."""
    for clause in library.clauses.values():
        for index, basis in enumerate(clause.basis):
            law, location = library.laws[basis.law], ("basis", index, "law")
            if law.repealed is not None and law.repealed <= day:
                message = _("The law “{law}” was repealed on {date}.").format(law=law.id, date=law.repealed)
                yield LibraryFinding("law-repealed", "error", clause.id, message, location)
            elif law.date > day:
                message = _("The law “{law}” is of {date}, after the day that is asked for.")
                message = message.format(law=law.id, date=law.date)
                yield LibraryFinding("law-repealed", "error", clause.id, message, location)


def unused_laws(library: Library) -> Iterator[LibraryFinding]:
    """A mention of each law that no clause rests on."""
    used = {basis.law for clause in library.clauses.values() for basis in clause.basis}
    for law in library.laws.values():
        if law.id not in used:
            yield LibraryFinding("law-unused", "info", law.id, _("No clause rests on this law."))
