"""Taking elements out of a document so that what is left is sound.

Bookmarks, comments, permissions and moves are ranges between two marks (ECMA-376 Part 1, 17.13). When a piece of a
document goes, a range that lies wholly in it goes along; of a range that lies partly in it, the mark stays where the
piece was. What holds nothing any more (a hyperlink, a field, a content control, a row, a table) goes too, and so does a
bookmark that began in one piece and ended in another, when nothing is left between them.
"""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from agreements.word.oxml import E, qn
from agreements.word.revision_marks import RANGE_MARKS, qnames, range_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agreements.word.oxml import Element

__all__ = ["RANGE_ENDS", "cut", "cut_lone_bookmarks", "drop_emptied", "end_in_paragraph", "is_blank", "unwrap"]

RANGE_ENDS = RANGE_MARKS | qnames("bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd")
_RANGE_ENDS = tuple(RANGE_ENDS)
_GO_WHEN_EMPTY = qnames(
    "r hyperlink fldSimple smartTag customXml sdt sdtContent dir bdo tr tbl ins del moveFrom moveTo"
) | qnames("r oMath oMathPara", "m")
_SAYS_NOTHING = (
    RANGE_ENDS
    | qnames("rPr sdtPr sdtEndPr customXmlPr smartTagPr fldData tblPr tblGrid trPr tblPrEx proofErr")
    | qnames("rPr oMathParaPr", "m")
)
_RUN, _TABLE, _CELL, _PARAGRAPH = qn("w:r"), qn("w:tbl"), qn("w:tc"), qn("w:p")
_BOOKMARK_START, _BOOKMARK_END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_MATH = qn("m:r").removesuffix("r")
_BLANK_IN_RUN = qnames("rPr lastRenderedPageBreak")
_PROPERTIES_OF_WRAPPERS = qnames("sdtPr sdtEndPr customXmlPr smartTagPr")
_SDT_CONTENT = qn("w:sdtContent")
_BLOCKS = qnames("p tbl sdt customXml altChunk")
_BODY = qn("w:body")
_NEED_BLOCK = qnames("body tc hdr ftr footnote endnote comment txbxContent")


def cut(elements: Iterable[Element]) -> list[Element]:
    """Take these elements out; then what was around them, as far as that holds nothing any more.

    Returns the marks of half ranges that were in them, and now are where they were.
    """
    gone = list(elements)
    saved: list[Element] = []
    while gone:
        around: dict[Element, None] = {}
        for element in gone:
            parent = element.getparent()
            if parent is not None:
                saved += _take_out(element, parent)
                around[parent] = None
        gone = [parent for parent in around if parent.tag in _GO_WHEN_EMPTY and not any(map(_says_something, parent))]
    return saved


def _take_out(element: Element, parent: Element) -> list[Element]:
    """Take one element out of its parent; return the marks of half ranges in it, which stay in its place."""
    marks = _half_ranges(element)
    for mark in marks:
        element.addprevious(mark)
    parent.remove(element)
    return marks


def cut_lone_bookmarks(elements: Sequence[Element]) -> None:
    """Take out the bookmarks that begin and end in these elements, where one holds no more than such marks.

    They were put there for their own sake, and go whatever is between them.
    """
    lone = {mark for element in elements if all(child.tag in RANGE_ENDS for child in element) for mark in element}
    if lone:
        for pair in _bookmarks_of(mark for element in elements for mark in element.iter(*_RANGE_ENDS)):
            if not lone.isdisjoint(pair):
                _remove(pair)


def drop_emptied(saved: Iterable[Element]) -> None:
    """Take out the bookmarks of which both marks were saved when text was cut, and nothing is left between them."""
    for start, end in _bookmarks_of(saved):
        if _is_empty(start, end):
            _remove((start, end))


def _bookmarks_of(marks: Iterable[Element]) -> list[tuple[Element, Element]]:
    """The start and end of each bookmark that has both among these marks."""
    by_key = {(range_key(mark), mark.tag): mark for mark in marks}
    starts = {key: mark for (key, tag), mark in by_key.items() if tag == _BOOKMARK_START}
    return [(start, by_key[key, _BOOKMARK_END]) for key, start in starts.items() if (key, _BOOKMARK_END) in by_key]


def _remove(marks: Iterable[Element]) -> None:
    for mark in marks:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def _is_empty(start: Element, end: Element) -> bool:
    """Whether a bookmark begins and ends in one paragraph, with nothing to be seen between its marks."""
    paragraph = next(start.iterancestors(_PARAGRAPH), None)
    if paragraph is None or next(end.iterancestors(_PARAGRAPH), None) is not paragraph:
        return False
    between = takewhile(lambda element: element is not end, dropwhile(lambda e: e is not start, paragraph.iter("*")))
    return all(not _is_seen(element) for element in between)


def _is_seen(element: Element) -> bool:
    parent = element.getparent()
    if parent is None or parent.tag != _RUN:
        return str(element.tag).startswith(_MATH)
    return element.tag not in _BLANK_IN_RUN


def unwrap(element: Element) -> None:
    """Put the content of an element in its place; of a content control that of its ``w:sdtContent``."""
    parent = element.getparent()
    if parent is None:
        return
    for child in list(element):
        if child.tag in _PROPERTIES_OF_WRAPPERS:
            continue
        if child.tag == _SDT_CONTENT:
            for grandchild in list(child):
                element.addprevious(grandchild)
        else:
            element.addprevious(child)
    parent.remove(element)


def is_blank(content: Iterable[Element]) -> bool:
    """Whether these children of a paragraph show nothing: marks of ranges, empty runs."""
    return not any(_says_something(child) and not _is_blank_run(child) for child in content)


def end_in_paragraph(root: Element) -> None:
    """Give each cell the paragraph it must end in (17.4.65), and a body, note or the like its one block (annex A.1)."""
    for container in root.iter(*_NEED_BLOCK):
        last = next((child for child in reversed(container) if child.tag in _BLOCKS), None)
        if container.tag == _BODY:
            if last is None and container.getparent() is not None:
                container.insert(0, E("w:p"))
        elif last is None or (container.tag == _CELL and last.tag == _TABLE):
            container.append(E("w:p"))


def _half_ranges(element: Element) -> list[Element]:
    """The marks in an element that is to go of ranges that do not lie wholly in it, in document order."""
    marks = list(element.iter(*_RANGE_ENDS))
    if not marks:
        return []
    starts = {range_key(mark) for mark in marks if str(mark.tag).endswith("Start")}
    ends = {range_key(mark) for mark in marks if str(mark.tag).endswith("End")}
    whole = starts & ends
    return [mark for mark in marks if range_key(mark) not in whole]


def _says_something(element: Element) -> bool:
    return isinstance(element.tag, str) and element.tag not in _SAYS_NOTHING


def _is_blank_run(element: Element) -> bool:
    return element.tag == _RUN and all(child.tag in _BLANK_IN_RUN for child in element)
