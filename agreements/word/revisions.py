"""Accepting and rejecting tracked changes (ECMA-376 Part 1, 17.13.5), in place, in any piece of a document.

What is accepted and what rejected is the same work: of each mark it is asked whether what it marks stays or goes. First
goes what has to go, runs, rows, cells and blocks; then paragraphs are joined whose mark went; last the marks go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from agreements.word.cutting import cut, cut_lone_bookmarks, drop_emptied, end_in_paragraph, unwrap
from agreements.word.joining import drop_empty, join_paragraphs
from agreements.word.merged_cells import resolve_merges
from agreements.word.oxml import qn
from agreements.word.property_changes import accept_property_change, reject_property_change
from agreements.word.revision_marks import (
    ALL_MARKS,
    CUSTOM_XML_STARTS,
    PROPERTY_CHANGES,
    RANGE_CLOSINGS,
    RANGE_MARKS,
    REMOVING,
    range_key,
    subject,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from agreements.word.oxml import Element
    from agreements.word.revision_marks import Subject

__all__ = ["accept", "reject", "resolve"]

_CELL_MERGE = qn("w:cellMerge")
_DELETED_TEXT = {qn("w:delText"): qn("w:t"), qn("w:delInstrText"): qn("w:instrText")}
_CONTROLS = tuple(qn(f"w:{name}") for name in ("sdt", "customXml", "smartTag"))
_DEL, _PARAGRAPH = qn("w:del"), qn("w:p")
_CONTROL_PROPERTIES, _ARGUMENT_PROPERTIES, _MATRIX_ROW = qn("m:ctrlPr"), qn("m:argPr"), qn("m:mr")


def accept(root: Element) -> None:
    """Accept all tracked changes in ``root``: a part's root, or any element with blocks or runs in it."""
    resolve(root, lambda _mark: True)


def reject(root: Element) -> None:
    """Reject all tracked changes in ``root``: a part's root, or any element with blocks or runs in it."""
    resolve(root, lambda _mark: False)


def resolve(root: Element, verdict: Callable[[Element], bool | None]) -> bool:
    """Accept or reject each tracked change in ``root``; tell whether there was any.

    ``verdict`` is asked of each mark (``revision_marks.ALL_MARKS``): True accepts it, False rejects it, None leaves it.
    The end of a range goes with its start, and is not asked.
    """
    marks = [mark for mark in root.iter(*ALL_MARKS) if mark.tag not in RANGE_CLOSINGS]
    decided = [(mark, accepted) for mark in marks if (accepted := verdict(mark)) is not None]
    changed = _resolve_ranges(root, decided)
    if not decided:
        return changed
    inner = []
    for mark, accepted in decided:
        if mark.tag in PROPERTY_CHANGES:
            (accept_property_change if accepted else reject_property_change)(mark)
        elif mark.tag not in RANGE_MARKS and mark.tag != _CELL_MERGE:
            inner.append((mark, subject(mark), (mark.tag in REMOVING) != accepted))
    resolve_merges((mark, accepted) for mark, accepted in decided if mark.tag == _CELL_MERGE)
    going = [(mark, about) for mark, about, stays in inner if not stays]
    cut_lone_bookmarks([mark for mark, about in going if about == "content"])
    saved = cut(element for mark, about in going if (element := _marked(mark, about)) is not None)
    saved += cut(element for mark, about in going if about == "structure" and (element := _dissolved(mark)) is not None)
    for mark, about in going:
        if about == "numbering":
            _remove_numbering(mark)
    gone = [_paragraph_of(mark) for mark, about, stays in inner if about == "paragraph" and not stays]
    for mark, about, stays in inner:
        if stays or about == "paragraph":
            _settle(mark, about)
    join_paragraphs(list(dict.fromkeys(paragraph for paragraph in gone if paragraph is not None)))
    drop_emptied(saved)
    _revive_text(root)
    end_in_paragraph(root)
    return True


def _marked(mark: Element, about: Subject) -> Element | None:
    """What a mark is about, as far as it is an element that can be taken out."""
    if about == "content":
        return mark
    parent = mark.getparent()
    return parent.getparent() if parent is not None and about in ("row", "cell", "run") else None


def _remove_numbering(mark: Element) -> None:
    numbering = mark.getparent()
    properties = None if numbering is None else numbering.getparent()
    if numbering is not None and properties is not None:
        properties.remove(numbering)
        drop_empty(properties)


def _settle(mark: Element, about: Subject) -> None:
    """Take away a mark whose content stays, or that of a paragraph whose mark goes."""
    parent = mark.getparent()
    if parent is None:
        return
    if about == "content" or (about == "structure" and len(mark)):
        unwrap(mark)
        return
    parent.remove(mark)
    drop_empty(parent)


def _paragraph_of(mark: Element) -> Element | None:
    return next(mark.iterancestors(_PARAGRAPH), None)


def _dissolved(mark: Element) -> Element | None:
    """The mathematical structure (a fraction, a root) whose sign goes (17.13.5.13), its content now before it.

    None when the mark is on an argument of a structure, or no longer in the document.
    """
    control = next(mark.iterancestors(_CONTROL_PROPERTIES), None)
    properties = None if control is None else control.getparent()
    structure = None if properties is None else properties.getparent()
    if properties is None or structure is None or not str(properties.tag).endswith("Pr"):
        if control is not None and properties is not None:
            properties.remove(control)
        return None
    arguments = [part for part in structure if part is not properties]
    arguments = [inner for part in arguments for inner in (part if part.tag == _MATRIX_ROW else [part])]
    for argument in arguments:
        for child in list(argument):
            if child.tag not in (_CONTROL_PROPERTIES, _ARGUMENT_PROPERTIES):
                structure.addprevious(child)
    return structure


def _resolve_ranges(root: Element, decided: Sequence[tuple[Element, bool]]) -> bool:
    """Unwrap the content controls whose tags go (17.13.5.4 to 17.13.5.11), and take away the marks of ranges.

    Tells whether it took any away.
    """
    going = {
        range_key(mark)
        for mark, accepted in decided
        if mark.tag in CUSTOM_XML_STARTS and (mark.tag in REMOVING) == accepted
    }
    if going:
        for control in _controls_within(root, going):
            unwrap(control)
    resolved = {range_key(mark) for mark, _ in decided if mark.tag in RANGE_MARKS}
    ranges = list(root.iter(*RANGE_MARKS))
    open_still = {range_key(mark) for mark in ranges if mark.tag not in RANGE_CLOSINGS} - resolved
    closed = [mark for mark in ranges if range_key(mark) not in open_still]
    for mark in closed:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    return bool(closed)


def _controls_within(root: Element, ranges: Iterable[tuple[str, str]]) -> list[Element]:
    """The content controls and custom XML elements that begin and end within one of these ranges."""
    wanted, inside = set(ranges), set[tuple[str, str]]()
    begun: list[bool] = []
    found = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=(*_CONTROLS, *RANGE_MARKS)):
        if element.tag in RANGE_MARKS:
            key = range_key(element)
            if event == "start" and key in wanted:
                (inside.discard if element.tag in RANGE_CLOSINGS else inside.add)(key)
        elif event == "start":
            begun.append(bool(inside))
        elif begun.pop() and inside:
            found.append(element)
    return found


def _revive_text(root: Element) -> None:
    """Make text that is not deleted (any more) text again: ``w:delText`` belongs in ``w:del`` only (17.3.3.7)."""
    for text in root.iter(*_DELETED_TEXT):
        around = text.iterancestors(_DEL, _PARAGRAPH)
        nearest = next(around, None)
        if nearest is None or nearest.tag == _PARAGRAPH:
            text.tag = _DELETED_TEXT[str(text.tag)]
