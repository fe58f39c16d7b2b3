"""Paragraphs whose mark goes (ECMA-376 Part 1, 17.13.5.15 and 17.13.5.20): they go on in the next paragraph.

The properties of a paragraph, and the section break it may carry, live in its mark. So it is the next paragraph that
stays, with its own properties, and takes in what stood before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.cutting import RANGE_ENDS, cut, is_blank
from agreements.word.oxml import find, qn
from agreements.word.revision_marks import CONTENT_MARKS, qnames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.word.oxml import Element

__all__ = ["drop_empty", "join_paragraphs"]

_PARAGRAPH, _PROPERTIES, _BODY, _TABLE = qn("w:p"), qn("w:pPr"), qn("w:body"), qn("w:tbl")
_BLOCKS = qnames("p tbl altChunk") | {qn("mc:AlternateContent")} | qnames("oMathPara oMath", "m")
_TRANSPARENT = qnames("sdt sdtContent customXml smartTag") | CONTENT_MARKS
_BETWEEN = RANGE_ENDS | qnames("proofErr")


def join_paragraphs(gone: Sequence[Element]) -> None:
    """Join each of these ``w:p``, given in document order, with the paragraph that follows it.

    Where none follows (at the end of the text, or before a table), what is left stays a paragraph, without the section
    break; when nothing is left, it goes, unless a cell, a note or the like has to end in it.
    """
    waiting = set(gone)
    cut([paragraph for first in gone if first in waiting for paragraph in _join(first, waiting)])


def drop_empty(properties: Element | None) -> None:
    """Take out a property element that holds nothing (any more), and then likewise the ``w:pPr`` around it."""
    while properties is not None and len(properties) == 0:
        parent = properties.getparent()
        if parent is None:
            return
        parent.remove(properties)
        properties = parent if parent.tag == _PROPERTIES else None


def _join(first: Element, waiting: set[Element]) -> list[Element]:
    """Join a chain of paragraphs without a mark with the one after them; return those that have to go now."""
    chain: list[Element] = []
    content: list[Element] = []
    following: Element | None = first
    while following is not None and following in waiting:
        waiting.remove(following)
        chain.append(following)
        content += (child for child in following if child.tag != _PROPERTIES)
        between, following = _next_paragraph(following)
        if following is not None:
            content += between
    if following is not None:
        _put_in_front(following, content)
    elif not is_blank(content) or _is_needed(chain):
        _keep(chain.pop(), content)
    return chain


def _next_paragraph(paragraph: Element) -> tuple[list[Element], Element | None]:
    """The paragraph that comes right after this one in the text, and the marks of ranges between them."""
    between: list[Element] = []
    for element in _walk(paragraph, forward=True):
        if element.tag == _PARAGRAPH:
            return between, element
        if element.tag in _BETWEEN:
            between.append(element)
        elif element.tag in _BLOCKS:
            break
    return between, None


def _is_needed(chain: Sequence[Element]) -> bool:
    """Whether a cell, a note or the like would not end in a paragraph without this chain at its end."""
    if any(element.tag in _BLOCKS for element in _walk(chain[-1], forward=True)):
        return False
    before = next((element for element in _walk(chain[0], forward=False) if element.tag in _BLOCKS), None)
    return not _in_body(chain[0]) and (before is None or before.tag == _TABLE)


def _in_body(block: Element) -> bool:
    container = block.getparent()
    while container is not None and container.tag in _TRANSPARENT:
        container = container.getparent()
    return container is not None and container.tag == _BODY


def _walk(start: Element, *, forward: bool) -> Iterator[Element]:
    """What comes after (or before) a block in its container, content controls and the like entered and left."""
    current, inside = start, False
    while True:
        if inside and len(current):
            found: Element | None = current[0 if forward else -1]
        else:
            found = current.getnext() if forward else current.getprevious()
        if found is None:
            parent = current.getparent()
            if parent is None or parent.tag not in _TRANSPARENT:
                return
            current, inside = parent, False
        else:
            yield found
            current, inside = found, found.tag in _TRANSPARENT


def _keep(paragraph: Element, content: Sequence[Element]) -> None:
    """Let the last of a chain take in the rest; its section break goes with its mark."""
    own = set(paragraph)
    _put_in_front(paragraph, [child for child in content if child not in own])
    section = find(paragraph, "w:pPr/w:sectPr")
    if section is not None:
        properties = section.getparent()
        if properties is not None:
            properties.remove(section)
        drop_empty(properties)


def _put_in_front(paragraph: Element, content: Sequence[Element]) -> None:
    first = next((child for child in paragraph if child.tag != _PROPERTIES), None)
    if first is None:
        paragraph.extend(content)
    else:
        for child in content:
            first.addprevious(child)
