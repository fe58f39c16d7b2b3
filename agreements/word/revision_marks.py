"""The marks of tracked changes (ECMA-376 Part 1, 17.13.5): their names, and what they are about.

A ``w:ins`` says different things by its place: around runs or blocks it marks these, in ``w:pPr/w:rPr`` the mark
of a paragraph, in ``w:trPr`` a row, in ``w:numPr`` a numbering, in ``m:ctrlPr`` a mathematical structure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from agreements.word.oxml import qn

if TYPE_CHECKING:
    from agreements.word.oxml import Element

__all__ = [
    "ADDING",
    "ALL_MARKS",
    "CELL_MARKS",
    "CONTENT_MARKS",
    "CUSTOM_XML_STARTS",
    "MOVE_STARTS",
    "PROPERTY_CHANGES",
    "RANGE_CLOSINGS",
    "RANGE_MARKS",
    "REMOVING",
    "Subject",
    "qnames",
    "range_key",
    "subject",
]


def qnames(names: str, prefix: str = "w") -> frozenset[str]:
    """The names of elements, given as words without a prefix, as lxml writes them."""
    return frozenset(qn(f"{prefix}:{name}") for name in names.split())


Subject = Literal["content", "paragraph", "row", "numbering", "structure", "run", "cell"]

ADDING = qnames("ins moveTo cellIns customXmlInsRangeStart customXmlMoveToRangeStart moveToRangeStart")
REMOVING = qnames("del moveFrom cellDel customXmlDelRangeStart customXmlMoveFromRangeStart moveFromRangeStart")
CONTENT_MARKS = qnames("ins del moveFrom moveTo")
CELL_MARKS = qnames("cellIns cellDel cellMerge")
PROPERTY_CHANGES = qnames(
    "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange tblGridChange trPrChange tcPrChange numberingChange"
)
MOVE_STARTS = qnames("moveFromRangeStart moveToRangeStart")
CUSTOM_XML_STARTS = qnames(
    "customXmlInsRangeStart customXmlDelRangeStart customXmlMoveFromRangeStart customXmlMoveToRangeStart"
)
RANGE_CLOSINGS = frozenset(start.replace("RangeStart", "RangeEnd") for start in MOVE_STARTS | CUSTOM_XML_STARTS)
RANGE_MARKS = MOVE_STARTS | CUSTOM_XML_STARTS | RANGE_CLOSINGS
ALL_MARKS = CONTENT_MARKS | CELL_MARKS | PROPERTY_CHANGES | RANGE_MARKS

_SUBJECTS: dict[str, Subject] = {
    qn("w:rPr"): "run",
    qn("w:trPr"): "row",
    qn("w:tcPr"): "cell",
    qn("w:numPr"): "numbering",
    qn("m:ctrlPr"): "structure",
}
_ID, _PARAGRAPH_PROPERTIES = qn("w:id"), qn("w:pPr")
_CONTROL_PROPERTIES = qn("m:ctrlPr")


def subject(mark: Element) -> Subject:
    """What one of ``CONTENT_MARKS``, or ``w:cellIns`` and ``w:cellDel``, is about: by the place where it stands."""
    parent = mark.getparent()
    if parent is None:
        return "content"
    found = _SUBJECTS.get(str(parent.tag), "content")
    owner = parent.getparent()
    around = None if owner is None else owner.tag
    if found == "run":
        if around is None or around == _PARAGRAPH_PROPERTIES:
            return "paragraph"
        return "structure" if around == _CONTROL_PROPERTIES or around in CONTENT_MARKS else "run"
    if found == "content" and parent.tag in CONTENT_MARKS and around == _CONTROL_PROPERTIES:
        return "structure"
    return found


def range_key(mark: Element) -> tuple[str, str]:
    """The same for the start and the end of one range: its kind and its id."""
    return str(mark.tag).removesuffix("Start").removesuffix("End"), mark.get(_ID, "")
