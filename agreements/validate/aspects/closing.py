"""The end of an agreement: its closing formula, and what stands typed where people sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.phrases import phrases
from agreements.word.oxml import qn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.aspects.stories import Story, StoryParagraph

__all__ = ["Cell", "Closing", "cells_of", "closing_of"]

LONGEST_CLOSING = 60
_BETWEEN_CELLS = re.compile(r"(\t+|\n| {3,})")


@dataclass(frozen=True)
class Closing:
    """The lines from the closing formula on; ``formula`` is the line that begins it, None when there is none."""

    lines: tuple[Line, ...]
    formula: Line | None


@dataclass(frozen=True)
class Cell:
    """A piece of a typed signature block: its column (0 is the first) and its text."""

    column: int
    text: str
    line: Line


def closing_of(lines: Sequence[Line], language: Language) -> Closing:
    """The end of the agreement: from its formula on, else from where the first signature stands.

    An annex may stand before the signatures, but is searched only when nothing is found before it.
    """
    words = phrases("signing", language)
    main = [line for line in lines if line.part != "annex"]
    if any(line.part == "article" for line in main):
        main = [line for line in main if line.part not in ("title", "opening")]
    for candidates in (main, [line for line in lines if line.part == "annex"]):
        last = [line for line in candidates[-LONGEST_CLOSING:] if not line.is_heading]
        for name in ("formula", "signs_for"):
            begun = [i for i, line in enumerate(last) if words.begins(name, line.plain)]
            if begun:
                start = begun[-1] if name == "formula" else begun[0]
                start = _first_of_run(last, begun, start)
                return Closing(tuple(last[start:]), last[start] if name == "formula" else None)
    return Closing(tuple(line for line in lines if line.part == "closing"), None)


def _first_of_run(lines: Sequence[Line], begun: Sequence[int], start: int) -> int:
    """Go back over formulas that stand close together ("Opgemaakt te Gent", then "Voor akkoord")."""
    for index in reversed(begun):
        if index < start and start - index <= 2 and lines[index].part == lines[start].part:
            start = index
    return start


def cells_of(closing: Closing, body: Story, end: int | None, *, tables: bool) -> tuple[Cell, ...]:
    """The typed pieces of the closing but its formula, column by column.

    In a table a piece is a paragraph, in the column of its cell; elsewhere tabs, line breaks and wide gaps stand
    between pieces. ``end`` is the paragraph before which the closing ends (None: the end of the body). ``tables`` tells
    whether tables are read: not when one was understood as the signature table already.
    """
    lines = {line.spot.paragraph: line for line in closing.lines if line.spot.paragraph is not None}
    if not lines:
        return ()
    first, formula = min(lines), closing.formula.spot.paragraph if closing.formula else None
    cells: list[Cell] = []
    line = lines[first]
    for paragraph in body.paragraphs:
        if paragraph.index < first or paragraph.index == formula or (end is not None and paragraph.index >= end):
            continue
        line = lines.get(paragraph.index, line)
        column = _column(paragraph)
        if column is None:
            cells += _cells(paragraph.text, line)
        elif tables and paragraph.text.strip():
            cells.append(Cell(column, paragraph.text.strip(), line))
    return tuple(sorted(cells, key=lambda cell: cell.column))


def _column(paragraph: StoryParagraph) -> int | None:
    """The column of the cell that a paragraph stands in; None outside a table."""
    cell = next(paragraph.element.iterancestors(qn("w:tc")), None)
    return None if cell is None else sum(1 for _ in cell.itersiblings(qn("w:tc"), preceding=True))


def _cells(text: str, line: Line) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    for piece in _BETWEEN_CELLS.split(text):
        if piece == "\n":
            column = 0
        elif piece and not piece.strip():
            column += bool(cells) or piece[0] == "\t"
        elif piece.strip():
            cells.append(Cell(column, piece.strip(), line))
    return cells
