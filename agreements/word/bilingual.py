"""Two languages one under another: which lines are Dutch, and which are French.

Some agreements give each article first in one language and then in the other; some the whole text twice. A line is in
the language of its words, or of the word that opens its heading; a line without such words (a name, a number) goes with
what stands above it, and belongs to both before the first article and after the closing formula.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.word.blocks import Paragraph
from agreements.word.headings import begins_closing, parse_heading
from agreements.word.language import vote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.word.lines import Line

__all__ = ["in_language", "is_bilingual"]

_BOTH: tuple[Language, ...] = ("nl", "fr")
SHARE = 0.25
FEWEST_LINES = 3
CLEAR_WORDS = 2
FEWEST_WORDS = 8
_OPENS = {
    "nl": re.compile(r"(?i:artikel|hoofdstuk|afdeling|bijlage|titel|deel)(?!\w)"),
    "fr": re.compile(r"(?i:article|chapitre|annexe|titre|partie)(?!\w)"),
}
_SIDE_BY_SIDE = re.compile(r"\s+[/|]\s+|\t+|\s+[–—-]\s+(?=(?i:artikel|article|hoofdstuk|chapitre|bijlage|annexe)\s)")


def is_bilingual(lines: Sequence[Line]) -> bool:
    """Whether a good part of the text of these lines is Dutch, and a good part French."""
    votes = [vote(line.text) for line in lines if isinstance(line, Paragraph)]
    if any(sum(max(0, counts[each] - counts[1 - each]) for counts in votes) < FEWEST_WORDS for each in (0, 1)):
        return False
    weight = {"nl": 0, "fr": 0}
    count = {"nl": 0, "fr": 0}
    for line in lines:
        for language in _languages(line):
            weight[language] += len(line.text) if isinstance(line, Paragraph) else 0
            count[language] += 1
    enough = min(count.values()) >= FEWEST_LINES
    return enough and min(weight.values()) >= SHARE * sum(weight.values())


def in_language(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """The lines of a bilingual text that are in one language, with those that belong to both."""
    return tuple(_kept(lines, language))


def _kept(lines: Sequence[Line], language: Language) -> Iterator[Line]:
    current: Language | None = None
    for line in lines:
        if not isinstance(line, Paragraph):
            yield line
            continue
        own = _half(line, language)
        if own is not None:
            current = language
            yield own
            continue
        found = _language(line)
        current = found or current
        if current in (None, language):
            yield line
        if begins_closing(line.text):
            current = None


def _languages(line: Line) -> tuple[Language, ...]:
    """The languages of a line: both, where its two halves are the same heading in each."""
    if not isinstance(line, Paragraph):
        return ()
    halves = [language for language in _BOTH if _half(line, language) is not None]
    own = _language(line)
    return tuple(halves) if len(halves) == len(_BOTH) else (own,) if own else ()


def _language(line: Line) -> Language | None:
    if not isinstance(line, Paragraph):
        return None
    for language in _BOTH:
        if _OPENS[language].match(line.label or line.text):
            return language
    dutch, french = vote(line.text)
    if max(dutch, french) < CLEAR_WORDS or max(dutch, french) < 2 * min(dutch, french):
        return None
    return "nl" if dutch > french else "fr"


def _half(line: Paragraph, language: Language) -> Paragraph | None:
    """The half in one language of a heading that gives both ("Artikel 1 / Article 1er"), or None."""
    parts = [part.strip() for part in _SIDE_BY_SIDE.split(line.text)]
    if len(parts) != 2 or line.label:
        return None
    if not all(parse_heading("", part, standout=True) for part in parts):
        return None
    found = [part for part in parts if _OPENS[language].match(part)]
    return replace(line, pieces=(found[0],)) if len(found) == 1 else None
