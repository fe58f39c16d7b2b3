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
    from agreements.validate.phrases import Phrases

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
            about_itself = announced or subject.find("agreement", plain) or "\t" in line.text
            if about_itself and not earlier.find("earlier", plain):
                yield from _told(plain, line, words)


def _told(sentence: str, line: Line, words: Phrases) -> Iterator[Force]:
    """What a sentence tells: the first day after its words for it, else the first at all."""
    begins = words.find("begins", sentence)
    told = begins or words.find("period", sentence)
    if told is None:
        return
    texts = (sentence[told.start() :], sentence)
    days = [day for text in texts for day, _written in dates_in(text) if day is not None]
    if days:
        yield Force("day", line, days[0])
    elif begins is not None:
        relative = words.find("relative", sentence) is not None
        yield Force("relative" if relative else "blank" if has_blank(line.text) else "nothing", line)
    elif has_blank(sentence):
        yield Force("blank", line)
