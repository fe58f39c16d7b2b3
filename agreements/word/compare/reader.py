"""Reads a paragraph as a sequence of atoms.

A simple field is read as the complex one that Word makes of it (ECMA-376 Part 1, 17.16.18, 17.16.19). In a document
whose own revisions are kept, what they inserted is read with the revision as a wrap, and what they removed is a rider:
it goes along with what follows it, and is compared with nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from agreements.alignment import TooManyWordsError
from agreements.word.compare.atoms import PROPERTIES, Atom, EquationAtom, Piece, Wrap
from agreements.word.compare.equations import EQUATIONS, equation_key
from agreements.word.compare.keys import block_key, element_key, property_key, run_key
from agreements.word.oxml import E, attribute, find, qn

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from agreements.word.compare.equations import TrackedEquation
    from agreements.word.oxml import Element

__all__ = ["AtomReader", "boxes_in", "mark_removed"]

_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*\w*|[^\W\d_]+['’](?=\w)|\w+(?:[-\u2011\u00ad]\w+)*|.", re.DOTALL)
MOST_WORDS = 100_000
"""At most so many words, spaces and signs may a paragraph hold: a page has about a thousand."""
_VOLATILE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_FIELD_NOISE = re.compile(r"\\\*\s*MERGEFORMAT", re.IGNORECASE)

_LASTING_WRAPS = frozenset(qn(f"w:{name}") for name in ("hyperlink", "sdt", "bdo", "dir"))
_PASSING_WRAPS = frozenset(qn(f"w:{name}") for name in ("smartTag", "customXml", "ins", "moveTo"))
_REMOVED = frozenset(qn(f"w:{name}") for name in ("del", "moveFrom"))
_WIDTHLESS = frozenset(
    qn(f"w:{name}")
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    )
)  # fmt: skip
_NO_CONTENT = frozenset(qn(f"w:{name}") for name in ("proofErr", "lastRenderedPageBreak"))
_NOTES = frozenset(qn(f"w:{name}") for name in ("footnoteReference", "endnoteReference", "commentReference"))
_RUN_PROPERTIES, _CONTROL = qn("w:rPr"), qn("w:sdt")
_RUN, _TEXT, _BOX = qn("w:r"), qn("w:t"), qn("w:txbxContent")
_FIELD_CHARACTER, _INSTRUCTION, _SIMPLE_FIELD = qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")


class _Item(NamedTuple):
    """A child of a run with its run's properties (``in_run``), or an element between runs."""

    element: Element
    properties: Element | None
    form: tuple[str, ...]
    wraps: tuple[Wrap, ...]
    in_run: bool = True


class AtomReader:
    """Reads paragraphs into atoms. ``note_key`` names what the reference to a note says (kind, id)."""

    def __init__(self, note_key: Callable[[str, str], Hashable]) -> None:
        self._note_key = note_key
        self.tracked: dict[Element, TrackedEquation] = {}
        self._known: dict[Element, list[Atom]] = {}
        self._keys: dict[Element, bytes] = {}

    def known_key(self, block: Element) -> bytes:
        """The key of a block that does not change any more: made once."""
        if block not in self._keys:
            own = any(equation in self.tracked for equation in block.iter(*EQUATIONS)) if self.tracked else False
            self._keys[block] = block_key(block) + b"tracked" * own
        return self._keys[block]

    def known(self, paragraph: Element) -> list[Atom]:
        """The atoms of a ``w:p`` that does not change any more: read once."""
        if paragraph not in self._known:
            self._known[paragraph] = self.read(paragraph)
        return self._known[paragraph]

    def read(self, paragraph: Element) -> list[Atom]:
        """The atoms of a ``w:p``; the last one is its mark."""
        builder = _Builder(self._note_key, self.tracked)
        items = list(_items(paragraph, ()))
        position = 0
        while position < len(items):
            position += builder.take(items, position)
        section = find(paragraph, "w:pPr/w:sectPr") is not None
        builder.add(Atom(("¶", section), ends=paragraph, rider=mark_removed(paragraph)))
        return builder.atoms


def mark_removed(paragraph: Element) -> bool:
    """Whether an earlier revision removed the mark of a paragraph."""
    mark = find(paragraph, "w:pPr/w:rPr")
    return mark is not None and any(child.tag in _REMOVED for child in mark)


def boxes_in(node: Element) -> list[Element]:
    """The contents of the text boxes of a drawing, those inside other text boxes excepted."""
    return [box for box in node.iter(_BOX) if not any(a.tag == _BOX for a in _between(box, node))]


def _between(element: Element, top: Element) -> Iterator[Element]:
    for ancestor in element.iterancestors():
        if ancestor is top:
            return
        yield ancestor


def _items(parent: Element, wraps: tuple[Wrap, ...]) -> Iterator[_Item]:
    """The children of runs, and what stands between runs, in order."""
    for child in parent:
        tag = child.tag
        if not isinstance(tag, str) or tag in PROPERTIES or tag in _NO_CONTENT:
            continue
        if tag == _RUN:
            properties = child[0] if len(child) and child[0].tag == _RUN_PROPERTIES else None
            form = run_key(properties)
            for inner in child:
                if isinstance(inner.tag, str) and inner.tag not in PROPERTIES and inner.tag not in _NO_CONTENT:
                    yield _Item(inner, properties, form, wraps)
        elif tag == _SIMPLE_FIELD:
            for part in _opening(child):
                yield _Item(part, None, (), wraps)
            yield from _items(child, wraps)
            yield _Item(E("w:fldChar", {"w:fldCharType": "end"}), None, (), wraps)
        elif tag in _LASTING_WRAPS or tag in _PASSING_WRAPS:
            content = find(child, "w:sdtContent") if tag == _CONTROL else child
            if content is not None:
                yield from _items(content, (*wraps, _wrap(child)))
        else:
            yield _Item(child, None, (), wraps, in_run=False)


def _opening(simple: Element) -> tuple[Element, ...]:
    instruction = E("w:instrText", {"xml:space": "preserve"}, attribute(simple, "w:instr"))
    return (
        E("w:fldChar", {"w:fldCharType": "begin"}),
        instruction,
        E("w:fldChar", {"w:fldCharType": "separate"}),
    )


def _wrap(element: Element) -> Wrap:
    if element.tag in _PASSING_WRAPS:
        return Wrap(element, None)
    if element.tag == _CONTROL:
        ignored = frozenset({qn("w:id"), qn("w:rPr"), qn("w:placeholder")})
        return Wrap(element, None, ("control", property_key(find(element, "w:sdtPr"), ignored)))
    attributes = tuple(sorted((k, v) for k, v in element.items() if k != qn("w:history") and "rsid" not in k))
    return Wrap(element, (element.tag, attributes))


class _Builder:
    """Puts items together to atoms."""

    def __init__(self, note_key: Callable[[str, str], Hashable], tracked: Mapping[Element, TrackedEquation]) -> None:
        self.atoms: list[Atom] = []
        self._note_key = note_key
        self._tracked = tracked
        self._waiting: list[Element] = []
        self._open: list[Atom | None] = []

    def add(self, atom: Atom) -> None:
        if self._waiting:
            atom.before, self._waiting = self._waiting, []
        self.atoms.append(atom)

    def take(self, items: list[_Item], position: int) -> int:
        """Make atoms of what begins at ``position``; how many items that took."""
        item = items[position]
        if item.element.tag == _TEXT and item.in_run:
            return self._text(items, position)
        if item.element.tag == _FIELD_CHARACTER:
            return self._field(items, position)
        if item.element.tag in _WIDTHLESS:
            self._waiting.append(item.element)
        elif item.element.tag in _REMOVED and not item.in_run:
            self.add(Atom(None, outer=item.element, wraps=item.wraps, rider=True))
        elif item.in_run:
            self._add_pieces(self._node_key(item.element), [item])
        elif item.element.tag in EQUATIONS:
            self._equation(item)
        else:
            self.add(Atom((block_key(item.element), _keys(item.wraps)), outer=item.element, wraps=item.wraps))
        return 1

    def _equation(self, item: _Item) -> None:
        keys, tracked = _keys(item.wraps), self._tracked.get(item.element)
        key = equation_key(item.element), keys
        if tracked is None:
            self.add(Atom(key, outer=item.element, wraps=item.wraps))
        else:
            self.add(EquationAtom(key, item.wraps, item.element, tracked))

    def _text(self, items: list[_Item], position: int) -> int:
        """The words of a stretch of text, whatever runs it is in."""
        wraps, keys = items[position].wraps, _keys(items[position].wraps)
        pieces: list[Piece] = []
        marks: list[tuple[int, Element]] = []
        length, end = 0, position
        for index in range(position, len(items)):
            item = items[index]
            if item.element.tag in _WIDTHLESS and item.wraps == wraps:
                marks.append((length, item.element))
            elif item.element.tag == _TEXT and item.in_run and item.wraps == wraps:
                pieces.append(Piece(item.element.text or "", None, item.properties, item.form))
                length += len(pieces[-1].text)
                end = index + 1
            else:
                break
        marks = marks[: sum(item.element.tag in _WIDTHLESS for item in items[position:end])]
        start = 0
        cutter = _Cutter(pieces)
        tokens = _TOKEN.findall("".join([piece.text for piece in pieces]))
        if len(tokens) > MOST_WORDS:
            raise TooManyWordsError
        for token in tokens:
            while marks and marks[0][0] <= start:
                self._waiting.append(marks.pop(0)[1])
            atom = Atom((token, keys) if keys else token, text=token, pieces=cutter.take(token), wraps=wraps)
            if marks and marks[0][0] < start + len(token):
                atom.inside = [(at - start, mark) for at, mark in marks if at < start + len(token)]
                del marks[: len(atom.inside)]
            self.add(atom)
            start += len(token)
        self._waiting += [mark for _, mark in marks]
        return end - position

    def _field(self, items: list[_Item], position: int) -> int:
        """The opening of a field up to its result, its end, or all of a field that has no result of its own."""
        kind = attribute(items[position].element, "w:fldCharType")
        if kind == "end":
            start = self._open.pop() if self._open else None
            atom = self._add_pieces("field end", [items[position]])
            if start is not None:
                atom.partner, start.partner = start, atom
            return 1
        separate, end = _extent(items, position)
        if kind != "begin" or (separate is None and end is None):
            if kind == "begin":
                self._open.append(None)
            self._add_pieces(self._node_key(items[position].element), [items[position]])
            return 1
        last = end if separate is None else separate
        instruction = _instruction(items[position : (last or 0) + 1])
        whole = end is not None and (separate is None or _VOLATILE.match(instruction) is not None)
        stop = (end if whole else last) or position
        key = ("field", instruction, whole, block_key(items[position].element))
        atom = self._add_pieces(key, items[position : stop + 1])
        if not whole:
            atom.opens_field = True
            self._open.append(atom)
        return stop + 1 - position

    def _add_pieces(self, key: Hashable, items: list[_Item]) -> Atom:
        pieces = tuple(Piece("", item.element, item.properties, item.form) for item in items if item.in_run)
        wraps = items[0].wraps
        atom = Atom((key, _keys(wraps)), pieces=pieces, wraps=wraps)
        self.add(atom)
        return atom

    def _node_key(self, node: Element) -> Hashable:
        if node.tag in _NOTES:
            kind = str(node.tag).rpartition("}")[2].removesuffix("Reference")
            custom = attribute(node, "w:customMarkFollows")
            return kind, custom, self._note_key(kind, attribute(node, "w:id"))
        return node.tag, element_key(node, ("w:txbxContent",)) if find(
            node, ".//w:txbxContent"
        ) is not None else block_key(node)


class _Cutter:
    """Cuts a stretch of text, given in pieces, into tokens."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._index, self._used = 0, 0

    def take(self, token: str) -> tuple[Piece, ...]:
        """The pieces that make up the next token."""
        missing = len(token)
        taken: list[Piece] = []
        while True:
            piece = self._pieces[self._index]
            left = len(piece.text) - self._used
            if missing <= left:
                self._used += missing
                last = Piece(token[len(token) - missing :], None, piece.properties, piece.form)
                return (*taken, last)
            if left:
                start = len(token) - missing
                taken.append(Piece(token[start : start + left], None, piece.properties, piece.form))
            missing -= left
            self._index, self._used = self._index + 1, 0


def _extent(items: list[_Item], position: int) -> tuple[int | None, int | None]:
    """Where the field that begins here has its separator and its end, in the same paragraph."""
    depth, separate = 0, None
    for index in range(position, len(items)):
        if items[index].element.tag != _FIELD_CHARACTER:
            continue
        kind = attribute(items[index].element, "w:fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if kind == "separate" and depth == 1 and separate is None:
            separate = index
        if depth == 0:
            return separate, index
    return separate, None


def _instruction(items: list[_Item]) -> str:
    text = "".join(item.element.text or "" for item in items if item.element.tag == _INSTRUCTION)
    return " ".join(_FIELD_NOISE.sub("", text).split())


def _keys(wraps: tuple[Wrap, ...]) -> tuple[Hashable, ...]:
    return tuple(wrap.key for wrap in wraps if wrap.key is not None)
