"""In which language a text is written: a vote by function words, that needs no dictionary and no network."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.model import Language

__all__ = ["foreign_language", "language_of", "vote"]

# Words of one language that are no words of the other ("de" and "en" are both).
_DUTCH = """het een van dat die voor met niet aan door wordt worden bij zijn deze dit of te naar uit ook op om kan moet
heeft hebben tot onder over geen als zoals"""
_FRENCH = """le la les du un une et dans que qui est sont pour avec pas au aux par sur ce cette ou son sa ses leur leurs
l d qu à être ne peut doit sans"""
_WORDS: dict[Language, frozenset[str]] = {"nl": frozenset(_DUTCH.split()), "fr": frozenset(_FRENCH.split())}
# Words of other languages that are no words of these two, nor of each other.
_FOREIGN = {
    "en": "the and shall with for by this that any not are which from their has been under all may such between",
    "de": "der das und nicht mit für von dem ist ein eine wird werden auf zu durch sowie oder dieser wurde sind nach",
    "es": "el los las y del por con una según dicho será trabajadores empresa convenio",
    "it": "il lo gli della delle dei nella con per dal sono essere lavoratori alla che",
}
_FOREIGN_WORDS = {language: frozenset(words.split()) for language, words in _FOREIGN.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
ENOUGH = 5
FOREIGN_ENOUGH = 10
FOREIGN_CLEAR = 1.5


def vote(text: str) -> tuple[int, int]:
    """How many function words of Dutch, and how many of French, stand in ``text``."""
    counts = [_vote(line) for line in text.split("\n")]
    return sum(dutch for dutch, _ in counts), sum(french for _, french in counts)


@lru_cache(maxsize=8192)
def _vote(line: str) -> tuple[int, int]:
    """The vote of one line: a line is asked alone, as part of its document, and in many documents."""
    tokens = [token.lower() for token in _TOKEN.findall(line)]
    return sum(map(_WORDS["nl"].__contains__, tokens)), sum(map(_WORDS["fr"].__contains__, tokens))


def language_of(text: str, declared: str = "") -> Language:
    """The language of ``text``: what a clear vote says, else the ``declared`` one, else the most votes, else Dutch.

    Clear is at least five votes, and twice those for the other language: a document that says it is English or
    Dutch may well be written in French.
    """
    dutch, french = vote(text)
    if max(dutch, french) >= ENOUGH and max(dutch, french) >= 2 * min(dutch, french):
        return "nl" if dutch > french else "fr"
    if declared in ("nl", "fr"):
        return "nl" if declared == "nl" else "fr"
    return "fr" if french > dutch else "nl"


def foreign_language(text: str) -> str:
    """The language of a text that is clearly neither Dutch nor French ("en", "de", "es", "it"), or "".

    Clear is at least ten function words of that language, and half as many again as of Dutch or French.
    """
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    counts = {language: sum(token in words for token in tokens) for language, words in _FOREIGN_WORDS.items()}
    language = max(counts, key=lambda each: counts[each])
    own = max(sum(token in words for token in tokens) for words in _WORDS.values())
    return language if counts[language] >= max(FOREIGN_ENOUGH, FOREIGN_CLEAR * own) else ""
