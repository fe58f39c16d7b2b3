"""What a passage holds that reads the same in every language: figures, dates, references, and how firm it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from agreements.diff.citations import mentions
from agreements.diff.phrases import Bilingual
from agreements.impact.folding import fold
from agreements.impact.lexicon import lexicon
from agreements.impact.reading import read
from akkoord.yamlfile import load, validate

if TYPE_CHECKING:
    from agreements.model import Language

__all__ = ["Facts", "facts_of"]

_FILE = Path(__file__).parent / "knowledge" / "strength.yaml"
_MONTHS = {
    name: number
    for names in (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    )
    for number, name in enumerate(names.split(), 1)
}
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:er)?\s+(?P<name>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})\b"
    r"|\b(?P<day2>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year2>\d{4})\b"
)
_CITED = re.compile(
    r"\b(?:artikel(?:en)?|artt?\.|articles?|bijlagen?|annexes?)\s+\d+\w*(?:(?:\s*,\s*|\s+(?:en|et|of|ou)\s+)\d+\w*)*"
)
_WRITTEN = re.compile(r"\d")
FORTNIGHT = {15.0: 14.0}
"""French "quinze jours" is Dutch "veertien dagen", and often so with "vijftien"."""
FEW = 2
"""Smaller numbers in words are articles and pronouns as often as figures ("één", "les deux")."""


class _Group(Bilingual):
    id: Literal["soft", "negation", "discretion", "approval", "budget"]


class _Strength(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

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


@lru_cache(maxsize=1)
def _strength() -> _Strength:
    return validate(load(_FILE), _Strength)


def facts_of(text: str, language: Language) -> Facts:
    """What a passage in ``language`` holds."""
    folded = fold(text)
    dates = Counter(_iso(match) for match in _DATE.finditer(folded))
    references = Counter(f"{'annex ' if each.annex else ''}{each.number}" for each in mentions(text))
    known = _strength()
    said = known.ignored.without(folded, language)
    firm = frozenset(group.id for group in known.groups if group.found(said, language))
    return Facts(_figures(_DATE.sub(" ", folded), language), dates, references, firm)


def _iso(match: re.Match[str]) -> str:
    month = _MONTHS[match["name"]] if match["name"] else int(match["month"])
    return f"{int(match['year'] or match['year2']):04}-{month:02}-{int(match['day'] or match['day2']):02}"


def _figures(text: str, language: Language) -> Counter[str]:
    passage = read(_CITED.sub(" ", text), lexicon(language, ()))
    found: Counter[str] = Counter()
    for unit in passage.units:
        if unit.quantity is None:
            continue
        value, dimension = unit.quantity.value, unit.quantity.dimension
        written = bool(_WRITTEN.search(passage.quote(unit.words)))
        if written or (value > FEW and dimension != "share"):
            found[f"{FORTNIGHT.get(value, value):g}"] += 1
    return found
