"""The end of an agreement: its closing formula, and what stands typed where people sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.aspects.stories import Story

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


def cells_of(closing: Closing, body: Story) -> tuple[Cell, ...]:
    """The typed pieces of the closing, column by column: tabs, line breaks and wide gaps stand between them."""
    texts = {paragraph.index: paragraph.text for paragraph in body.paragraphs}
    cells: list[Cell] = []
    for line in closing.lines:
        raw = texts.get(line.spot.paragraph, line.text) if line.spot.paragraph is not None else line.text
        cells += _cells(raw if line.text in raw else line.text, line)
    return tuple(sorted(cells, key=lambda cell: cell.column))


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
