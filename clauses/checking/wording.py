"""Words and numbers of a clause's text, held against the lists in ``words.yaml``."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from akkoord import yamlfile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clauses.model import Language

__all__ = ["Modality", "employer_may", "has_both", "modalities", "numbers", "vague_words"]

Modality = Literal["right", "duty", "permission", "prohibition", "exemption"]
_FIGURES = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?")
_SENTENCE = re.compile(r"(?<=[.;:])\s+")


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    vague: tuple[str, ...]
    right: tuple[str, ...]
    may: tuple[str, ...]
    must: tuple[str, ...]
    spared: tuple[str, ...]
    negation: tuple[str, ...]
    employer: tuple[str, ...]
    numbers: dict[str, int]
    idle: tuple[str, ...]
    ordinals: dict[str, int]
    parts: tuple[str, ...]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    nl: _Words
    fr: _Words


def vague_words(text: str, language: Language) -> Iterator[str]:
    """The words in a text that leave an obligation open, as they stand there."""
    plain = _plain(text)
    return (match[0] for match in _pattern(_words(language).vague).finditer(plain))


def modalities(text: str, language: Language) -> frozenset[Modality]:
    """Which modalities the sentences of a text have. What forbids or exempts is no permission and no duty as well."""
    words = _words(language)
    found: set[Modality] = set()
    for sentence in _SENTENCE.split(_plain(text)):
        negated = _pattern(words.negation).search(sentence) is not None
        if _pattern(words.right).search(sentence):
            found.add("right")
        if _pattern(words.spared).search(sentence):
            found.add("exemption")
        elif _pattern(words.must).search(sentence):
            found.add("exemption" if negated else "duty")
        if _pattern(words.may).search(sentence):
            found.add("prohibition" if negated else "permission")
    return frozenset(found)


def employer_may(text: str, language: Language) -> list[str]:
    """The sentences in which the employer, or who acts for it, is the one who may do something."""
    words = _words(language)
    who = "|".join(map(re.escape, words.employer))
    may = "|".join(map(re.escape, words.may))
    pattern = re.compile(rf"^(?:(?:{who})\s(?:{may})|.{{0,40}}\s(?:{may})\s(?:{who}))(?!\w)")
    return [
        sentence
        for sentence in _SENTENCE.split(_plain(text))
        if pattern.search(sentence) and not _pattern(words.negation).search(sentence)
    ]


def numbers(text: str, language: Language) -> Counter[str]:
    """The numbers in a text, in figures or in words from two on, and its ordinals ("2e")."""
    words = _words(language)
    plain = re.sub(r"\{[^{}]*\}", " ", _plain(text))
    found = Counter(re.sub(r"[. ](?=\d{3}(?!\d))", "", figures) for figures in _FIGURES.findall(plain))
    parts = "|".join(words.parts)
    for word in re.findall(rf"(?<![\w-])({_either(words.numbers)})(?![\w-])", plain):
        found[str(words.numbers[word])] += 1
    for word in re.findall(rf"(?<![\w-])({_either(words.ordinals)})\s(?:{parts})(?!\w)", plain):
        found[f"{words.ordinals[word]}e"] += 1
    return found


def has_both(text: str, language: Language) -> bool:
    """Whether a text speaks of two things in a way that the other language may say without a number."""
    return _pattern(_words(language).idle).search(_plain(text)) is not None


def _either(values: dict[str, int]) -> str:
    return "|".join(sorted(values, key=len, reverse=True))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).lower()


@cache
def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    written = (
        re.escape(phrase).replace(r"\*", r"[\w'-]*").replace(r"\ …\ ", r"\s(?:[^\s.;:]+\s){0,6}?").replace(r"\ ", r"\s")
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile("|".join(rf"(?<!\w){phrase}(?!\w)" for phrase in written))


@cache
def _words(language: Language) -> _Words:
    both = yamlfile.validate(yamlfile.load(Path(__file__).parent / "words.yaml"), _File)
    return both.nl if language == "nl" else both.fr
