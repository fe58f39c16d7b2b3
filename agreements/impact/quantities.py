"""Finds amounts in a row of words: value, unit, period, bound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agreements.impact.model import Quantity
from agreements.impact.numbers import read_digits, spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Word

__all__ = ["Amount", "amounts"]

_ONE = {"een", "un", "une"}
_LONGEST_NUMBER = 7


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
        amount = reader.amount(at)
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
        self._ignored = lexicon.ignored

    def amount(self, at: int) -> Amount | None:
        """The amount that begins at word ``at``, or None."""
        share = self._fraction(at)
        if share is not None:
            return share
        multiple = self._times(at)
        if multiple is not None:
            return multiple
        value, after = self._number(at)
        if value is None:
            return None
        if after < len(self._words) and self._words[after].folded in ("seule", "enkele", "volle", "volledige"):
            after += 1
        if after < len(self._words) and self._words[after].folded in ("halve", "demi"):
            return Amount(self._bounded(Quantity(value / 2, "day"), at), tuple(range(at, after + 2)))
        unit = self._unit(after)
        article = self._words[at].text.lower() in _ONE
        if unit is not None and (not article or unit[0] != "euro"):
            return self._measured(value * unit[1], unit[0], at, after)
        if article:
            return None
        return self._counted(value, at, after)

    def _number(self, at: int) -> tuple[float | None, int]:
        digits = read_digits(self._words[at].text)
        if digits is not None:
            return digits, at + 1
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
        return None

    def _measured(self, value: float, dimension: str, at: int, after: int) -> Amount:
        used = list(range(at, after + 1))
        following = after + 1
        if dimension == "month" and following < len(self._words) and self._words[following].folded in ("age", "leeftijd", "oud"):
            return Amount(self._bounded(Quantity(value / 12, "age"), at), tuple(used))
        if following < len(self._words) and self._words[following].folded in ("ouvrables", "ouvrable"):
            used.append(following)
            value *= 1.4
            following += 1
        period, last = self._period(following)
        if period:
            used += range(following, last)
            if dimension == "times":
                return Amount(self._bounded(Quantity(value * 12 / float(period), "times", "12"), at), tuple(used))
        return Amount(self._bounded(Quantity(round(value, 4), dimension, period), at), tuple(used))

    def _period(self, at: int) -> tuple[str, int]:
        """The period that begins at ``at`` ("per maand", "par an"), in months, and the word after it."""
        if at + 1 < len(self._words) and self._words[at].folded in self._units.per:
            for form in (self._words[at + 1].folded, self._words[at + 1].lemma):
                if form in self._units.periods:
                    return f"{self._units.periods[form]:g}", at + 2
        return "", at

    def _counted(self, value: float, at: int, after: int) -> Amount:
        for place in range(after, min(after + 3, len(self._words))):
            word = self._words[place]
            if word.folded not in self._ignored and word.sentence == self._words[at].sentence:
                period, last = self._period(place + 1)
                used = tuple(range(at, after)) + tuple(range(place + 1, last))
                return Amount(self._bounded(Quantity(value, f"n:{word.lemma}", period), at), used)
        return Amount(self._bounded(Quantity(value, "n:"), at), tuple(range(at, after)))

    def _fraction(self, at: int) -> Amount | None:
        for phrase, share in self._units.fractions.items():
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
        if folded in self._units.per and at + 1 < len(self._words):
            return self._rhythm(at)
        if folded in self._units.periods and folded not in self._units.units and self._words[at].lemma not in self._units.units:
            return Amount(self._bounded(Quantity(12 / self._units.periods[folded], "times", "12"), at), (at,))
        return None

    def _rhythm(self, at: int) -> Amount | None:
        """``elk kwartaal``, ``tous les deux ans``: how often something happens."""
        period, last = self._period(at)
        if period:
            return Amount(self._bounded(Quantity(12 / float(period), "times", "12"), at), tuple(range(at, last)))
        following = at + 1 + (self._words[at + 1].folded in ("les", "de", "toutes"))
        if following < len(self._words) and self._words[at].folded in ("tous", "toutes", "om"):
            value, after = self._number(following)
            unit = self._unit(after)
            if value and unit and unit[0] in ("month", "day"):
                months = value * unit[1] * (1 if unit[0] == "month" else 12 / 365)
                return Amount(Quantity(round(12 / months, 4), "times", "12"), tuple(range(at, after + 1)))
        return None

    def _bounded(self, quantity: Quantity, at: int) -> Quantity:
        """``quantity`` with the bound that stands in the words around it."""
        sentence = self._words[at].sentence
        window = [word.folded if word.sentence == sentence else "." for word in self._words[max(0, at - 4) : at]]
        behind = [word.folded if word.sentence == sentence else "." for word in self._words[at + 1 : at + 7]]
        for phrase, bound in sorted(self._units.bounds.items(), key=lambda one: -len(one[0])):
            if _ends(window, phrase) or (bound == "max" and len(phrase) > 1 and phrase[0] == "au" and _holds(behind, phrase)) or (phrase[:1] == ("maximum",) and _holds(behind[:2], phrase)):
                return replace(quantity, bound="min" if bound == "min" else "max")
        return quantity


def _ends(window: list[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(window[start : start + size]) == phrase for start in range(max(0, len(window) - size - 1), len(window)))


def _holds(window: list[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(window[start : start + size]) == phrase for start in range(len(window) - size + 1))


def _with_periods(found: list[Amount], words: Sequence[Word], lexicon: Lexicon) -> list[Amount]:
    """Join an adjective of period ("indemnité mensuelle") to the amount in the same sentence that lacks one."""
    result = list(found)
    for index, rhythm in enumerate(found):
        if rhythm.quantity.dimension != "times" or len(rhythm.words) != 1:
            continue
        sentence = words[rhythm.words[0]].sentence
        for other, amount in enumerate(found):
            per = amount.quantity
            near = abs(amount.words[0] - rhythm.words[0]) <= 6
            if per.dimension in ("euro", "hour", "day") and not per.per and near and words[amount.words[0]].sentence == sentence:
                months = 12 / rhythm.quantity.value
                result[other] = replace(amount, quantity=replace(per, per=f"{months:g}"), words=(*amount.words, *rhythm.words))
                result[index] = replace(rhythm, words=())
                break
    return [amount for amount in result if amount.words]
