"""What stands where on the pages of a PDF: fragments of text, and the lines that they make."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Fragment", "Line", "Page", "joined"]

WORD_GAP = 0.18
WIDE_GAP = 1.2
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

    @property
    def text(self) -> str:
        """Its text, with a tab for each wide gap."""
        return joined(self.fragments)

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.fragments[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return self.fragments[-1].x1

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        return _largest(self.fragments).size

    @property
    def y(self) -> float:
        """Its base line."""
        return _largest(self.fragments).y

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(fragment.bold for fragment in self.fragments if fragment.text.strip())

    @property
    def cells(self) -> tuple[tuple[Fragment, ...], ...]:
        """Its fragments, apart where a wide gap is between them."""
        cells: list[list[Fragment]] = []
        for fragment in self.fragments:
            if cells and fragment.x0 - cells[-1][-1].x1 <= WIDE_GAP * fragment.size:
                cells[-1].append(fragment)
            else:
                cells.append([fragment])
        return tuple(tuple(cell) for cell in cells)


@dataclass(frozen=True)
class Page:
    """A page: its size (pt), its fragments in the order in which the file has them, and what else is on it.

    ``covered`` is the part of it (0 to 1) that its pictures cover; ``aside`` is text that is written sideways.
    """

    width: float
    height: float
    fragments: tuple[Fragment, ...]
    pictures: int = 0
    covered: float = 0.0
    remarks: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    damaged: bool = False
    furniture: tuple[str, ...] = field(default=())


def joined(fragments: tuple[Fragment, ...]) -> str:
    """The text of fragments that stand side by side."""
    text = ""
    end = 0.0
    for fragment in fragments:
        gap = fragment.x0 - end
        if not text:
            text = fragment.text
        elif gap > WIDE_GAP * fragment.size:
            text = f"{text.rstrip()}\t{fragment.text.lstrip()}"
        elif gap > WORD_GAP * fragment.size and not text[-1:].isspace() and not fragment.text[:1].isspace():
            text = f"{text} {fragment.text}"
        else:
            text += fragment.text
        end = fragment.x1
    return text.strip()


def _largest(fragments: tuple[Fragment, ...]) -> Fragment:
    return max(fragments, key=lambda fragment: (len(fragment.text) * fragment.size, fragment.size))
