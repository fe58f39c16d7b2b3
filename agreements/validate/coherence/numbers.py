"""Numbers in a text, in figures ("1.250,50", "1 250,50") and in words ("vijfentwintig", "vingt et un"), with units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from agreements.validate.knowledge import knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from agreements.model import Language

__all__ = ["FIGURES", "Quantity", "Vocabulary", "figure_value", "quantities_in", "vocabulary"]

FIGURES = r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?(?![\d])|\d+(?:[.,]\d+)?"
"""A number in figures, in a folded text."""
_GLUE = r"(?:\s|\s?-\s?)?"


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: dict[str, int]
    multiply: dict[str, int]
    joins: tuple[str, ...]
    ordinals: dict[str, int]
    units: dict[str, tuple[str, ...]]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    nl: _Words
    fr: _Words


@dataclass(frozen=True)
class Quantity:
    """A number with its unit ("" for none), and where it stands in the folded text."""

    value: Decimal
    unit: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language, and the patterns made of them (for folded texts)."""

    data: _Words

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit that each word stands for."""
        return {word: unit for unit, words in self.data.units.items() for word in words}

    @cached_property
    def unit_pattern(self) -> str:
        """Any word of a unit; the longest that fits."""
        words = _alternatives(self.units)
        return rf"(?:{words})(?!\w)"

    @cached_property
    def number_pattern(self) -> str:
        """A number in words. Dutch writes it as one word, French with hyphens and spaces."""
        parts = _alternatives({**self.data.words, **self.data.multiply})
        joins = _alternatives(self.data.joins)
        glue = rf"(?:(?:{joins})?|(?<=duizend)\s|(?<=honderd)\s|\s(?=duizend|miljoen))"
        if "et" in self.data.joins:
            glue = r"(?:[- ]|[- ]et[- ](?=une?\b|onze\b))"
        return rf"(?<!\w)(?:{parts})(?:{glue}(?:{parts}))*(?!\w)"

    def value(self, words: str) -> Decimal:
        """The value of a number in words that ``number_pattern`` matched."""
        total, current = 0, 0
        for match in re.finditer(_alternatives({**self.data.words, **self.data.multiply}), words):
            factor = self.data.multiply.get(match[0])
            if factor is None:
                current += self.data.words[match[0]]
            elif factor == 100:
                current = max(current, 1) * factor
            else:
                total, current = total + max(current, 1) * factor, 0
        return Decimal(total + current)


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The vocabulary of a language. Raises InvalidFileError when its file is not sound."""
    both = knowledge("numbers", _File)
    return Vocabulary(both.nl if language == "nl" else both.fr)


def figure_value(figures: str) -> Decimal | None:
    """The value of a number in figures: points and spaces part thousands, a comma (or a lone point) decimals."""
    text = figures.strip()
    if re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?", text):
        text = re.sub(r"[. ]", "", text)
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def quantities_in(text: str, language: Language) -> Iterator[Quantity]:
    """The quantities in a folded text: a number in figures or in words, with a unit."""
    words = vocabulary(language)
    for match in _quantity_pattern(language).finditer(text):
        number = match["before"] or match["number"]
        unit = "euro" if match["before"] else words.units[match["unit"]]
        value = figure_value(number) if number[0].isdigit() else words.value(number)
        if value is not None:
            yield Quantity(value, unit, match[0], match.start(), match.end())


@cache
def _quantity_pattern(language: Language) -> re.Pattern[str]:
    words = vocabulary(language)
    figures = rf"(?<![\w.,/-])(?:{FIGURES})"
    return re.compile(
        rf"(?:€|eur)\s?(?P<before>{FIGURES})(?:,-)?"
        rf"|(?P<number>{figures}|{words.number_pattern})(?:\s?\([^()]{{1,30}}\))?(?:\s|-)?"
        rf"(?:(?:volle|volledige|opeenvolgende|betaalde|gewerkte|bijkomende)\s)?(?P<unit>{words.unit_pattern})"
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
