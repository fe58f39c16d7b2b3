"""The dates of the agreement itself: when it is concluded, enters into force and ends; spans of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from agreements.validate.aspects.dates import dates_in
from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.phrases import phrases
from agreements.word.headings import begins_closing

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.phrases import Phrases

    _Places = Sequence[tuple[int, int, datetime.date | None]]

__all__ = ["Dated", "Span", "Timeline", "timeline_of"]

Role = Literal["titled", "concluded", "starts", "ends", "earlier", "registered", "impossible"]
_TO = re.compile(
    r"\s?(?:,\s)?(?:en\s)?(?:tot en met|tot|t\.e\.m\.|t/m|jusqu'au|au|-|–|et jusqu'au)\s(?:en met\s)?(?:le\s)?"
)
_LAST = re.compile(
    r"[\s,(:]*(?:(?:\w+dag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|op|le|du|de|datum|date|:)[\s,(:]*)*$"
)
_FULL_DATE = re.compile(r"[^\W\d_]{3}|\d{4}")  # "09.33.44" may be a telephone number
_REGISTERED = re.compile(r"geregistreerd|neergelegd|enregistrée?|déposée?|gewijzigd|vervang|opgeheven|abrogée|modifiée")
_REGISTERED_ON = re.compile(r"(?:geregistreerd|neergelegd|enregistrée?|déposée?)(?:\s(?:op|le|d\.d\.))?$")


@dataclass(frozen=True)
class Dated:
    """A date in a role; ``day`` is None for one that does not exist."""

    role: Role
    day: datetime.date | None
    text: str
    line: Line


@dataclass(frozen=True)
class Span:
    """Two dates with "from … to …" around them."""

    first: datetime.date
    last: datetime.date
    text: str
    line: Line


@dataclass(frozen=True)
class Timeline:
    """All dates that have a role, and all spans, in the order of the text."""

    dates: tuple[Dated, ...]
    spans: tuple[Span, ...]

    def of(self, role: Role) -> tuple[Dated, ...]:
        """The dates in a role."""
        return tuple(dated for dated in self.dates if dated.role == role)

    @cached_property
    def concluded(self) -> Dated | None:
        """The date of conclusion: that of the closing words, else that of the title."""
        return next((dated for role in ("concluded", "titled") for dated in self.dates if dated.role == role), None)


def timeline_of(lines: Sequence[Line], language: Language) -> Timeline:
    """The timeline of an agreement."""
    dates: list[Dated] = []
    spans: list[Span] = []
    for line in lines:
        for sentence in sentences_in(line.text):
            text = folded(sentence)
            found = dates_in(text)
            if found:
                places = list(_places(text, found))
                dates += (Dated(role, day, each, line) for role, day, each in _roles(text, places, line, language))
                spans += _spans(text, places, line)
    return Timeline(tuple(dates), tuple(spans))


def _places(
    text: str, found: Sequence[tuple[datetime.date | None, str]]
) -> Iterator[tuple[int, int, datetime.date | None]]:
    position = 0
    for day, written in found:
        start = text.index(written, position)
        position = start + len(written)
        yield start, position, day


def _roles(
    text: str, places: _Places, line: Line, language: Language
) -> Iterator[tuple[Role, datetime.date | None, str]]:
    words, subject, duration = (phrases(name, language) for name in ("timeline", "subject", "duration"))
    about = line.part in ("article", "opening") and (
        words.find("about", folded(line.heading)) is not None or subject.find("agreement", text) is not None
    )
    position = 0
    for start, end, day in places:
        before, written = text[position:start].rstrip(" ,("), text[start:end]
        position = end
        if day is None:
            if _FULL_DATE.search(written):
                yield "impossible", None, written
        elif line.part == "title":
            if not words.find("other", text[:start]):
                yield "titled", day, written
        elif line.part == "closing" and (begins_closing(line.text) or _ends_with(words, "concluded", before)):
            yield "concluded", day, written
        elif _ends_with(words, "earlier", before) and _REGISTERED.search(text):
            yield "earlier", day, written
        elif _REGISTERED_ON.search(before):
            yield "registered", day, written
        elif about and not duration.find("of_something_else", text):
            if _ends_with(words, "starts", before):
                yield "starts", day, written
            elif _ends_with(words, "ends", before) or (
                _ends_with(words, "until", before)
                and words.find("valid", text[:start])
                and not words.find("other", text)
            ):
                yield "ends", day, written


def _ends_with(words: Phrases, name: str, text: str) -> bool:
    """Whether a phrase of the list stands right before a date; small words and a day of the week do not count."""
    tail = _LAST.sub("", text[-80:])
    return any(match.end() >= len(tail) - 1 for match in words.all(name, tail))


def _spans(text: str, places: _Places, line: Line) -> Iterator[Span]:
    for (start, end, first), (next_start, next_end, last) in pairwise(places):
        between = text[end:next_start]
        introduced = re.search(r"(?:van|vanaf|du|dès le|à partir du|tussen|entre le|le)\s$", text[:start])
        if first is not None and last is not None and _TO.fullmatch(between) and introduced:
            yield Span(first, last, text[start:next_end], line)
