"""Finds enumerations: "loon, promotie of ontslag", "ni la direction ni le chef"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Passage, Unit, Word
    from agreements.model import Language

__all__ = ["Enumeration", "enumerations"]

_JOINING = {"nl": {"en", "of", "noch", "alsook", "alsmede", "evenals"}, "fr": {"et", "ou", "ni"}}
_LONGEST = 5
"""The most words that an item of an enumeration may have."""

Enumeration = list[list["Unit"]]
"""The items, each as its units of meaning."""


def enumerations(passage: Passage, language: Language) -> list[Enumeration]:
    """The enumerations of a passage."""
    found: list[Enumeration] = []
    for sentence in passage.sentences:
        words = passage.words[sentence.first : sentence.last]
        for chain in _chains(words, _JOINING[language]):
            items = [
                _units(passage, sentence.first + first, sentence.first + last) for first, last in _items(chain, words)
            ]
            items[0], items[-1] = items[0][-1:], items[-1][:1]
            items = [item for item in items if item]
            if len(items) > 1:
                found.append(items)
    return found


def _chains(words: tuple[Word, ...], joining: set[str]) -> list[list[int]]:
    """Rows of separators; each row ends with a joining word. A separator is the first word behind it."""
    chains: list[list[int]] = []
    row: list[int] = []
    for at, word in enumerate(words):
        joined = at > 0 and words[at - 1].folded in joining and at > 1
        if not (joined or (word.comma and word.folded not in joining)):
            continue
        if row and at - row[-1] > _LONGEST:
            row = []
        row.append(at)
        if joined:
            chains.append(list(row))
    return [chain for chain in chains if not any(set(chain) < set(other) for other in chains)]


def _items(chain: list[int], words: tuple[Word, ...]) -> list[tuple[int, int]]:
    edges = [max(0, chain[0] - _LONGEST), *chain, min(len(words), chain[-1] + _LONGEST)]
    return list(pairwise(edges))


def _units(passage: Passage, first: int, last: int) -> list[Unit]:
    passed = ("=not", "=only", "=may", "=right", "=duty", "=all", "=including", "=fully", "=freely", "=happen")
    return [unit for unit in passage.units if first <= unit.words[0] < last and unit.key not in passed]
