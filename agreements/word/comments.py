"""Word comments (ECMA-376 Part 1, 17.13.4): the expert's notes on a clause."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from agreements.word.fields import run
from agreements.word.oxml import E, Element, qn, serialize_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.word.appearance import Appearance, Comment
    from agreements.word.package import Package

__all__ = ["CONTENT_TYPE", "RELATIONSHIP", "CommentBook", "comment_element", "reference_mark"]

RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class CommentBook:
    """The comments of a document: each is put around the first words of its clause when that is written."""

    def __init__(self, comments: Sequence[Comment], text_style: str, mark_style: str) -> None:
        """Keep ``comments`` ready; the styles are ids."""
        self._waiting = list(comments)
        self._text_style = text_style
        self._mark_style = mark_style
        self._placed: list[Comment] = []

    def around(self, clause: str, content: Sequence[Element]) -> list[Element]:
        """The content of a paragraph, with the comments on ``clause`` around it."""
        return self._around([c for c in self._waiting if clause and c.clause == clause], content)

    def rest_on(self, block: Element) -> None:
        """Put the comments whose clause has no words of its own in the document on the paragraph ``block``."""
        content = [child for child in block if child.tag != qn("w:pPr")]
        for child in self._around(list(self._waiting), content):
            block.append(child)

    def _around(self, mine: Sequence[Comment], content: Sequence[Element]) -> list[Element]:
        self._waiting = [comment for comment in self._waiting if comment not in mine]
        first = len(self._placed)
        self._placed += mine
        ids = range(first, len(self._placed))
        return [
            *(E("w:commentRangeStart", {"w:id": number}) for number in ids),
            # Before the text, not after it: LibreOffice loses text before a comment's mark in a content control.
            *(self._mark(number) for number in ids),
            *content,
            *(E("w:commentRangeEnd", {"w:id": number}) for number in ids),
        ]

    def save(self, package: Package, appearance: Appearance) -> None:
        """Write the comments' part, if there are any comments in the document."""
        if not self._placed:
            return
        root = E(
            "w:comments",
            None,
            *(self._comment(number, comment, appearance) for number, comment in enumerate(self._placed)),
        )
        main = package.main_document
        part = f"{main.rpartition('/')[0]}/comments.xml".lstrip("/")
        package.add_part(part, CONTENT_TYPE, serialize_xml(root))
        package.relate(main, RELATIONSHIP, part)

    def _mark(self, number: int) -> Element:
        return reference_mark(number, self._mark_style)

    def _comment(self, number: int, comment: Comment, appearance: Appearance) -> Element:
        date = f"{appearance.date.isoformat()}T00:00:00Z"
        return comment_element(
            number, comment.paragraphs, appearance.author, date, (self._text_style, self._mark_style)
        )


def reference_mark(number: int, style: str = "") -> Element:
    """The run that stands for a comment in the text (17.13.4.5)."""
    return E("w:r", None, _mark_properties(style), E("w:commentReference", {"w:id": number}))


def comment_element(
    number: int, texts: Sequence[str], author: str, date: str, styles: tuple[str, str] = ("", "")
) -> Element:
    """A ``w:comment`` (17.13.4.2) of these paragraphs; ``date``, and the style ids of text and mark, may be ""."""
    text_style, mark_style = styles
    properties = E("w:pPr", None, E("w:pStyle", {"w:val": text_style})) if text_style else None
    paragraphs = [E("w:p", None, None if properties is None else deepcopy(properties), run(text)) for text in texts]
    paragraphs[0].insert(
        0 if properties is None else 1, E("w:r", None, _mark_properties(mark_style), E("w:annotationRef"))
    )
    attributes: dict[str, str | int] = {
        "w:id": number,
        "w:author": author,
        **({"w:date": date} if date else {}),
        "w:initials": "".join(word[0] for word in author.split())[:9],
    }
    return E("w:comment", attributes, *paragraphs)


def _mark_properties(style: str) -> Element | None:
    return E("w:rPr", None, E("w:rStyle", {"w:val": style})) if style else None
