"""The self-check: a redline, read with all accepted and with all rejected, is held against the two documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.word.compare.keys import block_key, property_key, run_key
from agreements.word.compare.notes import note_roots
from agreements.word.compare.reader import boxes_in
from agreements.word.compare.sections import OUTSIDE_SECTION_CHANGE, SideSections
from agreements.word.compare.units import PARAGRAPH, TABLE, control_content
from agreements.word.compare.verify import atom_view, mark_view
from agreements.word.oxml import E, attribute, find, qn

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from agreements.word.compare.atoms import Atom
    from agreements.word.compare.reader import AtomReader
    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["View", "comments_in"]

_CONTROLS = (qn("w:sdt"), qn("w:customXml"))
_SECTION = qn("w:sectPr")
_VISIBLE = tuple(qn(f"w:{name}") for name in ("t", "drawing", "pict", "object", "fldChar", "fldSimple"))
_PARAGRAPH_PROPERTIES, _RUN, _RUN_PROPERTIES, _TEXT = qn("w:pPr"), qn("w:r"), qn("w:rPr"), qn("w:t")
_ROW, _CELL, _GRID = qn("w:tr"), qn("w:tc"), qn("w:tblGrid")
_NOISE = frozenset(qn(f"w:{name}") for name in ("cnfStyle",))


@dataclass
class View:
    """A document as a reader sees it: text, sections with headers and footers, notes and comments.

    ``story`` gives the root of a header or footer (its part, and the part it is held against); ``comments`` are the
    texts of the comments in the order of their references.
    """

    root: Element
    sections: SideSections
    notes: dict[str, Element | None]
    story: Callable[[str, str], Element]
    comments: list[str]

    @classmethod
    def of(cls, package: Package) -> View:
        """The view of a package without revisions."""
        root = package.xml(package.main_document)
        name = package.related(package.main_document, "comments")
        comments = [] if name is None else _referred(package.xml(name), root)
        return cls(root, SideSections(package, root), note_roots(package), lambda part, _: package.xml(part), comments)

    def shows(self, expected: View, reader: AtomReader) -> bool:
        """Whether it shows what is expected, in content, structure and formatting."""
        body, other = find(self.root, "w:body"), find(expected.root, "w:body")
        if body is None or other is None or not _same_content(body, other, reader):
            return False
        sections, others = list(self.root.iter(_SECTION)), list(expected.root.iter(_SECTION))
        if len(others) == len(sections) - 1:  # a document without section properties has the default ones
            others.append(E("w:sectPr"))
        return (
            len(sections) == len(others)
            and self.comments == expected.comments
            and all(self._same_section(s, expected, o, reader) for s, o in zip(sections, others, strict=True))
            and all(self._same_notes(kind, expected, reader) for kind in self.notes)
        )

    def _same_section(self, section: Element, expected: View, other: Element, reader: AtomReader) -> bool:
        if property_key(section, OUTSIDE_SECTION_CHANGE) != property_key(other, OUTSIDE_SECTION_CHANGE):
            return False
        mine, yours = self.sections.of(section), expected.sections.of(other)
        for slot in mine.keys() | yours.keys():
            root = self.story(mine[slot], mine[slot]) if slot in mine else None
            match = expected.story(yours[slot], mine.get(slot, yours[slot])) if slot in yours else None
            if root is None or match is None:
                if not _is_blank(root if root is not None else match):
                    return False
            elif not _same_content(root, match, reader):
                return False
        return True

    def _same_notes(self, kind: str, expected: View, reader: AtomReader) -> bool:
        """Whether the references, in order, are to notes that say the same."""
        mine, yours = (
            [attribute(reference, "w:id") for reference in view.root.iter(qn(f"w:{kind}Reference"))]
            for view in (self, expected)
        )
        if len(mine) != len(yours):
            return False
        notes, others = (
            {attribute(note, "w:id"): note for note in _children(view.notes[kind])} for view in (self, expected)
        )
        return all(
            (a in notes) == (b in others) and (a not in notes or _same_content(notes[a], others[b], reader))
            for a, b in zip(mine, yours, strict=True)
        )


def _children(root: Element | None) -> list[Element]:
    return [] if root is None else list(root)


def comments_in(package: Package) -> list[str]:
    """The texts of the comments of a document, in the order of their references."""
    name = package.related(package.main_document, "comments")
    return [] if name is None else _referred(package.xml(name), package.xml(package.main_document))


def _referred(comments: Element, root: Element) -> list[str]:
    texts = {
        attribute(comment, "w:id"): "".join(text.text or "" for text in comment.iter(qn("w:t"))) for comment in comments
    }
    return [texts.get(attribute(reference, "w:id"), "") for reference in root.iter(qn("w:commentReference"))]


def _is_blank(root: Element | None) -> bool:
    """Whether a header or footer shows nothing."""
    return root is None or next(root.iter(*_VISIBLE), None) is None


def _same_content(first: Element, second: Element, reader: AtomReader) -> bool:
    """Whether a container holds the blocks of ``second``, which does not change any more.

    In content, structure and formatting.
    """
    blocks, others = list(_blocks(first)), list(_blocks(second))
    if not others and len(blocks) == 1 and blocks[0].tag == PARAGRAPH:
        return len(reader.read(blocks[0])) == 1  # Word makes up the paragraph that a note without any lacks
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
    return alike and _same_content(control_content(block), control_content(other), reader)


def _same_paragraph(block: Element, other: Element, reader: AtomReader) -> bool:
    if block_key(block) == reader.known_key(other):
        return True
    plain = _plain_text(block)
    if plain is not None and plain == _plain_text(other) and mark_view(block) == mark_view(other):
        return True
    mine, yours = reader.read(block), reader.known(other)
    return (
        mark_view(block) == mark_view(other)
        and atom_view(mine) == atom_view(yours)
        and all(_same_boxes(a, b, reader) for a, b in zip(mine, yours, strict=True))
    )


def _plain_text(paragraph: Element) -> list[tuple[Hashable, str]] | None:
    """The text of a paragraph with its formatting, however it is cut into runs; None when it holds more than text."""
    result: list[tuple[Hashable, str]] = []
    for child in paragraph:
        if child.tag == _PARAGRAPH_PROPERTIES:
            continue
        if child.tag != _RUN:
            return None
        properties = child[0] if len(child) and child[0].tag == _RUN_PROPERTIES else None
        text = [inner.text or "" for inner in child if inner.tag == _TEXT]
        if len(text) != len(child) - (properties is not None):
            return None
        form = run_key(properties)
        if result and result[-1][0] == form:
            result[-1] = form, result[-1][1] + "".join(text)
        else:
            result.append((form, "".join(text)))
    return result


def _same_boxes(mine: Atom, yours: Atom, reader: AtomReader) -> bool:
    """Whether the text boxes of two equal atoms hold the same."""
    for piece, other in zip(mine.pieces, yours.pieces, strict=False):
        if piece.node is None or other.node is None:
            continue
        boxes, others = boxes_in(piece.node), boxes_in(other.node)
        if len(boxes) != len(others) or not all(map(lambda a, b: _same_content(a, b, reader), boxes, others)):
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
            if not _same_content(cell, same, reader):
                return False
    return True


def _grid(table: Element) -> list[Hashable]:
    grid = find(table, "w:tblGrid")
    return [] if grid is None else [tuple(column.items()) for column in grid if column.tag == qn("w:gridCol")]


def _cells(row: Element) -> list[Element]:
    """The cells of a row itself, not those of tables in it."""
    return [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW), None) is row]
