"""The signatures of two documents: who signs counts, not how the names are laid out.

A signature table that was typed anew, or came through a PDF, is easily read as lines of the closing words, in another
order. Its words tell whether anybody came, went, or signs in another capacity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.diff.units import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.diff.grouping import Group
    from agreements.diff.units import Side

__all__ = ["Signing"]

_END = ("closing", "signatures")


class Signing:
    """Knows the words of the signatures of both documents, and those of all that stands at their end."""

    def __init__(self, ours: Side, theirs: Side) -> None:
        self._sides = ours, theirs
        self._ends = _words(ours, _END), _words(theirs, _END)
        self._names = _words(ours, ("signatures",)) | _words(theirs, ("signatures",))

    def same(self, group: Group) -> bool:
        """Whether a group holds nothing but words of signatures, each of which the other document has at its end."""
        here = [_said(side, places) for side, places in zip(self._sides, (group.ours, group.theirs), strict=True)]
        return (
            bool(here[0] | here[1])
            and here[0] | here[1] <= self._names
            and here[0] <= self._ends[1]
            and here[1] <= self._ends[0]
        )


def _words(side: Side, parts: Iterable[str]) -> frozenset[str]:
    """The words of parts of these kinds."""
    return frozenset(
        word for block in side.blocks if block.part in parts for text in side.of(block) for word in tokens(text.text)
    )


def _said(side: Side, places: Iterable[int]) -> frozenset[str]:
    """The words of these sentences, when they stand at the end of the document; else what is in no signature."""
    words: set[str] = set()
    for place in places:
        statement = side.statements[place]
        at_end = side.blocks[side.texts[statement.passage].part].part in _END
        words.update(statement.words if at_end else ("\0",))
    return frozenset(words)
