"""XML -> typed blocks: the paragraphs and tables of a document's body, in order, with their labels.

What it says, not yet what it means: nothing here knows what an article is. Tracked changes are taken as accepted.
Read are the body with its content controls, tables (nested ones too), text boxes, footnotes and endnotes; not headers,
footers and comments, nor a table of contents. A note may weaken a right: its text follows the paragraph in which its
mark stands, as paragraphs of their own, the first with the mark as its label ("[1]").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from agreements.model import ClauseTag
from agreements.word.inlines import CrossReference, InlineReader
from agreements.word.numbering import Numbering, format_number
from agreements.word.oxml import attribute, find, find_all, prefixed, qn
from agreements.word.stylesheet import style_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.word.inlines import Inline
    from agreements.word.oxml import Element
    from agreements.word.package import Package
    from agreements.word.stylesheet import StyleSheet

__all__ = ["Block", "Cell", "Control", "Document", "Paragraph", "Row", "Table", "paragraphs_in", "read_blocks"]

_WRAPPERS = frozenset(["w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:sdtContent"])
_REMOVED = ("w:del", "w:moveFrom")


@dataclass(frozen=True)
class Control:
    """A content control that names a clause; ``index`` tells two controls with one tag apart."""

    tag: ClauseTag
    index: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: the label that Word prints, its pieces, and what helps to understand it.

    ``styles`` are the names (lower case) of its style and of those it is based on; ``heading`` tells that it has an
    outline level; ``strong`` that all of its text is bold by direct formatting.
    """

    pieces: tuple[Inline, ...]
    label: str = ""
    styles: tuple[str, ...] = ()
    heading: bool = False
    strong: bool = False
    control: Control | None = None
    bookmarks: frozenset[str] = frozenset()

    @cached_property
    def text(self) -> str:
        """The text as a reader sees it, without the label."""
        return "".join(piece.text if isinstance(piece, CrossReference) else piece for piece in self.pieces)


@dataclass(frozen=True)
class Table:
    """A table: rows of cells of blocks."""

    rows: tuple[Row, ...]
    control: Control | None = None


Block = Paragraph | Table
Cell = tuple[Block, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Document:
    """The blocks of the body, and the document's language as its styles tell it ("nl", "fr", "" …)."""

    blocks: tuple[Block, ...]
    language: str

    @property
    def text(self) -> str:
        """All text, tables included, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in paragraphs_in(self.blocks))


def paragraphs_in(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """All paragraphs among these blocks, those in tables included, in document order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in (cell for row in block.rows for cell in row):
                yield from paragraphs_in(cell)


def read_blocks(package: Package) -> Document:
    """The body of a document, as blocks. Raises InputError when a part is missing or damaged."""
    styles = style_sheet(package)
    root = package.xml(package.main_document)
    body = find(root, "w:body")
    reader = _BlockReader(Numbering(package), styles, _notes(package))
    return Document(() if body is None else tuple(reader.read(body)), styles.language)


def _notes(package: Package) -> dict[tuple[str, str], Element]:
    """The footnotes and endnotes by kind and id (ECMA-376 Part 1, 17.11.10 and 17.11.2)."""
    found = {}
    for kind in ("footnote", "endnote"):
        name = package.related(package.main_document, f"{kind}s")
        for note in () if name is None else find_all(package.xml(name), f"w:{kind}"):
            found[kind, attribute(note, "w:id")] = note
    return found


class _BlockReader:
    def __init__(self, numbering: Numbering, styles: StyleSheet, notes: dict[tuple[str, str], Element]) -> None:
        self._numbering = numbering
        self._styles = styles
        self._notes = notes
        self._note_numbers = {"footnote": count(1), "endnote": count(1)}
        self._indices = count()
        self._inlines = InlineReader()
        self._looks: dict[tuple[str, str], tuple[tuple[str, ...], bool]] = {}

    def read(self, container: Element, control: Control | None = None, *, numbered: bool = True) -> Iterator[Block]:
        for element in container:
            name = prefixed(element)
            if name == "w:p":
                yield from self._paragraph(element, control, numbered=numbered)
            elif name == "w:tbl":
                yield self._table(element, control, numbered=numbered)
            elif name == "w:sdt":
                yield from self._control(element, control, numbered=numbered)
            elif name in _WRAPPERS:
                yield from self.read(element, control, numbered=numbered)
            elif name == "w:bookmarkStart":
                self._inlines.bookmarks.append(attribute(element, "w:name"))

    def _paragraph(self, element: Element, control: Control | None, *, numbered: bool) -> Iterator[Block]:
        self._inlines.read(element)
        properties = find(element, "w:pPr")
        mark = None if properties is None else find(properties, "w:rPr")
        if mark is not None and any(find(mark, removed) is not None for removed in _REMOVED):
            return  # its mark is gone, so what is left of it goes on in the next paragraph
        pieces, bookmarks, text_boxes, strong = self._inlines.take()
        names, heading = self._look(properties)
        label = self._numbering.label(element) if numbered else ""
        yield Paragraph(pieces, label, names, heading, strong, control, bookmarks)
        for box in text_boxes:
            yield from self.read(box, control, numbered=False)
        for note in self._inlines.take_notes():
            yield from self._note(note, control)

    def _look(self, properties: Element | None) -> tuple[tuple[str, ...], bool]:
        """The style names of a paragraph, nearest first, and whether it has an outline level (17.3.1.20)."""
        own, style = "", self._styles.default
        if properties is not None:
            own = attribute(find(properties, "w:outlineLvl"))
            style = attribute(find(properties, "w:pStyle"), default=style)
        if (own, style) not in self._looks:
            line = [each for _, each in self._styles.line(style)]
            names = tuple(each.name for each in line)
            level = own or next((each.outline for each in line if each.outline), "9")
            self._looks[own, style] = names, level != "9" or any(name.startswith("heading ") for name in names)
        return self._looks[own, style]

    def _note(self, note: tuple[str, str], control: Control | None) -> Iterator[Block]:
        """The text of a note, with its mark as a label: [1], [2] for footnotes, [i], [ii] for endnotes."""
        number = next(self._note_numbers[note[0]])
        label = f"[{number}]" if note[0] == "footnote" else f"[{format_number(number, 'lowerRoman')}]"
        content = self._notes.pop(note, None)  # once: a note may hold its own mark
        for block in () if content is None else tuple(self.read(content, control, numbered=False)):
            if isinstance(block, Paragraph) and block.text.strip():
                yield replace(block, label=label, heading=False, strong=False)
                label = ""
            elif isinstance(block, Table):
                yield block

    def _control(self, element: Element, control: Control | None, *, numbered: bool) -> Iterator[Block]:
        properties = find(element, "w:sdtPr")
        gallery = None if properties is None else find(properties, "w:docPartObj/w:docPartGallery")
        if attribute(gallery) == "Table of Contents":
            return
        tag = None if properties is None else ClauseTag.parse(attribute(find(properties, "w:tag")))
        inner = control if tag is None else Control(tag, next(self._indices))
        content = find(element, "w:sdtContent")
        if content is not None:
            yield from self.read(content, inner, numbered=numbered)

    def _table(self, element: Element, control: Control | None, *, numbered: bool) -> Table:
        rows: list[Row] = []
        for row in _inside(element, "w:tr"):
            if find(row, "w:trPr/w:del") is None:
                cells = (cell for cell in _inside(row, "w:tc") if find(cell, "w:tcPr/w:cellDel") is None)
                rows.append(tuple(tuple(self.read(cell, control, numbered=numbered)) for cell in cells))
        return Table(tuple(rows), control)


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls and the like included."""
    for element in parent:
        if element.tag == qn(name):
            yield element
        elif prefixed(element) in _WRAPPERS or prefixed(element) == "w:sdt":
            yield from _inside(element, name)
