"""Comments on the paragraphs of a finished document, a redline above all, found by what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.word.comments import CONTENT_TYPE, RELATIONSHIP, comment_element, reference_mark
from agreements.word.oxml import E, attribute, find, find_all, prefixed, qn, serialize_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["Annotation", "annotate"]

LABEL = 14
"""A label that was typed before the text ("Artikel 3bis.", "§ 2.") has at most so many characters."""
_GONE = frozenset({"w:del", "w:moveFrom"})
_NEW = frozenset({"w:ins", "w:moveTo"})


@dataclass(frozen=True)
class Annotation:
    """A comment of one or more lines, on the first paragraph that says one of ``texts``; the likeliest text first."""

    texts: tuple[str, ...]
    lines: tuple[str, ...]


def annotate(package: Package, annotations: Sequence[Annotation], author: str, date: str) -> list[Annotation]:
    """Put comments into the main document; returns those whose paragraph is not there.

    ``annotations`` are in the order of the document: of several paragraphs that say the same, the next one is meant.
    ``date`` is an ISO date and time in UTC.
    """
    if not annotations:
        return []
    main = package.main_document
    root = package.xml(main)
    places = _Places(root)
    part = package.related(main, "comments")
    comments = E("w:comments") if part is None else package.xml(part)
    number = max((int(attribute(each, "w:id")) for each in find_all(comments, "w:comment")), default=-1) + 1
    missing = []
    for annotation in annotations:
        paragraph = places.next(annotation.texts)
        if paragraph is None:
            missing.append(annotation)
            continue
        _anchor(paragraph, number)
        comments.append(comment_element(number, annotation.lines, author, date))
        number += 1
    _save(package, main, part, comments)
    package.parts[main] = serialize_xml(root)
    return missing


def _save(package: Package, main: str, part: str | None, comments: Element) -> None:
    if part is None:
        part = f"{main.rpartition('/')[0]}/comments.xml".lstrip("/")
        package.add_part(part, CONTENT_TYPE, serialize_xml(comments))
        package.relate(main, RELATIONSHIP, part)
    else:
        package.parts[part] = serialize_xml(comments)


class _Places:
    """The paragraphs by what they say, before and after the tracked changes, and where the last comment stands."""

    def __init__(self, root: Element) -> None:
        body = find(root, "w:body")
        self._paragraphs: list[Element] = [] if body is None else list(body.iter(qn("w:p")))
        self._says: list[tuple[str, str]] = [(_text(each, _GONE), _text(each, _NEW)) for each in self._paragraphs]
        self._after = 0

    def next(self, texts: Sequence[str]) -> Element | None:
        """The first paragraph after the last one found that says one of ``texts``, else the first anywhere."""
        for text in filter(None, map(_squeezed, texts)):
            count = len(self._paragraphs)
            for index in (*range(self._after, count), *range(min(self._after, count))):
                if any(_says(said, text) for said in self._says[index]):
                    self._after = index
                    found: Element = self._paragraphs[index]
                    return found
        return None


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
    """Put the marks of a comment around the content of a paragraph; what is all deleted or new keeps them so."""
    content = [child for child in paragraph if prefixed(child) != "w:pPr"]
    place = 0 if find(paragraph, "w:pPr") is None else 1
    paragraph.insert(place, E("w:commentRangeStart", {"w:id": number}))
    paragraph.append(E("w:commentRangeEnd", {"w:id": number}))
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
    paragraph.append(mark)
