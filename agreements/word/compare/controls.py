"""Puts merged blocks back into the content controls that only one side has, with marks that the control goes or comes.

A control of ours that is gone stays around its blocks, with its tags in ranges of deleted markup; one of theirs that
is new comes around its blocks, with its tags in ranges of inserted markup (ECMA-376 Part 1, 17.13.5.4 to 17.13.5.7).
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from agreements.word.compare.units import control_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.word.compare.marks import Marker
    from agreements.word.oxml import Element

__all__ = ["CrossingError", "Item", "nested"]


class Item(NamedTuple):
    """Merged elements, and the dissolved controls that they stood in, outermost first, on either side."""

    elements: list[Element]
    ours: tuple[Element, ...]
    theirs: tuple[Element, ...]


class CrossingError(Exception):
    """Two controls overlap, and neither holds the other; ``control`` is one of them."""

    def __init__(self, control: Element) -> None:
        super().__init__(control)
        self.control = control


class _Span(NamedTuple):
    start: int
    end: int
    depth: int
    control: Element
    deleted: bool


def nested(items: Sequence[Item], marker: Marker) -> list[Element]:
    """The elements of the items, in the controls they stood in. Raises CrossingError when these overlap."""
    return _build(items, 0, len(items), _spans(items), marker)


def _spans(items: Sequence[Item]) -> list[_Span]:
    """Where each control begins and ends, outer ones first."""
    spans: dict[Element, _Span] = {}
    for index, item in enumerate(items):
        for controls, deleted in ((item.ours, True), (item.theirs, False)):
            for depth, control in enumerate(controls):
                start = spans[control].start if control in spans else index
                spans[control] = _Span(start, index + 1, depth, control, deleted)
    ordered = sorted(spans.values(), key=lambda span: (span.start, -span.end, not span.deleted, span.depth))
    open_: list[_Span] = []
    for span in ordered:
        while open_ and open_[-1].end <= span.start:
            open_.pop()
        if open_ and open_[-1].end < span.end:
            raise CrossingError(span.control)
        open_.append(span)
    return ordered


def _build(items: Sequence[Item], start: int, end: int, spans: list[_Span], marker: Marker) -> list[Element]:
    """The elements of items[start:end]; takes from ``spans`` the controls that begin there."""
    result: list[Element] = []
    index = start
    while index < end:
        if spans and spans[0].start == index:
            span = spans.pop(0)
            result += _wrapped(span, _build(items, index, span.end, spans, marker), marker)
            index = span.end
        else:
            result += items[index].elements
            index += 1
    return result


def _wrapped(span: _Span, blocks: list[Element], marker: Marker) -> list[Element]:
    """A control around blocks, its tags in ranges that tell that it goes or comes."""
    kind = "Del" if span.deleted else "Ins"
    control = deepcopy(span.control)
    content = control_content(control)
    before, opening_end = marker.markup_range(kind)
    closing_start, after = marker.markup_range(kind)
    kept = [child for child in content if str(child.tag).endswith("customXmlPr")] if content is control else []
    content[:] = [*kept, opening_end, *blocks, closing_start]
    return [before, control, after]
