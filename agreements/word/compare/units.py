"""The blocks of a container (body, cell, note, text box …) as units to align: paragraphs, tables, content controls.

A content control that has no like on the other side is dissolved: its blocks are units of the container, and remember
the control they stood in, so that they are aligned whether the control is there or not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agreements.word.compare.keys import OUTSIDE_CHANGE, block_key, property_key, run_key, words_in
from agreements.word.compare.reader import boxes_in, mark_removed
from agreements.word.oxml import find, qn

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Sequence

    from agreements.word.compare.atoms import Atom
    from agreements.word.compare.reader import AtomReader
    from agreements.word.oxml import Element

__all__ = ["PARAGRAPH", "TABLE", "Unit", "control_content", "settle_keys", "units_of", "unlike_controls"]

PARAGRAPH, TABLE, CONTROL = qn("w:p"), qn("w:tbl"), qn("w:sdt")
_WRAPPERS = (CONTROL, qn("w:customXml"))
_NO_UNITS = frozenset(
    qn(f"w:{name}") for name in ("tcPr", "sectPr", "sdtPr", "sdtEndPr", "customXmlPr", "pPr", "proofErr")
)
_MARKS = frozenset(
    qn(f"w:{name}")
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
)
_ROW, _CELL = qn("w:tr"), qn("w:tc")


@dataclass(eq=False)
class Unit:
    """A block; ``marks`` are the bookmarks and comment ranges that stand before it, ``controls`` what it stood in.

    ``joined`` are paragraphs before it whose marks an earlier revision removed: with it they are one.
    """

    element: Element
    reader: AtomReader
    marks: list[Element] = field(default_factory=list)
    controls: tuple[Element, ...] = ()
    after: list[Element] = field(default_factory=list)
    joined: list[Element] = field(default_factory=list)
    _key: Hashable = None
    _words: list[Hashable] | None = None

    @property
    def kind(self) -> Hashable:
        """Only units of one kind are paired: paragraphs, tables, content controls with the same properties."""
        return control_kind(self.element) if self.element.tag in _WRAPPERS else self.element.tag

    @property
    def key(self) -> Hashable:
        """Equal for units that are the same to a reader."""
        if self._key is None:
            self._key = self.reader.known_key(self.element)
            if self.joined:
                self.deepen_key()
        return self._key

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a ``w:p``."""
        return self.element.tag == PARAGRAPH

    @property
    def has_section(self) -> bool:
        """Whether it is a paragraph that ends a section."""
        return find(self.element, "w:pPr/w:sectPr") is not None

    @property
    def atoms(self) -> list[Atom]:
        """The atoms of a paragraph, its mark included, without riders."""
        return [atom for atom in self.all_atoms if not atom.rider]

    @property
    def all_atoms(self) -> list[Atom]:
        """The atoms of a paragraph with the riders among them."""
        atoms = [atom for paragraph in (*self.joined, self.element) for atom in self.reader.known(paragraph)]
        atoms[-1].rider = False  # a removed mark that no paragraph follows is still a mark
        return atoms

    @property
    def words(self) -> Sequence[Hashable]:
        """What it says, word by word; what is no text counts as a word."""
        if self._words is None:
            if self.is_paragraph:
                self._words = [atom.key for atom in self.atoms[:-1] if not atom.is_space]
            else:
                self._words = [*_shape(self.element), *words_in(self.element)]
        return self._words

    def deepen_key(self) -> None:
        """Take a key that does not depend on how text is cut into runs, where the plain one has no equal."""
        if self.is_paragraph:
            properties = find(self.element, "w:pPr")
            mark = None if properties is None else find(properties, "w:rPr")
            words = tuple((atom.key, atom.form, atom.controls, _in_boxes(atom)) for atom in self.atoms)
            self._key = property_key(properties, OUTSIDE_CHANGE), run_key(mark), words


def _in_boxes(atom: Atom) -> tuple[bytes, ...]:
    """What the text boxes of an atom hold: its own key does not tell."""
    nodes = [piece.node for piece in atom.pieces if piece.node is not None]
    return tuple(block_key(box) for node in nodes for box in boxes_in(node))


def _shape(element: Element) -> list[Hashable]:
    """How many cells each row has: what two tables have in common that share no words."""
    return [("row", sum(child.tag == _CELL for child in row)) for row in element.iter(_ROW)]


def units_of(
    container: Element, reader: AtomReader, dissolved: Collection[Element], controls: tuple[Element, ...] = ()
) -> list[Unit]:
    """The units of a container, in order; those of the ``dissolved`` content controls in it too."""
    units: list[Unit] = []
    waiting: list[Element] = []
    joined: list[Element] = []
    for child in container:
        if not isinstance(child.tag, str) or child.tag in _NO_UNITS:
            continue
        if child.tag in _MARKS:
            waiting.append(child)
        elif child.tag == PARAGRAPH and mark_removed(child) and _is_paragraph(child.getnext()):
            joined.append(child)
        elif child.tag == PARAGRAPH:
            units.append(Unit(child, reader, waiting, controls, joined=joined))
            waiting, joined = [], []
        elif child in dissolved:
            inner = units_of(control_content(child), reader, dissolved, (*controls, child))
            if inner:
                inner[0].marks = waiting + inner[0].marks
                waiting = []
            units += inner
        else:
            units.append(Unit(child, reader, waiting, controls))
            waiting = []
    if waiting and units:
        units[-1].after += waiting
    return units


def _is_paragraph(element: Element | None) -> bool:
    return element is not None and element.tag == PARAGRAPH


def control_content(control: Element) -> Element:
    """Where the blocks of a content control are; of a custom XML element, the element itself."""
    content = find(control, "w:sdtContent")
    return control if content is None else content


def control_kind(control: Element) -> Hashable:
    """Equal for content controls that are the same but for what is in them."""
    properties = property_key(find(control, "w:sdtPr"), frozenset({qn("w:id"), qn("w:placeholder"), qn("w:rPr")}))
    return control.tag, control.get(qn("w:element")), properties


def unlike_controls(ours: Element, theirs: Element) -> set[Element]:
    """The content controls on either side that have no like on the other, and so are dissolved.

    Alike are those with equal properties, taken in order.
    """
    mine, yours = list(_controls(ours)), list(_controls(theirs))
    waiting: dict[Hashable, list[Element]] = defaultdict(list)
    for control in yours:
        waiting[control_kind(control)].append(control)
    unlike = set(yours)
    for control in mine:
        alike = waiting[control_kind(control)]
        if alike:
            unlike.discard(alike.pop(0))
        else:
            unlike.add(control)
    return unlike


def _controls(container: Element) -> Iterator[Element]:
    """The content controls among the blocks of a container, those inside others too."""
    for child in container:
        if child.tag in _WRAPPERS:
            yield child
            yield from _controls(control_content(child))


def settle_keys(ours: Sequence[Unit], theirs: Sequence[Unit]) -> None:
    """Deepen the keys of what has no equal on the other side."""
    sets = {unit.key for unit in ours}, {unit.key for unit in theirs}
    for unit in ours:
        if unit.key not in sets[1]:
            unit.deepen_key()
    for unit in theirs:
        if unit.key not in sets[0]:
            unit.deepen_key()
