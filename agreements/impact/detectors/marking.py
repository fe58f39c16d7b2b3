"""Whether the words before an actor speak for or against its being the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Passage

__all__ = ["marked"]

_MARKS = {"nl": {"aan", "van", "voor", "met", "bij"}, "fr": {"a", "au", "aux", "de", "du", "des", "d", "pour", "avec"}}
_ARTICLES = {
    "de",
    "het",
    "een",
    "zijn",
    "haar",
    "hun",
    "le",
    "la",
    "les",
    "l",
    "son",
    "sa",
    "ses",
    "leur",
    "elke",
    "chaque",
}


def marked(passage: Passage, at: int) -> int:
    """How much the word before an actor speaks against its being the subject: "aan de werknemer", "au travailleur"."""
    language = "fr" if any(word.folded in ("le", "la", "les", "l", "et") for word in passage.words) else "nl"
    before = [word.folded for word in passage.words[max(0, at - 2) : at]]
    if language == "nl":
        before = [word for word in before if word not in _ARTICLES]
    if {"door", "par"} & set(before):
        return -1
    return 5 if _MARKS[language] & set(before) else 0
