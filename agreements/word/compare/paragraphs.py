"""Writes steps as paragraphs with revision marks: runs, wraps, and the properties of paragraph marks."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from itertools import takewhile
from typing import TYPE_CHECKING

from agreements.word.compare.keys import OUTSIDE_CHANGE, property_key, run_key
from agreements.word.compare.line import Form, Line
from agreements.word.compare.marks import MARKS
from agreements.word.compare.placement import Placement
from agreements.word.compare.reader import boxes_in
from agreements.word.oxml import E, attribute, find, insert_in_order, qn

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from agreements.word.compare.atoms import Atom, Piece, Wrap
    from agreements.word.compare.marks import Status
    from agreements.word.compare.steps import Step
    from agreements.word.compare.surroundings import Surroundings
    from agreements.word.oxml import Element

__all__ = ["ParagraphWriter"]

_PARAGRAPH_IDS = frozenset(qn(f"w14:{name}") for name in ("paraId", "textId"))
_ID = qn("w:id")
_BOOKMARKS = frozenset([qn("w:bookmarkStart"), qn("w:bookmarkEnd")])
_RUN_CHANGE = qn("w:rPrChange")


class ParagraphWriter:
    """Collects steps, and gives a paragraph for each paragraph mark among them."""

    def __init__(self, surroundings: Surroundings, merge: Callable[[Element, Element], list[Element]]) -> None:
        """``merge`` gives the merged content of two text boxes."""
        self._around = surroundings
        self._marker = surroundings.marker
        self._merge = merge

    def write(self, steps: Sequence[Step], closing: Sequence[Element] = ()) -> list[Element]:
        """The paragraphs of these steps; the last step is a paragraph mark. ``closing`` are marks of ours before it."""
        placement = Placement(steps)
        paragraphs: list[Element] = []
        line = Line(self._marker, placement)
        early = self._early_marks(steps)
        early[len(steps) - 1] += closing
        torn = _on_coming(steps)
        moved = {mark for marks in early.values() for mark in marks}
        for index, (step, wraps) in enumerate(zip(steps, placement.wraps, strict=True)):
            if early[index]:
                line.go_to("keep", _lasting(wraps, steps, placement, index))
                for mark in early[index]:
                    line.place(mark)
            for mark in step.theirs.before if step.status == "keep" and step.theirs is not None else ():
                if self._around.comes(mark):
                    line.go_to("ins", wraps)
                    line.place(mark)
            line.go_to(step.status, wraps)
            for mark in step.atom.before:
                if mark not in moved:
                    line.place(mark)
            if step.status == "keep" and step.theirs is not None:
                for mark in step.theirs.before:
                    if not self._around.comes(mark) and (self._around.is_new(mark) or mark.get(_ID) in torn):
                        line.place(mark)
            if step.atom.ends is not None:
                paragraphs.append(self._paragraph(step, line.finished()))
                line = Line(self._marker, placement)
            elif step.atom.outer is not None:
                line.place(_outer(step, step.atom.outer))
            else:
                self._pieces(step, line, wraps, torn)
        return paragraphs

    def _early_marks(self, steps: Sequence[Step]) -> dict[int, list[Element]]:
        """The marks of ours that belong before something that comes, by its index: there theirs has the same ones.

        Nothing of ours may stand between that place and the mark's own.
        """
        early: dict[int, list[Element]] = defaultdict(list)
        coming: list[tuple[int, Element]] = []
        for index, step in enumerate(steps):
            if step.ours is None and step.theirs is not None:
                coming += ((index, mark) for mark in step.theirs.before)
                continue
            if step.status == "keep":
                for mark in step.atom.before:
                    place = next((place for place, other in coming if self._around.is_same(mark, other)), None)
                    if place is not None:
                        early[place].append(mark)
            coming = []
        return early

    def _pieces(self, step: Step, line: Line, wraps: Sequence[Wrap], torn: Collection[str]) -> None:
        marks = list(step.atom.inside)
        coming: list[Element] = []
        if step.status == "keep" and step.theirs is not None:
            theirs = step.theirs.inside
            coming = [mark for _, mark in theirs if self._around.comes(mark)]
            marks += (
                (at, mark)
                for at, mark in theirs
                if mark in coming or self._around.is_new(mark) or mark.get(_ID) in torn
            )
            marks.sort(key=lambda mark: mark[0])
        if not marks:
            for text, node, form in self._formed(step):
                line.piece(text, node, form)
            return
        written = 0
        for text, node, form in self._formed(step):
            start = written
            while marks and marks[0][0] < start + len(text):
                at, mark = marks.pop(0)
                if at > written:
                    line.piece(text[written - start : at - start], node, form)
                    written = at
                line.go_to("ins" if mark in coming else step.status, wraps)
                line.place(mark)
                line.go_to(step.status, wraps)
            line.piece(text[written - start :], node, form)
            written = start + len(text)

    def _formed(self, step: Step) -> Iterator[tuple[str, Element | None, Form]]:
        """The text or child of a run in each piece of a step, and its formatting."""
        if step.status != "keep" or step.ours is None or step.theirs is None:
            yield from ((piece.text, piece.node, _same_form(piece)) for piece in step.atom.pieces)
            return
        for piece, other, length in _zipped(step.ours, step.theirs):
            form = _same_form(piece)
            if piece.form != other.form:
                form = Form(other.properties, piece.properties, (other.form, form.key), changed=True)
            yield piece.text[:length], self._kept(piece.node, other.node), form

    def _kept(self, ours: Element | None, theirs: Element | None) -> Element | None:
        """A child of a run that stays, with the changes inside its text boxes."""
        if ours is None or theirs is None:
            return ours
        if ours.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            self._around.note(ours, theirs)
            return ours
        boxes = boxes_in(ours)
        if not boxes:
            return ours
        result = deepcopy(ours)
        for box, mine, other in zip(boxes_in(result), boxes, boxes_in(theirs), strict=True):
            box[:] = self._merge(mine, other)
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
        if status == "keep" and theirs is None:  # the mark that an earlier revision removed
            return deepcopy(mine)
        if status == "keep":
            return self._kept_properties(mine, yours)
        source = mine if mine is not None else yours
        result = E("w:pPr") if source is None else deepcopy(source)
        self._marker.paragraph_mark(result, status)
        section = find(result, "w:sectPr")
        if section is not None:
            merged = self._around.section(
                None if mine is None else find(mine, "w:sectPr"), None if yours is None else find(yours, "w:sectPr")
            )
            result.replace(section, merged)
        return result

    def _kept_properties(self, mine: Element | None, yours: Element | None) -> Element | None:
        changed = property_key(mine, OUTSIDE_CHANGE) != property_key(yours, OUTSIDE_CHANGE)
        base = yours if changed else mine
        result = E("w:pPr") if base is None else deepcopy(base)
        earlier = None if mine is None else find(mine, "w:pPrChange")
        for child in [child for child in result if child.tag in OUTSIDE_CHANGE]:
            result.remove(child)
        self._mark_properties(result, mine, yours)
        section = None if mine is None else find(mine, "w:sectPr")
        if section is not None and yours is not None:
            insert_in_order(result, self._around.section(section, find(yours, "w:sectPr")))
        if earlier is not None:
            result.append(deepcopy(earlier))
        elif changed:
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
        properties = self._marker.changed_run(theirs, ours)
        for position, mark in enumerate([] if ours is None else [child for child in ours if child.tag in MARKS]):
            properties.insert(position, deepcopy(mark))
        insert_in_order(result, properties)


def _outer(step: Step, outer: Element) -> Element:
    """What is written for what stands between runs: of an equation of theirs with marks inside, one or the other."""
    tracked = None if step.theirs is None else step.theirs.tracked
    if tracked is None:
        return outer
    return tracked.marked if step.status == "keep" else tracked.accepted


def _lasting(wraps: Sequence[Wrap], steps: Sequence[Step], placement: Placement, index: int) -> list[Wrap]:
    """The wraps of a step without those that begin with it and come: a mark of ours would go with them."""
    known = {
        id(wrap.element)
        for other, (step, around) in enumerate(zip(steps, placement.wraps, strict=True))
        if step.ours is not None or other == index - 1
        for wrap in around
    }
    return list(takewhile(lambda wrap: id(wrap.element) in known, wraps))


def _on_coming(steps: Sequence[Step]) -> set[str]:
    """The bookmarks of theirs, by number, that begin or end on something that comes."""
    marks = (
        mark
        for step in steps
        if step.ours is None and step.theirs is not None
        for mark in (*step.theirs.before, *(mark for _, mark in step.theirs.inside))
    )
    return {attribute(mark, "w:id") for mark in marks if mark.tag in _BOOKMARKS}


def _same_form(piece: Piece) -> Form:
    properties = piece.properties
    if properties is not None and len(properties) and properties[-1].tag == _RUN_CHANGE:
        return Form(properties, None, (piece.form, id(properties)), changed=False)
    return Form(properties, None, piece.form, changed=False)


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
