"""Word comments added to a document that is there already (ECMA-376 Part 1, 17.13.4); its own comments stay.

Nothing else changes: taking the new comments away gives the document back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.word.fields import run
from agreements.word.oxml import E, Element, attribute, find_all, qn, serialize_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.word.package import Package

__all__ = ["Note", "annotate"]

_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(frozen=True)
class Note:
    """A comment of one or more paragraphs, on the paragraph of the body with this index (of ``w:p``, in order)."""

    paragraph: int
    texts: tuple[str, ...]


def annotate(package: Package, notes: Sequence[Note], author: str) -> None:
    """Add ``notes`` to the body of a document, in its package.

    A note on a paragraph that is not there goes to the first one. Raises InputError when a part is damaged.
    """
    main = package.main_document
    root = package.xml(main)
    paragraphs = list(root.iter(qn("w:p")))
    if not notes or not paragraphs:
        return
    part = package.related(main, "comments") or f"{main.rpartition('/')[0]}/comments.xml".lstrip("/")
    book = package.xml(part) if part in package.parts else E("w:comments")
    first = max((int(attribute(each, "w:id", "0")) for each in find_all(book, "w:comment")), default=-1) + 1
    by_paragraph: dict[int, list[int]] = {}
    for number, note in enumerate(notes, first):
        place = note.paragraph if note.paragraph < len(paragraphs) else 0
        by_paragraph.setdefault(place, []).append(number)
        book.append(_comment(number, note, author))
    for place, numbers in by_paragraph.items():
        _mark(paragraphs[place], numbers)
    package.parts[main] = serialize_xml(root)
    package.add_part(part, _CONTENT_TYPE, serialize_xml(book))
    package.relate(main, _RELATIONSHIP, part)


def _mark(paragraph: Element, numbers: Sequence[int]) -> None:
    """Put the marks of comments around the content of a paragraph.

    The references stand before the text: LibreOffice loses text before one in a content control.
    """
    begin = 1 if len(paragraph) and paragraph[0].tag == qn("w:pPr") else 0
    before = [E("w:commentRangeStart", {"w:id": number}) for number in numbers]
    before += [E("w:r", None, E("w:commentReference", {"w:id": number})) for number in numbers]
    for position, element in enumerate(before, begin):
        paragraph.insert(position, element)
    for number in numbers:
        paragraph.append(E("w:commentRangeEnd", {"w:id": number}))


def _comment(number: int, note: Note, author: str) -> Element:
    paragraphs = [E("w:p", None, run(text)) for text in note.texts]
    paragraphs[0].insert(0, E("w:r", None, E("w:annotationRef")))
    initials = "".join(word[0] for word in author.split())[:9]
    return E("w:comment", {"w:id": number, "w:author": author, "w:initials": initials}, *paragraphs)
