"""What a passage holds that reads the same in every language: figures, dates, references, and how firm it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from agreements.diff.citations import mentions, without_citations
from agreements.diff.knowledge import Data, knowledge
from agreements.diff.phrases import Bilingual
from agreements.impact.folding import fold
from agreements.impact.lexicon import lexicon
from agreements.impact.reading import read

if TYPE_CHECKING:
    from agreements.model import Language

__all__ = ["Facts", "facts_of"]

_WRITTEN = re.compile(r"\d")
FORTNIGHT = {15.0: 14.0}
"""French "quinze jours" is Dutch "veertien dagen", and often so with "vijftien"."""
FEW = 2
"""Smaller numbers in words are articles and pronouns as often as figures ("één", "les deux")."""


class _Group(Bilingual):
    id: Literal["soft", "negation", "discretion", "approval", "budget"]


class _Strength(Data):
    about: str
    groups: tuple[_Group, ...]
    ignored: Bilingual


@dataclass(frozen=True)
class Facts:
    """The figures, dates and references of a text, each as often as it is there, and what makes it firm or not."""

    figures: Counter[str]
    dates: Counter[str]
    references: Counter[str]
    strength: frozenset[str]


def facts_of(text: str, language: Language) -> Facts:
    """What a passage in ``language`` holds."""
    folded = fold(text)
    pattern = _dates(language)
    dates = Counter(_iso(match, language) for match in pattern.finditer(folded))
    references = Counter(f"{'annex ' if each.annex else ''}{each.number}" for each in mentions(text))
    known = knowledge("strength", _Strength)
    said = known.ignored.without(folded, language)
    firm = frozenset(group.id for group in known.groups if group.found(said, language))
    return Facts(_figures(pattern.sub(" ", folded), language), dates, references, firm)


@cache
def _dates(language: Language) -> re.Pattern[str]:
    months = "|".join(lexicon(language, ()).units.months)
    return re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:er)?\s+(?P<name>{months})\s+(?P<year>\d{{4}})\b"
        r"|\b(?P<day2>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year2>\d{4})\b"
    )


def _iso(match: re.Match[str], language: Language) -> str:
    month = lexicon(language, ()).units.months[match["name"]] if match["name"] else int(match["month"])
    return f"{int(match['year'] or match['year2']):04}-{month:02}-{int(match['day'] or match['day2']):02}"


def _figures(text: str, language: Language) -> Counter[str]:
    passage = read(without_citations(text), lexicon(language, ()))
    found: Counter[str] = Counter()
    for unit in passage.units:
        if unit.quantity is None:
            continue
        value, dimension = unit.quantity.value, unit.quantity.dimension
        written = bool(_WRITTEN.search(passage.quote(unit.words)))
        if written or (value > FEW and dimension != "share"):
            found[f"{FORTNIGHT.get(value, value):g}"] += 1
    return found
