"""Comments put into a finished document (ECMA-376 Part 1, 17.13.4); those that it has already stay.

Nothing else changes: taking the new comments away gives the document back. A paragraph is meant by its number, or found
by what it says (in a redline, before or after the changes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.word.comments import CONTENT_TYPE, RELATIONSHIP, comment_element, reference_mark
from agreements.word.oxml import E, attribute, find, find_all, prefixed, qn, serialize_unchanged, serialize_xml
from akkoord.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["Annotation", "Note", "annotate", "annotate_paragraphs", "shortened"]

LABEL = 14
"""A label that was typed before the text ("Artikel 3bis.", "§ 2.") has at most so many characters."""
QUOTED = 200
"""At most so many letters are quoted of a text that has no place for a comment."""
_GONE = frozenset({"w:del", "w:moveFrom"})
_NEW = frozenset({"w:ins", "w:moveTo"})


@dataclass(frozen=True)
class Annotation:
    """A comment of one or more lines, on the first paragraph that says one of ``texts``; the likeliest text first.

    ``near`` is what the paragraph says that it may stand on when there is none.
    """

    texts: tuple[str, ...]
    lines: tuple[str, ...]
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """A comment of one or more lines, on the paragraph of the body with this index (of ``w:p``, in order)."""

    paragraph: int
    lines: tuple[str, ...]


def annotate(package: Package, annotations: Sequence[Annotation], author: str, date: str) -> None:
    """Put comments into the main document.

    ``annotations`` are in the order of the document: of several paragraphs that say the same, the next one is meant.
    What stands in no paragraph of the body (in a note, a head, a text box: Word has no comments there) has its comment
    with its words on the paragraph that it is ``near``, or on that of the comment before. ``date`` is an ISO date and
    time in UTC. Raises InputError when a part is damaged.
    """
    if not annotations:
        return
    places = _Places(package.xml(package.main_document))
    notes: list[Note] = []
    for annotation in annotations:
        index, lines = places.next(annotation.texts), annotation.lines
        if index is None:
            index = places.next(annotation.near)
            words = next(filter(None, annotation.texts), "")
            lines = (quoted(shortened(words, QUOTED)), *lines) if words else lines
        notes.append(Note((notes[-1].paragraph if notes else 0) if index is None else index, lines))
    annotate_paragraphs(package, notes, author, date)


def shortened(text: str, longest: int) -> str:
    """A text of at most so many letters, cut between two words."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]} …"


def annotate_paragraphs(package: Package, notes: Sequence[Note], author: str, date: str = "") -> None:
    """Put comments on paragraphs of the main document; one on a paragraph that is not there goes to the first.

    Raises InputError when a part is damaged.
    """
    main = package.main_document
    root = package.xml(main)
    paragraphs = list(root.iter(qn("w:p")))
    if not notes or not paragraphs:
        return
    part = package.related(main, "comments") or f"{main.rpartition('/')[0]}/comments.xml".lstrip("/")
    book = package.xml(part) if part in package.parts else E("w:comments")
    first = max((int(attribute(each, "w:id", "0")) for each in find_all(book, "w:comment")), default=-1) + 1
    for number, note in enumerate(notes, first):
        _anchor(paragraphs[note.paragraph if note.paragraph < len(paragraphs) else 0], number)
        book.append(comment_element(number, note.lines, author, date))
    package.parts[main] = serialize_unchanged(root)
    package.add_part(part, CONTENT_TYPE, serialize_xml(book))
    package.relate(main, RELATIONSHIP, part)


class _Places:
    """The paragraphs by what they say, before and after the tracked changes, and where the last comment stands."""

    def __init__(self, root: Element) -> None:
        self._says = [
            ("", "") if _is_in_box(each) else (_text(each, _GONE), _text(each, _NEW)) for each in root.iter(qn("w:p"))
        ]
        self._after = 0

    def next(self, texts: Sequence[str]) -> int | None:
        """The first paragraph after the last one found that says one of ``texts``, else the first anywhere."""
        for text in filter(None, map(_squeezed, texts)):
            count = len(self._says)
            for index in [*range(self._after, count), *range(min(self._after, count))]:
                if any(_says(said, text) for said in self._says[index]):
                    self._after = index
                    return int(index)
        return None


def _is_in_box(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None


def _says(said: str, text: str) -> bool:
    """Whether a paragraph is this text, with or without a label that was typed before it."""
    return said.endswith(text) and len(said) - len(text) <= LABEL


def _text(paragraph: Element, without: frozenset[str]) -> str:
    return _squeezed("".join(_pieces(paragraph, without)))


def _pieces(paragraph: Element, without: frozenset[str]) -> Iterator[str]:
    for element in paragraph.iter(qn("w:t"), qn("w:delText"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        if next(element.iterancestors(qn("w:p")), None) is not paragraph:
            continue  # a text box in it is another paragraph
        if any(prefixed(around) in without for around in element.iterancestors()):
            continue
        if prefixed(element) in ("w:t", "w:delText"):
            yield element.text or ""
        else:
            yield "-" if prefixed(element) == "w:noBreakHyphen" else " "


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\u2011", "-"))


def _anchor(paragraph: Element, number: int) -> None:
    """Put the marks of a comment around the content of a paragraph; what is all deleted or new keeps them so.

    The reference stands before the text: LibreOffice loses text before one in a content control.
    """
    content = [child for child in paragraph if prefixed(child) != "w:pPr"]
    begin = 0 if find(paragraph, "w:pPr") is None else 1
    mark = reference_mark(number)
    changes = {prefixed(child) for child in content if prefixed(child) in ("w:r", "w:ins", "w:del")}
    around = changes.pop() if len(changes) == 1 else ""
    if around in ("w:ins", "w:del"):
        model = next(child for child in content if prefixed(child) == around)
        wrapper = E(around, {"w:id": 900_000 + number})
        for name in ("w:author", "w:date"):
            wrapper.set(qn(name), attribute(model, name))
        wrapper.append(mark)
        mark = wrapper
    paragraph.insert(begin, E("w:commentRangeStart", {"w:id": number}))
    paragraph.insert(begin + 1, mark)
    paragraph.append(E("w:commentRangeEnd", {"w:id": number}))
