"""What the articles and annexes that a text refers to are called in the other document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.diff.citations import mentions, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agreements.diff.pairing import Pairing
    from agreements.diff.units import Side

__all__ = ["Numbers", "renumbered"]


@dataclass(frozen=True)
class Numbers:
    """What the articles and annexes of ours are called in theirs.

    ``targets`` maps (is it an annex, number in ours) to the number in theirs, or None when it is gone. ``known`` are
    the (annex, number) of theirs, with the index of their part.
    """

    targets: Mapping[tuple[bool, str], str | None]
    ours: Mapping[tuple[bool, str], int]
    known: Mapping[tuple[bool, str], int]

    @classmethod
    def of(cls, ours: Side, theirs: Side, pairing: Pairing) -> Numbers:
        """Follow every numbered part of ours to its counterpart."""
        mine, yours = _numbered(ours), _numbered(theirs)
        targets: dict[tuple[bool, str], str | None] = {}
        for key, index in mine.items():
            other = pairing.counterpart(index)
            targets[key] = None if other is None else plain(theirs.blocks[other].number or "")
        return cls(targets, mine, yours)


def _numbered(side: Side) -> dict[tuple[bool, str], int]:
    found: dict[tuple[bool, str], int] = {}
    for block in side.blocks:
        if block.number:
            found.setdefault((block.part == "annex", plain(block.number)), block.index)
    return found


def renumbered(ours: str, theirs: str, numbers: Numbers) -> str:
    """Our text with the numbers that theirs gives to the same articles.

    Where both refer as often, ours takes the very numbers of ``theirs``: whether those are the right ones is told apart
    from what the words around them do.
    """
    mine, yours = list(mentions(ours)), list(mentions(theirs))
    shown = [theirs[each.start : each.end] for each in yours] if len(mine) == len(yours) else []
    pieces, end = [], 0
    for index, mention in enumerate(mine):
        target = shown[index] if shown else numbers.targets.get((mention.annex, mention.number))
        if target:
            pieces += [ours[end : mention.start], target]
            end = mention.end
    return "".join([*pieces, ours[end:]])
