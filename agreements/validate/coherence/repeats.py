"""What an agreement says twice: articles with the same text, long passages that come back word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.aspects.lines import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.validate.aspects.lines import Line
    from agreements.validate.coherence.structure import Place

__all__ = ["Repeat", "repeats_in"]

ARTICLE_WORDS, PASSAGE_WORDS = 8, 15
"""An article of at least 8 words, a passage of at least 15: shorter ones may come back."""


@dataclass(frozen=True)
class Repeat:
    """A line (the heading of an article, or a passage) that says what an earlier one says. ``whole``: an article."""

    first: Line
    again: Line
    whole: bool


def repeats_in(places: Sequence[Place]) -> Iterator[Repeat]:
    """Articles and annexes that are equal but for their numbers and headings; then passages that are equal."""
    articles: dict[str, Place] = {}
    passages: dict[str, Line] = {}
    doubled: set[int] = set()
    for place in places:
        text = " ".join(_words(line.text) for line in place.body)
        if len(text.split()) < ARTICLE_WORDS:
            continue
        first = articles.setdefault(text, place)
        if first is not place:
            doubled |= {line.index for line in place.lines}
            yield Repeat(first.lines[0], place.lines[0], whole=True)
    for line in (line for place in places for line in place.body if "\t" not in line.text):
        text = _words(line.text)
        if line.index in doubled or len(text.split()) < PASSAGE_WORDS:
            continue
        earlier = passages.setdefault(text, line)
        if earlier is not line:
            yield Repeat(earlier, line, whole=False)


def _words(text: str) -> str:
    """The words of a text, without punctuation."""
    return " ".join(re.findall(r"[\w€%]+", folded(text)))
