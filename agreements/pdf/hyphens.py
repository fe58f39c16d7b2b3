"""Words broken at the end of a line: mend ``Toepassingsge-bied``, keep ``cao-loon``.

A PDF does not tell a hyphen of the writer from one that the line end made. What tells them apart is which words
exist: those of the document itself, and those of the clause library.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["HYPHENS", "Mender"]

HYPHENS = "-\u2010\u00ad"
_SOFT = "\u00ad"
_TYPOGRAPHIC = "\u2010"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LAST = re.compile(rf"([^\W_]+(?:[-\u2010\u2011][^\W_]+)*)[{HYPHENS}]$")
_LAST_WORD = re.compile(r"[^\W\d_]{4,}$")
_FIRST = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_PUNCTUATION = tuple(".;:,!?)")
_AND = frozenset(["en", "of", "et", "ou", "als", "dan", "noch", "ni"])
_ENCLITICS = frozenset(["il", "elle", "ils", "elles", "on", "ce", "le", "la", "les", "lui", "leur", "ci", "là", "même"])
SHORTEST_HALF = 3
"""Letters: a shorter half is a syllable, whatever word it may look like."""


class Mender:
    """Joins lines; it knows the words of the clause library, and those in the document's lines (given once).

    The first and the last word of a line may be half a word, and are not learned.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            words = _WORD.findall(line)
            ended = line.rstrip()[-1:] in _PUNCTUATION
            self._words.update(word.lower() for word in (words[1:] if ended else words[1:-1]))

    def join(self, before: str, after: str) -> str:
        """Two lines of one paragraph as one text."""
        before, after = before.rstrip(), after.lstrip()
        left, right = _LAST.search(before), _FIRST.match(after)
        if left is None or right is None:
            apart = before and after and not self._is_broken(before, after)
            return f"{before} {after}" if apart else before + after
        return before[:-1] + self._between(left[1], before[-1], right[0]) + after

    def _is_broken(self, before: str, after: str) -> bool:
        """Whether a word too long for its column was broken without a hyphen."""
        left, right = _LAST_WORD.search(before), _FIRST.match(after)
        if left is None or right is None or not right[0].islower():
            return False
        return self._knows(left[0] + right[0]) and not self._knows(left[0])

    def _between(self, left: str, hyphen: str, right: str) -> str:
        """What comes between the halves of a word: nothing, a hyphen, or a hyphen and a space."""
        if hyphen == _SOFT:
            return ""
        if right.lower() in _AND:
            return "- " if not self._knows(left + right) else ""
        if self._knows(f"{left}-{right}"):
            return "-"
        if self._knows(left + right):
            return ""
        if hyphen == _TYPOGRAPHIC:
            return ""
        if not right[0].islower() or left[-1].isupper() or left[-1].isdigit() or right.lower() in _ENCLITICS:
            return "-"
        whole = min(len(left), len(right)) >= SHORTEST_HALF and self._knows(left) and self._knows(right)
        return "-" if whole else ""

    def _knows(self, word: str) -> bool:
        lower = re.sub("[\u2010\u2011]", "-", word.lower())
        return lower in self._words or lower in _library_words()


@cache
def _library_words() -> frozenset[str]:
    """The words in the files of the clause library, in all its languages."""
    from clauses.library import BUILT_IN  # here: most documents are read without it, and it is slow to load

    found: set[str] = set()
    for file in sorted(BUILT_IN.rglob("*.yaml")):
        found.update(word.lower() for word in _WORD.findall(file.read_text(encoding="utf-8")))
    return frozenset(found)
