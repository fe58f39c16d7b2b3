"""Hours of the day: ``18.30 uur``, ``16 u. 30``, ``half vijf 's namiddags``, ``de 20 heures à 6 heures``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, Protocol

from agreements.impact.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agreements.impact.model import Word

__all__ = ["Numbers", "clock"]

_HOUR = re.compile(r"(\d{1,2})([.:hu])(\d{2})")
_OCLOCK = {"uur", "u", "h", "heures", "heure"}
_SHORT, _LIMIT = {"u", "h"}, {"voor", "om", "tot", "a", "jusqu"}
_FROM = {"tussen", "vanaf", "entre", "de", "des", "apres", "van", "na"}
_BEFORE = {"tussen", "entre", "avant", "apres"}
_BETWEEN = {"tussen", "entre"}
_WEEKDAYS = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag"}  # fmt: skip
_RANGE = {"a", "tot", "en", "et"}
_ONE = {"een", "un", "une"}
_LEADING = {"s", "in", "de", "du", "l", "la", "d"}
_LATE = {"soir", "avonds", "avond", "middags", "namiddags", "namiddag", "apres-midi", "soiree"}
_EARLY = {"matin", "morgens", "ochtends", "ochtend", "voormiddag", "matinee"}
_NOON = 12
_DAYBREAK = 7
"""Before this hour, "half five" is in the afternoon, when nothing else is said."""


class Numbers(Protocol):
    """What reads a number: its value and the word after it."""

    @property
    def words(self) -> Sequence[Word]:
        """The words of the text."""

    @property
    def spelled(self) -> Mapping[tuple[str, ...], float]:
        """The numbers in words."""

    def number(self, at: int) -> tuple[float | None, int]:
        """The number that begins at word ``at``, or None, and the word after it."""

    def measures(self, at: int) -> bool:
        """Whether a unit of measure stands at word ``at``."""


def clock(reader: Numbers, at: int) -> tuple[Quantity, int] | None:
    """The hour of the day that begins at word ``at``, and the word after it; None where there is none."""
    words = reader.words
    before = words[at - 1].folded if at else ""
    exact = _HOUR.fullmatch(words[at].folded)
    if exact and int(exact[1]) <= 2 * _NOON and (exact[2] != "." or _folded(words, at + 1) in _OCLOCK):
        after = at + 1 + (_folded(words, at + 1) in _OCLOCK)
        return _time(words, int(exact[1]) + int(exact[3]) / 60, after, before)
    half = _half(reader, at)
    if half is not None:
        return _time(words, half[0] + _NOON * (half[0] < _DAYBREAK and not _part(words, half[1])[0]), half[1], before)
    value, after = reader.number(at)
    if value is not None and before in _BETWEEN | {"de"} and _folded(words, after) in _RANGE:
        return _first_of_two(reader, value, after, before)
    if value is None or value > 2 * _NOON or _folded(words, after) not in _OCLOCK:
        return None
    minutes, beyond = _minutes(reader, after + 1)
    if minutes and _folded(words, after) in _SHORT and before in _BEFORE | _FROM | _LIMIT:
        return _time(words, value + minutes / 60, beyond, before)
    if _part(words, beyond)[0]:
        return _time(words, value + minutes / 60, beyond, before)
    if words[at].folded in _ONE or not _is_range(reader, at, beyond, before):
        return None
    return _time(words, value + minutes / 60, beyond, before)


def _first_of_two(reader: Numbers, value: float, after: int, before: str) -> tuple[Quantity, int] | None:
    """The first hour of ``entre 9 et 16 heures``, which names the unit once."""
    words = reader.words
    other, beyond = reader.number(after + 1) if after + 1 < len(words) else (None, after)
    if other is None or max(value, other) > 2 * _NOON or _folded(words, beyond) not in _OCLOCK:
        return None
    if before == "de" and not _day_hours(reader, after - 1, after + 1):
        return None
    return _time(words, value, after, before)


def _day_hours(reader: Numbers, one: int, other: int) -> bool:
    """Whether two numbers are hours of the day and no length of time: "de 9 à 16 heures", not "de 2 à 3 heures de"."""
    first, second = reader.number(one)[0], reader.number(other)
    behind = _folded(reader.words, second[1] + 1)
    return first is not None and first >= _DAYBREAK - 1 and behind not in ("de", "d", "par", "du")


def _folded(words: Sequence[Word], at: int) -> str:
    return words[at].folded if at < len(words) else ""


def _time(words: Sequence[Word], value: float, after: int, before: str) -> tuple[Quantity, int]:
    part, beyond = _part(words, after)
    late = part in _LATE and value < _NOON
    bound: Literal["min", "max"] = "min" if before in _FROM else "max"
    if before in _WEEKDAYS:
        named = next((at for at, word in enumerate(words[:after]) if at and word.folded == before), 0)
        bound = "min" if _folded(words, named - 1) in ("du", "van", "vanaf", "des") else "max"
    return Quantity(round(value + _NOON * late, 4), "clock", bound=bound), beyond


def _part(words: Sequence[Word], at: int) -> tuple[str, int]:
    """The part of the day named at ``at`` ("'s avonds", "de l'après-midi"), and the word after it."""
    here = at
    while here < min(at + 3, len(words)) and words[here].folded in _LEADING:
        here += 1
    said = _folded(words, here)
    return (said, here + 1) if here > at and said in _LATE | _EARLY else ("", at)


def _half(reader: Numbers, at: int) -> tuple[float, int] | None:
    """``half vijf``, ``halfvijf``: half an hour before."""
    said = reader.words[at].folded
    hour, after = (said.removeprefix("half"), at + 1) if said != "half" else (_folded(reader.words, at + 1), at + 2)
    if not said.startswith("half") or (hour,) not in reader.spelled or reader.spelled[hour,] > _NOON:
        return None
    return reader.spelled[hour,] - 0.5, after


def _minutes(reader: Numbers, at: int) -> tuple[float, int]:
    """The minutes behind an hour: ``30``, ``et demie``."""
    if [_folded(reader.words, at), _folded(reader.words, at + 1)] == ["et", "demie"]:
        return 30, at + 2
    within = 0 < at < len(reader.words) and reader.words[at].sentence == reader.words[at - 1].sentence
    value, after = reader.number(at) if within else (None, at)
    if value is None or value >= 60 or reader.measures(after):
        return 0, at
    return value, after


def _is_range(reader: Numbers, at: int, after: int, before: str) -> bool:
    """Whether "X uur" is an hour of the day: after "tussen", "avant", or as one side of "de X à Y"."""
    if before in _BEFORE | _WEEKDAYS:
        return True
    ranging = _folded(reader.words, after) in _RANGE and after + 1 < len(reader.words)
    if ranging and reader.number(after + 1)[0] is not None:
        return before in _FROM
    behind = [word.folded for word in reader.words[max(0, at - 3) : at - 1]]
    if before in _RANGE and len(behind) > 1 and behind[0] in _BETWEEN | {"de"} and _day_hours(reader, at - 2, at):
        return True
    return before in _RANGE and at >= 2 and not _OCLOCK.isdisjoint(behind)
