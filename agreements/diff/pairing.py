"""Two documents side by side: their parts in pairs, each with the groups of passages that link them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.diff.grouping import groups_of
from agreements.diff.linking import homes_of, links_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from agreements.diff.grouping import Group
    from agreements.diff.units import Side

__all__ = ["Entry", "Pairing", "pair"]


@dataclass(frozen=True)
class Entry:
    """A part of ours and one of theirs (indices; None where there is none), with the groups that link them.

    A part has one entry with its counterpart (``home``), and one more for each other part that text went to.
    """

    ours: int | None
    theirs: int | None
    groups: tuple[Group, ...]
    home: bool = True
    moved: bool = False


@dataclass(frozen=True)
class Pairing:
    """The entries, in the order of a merged document. ``homes`` maps parts of ours to their counterparts."""

    entries: tuple[Entry, ...]
    homes: Mapping[int, int]

    def counterpart(self, part: int) -> int | None:
        """The part of theirs that a part of ours has become, or that most of its text went to; None when it is gone."""
        if part in self.homes:
            return self.homes[part]
        went = [entry for entry in self.entries if entry.ours == part and entry.theirs is not None]
        most = max(went, key=lambda entry: sum(len(group.ours) for group in entry.groups), default=None)
        return most.theirs if most else None


def pair(ours: Side, theirs: Side) -> Pairing:
    """Pair two documents."""
    links = links_of(ours, theirs)
    homes = homes_of(ours, theirs, links)
    groups = groups_of(ours, theirs, links, homes)
    return Pairing(tuple(_entries(groups, ours, theirs, homes)), homes)


def _entries(groups: Sequence[Group], ours: Side, theirs: Side, homes: Mapping[int, int]) -> Iterable[Entry]:
    """Each group in the entry of the two parts that it links, in the order of ours; what was added where it stands."""
    back = {j: i for i, j in homes.items()}
    entries: defaultdict[tuple[int | None, int | None], list[Group]] = defaultdict(list)
    for i in range(len(ours.blocks)):
        entries[i, homes.get(i)] = []
    for j in range(len(theirs.blocks)):
        entries[back.get(j), j]
    for group in groups:
        one, other = _part(ours, group.ours), _part(theirs, group.theirs)
        if one is None and other is not None:
            one = back.get(other)
        elif other is None and one is not None:
            other = homes.get(one)
        entries[one, other].append(group)
    result = []
    for (mine, yours), members in entries.items():
        home = mine is None or yours is None or homes.get(mine) == yours
        if not members and _has_sentences(mine, ours) and _has_sentences(yours, theirs):
            continue  # all that it says went to other parts, or came from them
        members.sort(key=lambda group: (group.ours or (1 << 30,), group.theirs))
        result.append(Entry(mine, yours, tuple(members), home, _is_moved(members, ours)))
    return sorted(result, key=lambda entry: _place(entry, back))


def _has_sentences(part: int | None, side: Side) -> bool:
    return part is None or side.blocks[part].last > side.blocks[part].first


def _part(side: Side, places: Sequence[int]) -> int | None:
    """The part in which most of these sentences stand."""
    counts: defaultdict[int, int] = defaultdict(int)
    for place in places:
        counts[side.texts[side.statements[place].passage].part] += len(side.statements[place].words) + 1
    return max(counts, key=lambda part: (counts[part], -part)) if counts else None


def _is_moved(groups: Sequence[Group], ours: Side) -> bool:
    """Whether most of what the two parts share stands in another order."""
    moved = sum(len(ours.statements[k].words) for group in groups if group.moved for k in group.ours)
    stayed = sum(len(ours.statements[k].words) for g in groups if g.theirs and not g.moved for k in g.ours)
    return moved > stayed


def _place(entry: Entry, back: Mapping[int, int]) -> tuple[float, float]:
    """Where it comes in a merged document: by ours, and what is theirs only after the part that precedes it there."""
    if entry.ours is not None:
        return entry.ours, -1.0 if entry.home else float(entry.theirs or 0)
    assert entry.theirs is not None  # noqa: S101  an entry has one side at least
    before = next((back[j] for j in range(entry.theirs, -1, -1) if j in back), -1)
    return before + 0.5, float(entry.theirs)
