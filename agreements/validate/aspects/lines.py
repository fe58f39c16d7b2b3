"""The agreement line by line, each with its place: what most rules read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from agreements.validate.finding import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Agreement, Article, Level, Passage
    from agreements.validate.aspects.stories import Story
    from agreements.validate.finding import Part

__all__ = ["Line", "folded", "lines_of"]

NEARBY = 40
"""Paragraphs that are looked at first for the next line: as many as a table of contents may hold up."""


@dataclass(frozen=True)
class Line:
    """One passage, or the heading of an article or annex, in the order of the document.

    ``heading`` is the heading of the article it stands in ("" for none); ``is_heading`` tells that it is that heading.
    ``level`` is that of the passage: "plain", "paragraph", "item" or "subitem".
    """

    index: int
    text: str
    label: str
    spot: Spot
    heading: str = ""
    is_heading: bool = False
    level: Level = "plain"

    @property
    def part(self) -> Part:
        """Title, opening, article, closing or annex."""
        return self.spot.part

    @property
    def article(self) -> str | None:
        """The number of the article or annex it stands in."""
        return self.spot.article

    @property
    def home(self) -> tuple[Part, str | None, str]:
        """What the lines of one article (or of one other part) have in common."""
        return (self.part, self.article, self.heading)

    @property
    def whole(self) -> str:
        """The label and the text: "P." may be a label, or the beginning of a name."""
        return f"{self.label} {self.text}".strip()

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


_INSIDE_A_WORD = re.compile(r"(?<=\w)\((\w{1,4})\)(?=\w|\b|$)")  # "arbeid(st)ers", "employé(e)s"


def straightened(text: str) -> str:
    """A text with one kind of space, apostrophe and hyphen."""
    return re.sub(r"\s+", " ", text.translate(_FOLDED)).strip()


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """A text in small letters, with one kind of space, apostrophe and hyphen."""
    return _INSIDE_A_WORD.sub(r"\1", straightened(text).lower())


def lines_of(agreement: Agreement, body: Story) -> tuple[Line, ...]:
    """All lines of the agreement; each knows its paragraph in the body, where that can be told."""
    finder = _Finder(body)
    lines: list[Line] = []
    for part, article, heading, is_heading, passage in _passages(agreement):
        text = heading if passage is None else passage.text
        label = "" if passage is None else passage.label
        spot = Spot(part, article, body.name, finder.find(text, label, article if is_heading else None))
        level = "plain" if passage is None else passage.level
        lines.append(Line(len(lines), text, label, spot, heading, is_heading, level))
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
        shown = [each for each in body.paragraphs if each.text.strip()]
        self._paragraphs = [(each.index, position, _key(each.text)) for position, each in enumerate(shown)]
        self._next = 0

    def find(self, text: str, label: str, number: str | None) -> int | None:
        """The index of the next paragraph that holds a text (else its label, else the number of its article)."""
        nearby = self._paragraphs[self._next : self._next + NEARBY]
        for paragraphs in (nearby, self._paragraphs):
            for key in filter(None, map(_key, (text, text.partition("\t")[0], label, number or ""))):
                for fits in (str.endswith, str.startswith, str.__contains__):
                    for index, position, own in paragraphs:
                        if fits(own, key):
                            self._next = position
                            return index
        return None


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
