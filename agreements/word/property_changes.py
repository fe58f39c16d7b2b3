"""Tracked changes of properties (ECMA-376 Part 1, 17.13.5): ``w:rPrChange`` and its like hold what was before.

The old properties of a paragraph hold neither the properties of its mark nor a section break (CT_PPrBase), those of a
section no headers and footers (CT_SectPrBase), and the marks of an inserted or deleted row or cell are changes of their
own: all these are kept as they are when the rest is restored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.joining import drop_empty
from agreements.word.oxml import qn
from agreements.word.revision_marks import CELL_MARKS, CONTENT_MARKS, qnames

if TYPE_CHECKING:
    from agreements.word.oxml import Element

__all__ = ["accept_property_change", "reject_property_change"]

_KEPT_BEFORE = {
    qn("w:rPr"): CONTENT_MARKS,
    qn("w:sectPr"): qnames("headerReference footerReference"),
}
_KEPT_AFTER = {
    qn("w:pPr"): qnames("rPr sectPr"),
    qn("w:trPr"): CONTENT_MARKS,
    qn("w:tcPr"): CELL_MARKS,
}
_NOT_WHEN_EMPTY = qnames("rPr pPr trPr tcPr tblPrEx")
_NUMBERING_CHANGE = qn("w:numberingChange")


def accept_property_change(change: Element) -> None:
    """Keep the properties as they are now: only the memory of the old ones goes."""
    properties = change.getparent()
    if properties is None:
        return
    properties.remove(change)
    if properties.tag in _NOT_WHEN_EMPTY:
        drop_empty(properties)


def reject_property_change(change: Element) -> None:
    """Put the old properties in the place of the present ones.

    ``w:numberingChange`` (Part 4) only tells which label was shown before: Word counts anew, so there is nothing to
    restore.
    """
    properties = change.getparent()
    if properties is None:
        return
    if change.tag == _NUMBERING_CHANGE:
        properties.remove(change)
        return
    first = _KEPT_BEFORE.get(str(properties.tag), frozenset())
    last = _KEPT_AFTER.get(str(properties.tag), frozenset())
    old = next((child for child in change if child.tag == properties.tag), None)
    before = [child for child in properties if child.tag in first]
    after = [child for child in properties if child.tag in last]
    restored = [] if old is None else [child for child in old if child.tag not in first | last]
    for child in list(properties):
        properties.remove(child)
    properties.extend([*before, *restored, *after])
    if properties.tag in _NOT_WHEN_EMPTY:
        drop_empty(properties)
