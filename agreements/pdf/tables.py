"""Tables without lines: rows of cells that stand in columns, told from text by the white between them."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from agreements.pdf.page import joined
from agreements.word.blocks import Paragraph, Table
from agreements.word.headings import parse_heading, split_label
from agreements.word.signatures import NAMES_SIGNATURES, signatures_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agreements.pdf.hyphens import Mender
    from agreements.pdf.page import Fragment, Line

    Cell = tuple[Fragment, ...]

__all__ = ["is_tabular", "table_at", "table_of"]

NEAR = 6.0
APART = 1.3
IN_CELL = 1.75
FAR = 7.0
"""Times the size: rows of one table stand no further apart (room to sign is 2.3 cm)."""


def is_tabular(line: Line) -> bool:
    """Whether a line holds cells of a table: wide gaps, and not only behind a label, or before a page number."""
    cells = line.cells
    if len(cells) < 2:
        return False
    first = joined(cells[0])
    labelled = _is_label(first)
    return len(cells) - labelled >= 2 and not joined(cells[-1]).isdigit() if labelled else not _is_entry(line)


def _is_label(text: str) -> bool:
    if parse_heading(text, "", standout=True) is not None:
        return True
    return split_label(f"{text} X")[2] >= len(text)


def _is_entry(line: Line) -> bool:
    """Whether a line is an entry of a table of contents: words, white, and the number of a page."""
    return len(line.cells) == 2 and joined(line.cells[1]).isdigit() and line.cells[1][-1].x1 >= line.edge - NEAR


def table_at(lines: Sequence[Line], start: int) -> int:
    """Where the table that begins at ``start`` ends; ``start`` itself when none begins there."""
    if not is_tabular(lines[start]):
        return start
    end, tabular = start + 1, start + 1
    columns = _columns(lines[start:end])
    while end < len(lines) and _belongs(lines[end - 1], lines[end], columns):
        end += 1
        if is_tabular(lines[end - 1]):
            tabular = end
            columns = _columns(lines[start:end])
    last = tabular
    steps = [after.y - before.y for before, after in pairwise(lines[start:tabular])]
    reach = max(IN_CELL * lines[start].size, APART * min(steps, default=0.0))
    while last < end and lines[last].y - lines[last - 1].y <= reach:
        last += 1
    rows = sum(is_tabular(line) for line in lines[start:last])
    return last if rows >= 2 and all(_is_aligned(line, columns) for line in lines[start:last]) else start


def _is_aligned(line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether each cell of a line has a column of its own."""
    return len({_column(cell, columns) for cell in line.cells}) == len(line.cells)


def _belongs(before: Line, line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    if (line.page, line.column) != (before.page, before.column) or line.y - before.y > FAR * line.size:
        return False
    return is_tabular(line) or _within_a_column(line, columns)


def _within_a_column(line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line of one cell stands in one of the columns, and leaves the others free."""
    inside = [index for index, (left, right) in enumerate(columns) if line.x0 < right and line.x1 > left]
    if len(inside) != 1:
        return False
    after = columns[inside[0] + 1][0] if inside[0] + 1 < len(columns) else line.edge + NEAR
    return line.x0 >= columns[inside[0]][0] - NEAR and line.x1 <= after


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns of a table: the stretches of its width in which cells of its rows stand."""
    spans = sorted((cell[0].x0, cell[-1].x1) for line in lines if is_tabular(line) for cell in line.cells)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(right, columns[-1][1])
        else:
            columns.append((left, right))
    return columns


def table_of(lines: Sequence[Line], mender: Mender) -> Table:
    """The table that these lines make. The lines of a cell become one, but stay apart in a table of signatures."""
    columns = _columns(lines)
    rows = [[_column_texts(row, index, columns) for index in range(len(columns))] for row in _rows(lines, columns)]

    def built(cell: Callable[[list[str]], list[str]]) -> Table:
        paragraphs = (tuple(tuple(Paragraph((text,)) for text in cell(texts)) for texts in row) for row in rows)
        return Table(tuple(paragraphs))

    signing = built(lambda texts: texts)
    return signing if signatures_in(signing) is not None else built(lambda texts: _one(texts, mender))


def _one(texts: Sequence[str], mender: Mender) -> list[str]:
    text = ""
    for part in texts:
        text = mender.join(text, part)
    return [text] if text else []


def _rows(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[list[Line]]:
    """Lines grouped by row: by the white between rows where there is some, else by the first cell."""
    steps = [after.y - before.y for before, after in pairwise(lines)]
    tight = min(steps, default=0.0)
    apart = [step > APART * tight for step in steps]
    spaced = any(apart) and median(step for step, far in zip(steps, apart, strict=True) if not far) < max(steps)
    rows = [[lines[0]]]
    if NAMES_SIGNATURES.search(lines[0].text) and len(lines) > 1:
        return [*rows, *_rows(lines[1:], columns)]
    for line, far in zip(lines[1:], apart, strict=True):
        begins = far if spaced else _column(line.cells[0], columns) == 0
        if begins:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _column_texts(row: Sequence[Line], column: int, columns: Sequence[tuple[float, float]]) -> list[str]:
    return [joined(cell) for line in row for cell in line.cells if _column(cell, columns) == column]


def _column(cell: Cell, columns: Sequence[tuple[float, float]]) -> int:
    """The column in which most of a cell stands."""
    left, right = cell[0].x0, cell[-1].x1
    return max(range(len(columns)), key=lambda i: min(right, columns[i][1]) - max(left, columns[i][0]))
