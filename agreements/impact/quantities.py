"""Finds amounts in a row of words: value, unit, period, bound."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.impact.bounds import bounded
from agreements.impact.clocks import clock
from agreements.impact.dates import date
from agreements.impact.model import Quantity
from agreements.impact.numbers import first_words, read_digits, spelled
from agreements.impact.rhythms import Amount, with_periods
from agreements.impact.shares import dozens, share_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Word

__all__ = ["Amount", "amounts"]

_ONE = {"een", "un", "une"}
_CURRENCY = {"€", "eur"}
_TIMES = {"maal", "keer", "fois", "x"}
_HOURLY = {"uur", "u", "heure", "h"}
_BY_HOUR = "0.00136986"
"""An hour as a period, in months."""
_LONGEST_NUMBER = 7
_AND_A_HALF = (["et", "demi"], ["et", "demie"], ["en", "half"], ["en", "halve"])
_PERIOD_WORDS = {"les", "de", "het", "toutes", "periode", "periodes", "van", "d"}
_PAIR, _BOTH = 2, {"les", "des", "beide", "alle"}
_ARTICLES, _FOLLOWING = {"l", "le", "la"}, {"qui", "suivant", "suivante"}
_ONE_PERIOD = {
    "annee", "mois", "semaine", "trimestre", "an", "jaar", "maand", "week", "dag", "kwartaal", "semester", "trimester",
}  # fmt: skip
_WITHIN = (("binnen", "het"), ("binnen", "de"), ("endeans", "de"), ("endeans", "het"), ("dans", "l"), ("dans", "le"),
           ("dans", "la"), ("endeans", "l"), ("endeans", "le"), ("endeans", "la"))  # fmt: skip
"""Words before a period that stands for one of it: "binnen het jaar", "dans la semaine"."""
_RHYTHMIC = re.compile(r"(\w+?)(jaarlijkse?|maandelijkse?|wekelijkse?)")
_ALONE = {
    *_ONE, "eur", "premier", "eerste", "half", "anderhalf", "anderhalve", "eenmalig", "eenmalige", "quinzaine",
    "huitaine", "eens", "dubbel", "dubbele", "double", "dozijn", "demi-douzaine",
}  # fmt: skip
"""Further words that an amount can begin with, besides numbers, fractions and periods."""
_HALVED = re.compile(r"(\w+)enhal(?:f|ve)")
_WRITTEN_FRACTION = re.compile(r"(\d+)/(\d+)\D*")
_OVER_CAREER = (["la", "carriere"], ["sa", "carriere"], ["leur", "carriere"], ["toute", "carriere"])
_MORE = (["de", "plus"], ["en", "plus"])
_DAYS = {"quinzaine": 14, "huitaine": 7}
_BETWEEN = {"seule", "enkele", "volle", "volledige", "premiers", "premieres", "eerste"}
"""Words between a number and its unit."""
_NUMBERED = {"n°", "no", "nr", "numero", "nummer"}
"""Words before a number that is a name and counts nothing: "CCT n° 162"."""
_MINUTES = {5, 10, 15, 20, 30, 40, 45, 50}
_CAREER = 480
"""Months: a career is a period only behind "per", for the word is in the name of many things."""
_ADULT = 180
"""Months: from this on, a number of years is an age or a career, not a period."""


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
    return with_periods(found, words, lexicon)


class _Reader:
    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self.words = words
        self._units = lexicon.units
        self.spelled = spelled(lexicon.language)
        self._opens_number = first_words(lexicon.language)
        self._opening = _ALONE | _ONE_PERIOD | lexicon.units.opening
        self._read: dict[int, tuple[float | None, int]] = {}
        self._ignored = lexicon.ignored

    def may_open(self, at: int) -> bool:
        """Whether an amount can begin at word ``at``: a quick way to say no, for words without figures or signs."""
        word = self.words[at]
        return (
            not word.folded.isalpha()
            or word.folded in self._opening
            or word.folded in self._opens_number
            or word.folded.endswith("maal")
            or word.folded.startswith("half")
            or word.folded.endswith(("enhalf", "enhalve", "lijks", "lijkse", "dubbel", "dubbele", "voudige"))
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
        if self.words[at].folded in _CURRENCY and at + 1 < len(self.words):
            value, after = self.number(at + 1)
            if value is not None:
                return self._measured(value, "euro", at, after - 1)
        multiple = self._times(at)
        if multiple is not None:
            return multiple
        value, after = self.number(at)
        if value is None:
            return self._next_period(at)
        whole = self._multiple(value, at, after)
        if whole is not None:
            return whole
        if after < len(self.words) and self.words[after].folded in _BETWEEN:
            after += 1
        if after + 1 < len(self.words) and self.words[after].folded in ("halve", "half", "demi", "demie"):
            half = self._unit(after + 1)
            if half is not None:
                return self._measured(value * half[1] / 2, half[0], at, after + 1)
        if [word.folded for word in self.words[after : after + 2]] in (["pour", "cent"], ["pour", "mille"]):
            share_ = value if self.words[after + 1].folded == "cent" else value / 10
            return self._measured(share_, "share", at, after + 1)
        if value == _PAIR and self.words[at - 1].folded in _BOTH and at and self._unit(after) is None:
            return None
        unit = self._unit(after)
        article = self.words[at].text.lower() in _ONE and after == at + 1
        cents = article and unit is not None and self.number(after + 1)[0] if after + 1 < len(self.words) else None
        if unit is not None and (not article or unit[0] != "euro" or cents):
            return self._measured(value * unit[1], unit[0], at, after)
        if article:
            return None
        return self._counted(value, at, after)

    def _multiple(self, value: float, at: int, after: int) -> Amount | None:
        """``twaalf maal 400 euro per jaar``: the amount times the number."""
        if after + 1 >= len(self.words) or self.words[after].folded not in _TIMES:
            return None
        each = self.amount(after + 1)
        if each is None or each.quantity.dimension not in ("euro", "hour", "day"):
            return None
        whole = replace(each.quantity, value=round(value * each.quantity.value, 4))
        return Amount(self._bounded(whole, at), (*range(at, after + 1), *each.words))

    def _date(self, at: int) -> Amount | None:
        found = date(self, at, self._units.months)
        return Amount(*found) if found is not None else None

    def _next_period(self, at: int) -> Amount | None:
        """``l'année qui suit``, ``le mois suivant``, ``binnen het jaar``: one of them."""
        if self.words[at].folded not in _ONE_PERIOD:
            return None
        before = self.words[at - 1].folded if at else ""
        following = self.words[at + 1].folded if at + 1 < len(self.words) else ""
        within = at > 1 and (self.words[at - 2].folded, before) in _WITHIN
        if not within and (before not in _ARTICLES or following not in _FOLLOWING):
            return None
        unit = self._unit(at)
        return self._measured(unit[1], unit[0], at, at) if unit is not None else None

    def _clock(self, at: int) -> Amount | None:
        found = clock(self, at)
        return Amount(found[0], tuple(range(at, found[1]))) if found is not None else None

    def measures(self, at: int) -> bool:
        """Whether a unit of measure stands at word ``at``."""
        return self._unit(at) is not None

    def number(self, at: int) -> tuple[float | None, int]:
        """The number that begins at word ``at``, or None, and the word after it."""
        if at not in self._read:
            self._read[at] = self._number_at(at)
        return self._read[at]

    def _number_at(self, at: int) -> tuple[float | None, int]:
        digits = read_digits(self.words[at].text)
        if digits is not None:
            return digits, at + 1
        dozen = dozens(self.words, at)
        if dozen is not None:
            return dozen
        if self.words[at].folded in ("anderhalf", "anderhalve"):
            return 1.5, at + 1
        half = _HALVED.fullmatch(self.words[at].folded)
        if half and (half[1],) in self.spelled:
            return self.spelled[half[1],] + 0.5, at + 1
        if self.words[at].folded.partition("-")[0] not in self._opens_number:
            return None, at
        parts: list[str] = []
        best: tuple[float | None, int] = (None, at)
        for end in range(at, min(at + _LONGEST_NUMBER, len(self.words))):
            parts += self.words[end].folded.split("-")
            value = self.spelled.get(tuple(parts))
            if value is not None:
                best = (value, end + 1)
        return best

    def _unit(self, at: int) -> tuple[str, float] | None:
        if at >= len(self.words):
            return None
        for form in (self.words[at].folded, self.words[at].lemma):
            if form in self._units.units:
                return self._units.units[form]
        if not self.words[at].folded.endswith(self._units.all_endings):
            return None
        return next(unit for ending, unit in self._units.endings.items() if self.words[at].folded.endswith(ending))

    def _measured(self, value: float, dimension: str, at: int, after: int) -> Amount:
        used = list(range(at, after + 1))
        following = after + 1
        if [word.folded for word in self.words[following : following + 2]] in _AND_A_HALF:
            unit = self._unit(after)
            value += unit[1] / 2 if unit else 0.5
            used, following = list(range(at, following + 2)), following + 2
            if dimension == "times":
                return Amount(self._bounded(Quantity(100 * value, "share"), at), tuple(used))
        more = self._part_of(dimension, following)
        if more is not None:
            value, following = value + more[0], more[1]
            used = list(range(at, following))
        elif dimension == "euro" and value == int(value) and following < len(self.words):
            cents, beyond = self.number(following)
            if cents is not None and 0 < cents < 100 and self._unit(beyond) is None:
                value, used, following = value + cents / 100, list(range(at, beyond)), beyond
        if dimension == "month" and value >= _ADULT and value % 12 == 0:
            return Amount(self._bounded(Quantity(value / 12, "age"), at), tuple(used))
        if following < len(self.words) and self.words[following].folded in ("ouvrables", "ouvrable"):
            used.append(following)
            value *= 1.4
            following += 1
        if [word.folded for word in self.words[following : following + 2]] in _MORE:
            following += 2
        period, last = self._period(following, hourly=dimension == "euro", often=dimension == "times")
        if period:
            used += range(following, last)
            if dimension == "times" and float(period):
                return Amount(self._bounded(Quantity(value * 12 / float(period), "times", "12"), at), tuple(used))
        return Amount(self._bounded(Quantity(round(value, 4), dimension, period), at), tuple(used))

    def _part_of(self, dimension: str, at: int) -> tuple[float, int] | None:
        """``en vijftig cent``, ``et 30 minutes``, ``30``: the smaller part of an amount, and the word after it."""
        if dimension not in ("euro", "hour", "day") or at + 1 > len(self.words):
            return None
        start = at + (at < len(self.words) and self.words[at].folded in ("en", "et"))
        value, after = self.number(start) if start < len(self.words) else (None, start)
        if value is None or self.words[start].sentence != self.words[at - 1].sentence:
            return None
        if after + 1 < len(self.words) and self.words[after].folded in ("halve", "half", "demi", "demie"):
            value, after = value / 2, after + 1
        unit = self._unit(after)
        if unit is not None and unit[0] == dimension and unit[1] * value < 1:
            return unit[1] * value, after + 1
        bare = unit is None and start == at and dimension == "hour" and value < 60
        return (value / 60, after) if bare and value in _MINUTES else None

    def _period(self, at: int, *, hourly: bool = False, often: bool = False) -> tuple[str, int]:
        """The period that begins at ``at`` ("per maand", "tous les trois ans"), in months, and the word after it.

        With ``hourly`` also "l'heure", with ``often`` also "l'an", "la semaine".
        """
        said = self.words[at].folded if at + 1 < len(self.words) else ""
        if said == "sur" and [word.folded for word in self.words[at + 1 : at + 3]] in _OVER_CAREER:
            return "480", at + 3
        among = said == "in" and self.words[at + 1].folded in ("de", "het")
        articled = (hourly or often) and said in _ARTICLES
        if said not in self._units.per and not articled and not among:
            return "", at
        if self.words[at + 1].comma:
            return "", at
        here = at + 1
        while here + 1 < len(self.words) and self.words[here].folded in _PERIOD_WORDS:
            here += 1
        if here == at + 1 or among or said in ("tous", "toutes"):
            for form in (self.words[here].folded, self.words[here].lemma):
                if form in self._units.periods:
                    return f"{self._units.periods[form]:g}", here + 1
        if hourly and self.words[here].folded in _HOURLY:
            return _BY_HOUR, here + 1
        value, after = self.number(here)
        unit = self._unit(after) if value else None
        if value and unit and unit[0] in ("month", "day"):
            value = 14 if (value, unit) == (15, ("day", 1)) else value
            return f"{value * unit[1] * (1 if unit[0] == 'month' else 12 / 365):g}", after + 1
        return "", at

    def _counted(self, value: float, at: int, after: int) -> Amount:
        if at and self.words[at - 1].folded in _NUMBERED:
            return Amount(Quantity(value, "n:"), tuple(range(at, after)))
        period, last = self._period(after)
        if period:
            return Amount(self._bounded(Quantity(value, "n:", period), at), tuple(range(at, last)))
        for place in range(after, min(after + 3, len(self.words))):
            word = self.words[place]
            if place == after + 1 or (place == after and self.words[place].folded not in ("tot", "a", "en", "et")):
                other, beyond = self.number(place)
                unit = self._unit(beyond) if other is not None else None
                if unit is not None:
                    return Amount(self._bounded(Quantity(value * unit[1], unit[0]), at), tuple(range(at, after)))
            if word.folded not in self._ignored and word.sentence == self.words[at].sentence:
                period, last = self._period(place + 1)
                used = tuple(range(at, after)) + tuple(range(place + 1, last))
                return Amount(self._bounded(Quantity(value, f"n:{word.lemma}", period), at), used)
        return Amount(self._bounded(Quantity(value, "n:"), at), tuple(range(at, after)))

    def _fraction(self, at: int) -> Amount | None:
        written = _WRITTEN_FRACTION.fullmatch(self.words[at].folded)
        if written and int(written[2]):
            return self._share(round(100 * int(written[1]) / int(written[2]), 4), at, at + 1)
        for phrase, share in self._units.fractions_by_word.get(self.words[at].folded, ()):
            end = at + len(phrase)
            if tuple(word.folded for word in self.words[at:end]) == phrase:
                return self._share(share, at, end)
        told = share_in_words(self, at)
        return self._share(told[0], at, told[1]) if told is not None else None

    def _share(self, share: float, at: int, end: int) -> Amount:
        """A part of a whole that ends before word ``end``, or of the hour or day named there: "1/5 d'heure"."""
        unit = self._unit(end + 1) if end < len(self.words) and self.words[end].folded == "d" else None
        if unit is not None and unit[0] in ("hour", "day"):
            return self._measured(share * unit[1] / 100, unit[0], at, end + 1)
        hour = self._unit(end)
        if hour is not None and hour[0] == "hour":
            return self._measured(share * hour[1] / 100, "hour", at, end)
        return Amount(self._bounded(Quantity(share, "share"), at), tuple(range(at, end)))

    def _times(self, at: int) -> Amount | None:
        """``tweemaal``, ``eenmaal``: a number and "times" in one word."""
        folded = self.words[at].folded
        if folded.endswith("maal") and (folded.removesuffix("maal"),) in self.spelled:
            value = self.spelled[(folded.removesuffix("maal"),)]
            period, last = self._period(at + 1)
            used = (at, *range(at + 1, last))
            per = Quantity(value * 12 / float(period), "times", "12") if period else Quantity(value, "times")
            return Amount(self._bounded(per, at), used)
        if folded == "eens":
            period, last = self._period(at + 1)
            often = Quantity(12 / float(period), "times", "12") if period and float(period) else None
            return Amount(often, tuple(range(at, last))) if often else None
        rhythm = _RHYTHMIC.fullmatch(folded)
        if rhythm and (rhythm[1],) in self.spelled:
            months = self.spelled[rhythm[1],] * self._units.periods[rhythm[2].removesuffix("e")]
            return Amount(self._bounded(Quantity(round(12 / months, 6), "times", "12"), at), (at,))
        if folded in ("eenmalig", "eenmalige"):
            return Amount(Quantity(1, "times"), (at,))
        if folded in _DAYS:
            return Amount(Quantity(_DAYS[folded], "day"), (at,))
        if folded in self._units.per and at + 1 < len(self.words):
            return self._rhythm(at)
        if (
            self._units.periods.get(folded, _CAREER) < _CAREER
            and folded not in self._units.units
            and self.words[at].lemma not in self._units.units
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
        return bounded(self, quantity, at, self._units.bounds_by_length)
