"""Brings written words to a form in which they can be compared: case, accents, quotation marks, lemmas."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from agreements.impact.dictionary import base_form, is_known

__all__ = ["fold", "lemma", "mended", "same_text", "stem", "typography_only", "words_known"]

_SPACES = re.compile(r"\s+")
_DRESS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "\u00ad": None,
        "\u200b": None,
        "º": "°",
        "œ": "oe",
        "Œ": "OE",
    }
)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """``text`` in lower case, without accents, with plain quotation marks and hyphens."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_DRESS)).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=50_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form of ``word``, folded. Separable Dutch verbs are written as one word."""
    plain = word.translate(_DRESS).lower()
    found = base_form(plain, language)
    if found == plain and language == "nl" and plain.isalpha() and not is_known(plain, language):
        found = _of_compound(plain)
    if language == "fr" and found != plain and found.endswith(_PARTICIPLES) and found not in _APART:
        found = base_form(found, language)
    return fold(found.replace("_", ""))


_PARTICIPLES = ("é", "i", "u", "is", "it", "ert")
"""How a French participle ends in the masculine: "transmises" is a form of "transmis", which is one of a verb."""


_APART = {"entendu"}
"""Participles with a sense of their own: who is heard, not what is meant."""


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The dictionary form of ``word`` as the dictionary gives it, folded: of a participle, its masculine."""
    return fold(base_form(word.translate(_DRESS).lower(), language).replace("_", ""))


def _of_compound(word: str) -> str:
    """The dictionary form of a Dutch word that the dictionary lacks, by its last part: "heftruckbestuurders"."""
    for at in range(_FIRST_PART, len(word) - _LAST_PART + 1):
        if is_known(word[at:], "nl"):
            return word[:at] + base_form(word[at:], "nl")
    if word.endswith(_AGENTS):
        return word[:-1]
    return word


_FIRST_PART, _LAST_PART = 3, 5
"""The least letters of the first and the last part of a compound."""
_AGENTS = ("ers", "aars", "eurs", "ors", "enden")
"""Plurals of words for people."""


@lru_cache(maxsize=50_000)
def words_known(word: str, language: str) -> bool:
    """Whether the dictionary of ``language`` knows ``word``: a word it knows is not a slip of the pen."""
    return is_known(word.translate(_DRESS).lower(), language)


def same_text(ours: str, theirs: str) -> bool:
    """Whether the two differ in nothing but spaces and line breaks."""
    return _SPACES.sub(" ", ours).strip() == _SPACES.sub(" ", theirs).strip()


def typography_only(ours: str, theirs: str) -> bool:
    """Whether the two differ in nothing but capitals, accents, hyphens, spaces and quotation marks."""
    return _bare(ours) == _bare(theirs)


def _bare(text: str) -> str:
    return re.sub(r"[^\w%€+<>/.,;:]+", "", fold(text))


@lru_cache(maxsize=20_000)
def mended(word: str, model: frozenset[str], language: str, endings: bool) -> str:
    """``word``, or the word of ``model`` that it is a slip of the pen for.

    With ``endings`` a known word may also be off by its last letter, as "entent" is for "entend".
    """
    folded = fold(word)
    if not model or folded in model or len(folded) < _SHORTEST or not folded.isalpha():
        return word
    alike = [
        (other, distance) for other in _ordered(model) if (distance := OSA.distance(folded, other, score_cutoff=2)) <= 2
    ]
    known = bool(alike) and words_known(word, language)
    for other, distance in alike:
        ending = endings and distance == 1 and len(folded) >= _LONG and _inflected(folded, other)
        if ending or (
            not known and (endings or words_known(other, language)) and distance <= (1 if len(folded) < 7 else 2)
        ):
            return other
    return word


_LONG = 5
_SHORTEST = 4


@lru_cache(maxsize=512)
def _ordered(model: frozenset[str]) -> list[str]:
    return sorted(word for word in model if len(word) >= _SHORTEST)


def _inflected(one: str, other: str) -> bool:
    """Whether two words differ in their last letter, or in an "s" or "e" at the end, and in nothing else."""
    if len(one) == len(other):
        return one[:-2] == other[:-2]
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer[:-1] == shorter and longer[-1] in "se"
