"""Parts that share no sentence and yet are one: rewritten from top to bottom. Paired by words that few parts use."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from agreements.alignment import similarity
from agreements.impact.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Candidate", "rewritten"]

ALIKE = 0.3
"""From here on two parts without a sentence in common are the same part, rewritten."""
IN_PLACE = 0.12
"""The same, for parts that stand between the same neighbours."""
HEADING = 0.25
"""What the same heading adds."""
SHORT = 3
"""Words of so many letters tell nothing of what a part is about."""
MANY = 60_000
"""Above so many pairs, only parts in the same place are compared."""


class Candidate(NamedTuple):
    """A part without a counterpart: its place among the parts, kind, heading and words."""

    place: int
    part: str
    heading: str
    words: tuple[str, ...]


def rewritten(ours: Sequence[Candidate], theirs: Sequence[Candidate], homes: Mapping[int, int]) -> dict[int, int]:
    """Pairs (index of ours -> index of theirs) of parts that are most alike, no part twice."""
    if not ours or not theirs:
        return {}
    vectors = _vectors([*ours, *theirs])
    scores = []
    places = [_before(one.place, homes) for one in ours]
    back = {j: j for j in homes.values()}
    their_places = [_before(other.place, back) for other in theirs]
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            in_place = places[i] == their_places[j]
            if one.part != other.part or (not in_place and len(ours) * len(theirs) > MANY):
                continue
            score = _cosine(vectors[i], vectors[len(ours) + j]) + HEADING * _same_heading(one, other)
            if score >= (IN_PLACE if in_place else ALIKE):
                scores.append((score + 0.1 * in_place, one.place, other.place))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _score, one_index, other_index in sorted(scores, key=lambda item: (-item[0], item[1:])):
        if one_index not in pairs and other_index not in taken:
            pairs[one_index] = other_index
            taken.add(other_index)
    return pairs


def _before(index: int, counterparts: Mapping[int, int]) -> int:
    """What the nearest part before this one that has a counterpart has as such; -1 for none."""
    return next((counterparts[k] for k in range(index - 1, -1, -1) if k in counterparts), -1)


def _same_heading(ours: Candidate, theirs: Candidate) -> float:
    if not ours.heading or not theirs.heading:
        return 0.0
    alike = similarity(fold(ours.heading), fold(theirs.heading))
    return alike if alike > 0.6 else 0.0


def _vectors(candidates: Sequence[Candidate]) -> list[dict[str, float]]:
    """For each part the weight of its words: the rarer among the parts, the heavier."""
    bags = [Counter(word for word in each.words if len(word) > SHORT) for each in candidates]
    having = Counter(word for bag in bags for word in bag)
    count = len(candidates)
    return [{word: (1 + math.log(n)) * math.log(1 + count / having[word]) for word, n in bag.items()} for bag in bags]


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(weight * other[word] for word, weight in one.items() if word in other)
    norms = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return shared / norms if norms else 0.0
