"""What was changed in a counter-proposal without tracking: rejecting all of its tracked changes does not give ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.diff.fragments import fragment
from agreements.diff.grouping import gathered
from agreements.diff.model import Untracked
from agreements.diff.pairing import pair
from agreements.diff.units import side_of
from agreements.impact.folding import same_text, typography_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.model import Agreement

__all__ = ["untracked"]


def untracked(ours: Agreement, rejected: Agreement) -> Iterator[Untracked]:
    """The passages and headings that differ; ``rejected`` is theirs as it is with its tracked changes rejected."""
    mine, yours = side_of(ours), side_of(rejected)
    for entry in pair(mine, yours).entries:
        one = None if entry.ours is None else mine.blocks[entry.ours]
        other = None if entry.theirs is None else yours.blocks[entry.theirs]
        name = one.name if one else other.name if other else ""
        if one and other and entry.home and not _same(one.heading, other.heading):
            yield Untracked(name, one.heading, other.heading)
        for group in gathered(entry.groups):
            texts = fragment(mine, group.ours), fragment(yours, group.theirs)
            if not _same(texts[0].text, texts[1].text):
                yield Untracked(name, texts[0].shown, texts[1].shown)


def _same(ours: str, theirs: str) -> bool:
    """Whether they differ in no more than spaces and quotation marks, as programs change them by themselves."""
    return same_text(ours, theirs) or (ours.casefold() != theirs.casefold() and typography_only(ours, theirs))
