"""Finds amounts in a row of words: value, unit, period, bound."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from agreements.impact.model import Quantity
from agreements.impact.numbers import first_words, read_digits, spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Word

__all__ = ["Amount", "amounts"]

_ONE = {"een", "un", "une"}
_LONGEST_NUMBER = 7
_FIRST = {"premier": "1", "eerste": "1"}
_UNTIL = {"tot", "eind", "einde", "uiterlijk", "jusque", "jusqu", "tard", "fin", "voor", "avant"}
_AND_A_HALF = (["et", "demi"], ["et", "demie"], ["en", "half"], ["en", "halve"])
_PERIOD_WORDS = {"les", "de", "toutes", "periode", "periodes", "van", "d"}
_OCLOCK = {"uur", "u", "h", "heures", "heure"}
_FROM = {"tussen", "vanaf", "entre", "de", "des", "apres", "van"}
_PAIR, _BOTH = 2, {"les", "des", "beide", "alle"}
_ARTICLES, _FOLLOWING = {"l", "le", "la"}, {"qui", "suivant", "suivante"}
_ONE_PERIOD = {"annee", "mois", "semaine", "trimestre", "an"}
_ALONE = {*_ONE, *_FIRST, "half", "anderhalf", "anderhalve", "eenmalig", "eenmalige", "quinzaine"}
"""Further words that an amount can begin with, besides numbers, fractions and periods."""
_AFTERNOON = {"soir", "avonds", "middags"}
_CLOCK_BEFORE = {"tussen", "entre", "avant", "apres"}
_RANGE = {"a", "tot", "en", "et"}
_WRITTEN_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAY = re.compile(r"(\d{1,2})(?:er|e)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOUR = re.compile(r"(\d{1,2})[.:hu](\d{2})")
_WRITTEN_FRACTION = re.compile(r"(\d+)/(\d+)\D*")
_ADULT = 180
"""Months: from this on, a number of years is an age or a career, not a period."""


def _side(before: str) -> Literal["min", "max"]:
    """Whether an hour opens a period of the day (``min``) or closes it."""
    return "min" if before in _FROM else "max"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount found: what it is, and the words it is made of."""

    quantity: Quantity
    words: tuple[int, ...]


def amounts(words: Sequence[Word], lexicon: Lexicon) -> list[Amount]:
    """The amounts in ``words``, in reading order."""
    reader = _Reader(words, lexicon)
    found: list[Amount] = []
    at = 0
    while at < len(words):
        amount = reader.amount(at) if reader.may_open(at) else None
        if amount is None:
            at += 1
            continue
        found.append(amount)
        at = max(amount.words) + 1
    return _with_periods(found, words, lexicon)


class _Reader:
    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self._words = words
        self._units = lexicon.units
        self._numbers = spelled(lexicon.language)
        self._opens_number = first_words(lexicon.language)
        self._opening = _ALONE | _ONE_PERIOD | lexicon.units.opening
        self._read: dict[int, tuple[float | None, int]] = {}
        self._ignored = lexicon.ignored

    def may_open(self, at: int) -> bool:
        """Whether an amount can begin at word ``at``: a quick way to say no, for words without figures or signs."""
        word = self._words[at]
        return (
            not word.folded.isalpha()
            or word.folded in self._opening
            or word.folded in self._opens_number
            or word.folded.endswith("maal")
        )

    def amount(self, at: int) -> Amount | None:
        """The amount that begins at word ``at``, or None."""
        date = self._date(at)
        if date is not None:
            return date
        clock = self._clock(at)
        if clock is not None:
            return clock
        share = self._fraction(at)
        if share is not None:
            return share
        if self._words[at].folded == "€" and at + 1 < len(self._words):
            value, after = self._number(at + 1)
            if value is not None:
                return self._measured(value, "euro", at, after - 1)
        multiple = self._times(at)
        if multiple is not None:
            return multiple
        value, after = self._number(at)
        if value is None:
            return self._next_period(at)
        if after < len(self._words) and self._words[after].folded in ("seule", "enkele", "volle", "volledige"):
            after += 1
        if after + 1 < len(self._words) and self._words[after].folded in ("halve", "half", "demi", "demie"):
            half = self._unit(after + 1)
            if half is not None:
                return self._measured(value * half[1] / 2, half[0], at, after + 1)
        if [word.folded for word in self._words[after : after + 2]] in (["pour", "cent"], ["pour", "mille"]):
            share_ = value if self._words[after + 1].folded == "cent" else value / 10
            return self._measured(share_, "share", at, after + 1)
        if value == _PAIR and self._words[at - 1].folded in _BOTH and at and self._unit(after) is None:
            return None
        unit = self._unit(after)
        article = self._words[at].text.lower() in _ONE
        if unit is not None and (not article or unit[0] != "euro"):
            return self._measured(value * unit[1], unit[0], at, after)
        if article:
            return None
        return self._counted(value, at, after)

    def _date(self, at: int) -> Amount | None:
        """``31 december 2027``, ``le 1er janvier``, ``2027``: as a number year-month-day, with the side it limits."""
        written = _WRITTEN_DATE.fullmatch(self._words[at].text)
        first = _DAY.fullmatch(_FIRST.get(self._words[at].folded, self._words[at].folded))
        before = [word.folded for word in self._words[max(0, at - 3) : at]]
        bound: Literal["min", "max"] = "max" if set(before) & _UNTIL else "min"
        if written:
            day, month, year = map(int, written.groups())
            return Amount(Quantity(year * 10_000 + month * 100 + day, "date", bound=bound), (at,))
        if first and at + 1 < len(self._words) and self._words[at + 1].folded in self._units.months:
            month = self._units.months[self._words[at + 1].folded]
            year = self._year(at + 2)
            used = tuple(range(at, at + 2 + (year > 0)))
            return Amount(Quantity(year * 10_000 + month * 100 + int(first[1]), "date", bound=bound), used)
        year = self._year(at)
        return Amount(Quantity(year * 10_000, "date", bound=bound), (at,)) if year else None

    def _year(self, at: int) -> int:
        text = self._words[at].text if at < len(self._words) else ""
        return int(text) if _YEAR.fullmatch(text) and self._unit(at + 1) is None else 0

    def _next_period(self, at: int) -> Amount | None:
        """``l'année qui suit``, ``le mois suivant``: one of them."""
        before = self._words[at - 1].folded if at else ""
        following = self._words[at + 1].folded if at + 1 < len(self._words) else ""
        if before not in _ARTICLES or following not in _FOLLOWING or self._words[at].folded not in _ONE_PERIOD:
            return None
        unit = self._unit(at)
        return self._measured(unit[1], unit[0], at, at) if unit is not None else None

    def _clock(self, at: int) -> Amount | None:
        """An hour of the day: ``18.30 uur``, ``de 20 heures à 6 heures``, ``half zeven 's avonds``."""
        text = self._words[at].folded
        before = self._words[at - 1].folded if at else ""
        exact = _HOUR.fullmatch(text)
        following = self._words[at + 1].folded if at + 1 < len(self._words) else ""
        if exact and following in _OCLOCK:
            value = int(exact[1]) + int(exact[2]) / 60
            return Amount(Quantity(value, "clock", bound=_side(before)), (at, at + 1))
        if text == "half" and (following,) in self._numbers:
            evening = at + 3 < len(self._words) and self._words[at + 3].folded in ("avonds", "middags")
            value = self._numbers[following,] - 0.5 + (12 if evening else 0)
            return Amount(
                Quantity(value, "clock", bound=_side(before)), tuple(range(at, min(at + 4, len(self._words))))
            )
        value_, after = self._number(at)
        if value_ is None or value_ > 24 or after >= len(self._words) or self._words[after].folded not in _OCLOCK:
            return None
        part = [word.folded for word in self._words[after + 1 : after + 3]]
        if part[1:] and part[0] in ("du", "s") and part[1] in (*_AFTERNOON, "matin", "morgens"):
            hour = value_ + 12 * (part[1] in _AFTERNOON and value_ < 12)
            return Amount(Quantity(hour, "clock", bound=_side(before)), tuple(range(at, after + 3)))
        if self._words[at].folded in _ONE or not self._is_range(at, after, before):
            return None
        return Amount(Quantity(value_, "clock", bound=_side(before)), tuple(range(at, after + 1)))

    def _is_range(self, at: int, after: int, before: str) -> bool:
        """Whether "X uur" is an hour of the day: after "tussen", "avant", or as one side of "de X à Y"."""
        if before in _CLOCK_BEFORE:
            return True
        following = self._words[after + 1].folded if after + 1 < len(self._words) else ""
        if following in _RANGE and after + 2 < len(self._words) and self._number(after + 2)[0] is not None:
            return before in _FROM
        return before in _RANGE and at >= 2 and self._words[at - 2].folded in _OCLOCK

    def _number(self, at: int) -> tuple[float | None, int]:
        if at not in self._read:
            self._read[at] = self._number_at(at)
        return self._read[at]

    def _number_at(self, at: int) -> tuple[float | None, int]:
        digits = read_digits(self._words[at].text)
        if digits is not None:
            return digits, at + 1
        if self._words[at].folded in ("anderhalf", "anderhalve"):
            return 1.5, at + 1
        if self._words[at].folded.partition("-")[0] not in self._opens_number:
            return None, at
        parts: list[str] = []
        best: tuple[float | None, int] = (None, at)
        for end in range(at, min(at + _LONGEST_NUMBER, len(self._words))):
            parts += self._words[end].folded.split("-")
            value = self._numbers.get(tuple(parts))
            if value is not None:
                best = (value, end + 1)
        return best

    def _unit(self, at: int) -> tuple[str, float] | None:
        if at >= len(self._words):
            return None
        for form in (self._words[at].folded, self._words[at].lemma):
            if form in self._units.units:
                return self._units.units[form]
        if not self._words[at].folded.endswith(self._units.all_endings):
            return None
        return next(unit for ending, unit in self._units.endings.items() if self._words[at].folded.endswith(ending))

    def _measured(self, value: float, dimension: str, at: int, after: int) -> Amount:
        used = list(range(at, after + 1))
        following = after + 1
        if [word.folded for word in self._words[following : following + 2]] in _AND_A_HALF:
            unit = self._unit(after)
            value += unit[1] / 2 if unit else 0.5
            used, following = list(range(at, following + 2)), following + 2
            if dimension == "times":
                return Amount(self._bounded(Quantity(100 * value, "share"), at), tuple(used))
        if dimension == "euro" and value == int(value) and following < len(self._words):
            cents, beyond = self._number(following)
            if cents is not None and 0 < cents < 100 and self._unit(beyond) is None:
                value, used, following = value + cents / 100, list(range(at, beyond)), beyond
        if dimension == "month" and value >= _ADULT and value % 12 == 0:
            return Amount(self._bounded(Quantity(value / 12, "age"), at), tuple(used))
        if following < len(self._words) and self._words[following].folded in ("ouvrables", "ouvrable"):
            used.append(following)
            value *= 1.4
            following += 1
        period, last = self._period(following)
        if period:
            used += range(following, last)
            if dimension == "times" and float(period):
                return Amount(self._bounded(Quantity(value * 12 / float(period), "times", "12"), at), tuple(used))
        return Amount(self._bounded(Quantity(round(value, 4), dimension, period), at), tuple(used))

    def _period(self, at: int) -> tuple[str, int]:
        """The period that begins at ``at`` ("per maand", "tous les trois ans"), in months, and the word after it."""
        if at + 1 >= len(self._words) or self._words[at].folded not in self._units.per:
            return "", at
        here = at + 1
        while here + 1 < len(self._words) and self._words[here].folded in _PERIOD_WORDS:
            here += 1
        if here == at + 1:
            for form in (self._words[here].folded, self._words[here].lemma):
                if form in self._units.periods:
                    return f"{self._units.periods[form]:g}", here + 1
        value, after = self._number(here)
        unit = self._unit(after) if value else None
        if value and unit and unit[0] in ("month", "day"):
            return f"{value * unit[1] * (1 if unit[0] == 'month' else 12 / 365):g}", after + 1
        return "", at

    def _counted(self, value: float, at: int, after: int) -> Amount:
        for place in range(after, min(after + 3, len(self._words))):
            word = self._words[place]
            if place == after + 1 or (place == after and self._words[place].folded not in ("tot", "a", "en", "et")):
                other, beyond = self._number(place)
                unit = self._unit(beyond) if other is not None else None
                if unit is not None:
                    return Amount(self._bounded(Quantity(value * unit[1], unit[0]), at), tuple(range(at, after)))
            if word.folded not in self._ignored and word.sentence == self._words[at].sentence:
                period, last = self._period(place + 1)
                used = tuple(range(at, after)) + tuple(range(place + 1, last))
                return Amount(self._bounded(Quantity(value, f"n:{word.lemma}", period), at), used)
        return Amount(self._bounded(Quantity(value, "n:"), at), tuple(range(at, after)))

    def _fraction(self, at: int) -> Amount | None:
        written = _WRITTEN_FRACTION.fullmatch(self._words[at].folded)
        if written and int(written[2]):
            return Amount(Quantity(round(100 * int(written[1]) / int(written[2]), 4), "share"), (at,))
        for phrase, share in self._units.fractions_by_word.get(self._words[at].folded, ()):
            end = at + len(phrase)
            if tuple(word.folded for word in self._words[at:end]) == phrase:
                return Amount(self._bounded(Quantity(share, "share"), at), tuple(range(at, end)))
        return None

    def _times(self, at: int) -> Amount | None:
        """``tweemaal``, ``eenmaal``: a number and "times" in one word."""
        folded = self._words[at].folded
        if folded.endswith("maal") and (folded.removesuffix("maal"),) in self._numbers:
            value = self._numbers[(folded.removesuffix("maal"),)]
            period, last = self._period(at + 1)
            used = (at, *range(at + 1, last))
            per = Quantity(value * 12 / float(period), "times", "12") if period else Quantity(value, "times")
            return Amount(self._bounded(per, at), used)
        if folded in ("eenmalig", "eenmalige"):
            return Amount(Quantity(1, "times"), (at,))
        if folded == "quinzaine":
            return Amount(Quantity(14, "day"), (at,))
        if folded in self._units.per and at + 1 < len(self._words):
            return self._rhythm(at)
        if (
            folded in self._units.periods
            and folded not in self._units.units
            and self._words[at].lemma not in self._units.units
        ):
            return Amount(self._bounded(Quantity(12 / self._units.periods[folded], "times", "12"), at), (at,))
        return None

    def _rhythm(self, at: int) -> Amount | None:
        """``elk kwartaal``, ``tous les deux ans``: how often something happens."""
        period, last = self._period(at)
        if period:
            return Amount(self._bounded(Quantity(12 / float(period), "times", "12"), at), tuple(range(at, last)))
        return None

    def _bounded(self, quantity: Quantity, at: int) -> Quantity:
        """``quantity`` with the bound that stands in the words around it."""
        sentence = self._words[at].sentence
        window = [word.folded if word.sentence == sentence else "." for word in self._words[max(0, at - 4) : at]]
        behind = [word.folded if word.sentence == sentence else "." for word in self._words[at + 1 : at + 7]]
        for phrase, bound in self._units.bounds_by_length:
            if (
                _ends(window, phrase)
                or (bound == "max" and len(phrase) > 1 and phrase[0] == "au" and _holds(behind, phrase))
                or (phrase[:1] == ("maximum",) and _holds(behind[:2], phrase))
            ):
                return replace(quantity, bound="min" if bound == "min" else "max")
        return quantity


def _ends(window: list[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(
        tuple(window[start : start + size]) == phrase for start in range(max(0, len(window) - size - 1), len(window))
    )


def _holds(window: list[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(window[start : start + size]) == phrase for start in range(len(window) - size + 1))


def _with_periods(found: list[Amount], words: Sequence[Word], lexicon: Lexicon) -> list[Amount]:
    """Join an adjective of period ("indemnité mensuelle") to the amount in the same sentence that lacks one."""
    result = list(found)
    for index, rhythm in enumerate(found):
        if rhythm.quantity.dimension != "times" or rhythm.quantity.per != "12" or not _bare(rhythm, words, lexicon):
            continue
        other = _nearest(rhythm, result, words)
        if other is not None:
            amount = result[other]
            per = f"{12 / rhythm.quantity.value:g}"
            joined = (*amount.words, *rhythm.words)
            result[other] = replace(amount, quantity=replace(amount.quantity, per=per), words=tuple(sorted(joined)))
            result[index] = replace(rhythm, words=())
    return [amount for amount in result if amount.words]


def _bare(rhythm: Amount, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a rhythm holds no count of its own: ``mensuelle``, ``par semaine``, not ``deux fois par an``."""
    return words[rhythm.words[0]].folded in lexicon.units.per or (
        len(rhythm.words) == 1 and words[rhythm.words[0]].folded in lexicon.units.periods
    )


def _nearest(rhythm: Amount, amounts_: Sequence[Amount], words: Sequence[Word]) -> int | None:
    """The number of the amount nearest to a rhythm that can be counted by it."""
    here = words[rhythm.words[0]]
    found: list[tuple[int, int]] = []
    for number, amount in enumerate(amounts_):
        if not amount.words or words[amount.words[0]].sentence != here.sentence or amount.quantity.per:
            continue
        countable = (
            amount.quantity.dimension in ("euro", "hour", "day", "share") or amount.quantity.dimension[:2] == "n:"
        )
        behind, ahead = rhythm.words[0] - max(amount.words), min(amount.words) - rhythm.words[-1]
        if countable and (0 < behind <= 6 or 0 < ahead <= 4):
            found.append((max(behind, ahead), number))
    return min(found)[1] if found else None
