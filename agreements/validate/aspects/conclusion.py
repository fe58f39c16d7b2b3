"""The day on which an agreement is concluded: in its closing formula, in its title, or where it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.aspects.dates import dates_in
from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.closing import Closing
    from agreements.validate.aspects.lines import Line

__all__ = ["Conclusion", "conclusion_of", "has_blank"]

_BLANK = re.compile(r"\[[^\]]*\]|\.{3,}|…|_{2,}|<[^<>]+>|\b[x?]{2,}\b|\.{2}\s*/", re.IGNORECASE)
CLOSING_LINES = 3
LINES_BEFORE = 2
LONGEST_DATE = 40


@dataclass(frozen=True)
class Conclusion:
    """The day, and the line that tells it; ``day`` is None for a place where it is still to be filled in."""

    day: datetime.date | None
    line: Line


def conclusion_of(
    lines: Sequence[Line], front: Sequence[Line], closing: Closing, language: Language
) -> Conclusion | None:
    """The conclusion: a day before a place for one; None when the text has neither."""
    found = list(_found(lines, front, closing, language))
    return next((each for each in found if each.day is not None), found[0] if found else None)


def has_blank(text: str) -> bool:
    """Whether a text has a place that is still to be filled in."""
    return _BLANK.search(text) is not None


def _found(lines: Sequence[Line], front: Sequence[Line], closing: Closing, language: Language) -> Iterator[Conclusion]:
    signing, subject = phrases("signing", language), phrases("subject", language)
    formula = closing.lines[:CLOSING_LINES] if closing.formula else ()
    for line in formula:
        yield from _in(line.text, line)
    for line in front:
        title = signing.find("dated_title", line.plain)
        rest = line.plain[title.end() :].strip() if title and title.start() == 0 else ""
        if _begins_with_a_date(rest) or _BLANK.match(rest):
            yield from _in(rest[:LONGEST_DATE], line)
        elif signing.find("concluded_here", line.plain):
            yield from _in(line.text, line)
    main = [line.index for line in lines if line.part != "annex"]
    first = closing.lines[0].index if closing.lines else max(main, default=-1) + 1
    for line in (*lines[max(first - LINES_BEFORE, 0) : first], *closing.lines):
        if _is_a_date(line.text) or (line in closing.lines and signing.begins("concluded", line.plain)):
            yield from _in(line.text, line)
    for line in lines:
        for sentence in sentences_in(line.text):
            plain = folded(sentence)
            if signing.find("concluded_here", plain) and subject.find("agreement", plain):
                yield from _in(sentence, line)


def _in(text: str, line: Line) -> Iterator[Conclusion]:
    days = [day for day, _written in dates_in(text) if day is not None]
    if days:
        yield Conclusion(days[0], line)
    elif has_blank(text):
        yield Conclusion(None, line)


def _begins_with_a_date(text: str) -> bool:
    return any(text.startswith(written) for _day, written in dates_in(text)[:1])


def _is_a_date(text: str) -> bool:
    """Whether a line is a date, with at most a place before it ("Gent, 3 mei 2027")."""
    dates = dates_in(text)
    return bool(dates) and len(folded(text)) - len(dates[0][1]) <= 30
