"""Parts of documents: which of ours is which of theirs, whatever was changed, added, dropped or moved between them.

Parts are paired in three steps. Parts that occur once on both sides, and parts that share rare word triples, are
candidates; the heaviest chain of candidates that is in order on both sides stands (a longest increasing subsequence
with weights). Between two links of the chain, equal parts are paired in order, then similar ones. Candidates across
the chain are moves.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, Protocol

from agreements.alignment.tokens import chain, matches, once_on_both, similarity, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

__all__ = ["Alignment", "Pair", "Part", "align"]

SIMILAR = 0.4
"""From here on two parts in the same place are one part that was changed."""
MOVED = 0.75
"""From here on two parts in different places are one part that was moved."""
MOVED_WORDS = 4
"""Shorter parts are too common to tell that one was moved."""
COMMON_TRIPLE = 8
"""Three words in a row that stand in more parts than this tell nothing of which part it is."""
BEST = 3
"""A part is compared with so many parts that share most triples with it."""
GAP_PRODUCT = 10_000
"""At most so many pairs of parts are compared with each other where nothing else tells."""


class Part(Protocol):
    """What is aligned: parts with equal keys say the same; words tell how similar others are.

    Only parts of one kind are paired. ``words`` is asked only of parts that have no equal.
    """

    @property
    def key(self) -> Hashable:
        """Equal for parts that are the same."""

    @property
    def kind(self) -> Hashable:
        """Only parts of one kind are paired."""

    @property
    def words(self) -> Sequence[Hashable]:
        """What it says, word by word."""


class Pair(NamedTuple):
    """A part of ours (its index), the part of theirs that it has become, and how alike they are (0 to 1).

    One of both is None when the part was dropped or added.
    """

    ours: int | None
    theirs: int | None
    similarity: float = 0.0


class Alignment(NamedTuple):
    """The pairs in the order of a merged document, and the pairs that stand in another order on the two sides.

    The two parts of a move are also in ``pairs``, each by itself: one as dropped, one as added.
    """

    pairs: tuple[Pair, ...]
    moves: tuple[Pair, ...]


def align(ours: Sequence[Part], theirs: Sequence[Part], *, threshold: float = SIMILAR) -> Alignment:
    """Pair the parts of two sequences. Parts less alike than ``threshold`` are not paired."""
    texts = _Texts(ours, theirs)
    keys = [(part.kind, part.key) for part in ours], [(part.kind, part.key) for part in theirs]
    once = once_on_both(*keys)
    candidates = dict.fromkeys(once.items(), 1.0)
    candidates.update(_sharing(texts, *_without_equal(keys), threshold))
    links = [Pair(i, j, weight) for i, j, weight in chain([(i, j, weight) for (i, j), weight in candidates.items()])]
    names: dict[Hashable, str] = {}
    spellings = spelled(keys[0], names), spelled(keys[1], names)
    links = _filled(links, len(ours), len(theirs), lambda gap: _equal_in(gap, *spellings))
    linked = {link.ours for link in links}
    elsewhere = {i: j for i, j in once.items() if i not in linked and texts.length(i) >= MOVED_WORDS}
    links = _filled(links, len(ours), len(theirs), lambda gap: _similar_in(gap, texts, elsewhere, threshold))
    moves = _moves(links, candidates, keys, texts)
    return Alignment(tuple(_merged(links, len(ours), len(theirs))), tuple(moves))


class _Texts:
    """The words of the parts, each spelled as a string of one character a word, when they are asked for."""

    def __init__(self, ours: Sequence[Part], theirs: Sequence[Part]) -> None:
        self._sides = ours, theirs
        self._names: dict[Hashable, str] = {}
        self._spellings: tuple[dict[int, str], dict[int, str]] = ({}, {})

    def kind(self, side: int, index: int) -> Hashable:
        return self._sides[side][index].kind

    def of(self, side: int, index: int) -> str:
        known = self._spellings[side]
        if index not in known:
            known[index] = spelled(self._sides[side][index].words, self._names)
        return known[index]

    def length(self, index: int) -> int:
        return len(self._sides[0][index].words)

    def similarity(self, i: int, j: int) -> float:
        """How alike a part of ours and one of theirs are; 0 for parts of different kinds."""
        if self.kind(0, i) != self.kind(1, j):
            return 0.0
        return similarity(self.of(0, i), self.of(1, j))


class _Gap(NamedTuple):
    """The parts between two links: ours[start:end] and theirs[other_start:other_end]."""

    start: int
    end: int
    other_start: int
    other_end: int


def _without_equal(keys: tuple[Sequence[Hashable], Sequence[Hashable]]) -> tuple[list[int], list[int]]:
    """The indices on each side of what has no equal on the other."""
    sets = set(keys[0]), set(keys[1])
    mine = [i for i, key in enumerate(keys[0]) if key not in sets[1]]
    return mine, [j for j, key in enumerate(keys[1]) if key not in sets[0]]


def _sharing(
    texts: _Texts, mine: Sequence[int], yours: Sequence[int], threshold: float
) -> Iterator[tuple[tuple[int, int], float]]:
    """Pairs of parts that share rare word triples and are alike, with their similarity."""
    having: dict[str, list[int]] = defaultdict(list)
    for j in yours:
        for triple in _triples(texts.of(1, j)):
            having[triple].append(j)
    for i in mine:
        shared: dict[int, int] = defaultdict(int)
        for triple in _triples(texts.of(0, i)):
            places = having.get(triple, ())
            if len(places) <= COMMON_TRIPLE:
                for j in places:
                    shared[j] += 1
        for j in sorted(shared, key=lambda j: (-shared[j], j))[:BEST]:
            weight = texts.similarity(i, j)
            if weight >= threshold:
                yield (i, j), weight


def _triples(text: str) -> set[str]:
    return {text[k : k + 3] for k in range(len(text) - 2)}


def _filled(
    links: Sequence[Pair], length: int, other_length: int, fill: Callable[[_Gap], Sequence[Pair]]
) -> list[Pair]:
    """The links, and what ``fill`` pairs in each gap between them."""
    result: list[Pair] = []
    start, other = 0, 0
    for link in [*links, None]:
        end, other_end = (length, other_length) if link is None else _ends(link)
        if end > start and other_end > other:
            result += fill(_Gap(start, end, other, other_end))
        if link is not None:
            result.append(link)
            start, other = end + 1, other_end + 1
    return result


def _ends(link: Pair) -> tuple[int, int]:
    if link.ours is None or link.theirs is None:
        raise ValueError("a link has two sides")
    return link.ours, link.theirs


def _equal_in(gap: _Gap, ours: str, theirs: str) -> list[Pair]:
    """Equal parts in a gap, in order."""
    edits = matches(ours[gap.start : gap.end], theirs[gap.other_start : gap.other_end])
    return [Pair(gap.start + i + k, gap.other_start + j + k, 1.0) for i, j, n in edits for k in range(n)]


def _similar_in(gap: _Gap, texts: _Texts, elsewhere: Mapping[int, int], threshold: float) -> list[Pair]:
    """The pairs in a gap, in order, whose similarities add up to the most; without what has its equal elsewhere."""
    mine = [i for i in range(gap.start, gap.end) if i not in elsewhere]
    yours = [j for j in range(gap.other_start, gap.other_end) if j not in elsewhere.values()]
    if not mine or not yours or len(mine) * len(yours) > GAP_PRODUCT:
        return []
    weights = [[weight if (weight := texts.similarity(i, j)) >= threshold else 0.0 for j in yours] for i in mine]
    best = [[0.0] * (len(yours) + 1) for _ in range(len(mine) + 1)]
    for a in range(len(mine) - 1, -1, -1):
        for b in range(len(yours) - 1, -1, -1):
            taken = weights[a][b] + best[a + 1][b + 1] if weights[a][b] else 0.0
            best[a][b] = max(taken, best[a + 1][b], best[a][b + 1])
    pairs: list[Pair] = []
    a = b = 0
    while a < len(mine) and b < len(yours):
        if weights[a][b] and best[a][b] == weights[a][b] + best[a + 1][b + 1]:
            pairs.append(Pair(mine[a], yours[b], weights[a][b]))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs


def _moves(
    links: Sequence[Pair],
    candidates: Mapping[tuple[int, int], float],
    keys: tuple[Sequence[Hashable], Sequence[Hashable]],
    texts: _Texts,
) -> list[Pair]:
    """Pairs of parts that are not linked, and yet are one: the most alike first, no part twice."""
    mine, yours = {link.ours for link in links}, {link.theirs for link in links}
    free = {pair: weight for pair, weight in candidates.items() if pair[0] not in mine and pair[1] not in yours}
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for j, key in enumerate(keys[1]):
        if j not in yours:
            waiting[key].append(j)
    for i, key in enumerate(keys[0]):
        if i not in mine and waiting.get(key):
            free[i, waiting[key].pop(0)] = 1.0
    moves: list[Pair] = []
    for (i, j), weight in sorted(free.items(), key=lambda item: (-item[1], item[0])):
        if weight >= MOVED and i not in mine and j not in yours and texts.length(i) >= MOVED_WORDS:
            moves.append(Pair(i, j, weight))
            mine.add(i)
            yours.add(j)
    return sorted(moves)


def _merged(links: Sequence[Pair], length: int, other_length: int) -> Iterator[Pair]:
    start, other = 0, 0
    for link in [*links, None]:
        end, other_end = (length, other_length) if link is None else _ends(link)
        yield from (Pair(i, None) for i in range(start, end))
        yield from (Pair(None, j) for j in range(other, other_end))
        if link is not None:
            yield link
            start, other = end + 1, other_end + 1
