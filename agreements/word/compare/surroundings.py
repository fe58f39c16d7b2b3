"""What a comparison knows and learns while it merges one container after the other."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from agreements.word.oxml import qn

if TYPE_CHECKING:
    from agreements.word.compare.marks import Marker
    from agreements.word.compare.reader import AtomReader
    from agreements.word.oxml import Element

__all__ = ["Care", "Surroundings"]

_ID = qn("w:id")


class Care(Enum):
    """How careful a merger is: ``fine`` trusts plain words, ``careful`` checks all, ``rough`` replaces blocks whole."""

    fine = "fine"
    careful = "careful"
    rough = "rough"


@dataclass
class Surroundings:
    """What is needed to know and to learn beyond the container at hand; one for a whole redline.

    Known: ``new_marks`` (kind and number) are the bookmarks and comments that only theirs has; ``shared_bookmarks``
    gives the number in ours of a bookmark of theirs; ``coming_bookmarks`` are those of theirs that are to stand apart.
    Learnt: pairs of ``notes`` and ``sections``, how many paragraphs were marked as a whole, what was not compared.
    """

    reader: AtomReader
    marker: Marker
    notes: list[tuple[Element, Element]] = field(default_factory=list)
    sections: list[tuple[Element, Element | None, Element | None]] = field(default_factory=list)
    new_marks: set[tuple[str, str]] = field(default_factory=set)
    shared_bookmarks: dict[str, str] = field(default_factory=dict)
    coming_bookmarks: set[str] = field(default_factory=set)
    coarse: int = 0
    untracked: list[str] = field(default_factory=list)
    keeps_revisions: bool = False
    care: Care = Care.fine

    def note(self, ours: Element, theirs: Element) -> None:
        """Learn that two references are to one note."""
        self.notes.append((ours, theirs))

    def section(self, ours: Element | None, theirs: Element | None) -> Element:
        """The properties of a section that stays (both), goes (ours) or comes (theirs), as they are.

        They are merged when all sections are known.
        """
        source = ours if ours is not None else theirs
        if source is None:
            raise ValueError("a section has properties on one side at least")
        result = deepcopy(source)
        self.sections.append((result, ours, theirs))
        return result

    def is_same(self, mine: Element, yours: Element) -> bool:
        """Whether two marks begin or end one bookmark or comment."""
        number = yours.get(_ID, "")
        return mine.tag == yours.tag and mine.get(_ID) == self.shared_bookmarks.get(number, number)

    def comes(self, mark: Element) -> bool:
        """Whether a bookmark of theirs is to come as inserted, since that of ours goes with its text."""
        return _kind(mark) == "bookmark" and mark.get(_ID, "") in self.coming_bookmarks

    def is_new(self, mark: Element) -> bool:
        """Whether a bookmark or comment range of theirs is not in ours."""
        return (_kind(mark), mark.get(_ID, "")) in self.new_marks


def _kind(mark: Element) -> str:
    """What a mark begins or ends, such as "bookmark" or "commentRange"."""
    return str(mark.tag).rpartition("}")[2].removesuffix("Start").removesuffix("End")
