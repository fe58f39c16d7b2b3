"""The tracked changes of a document, listed as a person counts them, and some of them accepted or rejected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.word.oxml import qn
from agreements.word.revision_reader import groups_in
from agreements.word.tracked import marked_parts, resolved

if TYPE_CHECKING:
    from collections.abc import Collection

    from agreements.word.package import Package
    from agreements.word.revision_groups import Group, Kind
    from agreements.word.revision_places import Place

__all__ = ["Revision", "Revisions", "revisions"]

_FROM, _TO = qn("w:moveFrom"), qn("w:moveTo")


@dataclass(frozen=True)
class Revision:
    """One tracked change: what kind, whose and when (as written, "" when not told), where, and the text it is about.

    Numbers count from 1 through the document: first the body, then the other parts by name. A move is at the
    place that the text left; ``moved_to`` is where it went.
    """

    number: int
    kind: Kind
    author: str
    date: str
    place: Place
    text: str
    moved_to: Place | None = None


class Revisions:
    """The tracked changes of a document.

    Raises InputError for a damaged part.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._groups = groups_in(package, marked_parts(package))
        self.all = tuple(_revision(number, group) for number, group in enumerate(self._groups, 1))

    def accepted(self, numbers: Collection[int]) -> Package:
        """The document with the changes of these numbers accepted, and the others left."""
        return self._resolved(numbers, accept=True)

    def rejected(self, numbers: Collection[int]) -> Package:
        """The document with the changes of these numbers rejected, and the others left."""
        return self._resolved(numbers, accept=False)

    def _resolved(self, numbers: Collection[int], *, accept: bool) -> Package:
        wanted = {mark for number in numbers for mark in self._groups[number - 1].marks}
        return resolved(self._package, lambda part, index: accept if (part, index) in wanted else None)


def revisions(package: Package) -> tuple[Revision, ...]:
    """The tracked changes of a document. Raises InputError for a damaged part."""
    return Revisions(package).all


def _revision(number: int, group: Group) -> Revision:
    start = group.places.get(_FROM) or group.places.get(_TO) or group.place
    target = group.places.get(_TO) if _FROM in group.places else None
    return Revision(number, group.kind, group.author, group.date, start, group.text, target)
