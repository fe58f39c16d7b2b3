"""Signatures that were typed: lines one under another, or side by side with tabs, after the closing formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agreements.word.blocks import Paragraph
from agreements.word.headings import begins_closing, parse_heading, split_label
from agreements.word.signatures import LONGEST_LINE, begins_signature, signatories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.model import Signature

__all__ = ["typed_signatures"]

_APART = re.compile(r"\s*\t\s*|\s{3,}")
MOST_LINES = 60


def typed_signatures(lines: Sequence[object]) -> tuple[int, int, tuple[Signature, ...]] | None:
    """Where typed signatures begin and end among the lines of a document, and what they say; None for none.

    They follow the last closing formula ("Opgemaakt te …"), and begin with "Voor …" or "Pour …". ``lines`` are those
    of ``lines_of``; whatever is no paragraph ends them.
    """
    closing = max(
        (i for i, line in enumerate(lines) if isinstance(line, Paragraph) and begins_closing(line.text)), default=None
    )
    if closing is None:
        return None
    starts = (i for i in range(closing + 1, len(lines)) if _cells(lines[i]) and begins_signature(_cells(lines[i])[0]))
    start = next(starts, None)
    if start is None:
        return None
    end = start
    while end < len(lines) and end - start < MOST_LINES and _cells(lines[end]):
        end += 1
    found = _signatures([cells for line in lines[start:end] for cells in _rows(line)])
    return (start, end, found) if any(one.name for one in found) else None


def _rows(line: object) -> list[list[str]]:
    assert isinstance(line, Paragraph)  # noqa: S101 - ``_cells`` gave nothing for others
    return [_APART.split(row.strip()) for row in line.text.split("\n") if row.strip()]


def _cells(line: object) -> list[str]:
    """The cells of the first row of a line that can belong to signatures; [] for any other line."""
    if not isinstance(line, Paragraph) or line.label or split_label(line.text)[1]:
        return []
    if parse_heading("", line.text, standout=line.heading or line.strong) is not None:
        return []
    rows = _rows(line)
    if any(len(cell) > LONGEST_LINE for row in rows for cell in row):
        return []
    return rows[0] if rows else []


def _signatures(rows: Sequence[list[str]]) -> tuple[Signature, ...]:
    """Blocks of rows, each beginning with parties side by side, read column by column."""
    blocks: list[list[list[str]]] = []
    for row in rows:
        if begins_signature(row[0]) and all(begins_signature(cell) for cell in row):
            blocks.append([[cell] for cell in row])
            continue
        columns = blocks[-1]
        for index, cell in enumerate(row):
            columns[min(index, len(columns) - 1)].append(cell)
    return tuple(one for block in blocks for column in block for one in signatories(column))
