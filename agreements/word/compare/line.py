"""The content of a paragraph as it grows: runs, inside wraps, inside revision marks."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from agreements.word.compare.atoms import PROPERTIES
from agreements.word.compare.marks import DELETED_NAMES, MARKS
from agreements.word.oxml import E, qn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.word.compare.atoms import Wrap
    from agreements.word.compare.marks import Marker, Status
    from agreements.word.compare.placement import Placement
    from agreements.word.oxml import Element

__all__ = ["Form", "Line"]

_SDT = qn("w:sdt")


class Form(NamedTuple):
    """The run properties of a piece, and the former ones when they differ."""

    properties: Element | None
    former: Element | None
    key: object
    changed: bool


class _OpenWrap(NamedTuple):
    """A wrap that is open: where it stands, where its content goes, and the kind of markup range its tags are in."""

    wrap: Wrap
    outside: Element
    content: Element
    kind: str


class Line:
    """The content of one paragraph as it grows: open wraps, the open revision mark, the open run."""

    def __init__(self, marker: Marker, placement: Placement) -> None:
        self.root = E("w:p")
        self._marker = marker
        self._placement = placement
        self._open: list[_OpenWrap] = []
        self._status: Status = "keep"
        self._mark: tuple[Status, Element] | None = None
        self._run: Element | None = None
        self._form: object = None
        self._text: list[str] = []

    def go_to(self, status: Status, wraps: Sequence[Wrap]) -> None:
        """What comes next has this status, and stands in these wraps."""
        if wraps or self._open:
            self._change_wraps(wraps)
        self._status = status
        if self._mark is not None and self._mark[0] != status:
            self._close_run()
            self._mark = None

    def _change_wraps(self, wraps: Sequence[Wrap]) -> None:
        same = 0
        while same < min(len(wraps), len(self._open)) and self._open[same].wrap.element is wraps[same].element:
            same += 1
        if same < len(self._open) or same < len(wraps):
            self._leave(same)
        for wrap in wraps[same:]:
            self._enter(wrap)

    def place(self, element: Element) -> None:
        """Put a copy of an element between runs."""
        self._container().append(deepcopy(element))
        self._close_run()

    def piece(self, text: str, node: Element | None, form: Form) -> None:
        """Add text or a child to the run that is open, if it is formatted so, or to a new one."""
        container = self._container()
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
        if self._status == "del":
            child.tag = DELETED_NAMES.get(str(child.tag), child.tag)
        self._run.append(child)

    def finished(self) -> Element:
        """The content, when nothing more comes."""
        self._leave(0)
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

    def _run_properties(self, form: Form) -> Element | None:
        if not form.changed:
            return None if form.properties is None else deepcopy(form.properties)
        return self._marker.changed_run(form.properties, form.former)

    def _container(self) -> Element:
        """Where the next piece goes: inside its wraps and its revision mark."""
        inner = self._inner()
        if self._status == "keep":
            return inner
        if self._mark is None:
            self._close_run()
            mark = self._marker.mark(f"w:{self._status}")
            inner.append(mark)
            self._mark = self._status, mark
        return self._mark[1]

    def _inner(self) -> Element:
        return self._open[-1].content if self._open else self.root

    def _enter(self, wrap: Wrap) -> None:
        """Open a wrap; a control that goes or comes with its tag in a range that tells so (17.13.5.4, 17.13.5.6)."""
        inner = self._inner()
        copy, content = _hollow(wrap.element)
        if wrap.element.tag in MARKS:
            copy.set(qn("w:id"), str(self._marker.number()))
        kind = self._placement.markup(wrap)
        if kind:
            before, end = self._marker.markup_range(kind)
            inner.append(before)
            content.append(end)
        inner.append(copy)
        self._open.append(_OpenWrap(wrap, inner, content, kind))

    def _leave(self, depth: int) -> None:
        """Close what is open beyond a depth."""
        self._close_run()
        self._mark = None
        while len(self._open) > depth:
            left = self._open.pop()
            if left.kind:
                start, after = self._marker.markup_range(left.kind)
                left.content.append(start)
                left.outside.append(after)


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
