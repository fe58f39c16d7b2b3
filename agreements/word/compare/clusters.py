"""What is merged together: pairs of units, units of one side, what was split or joined, and the end of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.alignment import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.alignment import Pair
    from agreements.word.compare.units import Unit

__all__ = ["Cluster", "alone_in", "clusters_of", "tail_of"]

SPLIT_SHARE = 0.6
"""A paragraph next to a changed one was split off from it, when so much of its words come from there."""
SPLIT_WORDS = 2


@dataclass
class Cluster:
    """What is merged together: a pair, or a unit of one side; ``extra`` are paragraphs that a split or merge adds."""

    ours: list[Unit]
    theirs: list[Unit]

    @property
    def linked(self) -> bool:
        """Whether it has units of both sides."""
        return bool(self.ours and self.theirs)

    @property
    def is_text(self) -> bool:
        """Whether it holds paragraphs only."""
        return all(unit.is_paragraph for unit in (*self.ours, *self.theirs))


def clusters_of(pairs: Sequence[Pair], ours: Sequence[Unit], theirs: Sequence[Unit]) -> list[Cluster]:
    """The clusters of aligned units, with paragraphs joined to the pair they were split off from or merged into."""
    clusters = [
        Cluster([] if pair.ours is None else [ours[pair.ours]], [] if pair.theirs is None else [theirs[pair.theirs]])
        for pair in pairs
    ]
    return _with_splits(clusters)


def _with_splits(clusters: list[Cluster]) -> list[Cluster]:
    """The clusters, with paragraphs joined to the pair they were split off from or merged into."""
    result: list[Cluster] = []
    for index, cluster in enumerate(clusters):
        target = result[-1] if result else None
        if target is not None and not cluster.linked and target.linked and _belongs(target, cluster, after=True):
            target.ours += cluster.ours
            target.theirs += cluster.theirs
            continue
        if cluster.linked and cluster.is_text and clusters[index].ours[0].key != clusters[index].theirs[0].key:
            while result and not result[-1].linked and _belongs(cluster, result[-1], after=False):
                before = result.pop()
                cluster.ours[:0] = before.ours
                cluster.theirs[:0] = before.theirs
        result.append(cluster)
    return result


def _belongs(pair: Cluster, single: Cluster, *, after: bool) -> bool:
    """Whether a paragraph of one side was split off from a pair, or merged into it."""
    if not pair.is_text or not single.is_text or any(unit.has_section for unit in (*single.ours, *single.theirs)):
        return False
    words = [word for unit in (*single.ours, *single.theirs) for word in unit.words]
    if len(words) < SPLIT_WORDS:
        return False
    side, other = (pair.ours, pair.theirs) if single.ours else (pair.theirs, pair.ours)
    grown = [word for unit in side for word in unit.words]
    facing = [word for unit in other for word in unit.words]
    more = [*grown, *words] if after else [*words, *grown]
    return common(more, facing) - common(grown, facing) >= SPLIT_SHARE * len(words)


def tail_of(clusters: list[Cluster]) -> tuple[list[Cluster], list[Cluster]]:
    """The clusters at the end that share the last paragraph mark (none, when it is a pair already), and the others."""
    if not clusters or (clusters[-1].linked and _ends_alike(clusters[-1])):
        return [], clusters
    start = len(clusters)
    while start and not clusters[start - 1].linked:
        start -= 1
    tail = clusters[start:]
    if not any(cluster.ours for cluster in tail) or not any(cluster.theirs for cluster in tail):
        start -= 1
        tail = clusters[start:] if start >= 0 else []
    mine = [unit for cluster in tail for unit in cluster.ours]
    yours = [unit for cluster in tail for unit in cluster.theirs]
    if not mine or not yours or not mine[-1].is_paragraph or not yours[-1].is_paragraph:
        return [], clusters
    return tail, clusters[:start]


def alone_in(tail: Sequence[Cluster]) -> list[Cluster]:
    """The units at the end of a container that are written by themselves: all but what shares the last mark."""
    mine = [unit for cluster in tail for unit in cluster.ours]
    yours = [unit for cluster in tail for unit in cluster.theirs]
    if tail and tail[0].linked and (len(mine) == 1) != (len(yours) == 1):
        mine, yours = mine[1:], yours[1:]
    return [*(Cluster([unit], []) for unit in mine[:-1]), *(Cluster([], [unit]) for unit in yours[:-1])]


def _ends_alike(pair: Cluster) -> bool:
    return not pair.ours[-1].is_paragraph or pair.ours[-1].atoms[-1].key == pair.theirs[-1].atoms[-1].key
