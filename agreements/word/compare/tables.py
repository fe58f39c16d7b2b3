"""Merges tables row by row and cell by cell, with marks of rows, cells and properties (ECMA-376 Part 1, 17.13.5)."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from agreements.alignment import align
from agreements.word.compare.keys import block_key, property_key, words_in
from agreements.word.oxml import E, find, insert_in_order, qn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.word.compare.marks import Marker, Status
    from agreements.word.oxml import Element

__all__ = ["TableMerger"]

ROW_SIMILAR = 0.3
_ROW, _CELL = qn("w:tr"), qn("w:tc")
_LEADING = frozenset(qn(f"w:{name}") for name in ("tblPr", "tblGrid", "bookmarkStart", "bookmarkEnd"))
_CELL_STATUS = {"ins": "w:cellIns", "del": "w:cellDel"}
_BLOCKS = frozenset(qn(f"w:{name}") for name in ("p", "tbl", "sdt", "customXml"))
_CHANGES = frozenset(
    qn(f"w:{name}") for name in ("tblPrChange", "tblGridChange", "tblPrExChange", "trPrChange", "tcPrChange")
)
_ROW_MARKS = frozenset(qn(f"w:{name}") for name in ("ins", "del", "trPrChange"))
_CELL_MARKS = frozenset(qn(f"w:{name}") for name in ("cellIns", "cellDel", "cellMerge", "tcPrChange"))


class Contents(Protocol):
    """What a table merger asks of whoever merges blocks."""

    def container(self, ours: Element, theirs: Element) -> list[Element]:
        """The merged blocks of two cells."""

    def struck(self, container: Element, status: Status) -> list[Element]:
        """The blocks of a cell, all going or coming."""


@dataclass(frozen=True)
class _Part:
    """A row or a cell, to be aligned."""

    element: Element
    kind: str

    @cached_property
    def key(self) -> bytes:
        return block_key(self.element)

    @cached_property
    def words(self) -> Sequence[str]:
        return words_in(self.element)


class TableMerger:
    """Merges and marks tables."""

    def __init__(self, marker: Marker, contents: Contents) -> None:
        self._marker = marker
        self._contents = contents

    def merged(self, ours: Element, theirs: Element) -> Element:
        """One table of two."""
        result = E("w:tbl")
        for name in ("w:tblPr", "w:tblGrid"):
            properties = self._properties(find(ours, name), find(theirs, name), _CHANGES)
            if properties is not None:
                result.append(properties)
        for child in ours:
            if child.tag in _LEADING and str(child.tag).rpartition("}")[2].startswith("bookmark"):
                result.append(deepcopy(child))
        rows, yours = _parts(ours, _ROW), _parts(theirs, _ROW)
        mine = [row for row in rows if not _is_removed(row.element)]
        for pair in align(mine, yours, threshold=ROW_SIMILAR).pairs:
            if pair.ours is None:
                result.append(self._struck_row(yours[pair.theirs or 0].element, "ins"))
                continue
            while rows[0] is not mine[pair.ours]:  # removed by an earlier revision
                result.append(deepcopy(rows.pop(0).element))
            rows.pop(0)
            if pair.theirs is None:
                result.append(self._struck_row(mine[pair.ours].element, "del"))
            else:
                result.append(self._row(mine[pair.ours], yours[pair.theirs]))
        result.extend(deepcopy(row.element) for row in rows)
        return result

    def struck(self, table: Element, status: Status) -> Element:
        """A whole table that goes or comes, marked row by row."""
        result = E("w:tbl")
        result.extend(deepcopy(child) for child in table if child.tag in _LEADING)
        for part in _parts(table, _ROW):
            removed = _is_removed(part.element)
            result.append(deepcopy(part.element) if removed else self._struck_row(part.element, status))
        return result

    def _row(self, mine: _Part, yours: _Part) -> Element:
        if mine.key == yours.key:
            return deepcopy(mine.element)
        result = _shell(mine.element)
        exception = self._properties(find(mine.element, "w:tblPrEx"), find(yours.element, "w:tblPrEx"), _CHANGES)
        properties = self._properties(find(mine.element, "w:trPr"), find(yours.element, "w:trPr"), _ROW_MARKS)
        result.extend(part for part in (exception, properties) if part is not None)
        ours, theirs = _parts(mine.element, _CELL), _parts(yours.element, _CELL)
        if len(ours) == len(theirs):
            result.extend(self._cell(a.element, b.element) for a, b in zip(ours, theirs, strict=True))
            return result
        for pair in align(ours, theirs, threshold=ROW_SIMILAR).pairs:
            if pair.ours is None:
                result.append(self._struck_cell(theirs[pair.theirs or 0].element, "ins"))
            elif pair.theirs is None:
                result.append(self._struck_cell(ours[pair.ours].element, "del"))
            else:
                result.append(self._cell(ours[pair.ours].element, theirs[pair.theirs].element))
        return result

    def _cell(self, ours: Element, theirs: Element) -> Element:
        result = _shell(ours)
        properties = self._properties(find(ours, "w:tcPr"), find(theirs, "w:tcPr"), _CELL_MARKS)
        if properties is not None:
            result.append(properties)
        result.extend(self._contents.container(ours, theirs))
        return result

    def _struck_row(self, row: Element, status: Status) -> Element:
        result = _shell(row)
        exception, properties = find(row, "w:tblPrEx"), find(row, "w:trPr")
        if exception is not None:
            result.append(deepcopy(exception))
        properties = E("w:trPr") if properties is None else deepcopy(properties)
        properties.append(self._marker.mark(f"w:{status}"))
        result.append(properties)
        for part in _parts(row, _CELL):
            cell = _shell(part.element)
            cell_properties = find(part.element, "w:tcPr")
            if cell_properties is not None:
                cell.append(deepcopy(cell_properties))
            cell.extend(self._contents.struck(part.element, status))
            result.append(cell)
        return result

    def _struck_cell(self, cell: Element, status: Status) -> Element:
        result = _shell(cell)
        properties = find(cell, "w:tcPr")
        properties = E("w:tcPr") if properties is None else deepcopy(properties)
        insert_in_order(properties, self._marker.mark(_CELL_STATUS[status]))
        result.append(properties)
        result.extend(deepcopy(child) for child in cell if child.tag in _BLOCKS)
        return result

    def _properties(self, ours: Element | None, theirs: Element | None, ignored: frozenset[str]) -> Element | None:
        """Properties of theirs with ours as the former ones; ours when they are the same."""
        if _properties_key(ours, ignored) == _properties_key(theirs, ignored):
            return None if ours is None else deepcopy(ours)
        present = theirs if theirs is not None else ours
        if present is None:
            return None
        result = E(f"w:{str(present.tag).rpartition('}')[2]}")
        result.extend(deepcopy(child) for child in (theirs if theirs is not None else ()) if child.tag not in ignored)
        earlier = [] if ours is None else [child for child in ours if child.tag in ignored]
        result.extend(deepcopy(child) for child in earlier)
        if not any(child.tag in _CHANGES for child in earlier):
            self._marker.change(result, ours, ignored)
        return result


def _parts(parent: Element, tag: str) -> list[_Part]:
    """The rows of a table or the cells of a row, those in content controls included."""
    return [_Part(element, tag) for element in _inside(parent, tag)]


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")):
            yield from _inside(child, tag)


def _is_removed(row: Element) -> bool:
    """Whether an earlier revision removed a row."""
    return find(row, "w:trPr/w:del") is not None


def _properties_key(properties: Element | None, ignored: frozenset[str]) -> object:
    """Equal for equal properties; the columns of a grid are equal in their order only."""
    if properties is not None and properties.tag == qn("w:tblGrid"):
        return [tuple(column.items()) for column in properties if column.tag not in ignored]
    return property_key(properties, ignored)


def _shell(element: Element) -> Element:
    """An element of the same name and attributes, without children."""
    result = E("w:tr")
    result.tag = element.tag
    for name, value in element.items():
        result.set(name, value)
    return result
