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
        joined = at > 1 and (words[at - 1].folded in joining or _as_well(words, at))
        if not (joined or (word.comma and word.folded not in joining)):
            continue
        if row and at - row[-1] > _LONGEST:
            row = []
        row.append(at)
        if joined:
            chains.append(list(row))
    return [chain for chain in chains if not any(set(chain) < set(other) for other in chains)]


_THAN, _BOTH, _LIKE = {"que", "qu"}, {"tant", "autant"}, {"ainsi", "meme"}
_APART = 8


def _as_well(words: tuple[Word, ...], at: int) -> bool:
    """Whether an item begins at word ``at`` behind "tant … que", "ainsi que", "de même que"."""
    if words[at - 1].folded not in _THAN:
        return False
    both = any(word.folded in _BOTH for word in words[max(0, at - _APART) : at - 1])
    return both or words[at - 2].folded in _LIKE


def _items(chain: list[int], words: tuple[Word, ...]) -> list[tuple[int, int]]:
    edges = [max(0, chain[0] - _LONGEST), *chain, min(len(words), chain[-1] + _LONGEST)]
    return list(pairwise(edges))


def _units(passage: Passage, first: int, last: int) -> list[Unit]:
    passed = ("=not", "=only", "=may", "=right", "=duty", "=all", "=including", "=fully", "=freely", "=happen")
    return [unit for unit in passage.units if first <= unit.words[0] < last and unit.key not in passed]
