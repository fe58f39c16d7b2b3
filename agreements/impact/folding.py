"""Brings written words to a form in which they can be compared: case, accents, quotation marks, lemmas."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import simplemma

__all__ = ["fold", "lemma", "same_text", "typography_only", "words_known"]

_SPACES = re.compile(r"\s+")
_DRESS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00ad": None, "\u200b": None, "œ": "oe", "Œ": "OE"})


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """``text`` in lower case, without accents, with plain quotation marks and hyphens."""
    plain = unicodedata.normalize("NFKD", text.translate(_DRESS)).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=50_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form of ``word``, folded. Separable Dutch verbs are written as one word."""
    found = simplemma.lemmatize(word.translate(_DRESS).lower(), lang=language)
    return fold(found.replace("_", ""))


@lru_cache(maxsize=50_000)
def words_known(word: str, language: str) -> bool:
    """Whether the dictionary of ``language`` knows ``word``: a word it knows is not a slip of the pen."""
    return bool(simplemma.is_known(word.translate(_DRESS).lower(), lang=language))


def same_text(ours: str, theirs: str) -> bool:
    """Whether the two differ in nothing but spaces and line breaks."""
    return _SPACES.sub(" ", ours).strip() == _SPACES.sub(" ", theirs).strip()


def typography_only(ours: str, theirs: str) -> bool:
    """Whether the two differ in nothing but capitals, accents, hyphens, spaces and quotation marks."""
    return _bare(ours) == _bare(theirs)


def _bare(text: str) -> str:
    return re.sub(r"[^\w%€+<>/.,;:]+", "", fold(text))
