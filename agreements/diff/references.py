"""What the articles and annexes that a text refers to are called in the other document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.diff.citations import mentions, plain
from agreements.diff.inside import Inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agreements.diff.pairing import Pairing
    from agreements.diff.units import Side

__all__ = ["Numbers", "renumbered"]

PART = 0.25
"""From this share of its sentences on, a reference to an article that was split may be to this part of it."""


@dataclass(frozen=True)
class Numbers:
    """What the articles and annexes of ours are called in theirs.

    ``targets`` maps (is it an annex, number in ours) to the number in theirs, or None when it is gone. ``known`` are
    the (annex, number) of theirs, with the index of their part.
    """

    targets: Mapping[tuple[bool, str], str | None]
    ours: Mapping[tuple[bool, str], int]
    known: Mapping[tuple[bool, str], int]
    also: Mapping[tuple[bool, str], frozenset[str]]
    inside: Inside

    @classmethod
    def of(cls, ours: Side, theirs: Side, pairing: Pairing) -> Numbers:
        """Follow every numbered part of ours to its counterpart."""
        mine, yours = _numbered(ours), _numbered(theirs)
        targets: dict[tuple[bool, str], str | None] = {}
        for key, index in mine.items():
            other = pairing.counterpart(index)
            targets[key] = None if other is None else plain(theirs.blocks[other].number or "")
        also = {key: frozenset(_further(index, theirs, pairing)) for key, index in mine.items()}
        return cls(targets, mine, yours, also, Inside.of(ours, theirs, (mine, yours), pairing))


def _further(index: int, theirs: Side, pairing: Pairing) -> Iterator[str]:
    """The numbers of the parts of theirs that sentences of a part of ours went to."""
    entries = [entry for entry in pairing.entries if entry.ours == index and entry.theirs is not None]
    all_sentences = sum(len(group.ours) for entry in entries for group in entry.groups)
    for entry in entries:
        if sum(len(group.ours) for group in entry.groups) >= PART * all_sentences:
            yield plain(theirs.blocks[entry.theirs or 0].number or "")


def _numbered(side: Side) -> dict[tuple[bool, str], int]:
    found: dict[tuple[bool, str], int] = {}
    for block in side.blocks:
        if block.number:
            found.setdefault((block.part == "annex", plain(block.number)), block.index)
    return found


def renumbered(ours: str, theirs: str, numbers: Numbers, here: tuple[int, int] | None = None) -> str:
    """Our text with the numbers that theirs gives to the same articles, and to the same paragraphs in them.

    Where both refer as often, ours takes the very numbers of ``theirs``: whether those are the right ones is told apart
    from what the words around them do. A paragraph takes the name that theirs gives it only when it is the same one.
    ``here`` are the indices of the passages in which the two texts stand.
    """
    mine, yours = list(mentions(ours)), list(mentions(theirs))
    shown = [theirs[each.start : each.end] for each in yours] if len(mine) == len(yours) else []
    changes: list[tuple[int, int, str]] = []
    for index, mention in enumerate(mine):
        target = shown[index] if shown else numbers.targets.get((mention.annex, mention.number))
        if target:
            changes.append((mention.start, mention.end, target))
    if here is not None:
        for one, other, same in numbers.inside.followed(ours, theirs, here):
            if same:
                changes.append((one.start, one.end, theirs[other.start : other.end]))
    pieces, end = [], 0
    for start, stop, text in sorted(changes):
        pieces += [ours[end:start], text]
        end = stop
    return "".join([*pieces, ours[end:]])
