"""Tracked merging and splitting of cells, one above the other (ECMA-376 Part 1, 17.13.5.3).

``w:cellMerge`` tells both states of a cell: ``cont`` for merged with the cell above, ``rest`` (or nothing) for not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.joining import drop_empty
from agreements.word.oxml import E, attribute, find, find_all, insert_in_order, qn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.word.oxml import Element

__all__ = ["resolve_merges"]

_ROW, _CELL = qn("w:tr"), qn("w:tc")


def resolve_merges(marks: Iterable[tuple[Element, bool]]) -> None:
    """Give the cell of each ``w:cellMerge`` its new state (True) or its old one (False), and take the mark away."""
    columns: dict[Element, dict[Element, int]] = {}
    for mark, accepted in marks:
        _resolve_merge(mark, accepted, columns)


def _resolve_merge(mark: Element, accepted: bool, columns: dict[Element, dict[Element, int]]) -> None:
    properties = mark.getparent()
    if properties is None:
        return
    properties.remove(mark)
    state = attribute(mark, "w:vMerge" if accepted else "w:vMergeOrig")
    cell = properties.getparent()
    if state == "cont":
        _set_merge(properties, "continue")
        above = None if cell is None else _cell_above(cell, columns)
        if above is not None and find(above, "w:tcPr/w:vMerge") is None:
            _set_merge(_properties_of(above), "restart")
    elif state == "rest":
        _set_merge(properties, "restart")
    elif attribute(find(properties, "w:vMerge"), default="continue") == "continue":
        _set_merge(properties, "")
    drop_empty(properties)


def _set_merge(properties: Element, value: str) -> None:
    for old in find_all(properties, "w:vMerge"):
        properties.remove(old)
    if value:
        insert_in_order(properties, E("w:vMerge", {"w:val": value}))


def _properties_of(cell: Element) -> Element:
    properties = find(cell, "w:tcPr")
    if properties is None:
        properties = E("w:tcPr")
        cell.insert(0, properties)
    return properties


def _cell_above(cell: Element, columns: dict[Element, dict[Element, int]]) -> Element | None:
    """The cell of the row above that begins in the same column of the grid; ``columns`` keeps what is known of rows."""
    row = next(cell.iterancestors(_ROW), None)
    above = None if row is None else next(row.itersiblings(_ROW, preceding=True), None)
    if row is None or above is None:
        return None
    for known in (row, above):
        if known not in columns:
            columns[known] = _columns(known)
    column = columns[row][cell]
    starts = columns[above]
    return next((other for other, start in starts.items() if start == column), None)


def _columns(row: Element) -> dict[Element, int]:
    """The cells of a row with the column of the grid in which each begins (17.4.15, 17.4.17)."""
    column = _number(find(row, "w:trPr/w:gridBefore"), 0)
    found = {}
    for cell in row.iter(_CELL):
        if next(cell.iterancestors(_ROW), None) is row:
            found[cell] = column
            column += _number(find(cell, "w:tcPr/w:gridSpan"), 1)
    return found


def _number(element: Element | None, default: int) -> int:
    value = attribute(element)
    return int(value) if value.isdecimal() else default
