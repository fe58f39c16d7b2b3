"""The agreement line by line, each with its place: what most rules read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.finding import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Agreement, Article, Passage
    from agreements.validate.aspects.stories import Story
    from agreements.validate.finding import Part

__all__ = ["Line", "lines_of"]


@dataclass(frozen=True)
class Line:
    """One passage, or the heading of an article or annex, in the order of the document.

    ``heading`` is the heading of the article it stands in ("" for none); ``is_heading`` tells that it is that heading.
    """

    index: int
    text: str
    label: str
    spot: Spot
    heading: str = ""
    is_heading: bool = False

    @property
    def part(self) -> Part:
        """Title, opening, article, closing or annex."""
        return self.spot.part

    @property
    def article(self) -> str | None:
        """The number of the article or annex it stands in."""
        return self.spot.article

    @property
    def plain(self) -> str:
        """The text in small letters, with ordinary spaces, apostrophes and hyphens: what patterns are held against."""
        return folded(self.text)


_FOLDED = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{SOFT HYPHEN}": None,
    }
)


def straightened(text: str) -> str:
    """A text with one kind of space, apostrophe and hyphen."""
    return re.sub(r"\s+", " ", text.translate(_FOLDED)).strip()


def folded(text: str) -> str:
    """A text in small letters, with one kind of space, apostrophe and hyphen."""
    return straightened(text).lower()


def lines_of(agreement: Agreement, body: Story) -> tuple[Line, ...]:
    """All lines of the agreement; each knows its paragraph in the body, where that can be told."""
    finder = _Finder(body)
    lines: list[Line] = []
    for part, article, heading, is_heading, passage in _passages(agreement):
        text = heading if passage is None else passage.text
        label = "" if passage is None else passage.label
        spot = Spot(part, article, body.name, finder.find(text, label, article if is_heading else None))
        lines.append(Line(len(lines), text, label, spot, heading, is_heading))
    return tuple(lines)


def _passages(agreement: Agreement) -> Iterator[tuple[Part, str | None, str, bool, Passage | None]]:
    for passage in agreement.title.passages:
        yield "title", None, "", False, passage
    for section in agreement.opening:
        for passage in section.passages:
            yield "opening", None, "", False, passage
    yield from _of_articles("article", agreement.articles)
    for section in agreement.closing:
        for passage in section.passages:
            yield "closing", None, "", False, passage
    yield from _of_articles("annex", agreement.annexes)


def _of_articles(
    part: Part, articles: Sequence[Article]
) -> Iterator[tuple[Part, str | None, str, bool, Passage | None]]:
    for article in articles:
        number = article.number or None
        yield part, number, article.heading, True, None
        for passage in article.passages:
            yield part, number, article.heading, False, passage


class _Finder:
    """Finds the paragraph that a line was read from, going forward through the body."""

    def __init__(self, body: Story) -> None:
        self._paragraphs: list[tuple[int, str]] = [
            (each.index, _key(each.text)) for each in body.paragraphs if each.text.strip()
        ]
        self._next = 0

    def find(self, text: str, label: str, number: str | None) -> int | None:
        """The index of the next paragraph that holds a text (else its label, else the number of its article)."""
        key = _key(text.partition("\t")[0]) or _key(label) or _key(number or "")
        if not key:
            return None
        count = len(self._paragraphs)
        for step in range(count):
            position = (self._next + step) % count
            index, own = self._paragraphs[position]
            if key in own:
                self._next = position
                return index
        return None


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
