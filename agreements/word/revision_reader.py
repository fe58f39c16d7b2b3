"""Reads the marks of a part, element by element, and sorts them into changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from agreements.word.oxml import attribute, qn
from agreements.word.revision_groups import CHANGES, CONTENT_KINDS, Group
from agreements.word.revision_marks import (
    ALL_MARKS,
    CELL_MARKS,
    CONTENT_MARKS,
    CUSTOM_XML_STARTS,
    MOVE_STARTS,
    RANGE_CLOSINGS,
    REMOVING,
    range_key,
    subject,
)
from agreements.word.revision_places import Places, row_text, run_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.word.oxml import Element
    from agreements.word.package import Package
    from agreements.word.revision_groups import Kind
    from agreements.word.revision_places import Place

__all__ = ["groups_in"]

_CONTROLS = tuple(qn(f"w:{name}") for name in ("sdt", "customXml", "smartTag"))
_RUNS = (qn("w:r"), qn("m:r"))
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_RUN_CHANGE, _GRID_CHANGE = qn("w:rPrChange"), qn("w:tblGridChange")
_RUN_PROPERTIES = (qn("w:rPr"), qn("m:rPr"))
_CELL_MERGE, _PARAGRAPH_PROPERTIES = qn("w:cellMerge"), qn("w:pPr")
_CHOICE, _FALLBACK = qn("mc:Choice"), qn("mc:Fallback")
_WATCHED = (*ALL_MARKS, *_RUNS, *_CONTROLS, _PARAGRAPH, _ROW, _CELL, _CHOICE, _FALLBACK)

_Key = tuple[str, str, str]


@dataclass
class _Paragraph:
    """What is known of a paragraph while it is read.

    ``active`` are the changes that go on in the next run if it is theirs too, ``within`` the changes and names of the
    marks that are around the run; ``waiting`` are the marks on its own mark, which stands at its end.
    """

    element: Element | None
    place: Place
    active: dict[_Key, Group] = field(default_factory=dict)
    within: list[tuple[Group, str]] = field(default_factory=list)
    waiting: list[tuple[int, Element]] = field(default_factory=list)
    run_text: str = ""


def groups_in(package: Package, parts: Iterable[str]) -> list[Group]:
    """The changes in these parts, in the order in which they begin. Raises InputError for a damaged part."""
    return [group for part in parts for group in _Reader(package, part).read() if group.marks]


class _Reader:
    def __init__(self, package: Package, part: str) -> None:
        self._root = package.xml(part)
        self._part = part
        self._places = Places(package, part)
        self._paragraphs = [_Paragraph(None, self._places.start)]
        self._index = -1
        self._groups: list[Group] = []
        self._unplaced: list[Group] = []
        self._anchored: dict[tuple[object, ...], Group] = {}
        self._moves: dict[str, Group] = {}
        self._open: dict[tuple[str, str], Group] = {}
        self._scopes: list[tuple[Element, Group]] = []
        self._controls: dict[Element, list[Group]] = {}
        self._versions: dict[Element, int] = {}
        self._chosen: dict[Element | None, list[Group]] = {}

    def read(self) -> list[Group]:
        for event, element in etree.iterwalk(self._root, events=("start", "end"), tag=_WATCHED):
            (self._enter if event == "start" else self._leave)(element, str(element.tag))
        return self._groups

    @property
    def _here(self) -> _Paragraph:
        return self._paragraphs[-1]

    def _enter(self, element: Element, tag: str) -> None:
        if tag in _RUNS:
            self._enter_run(element)
        elif tag == _PARAGRAPH:
            self._enter_paragraph(element)
        elif tag in _CONTROLS:
            self._controls[element] = [group for group in self._open.values() if group.kind.startswith("control-")]
        elif tag in (_CHOICE, _FALLBACK):
            self._versions[element] = len(self._groups)
        elif tag in RANGE_CLOSINGS:
            self._open.pop(range_key(element), None)
        elif tag in ALL_MARKS:
            self._index += 1
            self._mark(element, tag)

    def _leave(self, element: Element, tag: str) -> None:
        if tag == _PARAGRAPH:
            for index, mark in self._here.waiting:
                self._end_of_paragraph(index, mark)
            self._paragraphs.pop()
        elif tag in CONTENT_MARKS and subject(element) == "content":
            self._here.within.pop()
        elif tag in _CONTROLS:
            self._leave_control(element)
        elif tag in (_CHOICE, _FALLBACK):
            self._leave_version(element)
        elif self._scopes and self._scopes[-1][0] is element:
            self._scopes.pop()

    def _enter_paragraph(self, element: Element) -> None:
        """Changes that began between two paragraphs (a row, a table, a content control) are found at the second."""
        place = self._places.enter(element)
        for group in self._unplaced:
            group.place = place
        self._unplaced = []
        if self._here.element is None:
            self._here.place = place
            self._here.active = {}
        self._paragraphs.append(_Paragraph(element, place))

    def _enter_run(self, run: Element) -> None:
        """Changes that are not around this run, and not of its formatting, end here."""
        here = self._here
        here.run_text = run_text(run)
        around = {id(group) for group, _ in here.within}
        going_on = _keys_in(run)
        if not _is_blank(run):
            here.active = {key: group for key, group in here.active.items() if id(group) in around or key in going_on}
        for group, name in here.within:
            group.add_text(name, here.run_text)

    def _mark(self, mark: Element, tag: str) -> None:
        if tag in MOVE_STARTS:
            group = self._moves.get(attribute(mark, "w:name"))
            group = self._new("move", mark) if group is None else self._add(group, mark)
            self._open[range_key(mark)] = self._moves[attribute(mark, "w:name")] = group
        elif tag in CUSTOM_XML_STARTS:
            kind: Kind = "control-deleted" if tag in REMOVING else "control-inserted"
            self._open[range_key(mark)] = self._new(kind, mark)
        elif tag in CELL_MARKS:
            self._cell(mark, tag)
        elif tag in CONTENT_MARKS:
            self._content(mark, tag)
        elif tag == _RUN_CHANGE:
            if _is_on_paragraph(mark):
                self._here.waiting.append((self._index, mark))
            else:
                self._join("formatting", mark).add_text(tag, self._here.run_text)
        else:
            self._properties(mark, tag)

    def _content(self, mark: Element, tag: str) -> None:
        about = subject(mark)
        if about == "content":
            group = self._around(mark, tag)
            group = self._join(CONTENT_KINDS[tag], mark) if group is None else self._add(group, mark)
            self._here.within.append((group, tag))
            parent = mark.getparent()
            if self._here.element is None:
                group.add_text(tag, "\n".join(text_of(paragraph) for paragraph in mark.iter(_PARAGRAPH)))
            elif parent is not None and parent.tag in _RUNS:
                group.add_text(tag, run_text(mark))
        elif about == "paragraph":
            self._here.waiting.append((self._index, mark))
        elif about == "row":
            row = next(mark.iterancestors(_ROW))
            self._whole("row-deleted" if tag in REMOVING else "row-inserted", mark, row)
        elif about == "numbering":
            self._anchor("paragraph-formatting", mark, self._here.element)
        else:
            self._join(CONTENT_KINDS[tag], mark).add_text(tag, self._here.run_text if about == "run" else "")

    def _cell(self, mark: Element, tag: str) -> None:
        cell = next(mark.iterancestors(_CELL))
        if tag == _CELL_MERGE:
            self._new("cell-merged", mark).add_text(tag, row_text(cell))
        else:
            self._whole("cell-deleted" if tag in REMOVING else "cell-inserted", mark, cell)

    def _whole(self, kind: Kind, mark: Element, element: Element) -> None:
        """A row or a cell: what is in it belongs to the same change."""
        group = self._around(mark, str(mark.tag))
        group = self._new(kind, mark) if group is None else self._add(group, mark)
        group.add_text(str(mark.tag), row_text(element))
        self._scopes.append((element, group))

    def _properties(self, mark: Element, tag: str) -> None:
        kind = CHANGES[tag]
        if kind == "paragraph-formatting":
            self._anchor(kind, mark, self._here.element)
        elif kind == "table-formatting":
            table = next(mark.iterancestors(_TABLE), None)
            signed = _signed(mark, table) if tag == _GRID_CHANGE else mark
            self._anchor(kind, mark, table, signed=signed)
        else:
            self._new(kind, mark)

    def _around(self, mark: Element, tag: str) -> Group | None:
        """The move, row or cell that a mark is a part of."""
        for (kind, _), group in self._open.items():
            if kind == f"{tag}Range" and group.kind == "move":
                group.places.setdefault(tag, self._here.place)
                return group
        return next((group for _, group in reversed(self._scopes) if group.is_whole_for(mark)), None)

    def _end_of_paragraph(self, index: int, mark: Element) -> None:
        """Give the mark of a paragraph to the change that its text ends with; else it is a change of its own."""
        here, tag, key = self._here, str(mark.tag), _key(mark)
        if tag == _RUN_CHANGE:
            anchor = ("paragraph-formatting", *key[1:], here.element)
            group = self._anchored.get(anchor) or here.active.get(key)
            kind: Kind = "paragraph-formatting"
        else:
            group = here.active.get(key) or self._around(mark, tag)
            kind = "paragraph-deleted" if tag in REMOVING else "paragraph-inserted"
            kind = "move" if CONTENT_KINDS[tag] == "move" else kind
        if group is None:
            group = Group(kind, *key[1:], here.place)
            self._groups.append(group)
            if kind == "paragraph-formatting" and here.element is not None:
                group.add_text(tag, text_of(here.element))
        group.marks.append((self._part, index))

    def _new(self, kind: Kind, mark: Element, signed: Element | None = None) -> Group:
        _, author, date = _key(mark if signed is None else signed)
        group = Group(kind, author, date, self._here.place)
        self._groups.append(group)
        if self._here.element is None:
            self._unplaced.append(group)
        return self._add(group, mark)

    def _add(self, group: Group, mark: Element) -> Group:
        group.marks.append((self._part, self._index))
        self._here.active[_key(mark)] = group
        return group

    def _join(self, kind: Kind, mark: Element) -> Group:
        """The change with the same mark, author and date that goes on here, or a new one."""
        group = self._here.active.get(_key(mark))
        return self._new(kind, mark) if group is None else self._add(group, mark)

    def _anchor(self, kind: Kind, mark: Element, anchor: object, signed: Element | None = None) -> Group:
        """The change of this kind, author and date in one paragraph or table, or of one name."""
        _, author, date = _key(mark if signed is None else signed)
        key = (kind, author, date, anchor)
        group = self._anchored.get(key)
        if group is not None:
            return self._add(group, mark)
        group = self._anchored[key] = self._new(kind, mark, signed)
        if kind == "paragraph-formatting" and self._here.element is not None:
            group.add_text(str(mark.tag), text_of(self._here.element))
        return group

    def _leave_control(self, control: Element) -> None:
        """Both tags of a content control came or went: that is one change."""
        begun = {(group.kind, group.author): group for group in reversed(self._controls.pop(control))}
        for second in self._open.values():
            first = begun.get((second.kind, second.author))
            if first is not None and second is not first:
                first.marks += second.marks
                second.marks = []

    def _leave_version(self, version: Element) -> None:
        """What changed in both versions of a text box (ECMA-376 Part 3, 9.3) is one change."""
        groups = self._groups[self._versions.pop(version) :]
        if version.tag == _CHOICE:
            self._chosen.setdefault(version.getparent(), groups)
            return
        for first, second in zip(self._chosen.get(version.getparent(), ()), groups, strict=False):
            if (first.kind, first.author, first.text) == (second.kind, second.author, second.text):
                first.marks += second.marks
                second.marks = []


def _key(mark: Element) -> _Key:
    return str(mark.tag), attribute(mark, "w:author"), attribute(mark, "w:date")


def _keys_in(run: Element) -> set[_Key]:
    """What the marks in a run say of it itself: its formatting changed, or (in an equation) a part of it did."""
    inner = [mark for child in run if child.tag in _RUN_PROPERTIES for mark in child]
    return {_key(mark) for mark in (*run, *inner) if mark.tag in ALL_MARKS}


def _is_blank(run: Element) -> bool:
    return all(child.tag in _RUN_PROPERTIES for child in run)


def _is_on_paragraph(change: Element) -> bool:
    """Whether a ``w:rPrChange`` is about the mark of a paragraph."""
    parent = change.getparent()
    owner = None if parent is None else parent.getparent()
    return owner is not None and owner.tag == _PARAGRAPH_PROPERTIES


def _signed(change: Element, table: Element | None) -> Element:
    """The change of the same table that tells author and date: ``w:tblGridChange`` has neither (17.13.5.33)."""
    others = () if table is None else table.iter(*ALL_MARKS)
    return next((mark for mark in others if attribute(mark, "w:author")), change)
