"""Fragments -> lines in reading order: rows by base line, columns by the white between them, from top to bottom.

A page with two columns is read column by column; a line over the whole width (a title) parts what is above it from
what is below. A table is no page with columns: its cells are short, and its rows stay together.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from statistics import median_low
from typing import TYPE_CHECKING

from agreements.pdf.page import RAISED, SMALLER, Fragment, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.pdf.page import Page

__all__ = ["lines_of_pages", "rows_of"]

OVERLAP = 0.5
MOST_COLUMNS = 4
ROWS_IN_COLUMN = 5
FILLED = 0.62
"""The share of a column's width that its lines fill at least, in the middle: lines of prose, not of a table."""
LONG_CELL = 18
GUTTER = 6.0
ALIKE = 12.0
CROSSING = 0.1
"""The share of the lines on a page that may cross the white between two columns: titles."""
ALIGNED, STARTS, MOST = 2.0, 3, 0.7

Row = tuple[Fragment, ...]


def lines_of_pages(pages: Sequence[Page]) -> list[Line]:
    """The lines of a document in reading order; ``column`` tells in which of several columns a line stands (1, 2 …).

    Where most pages have the same two columns, or could have them, a page on which they are not so plain (a table
    stands in them, or hardly anything in one of them) is read as the others.
    """
    rows = [rows_of(page.fragments) for page in pages]
    gutters = [_accepted_gutter(each) for each in rows]
    known = [gutter for gutter in gutters if gutter is not None]
    usual = median_low(known) if known else None
    if usual is not None and 2 * sum(_has_room(each, usual) for each in rows) < sum(map(bool, rows)):
        usual = None
    if usual is not None and sum(abs(gutter - usual) <= ALIKE for gutter in known) < 0.8 * len(known):
        usual = None
    return [line for number, each in enumerate(rows) for line in _read(each, number, usual)]


def _accepted_gutter(rows: list[Row]) -> float | None:
    return next((gutter for gutter, _band in _bands(rows, None) if gutter is not None), None)


def _has_room(rows: list[Row], gutter: float) -> bool:
    """Whether a page has text, and hardly any line of it crosses a gutter."""
    return bool(rows) and sum(_crosses(row, gutter) for row in rows) <= CROSSING * len(rows)


def rows_of(fragments: Sequence[Fragment]) -> list[Row]:
    """Fragments grouped by line, top to bottom; within a line from left to right. Raised numbers stay with theirs."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda fragment: (-fragment.size, fragment.y)):
        if not fragment.text.strip():
            continue
        home = next((row for row in _near(rows, fragment) if _shares_line(row[0], fragment)), None)
        if home is None:
            rows.append([fragment])
        else:
            home.append(fragment)
    ordered = sorted(rows, key=lambda row: row[0].y)
    return [tuple(sorted(row, key=lambda fragment: fragment.x0)) for row in ordered]


def _near(rows: list[list[Fragment]], fragment: Fragment) -> Iterator[list[Fragment]]:
    return (row for row in rows if abs(row[0].y - fragment.y) < row[0].size)


def _shares_line(first: Fragment, other: Fragment) -> bool:
    if abs(first.y - other.y) <= 0.25 * min(first.size, other.size):
        return True
    raised = other.size <= SMALLER * first.size and first.y - other.y >= RAISED * first.size
    overlap = min(first.bottom, other.bottom) - max(first.top, other.top)
    return raised and overlap >= OVERLAP * (other.bottom - other.top)


def _read(rows: list[Row], page: int, usual: float | None, column: int = 0) -> Iterator[Line]:
    edge = max((fragment.x1 for row in rows for fragment in row), default=0.0)
    for gutter, band in _bands(rows, usual) if column < MOST_COLUMNS else [(None, rows)]:
        if gutter is None:
            yield from (Line(row, page, edge, column) for row in band)
            continue
        left = [part for row in band if (part := tuple(f for f in row if f.x1 <= gutter + GUTTER))]
        right = [part for row in band if (part := tuple(f for f in row if f.x1 > gutter + GUTTER))]
        yield from _read(_regrouped(left), page, None, column or 1)
        yield from _read(_regrouped(right), page, None, (column or 1) + 1)


def _regrouped(rows: list[Row]) -> list[Row]:
    """Rows of one column: its lines need not stand at the height of those in the other."""
    return rows_of([fragment for row in rows for fragment in row])


def _bands(rows: list[Row], usual: float | None) -> list[tuple[float | None, list[Row]]]:
    """The rows in bands, from top to bottom, each with the place of the white between its two columns, or None."""
    gutter = _gutter(rows) if usual is None else usual
    if gutter is None:
        return [(None, rows)]
    grouped = groupby(rows, lambda row: not _crosses(row, gutter))
    bands: list[tuple[float | None, list[Row]]] = []
    for free, band_rows in grouped:
        band = list(band_rows)
        columns = free and (_are_columns(band, gutter) if usual is None else _has_both(band, gutter))
        bands.append((gutter if columns else None, band))
    return bands


def _gutter(rows: list[Row]) -> float | None:
    """The middle of the white strip that the fewest rows cross, where text stands on both sides of it."""
    if len(rows) < ROWS_IN_COLUMN:
        return None
    left = min(fragment.x0 for row in rows for fragment in row)
    right = max(fragment.x1 for row in rows for fragment in row)
    starts = sorted({round(fragment.x0, 0) for row in rows for fragment in row})
    best: tuple[int, float] | None = None
    for start in starts:
        if not left + 0.2 * (right - left) <= start <= left + 0.8 * (right - left):
            continue
        place = start - GUTTER / 2
        run, longest = 0, 0
        for row in rows:
            run = 0 if _crosses(row, place) else run + any(f.x0 >= place for f in row)
            longest = max(longest, run)
        if longest >= ROWS_IN_COLUMN and (best is None or longest > best[0]):
            best = longest, place
    return None if best is None else best[1]


def _crosses(row: Row, place: float) -> bool:
    return any(fragment.x0 < place - GUTTER / 2 and fragment.x1 > place + 0.5 for fragment in row)


def _has_both(band: list[Row], gutter: float) -> bool:
    starts = [fragment.x0 for row in band for fragment in row]
    return min(starts) < gutter <= max(starts)


def _are_columns(band: list[Row], gutter: float) -> bool:
    left = [part for row in band if (part := [f for f in row if f.x0 < gutter])]
    right = [part for row in band if (part := [f for f in row if f.x0 >= gutter])]
    if min(len(left), len(right)) < ROWS_IN_COLUMN:
        return False
    return all(_reads_as_prose(side) and _is_aligned(side) for side in (left, right)) and _stand_beside(left, right)


def _is_aligned(parts: Sequence[Sequence[Fragment]]) -> bool:
    """Whether most lines of a column begin at one of a few places, as words in the middle of a text do not."""
    starts = Counter(round(part[0].x0 / ALIGNED) for part in parts)
    return sum(count for _start, count in starts.most_common(STARTS)) >= MOST * len(parts)


def _reads_as_prose(parts: Sequence[Sequence[Fragment]]) -> bool:
    width = max(part[-1].x1 for part in parts) - min(part[0].x0 for part in parts)
    filled = sorted((part[-1].x1 - part[0].x0) / width if width else 0.0 for part in parts)
    length = sorted(sum(len(fragment.text) for fragment in part) for part in parts)
    return filled[len(filled) // 2] >= FILLED and length[len(length) // 2] >= LONG_CELL


def _stand_beside(left: Sequence[Sequence[Fragment]], right: Sequence[Sequence[Fragment]]) -> bool:
    """Whether the two columns share most of their height."""
    top = max(left[0][0].y, right[0][0].y)
    bottom = min(left[-1][0].y, right[-1][0].y)
    height = min(left[-1][0].y - left[0][0].y, right[-1][0].y - right[0][0].y)
    return height > 0 and bottom - top >= OVERLAP * height
