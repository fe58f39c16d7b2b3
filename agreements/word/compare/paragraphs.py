"""Writes steps as paragraphs with revision marks: runs, wraps, and the properties of paragraph marks."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple, Protocol

from agreements.word.compare.atoms import PROPERTIES, boxes_in
from agreements.word.compare.keys import OUTSIDE_CHANGE, property_key, run_key
from agreements.word.compare.marks import DELETED_NAMES
from agreements.word.oxml import E, find, insert_in_order, qn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.word.compare.atoms import Atom, Piece, Wrap
    from agreements.word.compare.marks import Marker, Status
    from agreements.word.compare.steps import Step
    from agreements.word.oxml import Element

__all__ = ["Pairing", "ParagraphWriter"]

_PARAGRAPH_IDS = frozenset(qn(f"w14:{name}") for name in ("paraId", "textId"))
_SDT = qn("w:sdt")


class Pairing(Protocol):
    """What a writer asks of its surroundings when it keeps something that was changed inside."""

    def boxes(self, ours: Element, theirs: Element) -> list[Element]:
        """The merged content of a text box."""

    def note(self, ours: Element, theirs: Element) -> None:
        """Learn that two references are to one note."""

    def is_new(self, mark: Element) -> bool:
        """Whether a bookmark or comment range of theirs is not in ours."""

    def section(self, ours: Element | None, theirs: Element | None) -> Element:
        """The section properties of a paragraph that stays (both), goes (ours) or comes (theirs)."""


class _Form(NamedTuple):
    """The run properties of a piece, and the former ones when they differ."""

    properties: Element | None
    former: Element | None
    key: object
    changed: bool


class ParagraphWriter:
    """Collects steps, and gives a paragraph for each paragraph mark among them."""

    def __init__(self, marker: Marker, pairing: Pairing) -> None:
        self._marker = marker
        self._pairing = pairing

    def write(self, steps: Sequence[Step]) -> list[Element]:
        """The paragraphs of these steps; the last step is a paragraph mark."""
        wraps = _counterparts(steps)
        paragraphs: list[Element] = []
        line = _Line(self._marker, wraps)
        for step in steps:
            for mark in step.atom.before:
                line.place(step, mark)
            if step.status == "keep" and step.theirs is not None:
                for mark in filter(self._pairing.is_new, step.theirs.before):
                    line.place(step, mark)
            if step.atom.ends is not None:
                paragraphs.append(self._paragraph(step, line.finished()))
                line = _Line(self._marker, wraps)
            elif step.atom.outer is not None:
                line.place(step, step.atom.outer)
            else:
                self._pieces(step, line)
        return paragraphs

    def _pieces(self, step: Step, line: _Line) -> None:
        marks = list(step.atom.inside)
        if step.status == "keep" and step.theirs is not None:
            marks += (mark for mark in step.theirs.inside if self._pairing.is_new(mark[1]))
            marks.sort(key=lambda mark: mark[0])
        written = 0
        for text, node, form in self._formed(step):
            start = written
            while marks and marks[0][0] < start + len(text):
                at, mark = marks.pop(0)
                if at > written:
                    line.piece(step, text[written - start : at - start], node, form)
                    written = at
                line.place(step, mark)
            line.piece(step, text[written - start :], node, form)
            written = start + len(text)

    def _formed(self, step: Step) -> Iterator[tuple[str, Element | None, _Form]]:
        """The text or child of a run in each piece of a step, and its formatting."""
        if step.status != "keep" or step.ours is None or step.theirs is None:
            yield from ((piece.text, piece.node, _same_form(piece)) for piece in step.atom.pieces)
            return
        for piece, other, length in _zipped(step.ours, step.theirs):
            form = _same_form(piece)
            if piece.form != other.form:
                form = _Form(other.properties, piece.properties, (other.form, piece.form), changed=True)
            yield piece.text[:length], self._kept(piece.node, other.node), form

    def _kept(self, ours: Element | None, theirs: Element | None) -> Element | None:
        """A child of a run that stays, with the changes inside its text boxes."""
        if ours is None or theirs is None:
            return ours
        if ours.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            self._pairing.note(ours, theirs)
            return ours
        boxes = boxes_in(ours)
        if not boxes:
            return ours
        result = deepcopy(ours)
        for box, mine, other in zip(boxes_in(result), boxes, boxes_in(theirs), strict=True):
            box[:] = self._pairing.boxes(mine, other)
        return result

    def _paragraph(self, step: Step, content: Element) -> Element:
        ours = step.ours.ends if step.ours else None
        theirs = step.theirs.ends if step.theirs else None
        source = ours if ours is not None else theirs
        if source is None:
            raise ValueError("a paragraph mark ends a paragraph")
        result = E("w:p")
        for name, value in source.items():
            if ours is not None or name not in _PARAGRAPH_IDS:
                result.set(name, value)
        properties = self._properties(step.status, ours, theirs)
        if properties is not None:
            result.append(properties)
        result.extend(list(content))
        return result

    def _properties(self, status: Status, ours: Element | None, theirs: Element | None) -> Element | None:
        mine = None if ours is None else find(ours, "w:pPr")
        yours = None if theirs is None else find(theirs, "w:pPr")
        if status == "keep":
            return self._kept_properties(mine, yours)
        source = mine if mine is not None else yours
        result = E("w:pPr") if source is None else deepcopy(source)
        self._marker.paragraph_mark(result, status)
        section = find(result, "w:sectPr")
        if section is not None:
            merged = self._pairing.section(
                None if mine is None else find(mine, "w:sectPr"), None if yours is None else find(yours, "w:sectPr")
            )
            result.replace(section, merged)
        return result

    def _kept_properties(self, mine: Element | None, yours: Element | None) -> Element | None:
        changed = property_key(mine, OUTSIDE_CHANGE) != property_key(yours, OUTSIDE_CHANGE)
        base = yours if changed else mine
        result = E("w:pPr") if base is None else deepcopy(base)
        for child in [child for child in result if child.tag in OUTSIDE_CHANGE]:
            result.remove(child)
        self._mark_properties(result, mine, yours)
        section = None if mine is None else find(mine, "w:sectPr")
        if section is not None and yours is not None:
            insert_in_order(result, self._pairing.section(section, find(yours, "w:sectPr")))
        if changed:
            self._marker.change(result, mine, OUTSIDE_CHANGE)
        return result if len(result) else None

    def _mark_properties(self, result: Element, mine: Element | None, yours: Element | None) -> None:
        """The run properties of a paragraph mark that stays."""
        ours = None if mine is None else find(mine, "w:rPr")
        theirs = None if yours is None else find(yours, "w:rPr")
        if run_key(ours) == run_key(theirs):
            if ours is not None:
                insert_in_order(result, deepcopy(ours))
            return
        properties = E("w:rPr") if theirs is None else deepcopy(theirs)
        self._marker.change(properties, ours)
        insert_in_order(result, properties)


def _same_form(piece: Piece) -> _Form:
    return _Form(piece.properties, None, piece.form, changed=False)


def _counterparts(steps: Sequence[Step]) -> dict[int, Wrap]:
    """For each of their wraps around something that stays: our wrap around the same."""
    result: dict[int, Wrap] = {}
    taken: set[int] = set()
    for step in steps:
        if step.status == "keep" and step.ours is not None and step.theirs is not None:
            for ours, theirs in zip(_lasting(step.ours), _lasting(step.theirs), strict=True):
                if id(theirs.element) not in result and id(ours.element) not in taken:
                    result[id(theirs.element)] = ours
                    taken.add(id(ours.element))
    return result


def _lasting(atom: Atom) -> list[Wrap]:
    return [wrap for wrap in atom.wraps if wrap.key is not None]


def _zipped(ours: Atom, theirs: Atom) -> Iterator[tuple[Piece, Piece, int]]:
    """Ours and theirs, piece by piece: cut where the one or the other changes."""
    if not ours.text:
        yield from ((piece, other, 0) for piece, other in zip(ours.pieces, theirs.pieces, strict=True))
        return
    if len(ours.pieces) == len(theirs.pieces) == 1:
        yield ours.pieces[0], theirs.pieces[0], len(ours.text)
        return
    mine, yours = list(ours.pieces), list(theirs.pieces)
    while mine:
        length = min(len(mine[0].text), len(yours[0].text))
        yield mine[0], yours[0], length
        for pieces in (mine, yours):
            pieces[0] = pieces[0]._replace(text=pieces[0].text[length:])
            if not pieces[0].text:
                pieces.pop(0)


class _Line:
    """The content of one paragraph as it grows: open wraps, the open revision mark, the open run."""

    def __init__(self, marker: Marker, counterparts: dict[int, Wrap]) -> None:
        self.root = E("w:p")
        self._marker = marker
        self._counterparts = counterparts
        self._open: list[tuple[Element, Element]] = []
        self._mark: tuple[Status, Element] | None = None
        self._run: Element | None = None
        self._form: object = None
        self._text: list[str] = []

    def place(self, step: Step, element: Element) -> None:
        """Put a copy of an element between runs."""
        self._container(step).append(deepcopy(element))
        self._close_run()

    def piece(self, step: Step, text: str, node: Element | None, form: _Form) -> None:
        """Add text or a child to the run that is open, if it is formatted so, or to a new one."""
        container = self._container(step)
        if self._run is None or self._form != form.key:
            self._close_run()
            self._run, self._form = E("w:r"), form.key
            properties = self._run_properties(form)
            if properties is not None:
                self._run.append(properties)
            container.append(self._run)
        if node is None:
            self._text.append(text)
            return
        self._close_text()
        child = deepcopy(node)
        child.tail = None
        if step.status == "del":
            child.tag = DELETED_NAMES.get(str(child.tag), child.tag)
        self._run.append(child)

    def finished(self) -> Element:
        """The content, when nothing more comes."""
        self._close_run()
        return self.root

    def _close_run(self) -> None:
        self._close_text()
        self._run = None

    def _close_text(self) -> None:
        if self._run is not None and self._text:
            deleted = self._mark is not None and self._mark[0] == "del"
            name = "w:delText" if deleted else "w:t"
            self._run.append(E(name, {"xml:space": "preserve"}, "".join(self._text)))
            self._text = []

    def _run_properties(self, form: _Form) -> Element | None:
        if not form.changed:
            return None if form.properties is None else deepcopy(form.properties)
        result = E("w:rPr") if form.properties is None else deepcopy(form.properties)
        self._marker.change(result, form.former)
        return result

    def _container(self, step: Step) -> Element:
        """Where the next piece goes: inside its wraps and its revision mark."""
        wraps = [wrap.element for wrap in self._wraps(step)]
        same = 0
        while same < min(len(wraps), len(self._open)) and self._open[same][0] is wraps[same]:
            same += 1
        if same < len(self._open) or same < len(wraps):
            self._close_run()
            self._mark = None
            del self._open[same:]
        for wrap in wraps[same:]:
            inner = self._inner()
            copy, content = _hollow(wrap)
            inner.append(copy)
            self._open.append((wrap, content))
        inner = self._inner()
        if step.status == "keep":
            if self._mark is not None:
                self._close_run()
                self._mark = None
            return inner
        if self._mark is None or self._mark[0] != step.status:
            self._close_run()
            mark = self._marker.mark(f"w:{step.status}")
            inner.append(mark)
            self._mark = step.status, mark
        return self._mark[1]

    def _inner(self) -> Element:
        return self._open[-1][1] if self._open else self.root

    def _wraps(self, step: Step) -> list[Wrap]:
        if step.ours is not None:
            return list(step.ours.wraps)
        return [self._counterparts.get(id(wrap.element), wrap) for wrap in step.atom.wraps]


def _hollow(wrap: Element) -> tuple[Element, Element]:
    """A wrap without its content, and where its content goes."""
    copy = E("w:hyperlink")
    copy.tag = wrap.tag
    for name, value in wrap.items():
        copy.set(name, value)
    copy.extend(deepcopy(child) for child in wrap if child.tag in PROPERTIES)
    if wrap.tag != _SDT:
        return copy, copy
    content = E("w:sdtContent")
    copy.append(content)
    return copy, content
