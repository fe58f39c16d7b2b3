"""When the agreement enters into force, as far as it says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.validate.aspects.conclusion import has_blank
from agreements.validate.aspects.dates import dates_in
from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line

__all__ = ["Force", "force_of"]

Telling = Literal["day", "relative", "blank", "nothing"]
_ORDER: tuple[Telling, ...] = ("day", "relative", "blank", "nothing")


@dataclass(frozen=True)
class Force:
    """How the entry into force is told, and the line; ``day`` for a date.

    "relative": by the conclusion, signature or deposit; "blank": still to be filled in; "nothing": a sentence speaks of
    it and tells no day.
    """

    telling: Telling
    line: Line
    day: datetime.date | None = None


def force_of(lines: Sequence[Line], language: Language) -> Force | None:
    """The entry into force: what tells a day before what does not; None when nothing speaks of it."""
    found = list(_found(lines, language))
    return min(found, key=lambda force: _ORDER.index(force.telling), default=None)


def _found(lines: Sequence[Line], language: Language) -> Iterator[Force]:
    words, subject, earlier = (phrases(topic, language) for topic in ("force", "subject", "earlier"))
    numbered = any(line.part == "article" for line in lines)
    for line in lines:
        if line.is_heading or (numbered and line.part in ("title", "opening") and "\t" not in line.text):
            continue
        announced = words.find("heading", folded(line.heading)) is not None
        for sentence in sentences_in(line.text):
            plain = words.without("refers", folded(sentence))
            told = words.find("begins", plain)
            about_itself = announced or subject.find("agreement", plain) or "\t" in line.text
            if told and about_itself and not earlier.find("earlier", plain):
                yield _telling(plain, told.start(), line, words.find("relative", plain) is not None)


def _telling(sentence: str, start: int, line: Line, relative: bool) -> Force:
    """What a sentence tells: the first day after its words for it, else the first at all."""
    days = [day for text in (sentence[start:], sentence) for day, _written in dates_in(text) if day is not None]
    if days:
        return Force("day", line, days[0])
    return Force("relative" if relative else "blank" if has_blank(line.text) else "nothing", line)
