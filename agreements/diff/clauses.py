"""Which clause of the library a part is, by its text, and which positions it is about. A content control is a hint."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from agreements.diff.units import tokens
from clauses.text import Placeholder, Reference, parse

if TYPE_CHECKING:
    from agreements.diff.units import Block, Side
    from clauses.library import Library
    from clauses.model import Language, Rung

__all__ = ["Known", "Recogniser"]

RECOGNISED = 0.4
"""From this share of common word triples on, a part is a clause of the library."""
ENOUGH, ALMOST_ALL = 8, 0.85
"""From so many common triples on, or from this share of them, they are more than turns of phrase."""
AGREES = 0.2
"""From this share on, the text of a part agrees with the clause that its content control names."""


@dataclass(frozen=True)
class Known:
    """A clause, the rung that the text is nearest to, and the positions that this rung realises."""

    clause: str
    rung: Rung
    positions: tuple[str, ...]

    @property
    def primary(self) -> str | None:
        """The position that the clause is there for: of the same name, else the first."""
        if self.clause in self.positions:
            return self.clause
        return self.positions[0] if self.positions else None


class Recogniser:
    """Knows the clauses of a library in one language by their word triples."""

    def __init__(self, library: Library, language: Language) -> None:
        self._library = library
        self._triples: dict[tuple[str, Rung], frozenset[tuple[str, ...]]] = {}
        self._having: defaultdict[tuple[str, ...], list[tuple[str, Rung]]] = defaultdict(list)
        for clause in library.clauses.values():
            for rung in clause.rungs:
                triples = _triples_of(clause.variants[rung].text[language])
                self._triples[clause.id, rung] = triples
                for triple in triples:
                    self._having[triple].append((clause.id, rung))

    def known(self, side: Side, block: Block) -> Known | None:
        """The clause that a part is, or None when its text is like none of them."""
        words = [side.statements[k].words for text in side.of(block) for k in range(text.first, text.last)]
        triples = {triple for each in words for triple in _triples(each)}
        shared = Counter(candidate for triple in triples for candidate in self._having.get(triple, ()))
        if not triples or not shared:
            return None
        tagged = block.tag.clause if block.tag else ""
        scores = {
            (clause, rung): count / min(len(triples), len(self._triples[clause, rung]) or 1)
            for (clause, rung), count in shared.items()
        }
        best = max(scores, key=lambda each: (scores[each] + 0.1 * (each[0] == tagged), shared[each], each))
        if scores[best] < (AGREES if best[0] == tagged else RECOGNISED):
            return None
        if best[0] != tagged and shared[best] < ENOUGH and scores[best] < ALMOST_ALL:
            return None  # a few usual words, as "de werknemer heeft recht op"
        clause, rung = best
        return Known(clause, rung, tuple(self._library.clauses[clause].variants[rung].positions))


@lru_cache(maxsize=1024)
def _triples_of(text: str) -> frozenset[tuple[str, ...]]:
    """The word triples of a clause's text, none of them across a value that is filled in."""
    found: set[tuple[str, ...]] = set()
    for paragraph in parse(text):
        for piece in paragraph.pieces:
            if not isinstance(piece, Placeholder | Reference):
                found |= _triples(tokens(piece))
    return frozenset(found)


def _triples(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[k : k + 3] for k in range(len(words) - 2)}
