"""Phrases as a legal expert writes them in ``knowledge/roads.yaml``, found in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from agreements.impact.folding import fold
from akkoord.yamlfile import load, validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language

__all__ = ["Bilingual", "Place", "Roads", "Saying", "finder", "roads"]

_FILE = Path(__file__).parent / "knowledge" / "roads.yaml"
_GAP = r"(?:\W+\w[\w'’-]*){0,6}?"
RoadKind = Literal["definition", "precedence", "scope", "condition", "duration", "entire-agreement"]


class Bilingual(BaseModel):
    """Phrases in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nl: tuple[str, ...]
    fr: tuple[str, ...]

    def found(self, text: str, language: Language) -> str:
        """The first words of ``text`` (folded) that one of the phrases matches, or ""."""
        return _found(self.nl if language == "nl" else self.fr, text)

    def places(self, text: str, language: Language) -> Iterator[re.Match[str]]:
        """Every place in ``text`` (folded) that one of the phrases matches."""
        return finder(self.nl if language == "nl" else self.fr).finditer(text)

    def without(self, text: str, language: Language) -> str:
        """``text`` (folded) without the words that the phrases match."""
        return finder(self.nl if language == "nl" else self.fr).sub(" ", text)


class Place(Bilingual):
    """A kind of part on which others depend, known by its heading or its text."""

    road: RoadKind
    reach: Literal["all", "terms"]


class Saying(Bilingual):
    """Phrases by which a sentence reaches further than its own part.

    ``reach``: "all", "named", or positions. With ``unless: positions`` a sentence in a part that is about positions of
    its own reaches further only when it speaks of the agreement as a whole.
    """

    road: RoadKind
    reach: Literal["all", "named"] | tuple[str, ...]
    unless: Literal["", "positions"] = ""


class Example(BaseModel):
    """A sentence that a road must find (``fires: "yes"``), or must not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    road: RoadKind
    language: Literal["nl", "fr"]
    fires: Literal["yes", "no"]
    text: str


class Roads(BaseModel):
    """The file ``roads.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    places: tuple[Place, ...]
    sentences: tuple[Saying, ...]
    general: Bilingual
    agreement: Bilingual
    parts_of: Bilingual
    examples: tuple[Example, ...]


@lru_cache(maxsize=1)
def roads() -> Roads:
    """What we know of roads. Raises InvalidFileError with every mistake in the file."""
    return validate(load(_FILE), Roads)


@lru_cache(maxsize=64)
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
