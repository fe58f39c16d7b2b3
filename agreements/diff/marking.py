"""The words that differ between two texts, for people to see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agreements.alignment import compare, joined
from agreements.diff.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["segments"]

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


def segments(ours: str, theirs: str) -> Iterator[Segment]:
    """Both texts from end to end, cut where they begin or cease to differ."""
    if ours == theirs or not ours or not theirs:
        if ours or theirs:
            yield Segment(ours, theirs)
        return
    mine, yours = _PIECE.findall(ours), _PIECE.findall(theirs)
    for edit in joined(compare(mine, yours), mine, yours):
        yield Segment("".join(mine[edit.start : edit.end]), "".join(yours[edit.other_start : edit.other_end]))
