"""Phrases as a legal expert writes them in ``knowledge``, found in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from agreements.diff.knowledge import Data
from agreements.impact.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language

__all__ = ["Bilingual", "Example", "finder"]

_GAP = r"(?:\W+\w[\w'’-]*){0,6}?"


class Bilingual(Data):
    """Phrases in both languages."""

    nl: tuple[str, ...]
    fr: tuple[str, ...]

    def of(self, language: Language) -> tuple[str, ...]:
        """The phrases in this language."""
        return self.nl if language == "nl" else self.fr

    def found(self, text: str, language: Language) -> str:
        """The first words of ``text`` (folded) that one of the phrases matches, or ""."""
        return _found(self.of(language), text)

    def places(self, text: str, language: Language) -> Iterator[re.Match[str]]:
        """Every place in ``text`` (folded) that one of the phrases matches."""
        return finder(self.of(language)).finditer(text)

    def without(self, text: str, language: Language) -> str:
        """``text`` (folded) without the words that the phrases match."""
        return finder(self.of(language)).sub(" ", text)


class Example(Data):
    """A sentence that the phrases must find (``fires: "yes"``), or must not."""

    language: Literal["nl", "fr"]
    fires: Literal["yes", "no"]
    text: str


@lru_cache(maxsize=512)
def finder(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases in a folded text."""
    return re.compile("|".join(rf"(?<!\w)(?:{_pattern(phrase)})(?!\w)" for phrase in phrases))


@lru_cache(maxsize=4096)
def _found(phrases: tuple[str, ...], text: str) -> str:
    """The first words that one of the phrases matches, or "": most texts hold not one piece of any."""
    if not any(piece in text for piece in _pieces(phrases)):
        return ""
    match = finder(phrases).search(text)
    return match[0] if match else ""


@lru_cache(maxsize=64)
def _pieces(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Pieces of which a text holds one at least when a phrase is in it: those of the longest word of each phrase."""
    found: dict[str, None] = {}
    for phrase in phrases:
        words = [[_longest(word) for word in part.split("|")] for part in phrase.split() if part != "..."]
        found |= dict.fromkeys(max(words, key=lambda choices: min(map(len, choices))))
    return tuple(found)


def _longest(word: str) -> str:
    """The longest piece of a word without its asterisks."""
    return max(fold(word).split("*"), key=len)


def _pattern(phrase: str) -> str:
    pieces: list[str] = []
    for part in phrase.split():
        if part == "...":
            pieces.append(_GAP)
            continue
        words = "|".join(re.escape(fold(word)).replace(r"\*", r"\w*") for word in part.split("|"))
        pieces.append((r"\W+" if pieces else "") + f"(?:{words})")
    return "".join(pieces)
