"""Numbers that are written twice, in words and in figures: "drie (3) maanden", "zes uur (6 uur)", "4 (quatre)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from agreements.validate.coherence.numbers import FIGURES, figure_value, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line

__all__ = ["Mismatch", "mismatches_in"]


@dataclass(frozen=True)
class Mismatch:
    """A number in words, the same in figures, that differ; and the words in which they stand."""

    words: str
    figures: str
    text: str
    line: Line


def mismatches_in(lines: Sequence[Line], language: Language) -> Iterator[Mismatch]:
    """Every number that is written twice with two values. With two units (one year, 12 months) nothing is compared."""
    vocabulary_ = vocabulary(language)
    for line in lines:
        for match in _pattern(language).finditer(line.plain):
            words, figures = match["words"] or match["later"], match["figures"] or match["first"]
            value = figure_value(figures)
            units = {vocabulary_.units[unit] for unit in (match["one"], match["two"]) if unit}
            if match["currency"]:
                units.add("euro")
            if value is not None and len(units) < 2 and vocabulary_.value(words) not in (value, int(value)):
                yield Mismatch(words, figures, match[0], line)


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    words = vocabulary(language)
    spelled, unit = words.number_pattern, words.unit_pattern
    figures = rf"(?:{FIGURES})"
    adjective = r"(?:volledige|volle|opeenvolgende|entiers|entières|complets|complètes)"
    zegge = r"(?:zegge|hetzij|soit|à savoir|ofwel)"
    return re.compile(
        rf"(?P<words>{spelled})(?:\s(?:{adjective}\s)?(?P<one>{unit}))?\s?\(\s?(?:{zegge}:?\s)?(?P<currency>€\s?|eur\s)?"
        rf"(?P<figures>{figures})\s?(?P<two>{unit})?\s?\)"
        rf"|(?<![\w.,/])(?P<first>{figures})(?:\s?(?:{unit}))?\s?(?:\(\s?(?:{zegge}:?\s)?|,\s{zegge}:?\s)(?P<later>{spelled})"
        rf"(?:\s(?:{unit}))?(?!\s(?:et|en)\s)\s?(?:\)|(?=\s|$|[,.;]))"
    )
