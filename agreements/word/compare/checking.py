"""The self-check: a redline, read with all accepted and with all rejected, is held against the two documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.compare.atoms import boxes_in
from agreements.word.compare.keys import block_key, property_key
from agreements.word.compare.units import PARAGRAPH, TABLE, control_content
from agreements.word.compare.verify import atom_view, mark_view
from agreements.word.oxml import find, qn

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from agreements.word.compare.atoms import Atom, AtomReader
    from agreements.word.oxml import Element

__all__ = ["same_content"]

_CONTROLS = (qn("w:sdt"), qn("w:customXml"))
_ROW, _CELL, _GRID = qn("w:tr"), qn("w:tc"), qn("w:tblGrid")
_NOISE = frozenset(qn(f"w:{name}") for name in ("cnfStyle",))


def same_content(first: Element, second: Element, reader: AtomReader) -> bool:
    """Whether a container holds the blocks of ``second``, which does not change any more.

    In content, structure and formatting.
    """
    blocks, others = list(_blocks(first)), list(_blocks(second))
    return len(blocks) == len(others) and all(
        _same(block, other, reader) for block, other in zip(blocks, others, strict=True)
    )


def _blocks(container: Element) -> Iterator[Element]:
    """Paragraphs and tables; the beginning and end of a content control is a block of its own."""
    for child in container:
        if child.tag in (PARAGRAPH, TABLE) or child.tag in _CONTROLS:
            yield child


def _same(block: Element, other: Element, reader: AtomReader) -> bool:
    if block.tag != other.tag:
        return False
    if block.tag == PARAGRAPH:
        return _same_paragraph(block, other, reader)
    if block.tag == TABLE:
        return _same_table(block, other, reader)
    ignored = frozenset({qn("w:id"), qn("w:placeholder"), qn("w:rPr")})
    alike = property_key(find(block, "w:sdtPr"), ignored) == property_key(find(other, "w:sdtPr"), ignored)
    return alike and same_content(control_content(block), control_content(other), reader)


def _same_paragraph(block: Element, other: Element, reader: AtomReader) -> bool:
    if block_key(block) == reader.known_key(other):
        return True
    mine, yours = reader.read(block), reader.known(other)
    return (
        mark_view(block) == mark_view(other)
        and atom_view(mine) == atom_view(yours)
        and all(_same_boxes(a, b, reader) for a, b in zip(mine, yours, strict=True))
    )


def _same_boxes(mine: Atom, yours: Atom, reader: AtomReader) -> bool:
    """Whether the text boxes of two equal atoms hold the same."""
    for piece, other in zip(mine.pieces, yours.pieces, strict=False):
        if piece.node is None or other.node is None:
            continue
        boxes, others = boxes_in(piece.node), boxes_in(other.node)
        if len(boxes) != len(others) or not all(map(lambda a, b: same_content(a, b, reader), boxes, others)):
            return False
    return True


def _same_table(block: Element, other: Element, reader: AtomReader) -> bool:
    if block_key(block) == reader.known_key(other):
        return True
    if property_key(find(block, "w:tblPr")) != property_key(find(other, "w:tblPr")) or _grid(block) != _grid(other):
        return False
    rows, others = list(block.iter(_ROW)), list(other.iter(_ROW))
    if len(rows) != len(others):
        return False
    for row, match in zip(rows, others, strict=True):
        for name in ("w:trPr", "w:tblPrEx"):
            if property_key(find(row, name), _NOISE) != property_key(find(match, name), _NOISE):
                return False
        cells, matches = _cells(row), _cells(match)
        if len(cells) != len(matches):
            return False
        for cell, same in zip(cells, matches, strict=True):
            if property_key(find(cell, "w:tcPr"), _NOISE) != property_key(find(same, "w:tcPr"), _NOISE):
                return False
            if not same_content(cell, same, reader):
                return False
    return True


def _grid(table: Element) -> list[Hashable]:
    grid = find(table, "w:tblGrid")
    return [] if grid is None else [tuple(column.items()) for column in grid if column.tag == qn("w:gridCol")]


def _cells(row: Element) -> list[Element]:
    """The cells of a row itself, not those of tables in it."""
    return [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW), None) is row]
