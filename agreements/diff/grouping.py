"""Passages that belong together: one and one, several where text was split or joined, one side when it came or went."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from agreements.diff.linking import Link
    from agreements.diff.units import Side

__all__ = ["Group", "gathered", "groups_of", "stand"]

SHARE = 0.3
"""From this share of the smaller passage on, text in common makes two passages one group."""


@dataclass(frozen=True)
class Group:
    """Sentences that belong together, by their places in both documents; one side is empty for what came or went.

    ``moved``: it stands in another order than the rest. ``lost`` are the sentences of ours that no sentence of theirs
    answers to, where theirs has nothing new in the place.
    """

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    moved: bool = False
    lost: tuple[int, ...] = ()


def stand(group: Group, ours: Side, theirs: Side) -> tuple[int, int] | None:
    """The passages in which a group begins, by their indices; None for what came or went."""
    if not (group.ours and group.theirs):
        return None
    return ours.statements[group.ours[0]].passage, theirs.statements[group.theirs[0]].passage


def groups_of(ours: Side, theirs: Side, links: Sequence[Link], homes: Mapping[int, int]) -> list[Group]:
    """Sentences joined by their passages and their links; a sentence that went elsewhere by itself stands apart."""
    weights: defaultdict[tuple[int, int], int] = defaultdict(int)
    for link in links:
        weights[ours.statements[link.ours].passage, theirs.statements[link.theirs].passage] += link.words
    together = _together(ours, theirs, weights, homes)
    sets = _Sets()
    stray: set[tuple[str, int]] = set()
    for link in links:
        sets.join(("ours", link.ours), ("theirs", link.theirs))
        if (ours.statements[link.ours].passage, theirs.statements[link.theirs].passage) not in together:
            stray |= {("ours", link.ours), ("theirs", link.theirs)}
    for link in links:  # a sentence that is also in its passage's own group stays there
        if (ours.statements[link.ours].passage, theirs.statements[link.theirs].passage) in together:
            stray -= {("ours", link.ours), ("theirs", link.theirs)}
    for name, side in (("ours", ours), ("theirs", theirs)):
        for text in side.texts:
            own = [(name, k) for k in range(text.first, text.last) if (name, k) not in stray]
            for node in own:
                sets.join(own[0], node)
        for statement in side.statements:
            sets.join((name, statement.place), (name, statement.place))
    answered = {link.ours for link in links}, {link.theirs for link in links}
    groups = []
    for nodes in sets.all():
        mine = tuple(sorted(k for name, k in nodes if name == "ours"))
        yours = tuple(sorted(k for name, k in nodes if name == "theirs"))
        new = not answered[1].issuperset(yours)
        groups.append(Group(mine, yours, lost=() if new else tuple(k for k in mine if k not in answered[0])))
    return _ordered(groups, ours, theirs)


def _together(
    ours: Side, theirs: Side, weights: Mapping[tuple[int, int], int], homes: Mapping[int, int]
) -> set[tuple[int, int]]:
    """The pairs of passages that are one group."""
    best_ours: dict[int, tuple[int, int]] = {}
    best_theirs: dict[int, tuple[int, int]] = {}
    for (p, q), weight in sorted(weights.items()):
        if weight > best_ours.get(p, (0, 0))[0]:
            best_ours[p] = weight, q
        if weight > best_theirs.get(q, (0, 0))[0]:
            best_theirs[q] = weight, p
    result = set()
    for (p, q), weight in weights.items():
        mutual = best_ours[p][1] == q and best_theirs[q][1] == p
        at_home = homes.get(ours.texts[p].part) == theirs.texts[q].part
        smaller = min(_length(ours, p), _length(theirs, q))
        if mutual or (at_home and weight >= SHARE * smaller):
            result.add((p, q))
    return result


def _length(side: Side, passage: int) -> int:
    text = side.texts[passage]
    return sum(len(side.statements[k].words) for k in range(text.first, text.last))


class _Sets:
    """Things that are joined, and the sets that come of it."""

    def __init__(self) -> None:
        self._up: dict[tuple[str, int], tuple[str, int]] = {}

    def _root(self, node: tuple[str, int]) -> tuple[str, int]:
        self._up.setdefault(node, node)
        while self._up[node] != node:
            self._up[node] = self._up[self._up[node]]
            node = self._up[node]
        return node

    def join(self, one: tuple[str, int], other: tuple[str, int]) -> None:
        self._up[self._root(one)] = self._root(other)

    def all(self) -> Iterable[list[tuple[str, int]]]:
        sets: defaultdict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        for node in list(self._up):
            sets[self._root(node)].append(node)
        return sets.values()


def _ordered(groups: Sequence[Group], ours: Side, theirs: Side) -> list[Group]:
    """The groups in the order of ours, those that stand out of order marked as moved."""
    paired = sorted((group for group in groups if group.ours and group.theirs), key=lambda group: group.ours[0])
    weights = [sum(len(ours.statements[k].words) for k in group.ours) for group in paired]
    stays = set(_heaviest([group.theirs[0] for group in paired], weights))
    marked = [replace(group, moved=number not in stays) for number, group in enumerate(paired)]
    return marked + [group for group in groups if not (group.ours and group.theirs)]


def _heaviest(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The indices of the increasing run of ``places`` with the greatest weight in all."""
    ends: list[int] = []
    totals: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (place, weight) in enumerate(zip(places, weights, strict=True)):
        at = bisect_left(ends, place)
        total = weight + (totals[at - 1] if at else 0)
        before.append(last[at - 1] if at else None)
        stop = at
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        if stop == at and at < len(ends) and ends[at] == place:
            continue
        ends[at:stop], totals[at:stop], last[at:stop] = [place], [total], [number]
    result: list[int] = []
    current = last[-1] if last else None
    while current is not None:
        result.append(current)
        current = before[current]
    return result[::-1]


def gathered(groups: Iterable[Group]) -> list[Group]:
    """The groups, with what was removed and what was added in the same place taken together: rewritten."""
    groups = list(groups)
    paired = [group for group in groups if group.ours and group.theirs]
    result: list[Group] = list(paired)
    gone: defaultdict[int, list[int]] = defaultdict(list)
    come: defaultdict[int, list[int]] = defaultdict(list)
    for group in groups:
        if not group.theirs:
            before = [number for number, each in enumerate(paired) if each.ours[0] < group.ours[0]]
            gone[max(before, key=lambda n: paired[n].ours[0], default=-1)] += group.ours
        elif not group.ours:
            before = [number for number, each in enumerate(paired) if each.theirs[0] < group.theirs[0]]
            come[max(before, key=lambda n: paired[n].theirs[0], default=-1)] += group.theirs
    both = [number for number in gone if number in come]
    result += [Group(tuple(sorted(gone.pop(number))), tuple(sorted(come.pop(number)))) for number in both]
    left = {number for numbers in (*gone.values(), *come.values()) for number in numbers}
    result += [group for group in groups if not (group.ours and group.theirs) and left & {*group.ours, *group.theirs}]
    return sorted(result, key=lambda group: (group.ours or (1 << 30,), group.theirs))
