"""Dates in a text, in the notations of Belgian agreements: "1 januari 2027", "1er janvier 2027", "01/01/2027"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.aspects.lines import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.validate.aspects.lines import Line

__all__ = ["DateMention", "dates_in", "mentions_of_dates"]

_MONTHS = (
    ("januari", "janvier", "jan", "janv"),
    ("februari", "février", "fevrier", "febr", "feb", "févr", "fév"),
    ("maart", "mars", "mrt"),
    ("april", "avril", "apr", "avr"),
    ("mei", "mai"),
    ("juni", "juin", "jun"),
    ("juli", "juillet", "jul", "juil"),
    ("augustus", "août", "aout", "aug"),
    ("september", "septembre", "sept", "sep"),
    ("oktober", "octobre", "okt", "oct"),
    ("november", "novembre", "nov"),
    ("december", "décembre", "decembre", "dec", "déc"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DAYS_IN_WORDS = {
    word: number
    for words in (
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
        "achttien negentien twintig eenentwintig tweeëntwintig drieëntwintig vierentwintig vijfentwintig "
        "zesentwintig zevenentwintig achtentwintig negenentwintig dertig eenendertig",
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende "
        "vijftiende zestiende zeventiende achttiende negentiende twintigste eenentwintigste tweeëntwintigste "
        "drieëntwintigste vierentwintigste vijfentwintigste zesentwintigste zevenentwintigste achtentwintigste "
        "negenentwintigste dertigste eenendertigste",
        "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
        "dix-huit dix-neuf vingt vingt_et_un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept "
        "vingt-huit vingt-neuf trente trente_et_un",
    )
    for number, word in enumerate(words.split(), 1)
}
_DAY_WORDS = "|".join(sorted((word.replace("_", " ") for word in _DAYS_IN_WORDS), key=len, reverse=True))
_DATE = re.compile(
    rf"(?:(?<![\d./-])(?P<day>\d{{1,2}})\s?(?:er|ste|de|e)?|\b(?P<word>{_DAY_WORDS}))\s(?P<month>{_NAMES})\.?\s(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d./-])(?P<d>\d{1,2})\s?(?P<separator>[./-])\s?(?P<m>\d{1,2})\s?(?P=separator)\s?(?P<y>(?:19|20)\d\d|\d\d)(?![\d/-])"
)


@dataclass(frozen=True)
class DateMention:
    """A date as it stands in a line; ``day`` is None when the calendar has no such day (31 april)."""

    day: datetime.date | None
    text: str
    line: Line


def dates_in(text: str) -> list[tuple[datetime.date | None, str]]:
    """The dates in a text, with how they are written, in order. None stands for a day that does not exist."""
    return [(_date(match), match[0]) for match in _DATE.finditer(folded(text))]


def mentions_of_dates(lines: Sequence[Line]) -> Iterator[DateMention]:
    """Every date in the agreement, in order."""
    for line in lines:
        for day, text in dates_in(line.text):
            yield DateMention(day, text, line)


def _date(match: re.Match[str]) -> datetime.date | None:
    year = match["year"] or match["y"]
    month = _NUMBERS[match["month"]] if match["month"] else int(match["m"])
    try:
        return datetime.date(int(year) + (2000 if len(year) == 2 else 0), month, _day(match))
    except ValueError:
        return None


def _day(match: re.Match[str]) -> int:
    word = match["word"]
    return _DAYS_IN_WORDS[word.replace(" ", "_")] if word else int(match["day"] or match["d"])
