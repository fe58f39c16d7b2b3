"""Sequences of tokens: which of ours is which of theirs, one by one, as many as can be in order."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel, LCSseq

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

__all__ = [
    "Edit",
    "TooManyWordsError",
    "chain",
    "common",
    "compare",
    "joined",
    "matches",
    "once_on_both",
    "similarity",
    "spelled",
]

TOKENS_PRODUCT = 400_000_000
"""Above this, two sequences of tokens are cut at their rare common tokens before they are compared (memory)."""
ISLAND = 6
"""At most so many letters have the words of an island together, such as "that", "van de" or "dans la"."""
_LAST_CODE = 0x10FFFF - 0x800


class Edit(NamedTuple):
    """Tokens ``ours[start:end]`` against ``theirs[other_start:other_end]``: the same, or some instead of others."""

    start: int
    end: int
    other_start: int
    other_end: int
    equal: bool


def similarity(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> float:
    """How much two sequences have in common, in order: twice the longest common subsequence by the sum of lengths."""
    return Indel.normalized_similarity(ours, theirs) if ours or theirs else 1.0


def common(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> int:
    """How many parts two sequences have in common, in order."""
    return LCSseq.similarity(ours, theirs)


def compare(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[Edit]:
    """Pair tokens one by one, as many as can be in order. The edits cover both sequences from end to end."""
    names: dict[Hashable, str] = {}
    return _contracted(matches(spelled(ours, names), spelled(theirs, names)), len(ours), len(theirs))


def joined(edits: Sequence[Edit], ours: Sequence[str], theirs: Sequence[str], *, words: int = 2) -> list[Edit]:
    """The same edits with islands joined: up to ``words`` short words between two changes that are larger than they.

    Tokens that hold no letter or digit count as no word. A longer word (``ISLAND``) tells what a sentence is about, and
    stays where a reader finds it.
    """
    result: list[Edit] = []
    for index, edit in enumerate(edits):
        last = result[-1] if result else None
        following = edits[index + 1] if index + 1 < len(edits) else None
        if last is None or last.equal == edit.equal or not edit.equal or following is None:
            if last is not None and not last.equal and not edit.equal:
                result[-1] = _union(last, edit)
            else:
                result.append(edit)
            continue
        island = [token for token in ours[edit.start : edit.end] if any(map(str.isalnum, token))]
        small = len(island) <= words and sum(map(len, island)) <= ISLAND
        length = sum(map(len, ours[edit.start : edit.end]))
        if small and length <= min(_size(last, ours, theirs), _size(following, ours, theirs)):
            result[-1] = _union(last, edit)
        else:
            result.append(edit)
    return result


def _union(first: Edit, second: Edit) -> Edit:
    return Edit(first.start, second.end, first.other_start, second.other_end, equal=False)


def _size(edit: Edit, ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many characters a change touches on the side where it touches most."""
    removed = sum(map(len, ours[edit.start : edit.end]))
    return max(removed, sum(map(len, theirs[edit.other_start : edit.other_end])))


def spelled(tokens: Sequence[Hashable], names: dict[Hashable, str]) -> str:
    """The tokens as a string of one character each, which is what the C code is fastest at."""
    return "".join([names.setdefault(token, chr(_code(len(names)))) for token in tokens])


class TooManyWordsError(ValueError):
    """More different words than can be compared: over a million."""


def _code(number: int) -> int:
    if number > _LAST_CODE:
        raise TooManyWordsError
    return number if number < 0xD800 else number + 0x800  # surrogates are no characters


def matches(ours: str, theirs: str) -> list[tuple[int, int, int]]:
    """Runs of equal characters: (start in ours, start in theirs, length), in order."""
    if len(ours) * len(theirs) <= TOKENS_PRODUCT:
        blocks = LCSseq.opcodes(ours, theirs)
        return [(op.src_start, op.dest_start, op.src_end - op.src_start) for op in blocks if op.tag == "equal"]
    anchors = chain([(i, j, 1.0) for i, j in once_on_both(ours, theirs).items()])
    if not anchors:
        return []
    runs: list[tuple[int, int, int]] = []
    start, other = 0, 0
    for i, j, _weight in [*anchors, (len(ours), len(theirs), 0.0)]:
        inside = (i - start) * (j - other) <= TOKENS_PRODUCT
        runs += [(start + a, other + b, n) for a, b, n in matches(ours[start:i], theirs[other:j])] if inside else []
        if i < len(ours):
            runs.append((i, j, 1))
        start, other = i + 1, j + 1
    return runs


def _contracted(runs: Sequence[tuple[int, int, int]], length: int, other_length: int) -> list[Edit]:
    """Edits that cover everything: the runs, and between them what was changed."""
    edits: list[Edit] = []
    start, other = 0, 0
    for i, j, size in [*runs, (length, other_length, 0)]:
        if i > start or j > other:
            edits.append(Edit(start, i, other, j, equal=False))
        if size and edits and edits[-1].equal:
            edits[-1] = Edit(edits[-1].start, i + size, edits[-1].other_start, j + size, equal=True)
        elif size:
            edits.append(Edit(i, i + size, j, j + size, equal=True))
        start, other = i + size, j + size
    return edits


def once_on_both(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> dict[int, int]:
    """Index in ours -> index in theirs, of what occurs exactly once on each side."""
    places = [_places(ours), _places(theirs)]
    return {
        found[0]: places[1][key][0]
        for key, found in places[0].items()
        if len(found) == 1 and len(places[1].get(key, ())) == 1
    }


def _places(keys: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        places[key].append(index)
    return places


def chain(candidates: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The heaviest chain of candidates (index, other index, weight) that grows in both indices."""
    # The front: other indices with the best total weight of a chain that ends there; both grow.
    ends: list[int] = []
    totals: list[float] = []
    last: list[int] = []
    before: list[int | None] = [None] * len(candidates)
    for number in sorted(range(len(candidates)), key=lambda n: (candidates[n][0], -candidates[n][1])):
        _index, other, weight = candidates[number]
        place = bisect_right(ends, other - 1)
        total = weight + (totals[place - 1] if place else 0.0)
        before[number] = last[place - 1] if place else None
        stop = place
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        if place < len(ends) and ends[place] == other and totals[place] > total:
            continue
        ends[place:stop], totals[place:stop], last[place:stop] = [other], [total], [number]
    links: list[tuple[int, int, float]] = []
    number_or_none = last[-1] if last else None
    while number_or_none is not None:
        links.append(candidates[number_or_none])
        number_or_none = before[number_or_none]
    return links[::-1]
