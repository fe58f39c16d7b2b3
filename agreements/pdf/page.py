"""What stands where on the pages of a PDF: fragments of text, and the lines that they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

__all__ = ["Fragment", "Line", "Page", "Remark", "joined"]

_SPACE = re.compile(r"\w[.,]? \w")
WORD_GAP = 0.18
WIDE_GAP, STRETCHED = 0.6, 2.0
"""Times the size: a gap between words that is no word space, also in a line whose words were set apart to fill it."""
AT_EDGE = 3.0
EVEN, MOST_STRETCHED = 1.3, 4.0
RAISED = 0.18
SMALLER = 0.8


@dataclass(frozen=True)
class Fragment:
    """A stretch of text in one font: its left and right end, its base line from the top of the page, its size (pt)."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False

    @property
    def top(self) -> float:
        """About where its capitals end."""
        return self.y - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """About where its descenders end."""
        return self.y + 0.22 * self.size


@dataclass(frozen=True)
class Line:
    """Fragments on one line of a column, from left to right; ``page`` counts from 0.

    ``edge`` is where the lines of its column end; ``marks`` are the numbers of notes that stood in it.
    """

    fragments: tuple[Fragment, ...]
    page: int
    edge: float
    column: int = 0
    marks: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        """Its text, with a tab for each wide gap."""
        return "\t".join(_together(cell) for cell in self.cells).strip()

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.fragments[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return self.fragments[-1].x1

    @cached_property
    def size(self) -> float:
        """The size of most of its characters."""
        return _largest(self.fragments).size

    @cached_property
    def y(self) -> float:
        """Its base line."""
        return _largest(self.fragments).y

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(fragment.bold for fragment in self.fragments if fragment.text.strip())

    @cached_property
    def cells(self) -> tuple[tuple[Fragment, ...], ...]:
        """Its fragments, apart where a wide gap is between them; a line that fills its column may be stretched."""
        full = self.x1 >= self.edge - AT_EDGE
        return _cells(self.fragments, MOST_STRETCHED if full else _wide_gap(self.fragments))


@dataclass(frozen=True)
class Remark:
    """What a reader has added to a PDF: a "remark", a mark ("struck out", "highlighted", "underlined"), "filled in".

    ``text`` is what it says, ``marked`` the text that it marks; each may be "".
    """

    kind: str
    text: str
    marked: str


@dataclass(frozen=True)
class Page:
    """A page: its size (pt), its fragments in the order in which the file has them, and what else is on it.

    ``covered`` is the part of it (0 to 1) that its pictures cover; ``aside`` is text that is written sideways,
    ``hidden`` text that cannot be seen; ``recognised`` tells that its text was read from a picture.
    """

    width: float
    height: float
    fragments: tuple[Fragment, ...]
    pictures: int = 0
    covered: float = 0.0
    remarks: tuple[Remark, ...] = ()
    aside: tuple[str, ...] = ()
    damaged: bool = False
    hidden: str = ""
    recognised: bool = False
    furniture: tuple[str, ...] = ()


def joined(fragments: tuple[Fragment, ...]) -> str:
    """The text of fragments that stand side by side, with a tab for each wide gap."""
    return "\t".join(_together(cell) for cell in _cells(fragments, _wide_gap(fragments))).strip()


def _together(fragments: tuple[Fragment, ...]) -> str:
    text = ""
    end = 0.0
    for fragment in fragments:
        gap = fragment.x0 - end
        apart = text and gap > WORD_GAP * fragment.size
        if apart and not text[-1:].isspace() and not fragment.text[:1].isspace():
            text += " "
        text += fragment.text
        end = fragment.x1
    return text.strip()


def _cells(fragments: tuple[Fragment, ...], wide: float) -> tuple[tuple[Fragment, ...], ...]:
    """Fragments apart where the gap is wider than ``wide`` times the size."""
    cells: list[list[Fragment]] = []
    for fragment in fragments:
        if cells and fragment.x0 - cells[-1][-1].x1 <= wide * fragment.size:
            cells[-1].append(fragment)
        else:
            cells.append([fragment])
    return tuple(tuple(cell) for cell in cells)


def _wide_gap(fragments: tuple[Fragment, ...]) -> float:
    """What is a wide gap in a line, times the size. What stands behind the first gap tells: that may be a label."""
    rest = fragments[1:]
    if any(_SPACE.search(fragment.text) for fragment in rest):
        return WIDE_GAP
    gaps = sorted((after.x0 - before.x1) / after.size for before, after in pairwise(rest))
    if len(gaps) >= 2 and gaps[-1] <= EVEN * gaps[len(gaps) // 2] and gaps[-1] <= MOST_STRETCHED:
        return max(gaps[-1], STRETCHED)
    return STRETCHED if gaps else WIDE_GAP


def _largest(fragments: tuple[Fragment, ...]) -> Fragment:
    return max(fragments, key=lambda fragment: (len(fragment.text) * fragment.size, fragment.size))
