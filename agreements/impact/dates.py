"""Dates: ``31 december 2027``, ``31/12/2027``, ``le 1er janvier``, ``1 jan. 2026``, ``eind 2027``, ``2027``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from agreements.impact.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agreements.impact.clocks import Numbers

__all__ = ["date"]

_WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SHORT_DATE = re.compile(r"([0-3]?\d)/(0\d|1[0-2])")
"""A day and a month: a figure that is no fraction, as "31/03" and "31/12"."""
_DAY = re.compile(r"(\d{1,2})(?:er|e)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST = {"premier": "1", "eerste": "1"}
_UNTIL = {"tot", "eind", "einde", "uiterlijk", "jusque", "jusqu", "tard", "fin", "voor", "avant"}
_ENDING, _LAST_DAY = {"eind", "einde", "fin"}, 1231
_SHORT = 3
"""The least letters of a month in short."""


def date(reader: Numbers, at: int, months: Mapping[str, int]) -> tuple[Quantity, tuple[int, ...]] | None:
    """The date that begins at word ``at``, as a number year-month-day with the side it limits, and its words."""
    words = reader.words
    written = _WRITTEN.fullmatch(words[at].text)
    short = _SHORT_DATE.fullmatch(words[at].text)
    first = _DAY.fullmatch(_FIRST.get(words[at].folded, words[at].folded))
    before = [word.folded for word in words[max(0, at - 3) : at]]
    bound: Literal["min", "max"] = "max" if set(before) & _UNTIL else "min"
    if written:
        day, month, year = map(int, written.groups())
        return Quantity(year * 10_000 + month * 100 + day, "date", bound=bound), (at,)
    if short and (short[2][0] == "0" or int(short[1]) > int(short[2])):
        return Quantity(int(short[2]) * 100 + int(short[1]), "date", bound=bound), (at,)
    month = _month(reader, at + 1, months) if first else 0
    if first and month:
        year = _year(reader, at + 2)
        used = tuple(range(at, at + 2 + (year > 0)))
        return Quantity(year * 10_000 + month * 100 + int(first[1]), "date", bound=bound), used
    year = _year(reader, at)
    if not year:
        return None
    last = _LAST_DAY if _ENDING & set(before) else 0
    used = (at - 1, at) if last and before[-1] in _ENDING else (at,)
    return Quantity(year * 10_000 + last, "date", bound=bound), used


def _month(reader: Numbers, at: int, months: Mapping[str, int]) -> int:
    """The number of the month named at ``at``, in full or in short; 0 where there is none."""
    words = reader.words
    said = words[at].folded if at < len(words) else ""
    if said in months or len(said) < _SHORT or at + 1 >= len(words):
        return months.get(said, 0)
    short = words[at + 1].folded.isdigit() and len(said) <= _SHORT + 1
    return next((number for name, number in months.items() if short and name.startswith(said)), 0)


def _year(reader: Numbers, at: int) -> int:
    text = reader.words[at].text if at < len(reader.words) else ""
    return int(text) if _YEAR.fullmatch(text) and not reader.measures(at + 1) else 0
