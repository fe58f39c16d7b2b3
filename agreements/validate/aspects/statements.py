"""Sentences as they are meant: one of an enumeration together with the words that introduce it.

"De werkgever mag niet:" and "1° de regeling wijzigen;" say one thing together, and the opposite of the item alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.sentences import sentences_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.validate.aspects.lines import Line

__all__ = ["Statement", "statements_of"]

_DEPTHS = {"plain": 0, "paragraph": 0, "item": 1, "subitem": 2}


@dataclass(frozen=True)
class Statement:
    """A sentence of a line; ``plain`` is the folded text with the introduction, that has ``introduced`` characters."""

    line: Line
    sentence: str
    plain: str
    introduced: int


def statements_of(lines: Sequence[Line]) -> tuple[Statement, ...]:
    """Every sentence of the agreement but the headings, in order."""
    return tuple(_statements(lines))


def _statements(lines: Sequence[Line]) -> Iterator[Statement]:
    open_at: dict[int, str] = {}  # the introduction that is open, by the depth of the line that gave it
    where: object = None
    for line in lines:
        if line.is_heading or line.home != where:
            where, open_at = line.home, {}
        if line.is_heading:
            continue
        depth = _DEPTHS[line.level]
        open_at = {level: text for level, text in open_at.items() if level < depth}
        introduction = " ".join(text for _level, text in sorted(open_at.items()))
        sentences = sentences_in(line.text)
        for sentence in sentences:
            plain = folded(sentence)
            whole = f"{introduction} {plain}" if introduction else plain
            yield Statement(line, sentence, whole, len(whole) - len(plain))
        if sentences and sentences[-1].rstrip().endswith(":"):
            open_at[depth] = folded(sentences[-1]).rstrip(" :")
