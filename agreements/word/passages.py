"""Lines -> passages: levels and labels, by Word's numbering or typed; cross-references to articles and annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.model import Passage, Piece, Reference, merged
from agreements.word.blocks import Paragraph
from agreements.word.headings import level_of, split_label
from agreements.word.inlines import CrossReference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agreements.word.inlines import Inline
    from agreements.word.lines import Line

__all__ = ["Passages", "dropped"]

_A_NUMBER = re.compile(r"\d+\w*")


@dataclass(frozen=True)
class Passages:
    """Makes passages of lines; ``targets`` are the bookmarks on headings, with their clause and number."""

    targets: Mapping[str, tuple[str | None, str]]

    def of(self, lines: Iterable[Line]) -> tuple[Passage, ...]:
        """The passages of these lines; a label that was typed is told apart from the text."""
        return tuple(self._passage(line) for line in lines if isinstance(line, Paragraph))

    def plain(self, line: Paragraph) -> Passage:
        """The passage of one line as it stands, as in a title."""
        return Passage("plain", line.label, self._pieces(line.pieces))

    def _passage(self, line: Paragraph) -> Passage:
        if line.label:
            return Passage(level_of(line.label), line.label, self._pieces(line.pieces))
        pieces = _stripped(line.pieces)
        level, label, start = split_label(pieces[0] if pieces and isinstance(pieces[0], str) else "")
        return Passage(level, label, self._pieces(dropped(pieces, start)))

    def _pieces(self, pieces: tuple[Inline, ...]) -> tuple[Piece, ...]:
        found: list[Piece] = []
        rest = list(_stripped(pieces))
        for i, piece in enumerate(rest):
            following = rest[i + 1] if i + 1 < len(rest) else ""
            if isinstance(piece, str):
                found.append(piece)
            elif piece.bookmark not in self.targets:
                found.append(piece.text)
            else:
                resolved, taken = _resolve(piece.text, following, *self.targets[piece.bookmark])
                found += resolved
                if taken and isinstance(following, str):
                    rest[i + 1] = following[taken:]
        return merged(found)


def dropped(pieces: tuple[Inline, ...], count: int) -> tuple[Inline, ...]:
    """The pieces without their first ``count`` characters."""
    result: list[Inline] = []
    for piece in pieces:
        length = len(piece.text if isinstance(piece, CrossReference) else piece)
        if count <= 0:
            result.append(piece)
        elif count < length:
            result.append(piece[count:] if isinstance(piece, str) else piece.text[count:])
        count -= length
    return merged(result)


def _resolve(text: str, following: object, clause: str | None, number: str) -> tuple[list[Piece], int]:
    """The pieces of a cross-reference to a heading, and how many characters after it belong to the number.

    Its result may hold more than the number ("artikel 3"), less ("1", where "er" follows), or an old number.
    """
    shown = re.search(rf"(?<!\w){re.escape(number)}(?!\w)", text) if number else None
    if shown is not None:
        return [text[: shown.start()], Reference(clause, number), text[shown.end() :]], 0
    suffix = number[len(text) :]
    if number.startswith(text) and isinstance(following, str) and re.match(rf"{re.escape(suffix)}(?!\w)", following):
        return [Reference(clause, number)], len(suffix)
    stale = _A_NUMBER.search(text)
    if stale is not None:
        return [text[: stale.start()], Reference(clause, stale[0]), text[stale.end() :]], 0
    return [text], 0


def _stripped(pieces: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The pieces without white space at their two ends."""
    result = list(pieces)
    if result and isinstance(result[0], str):
        result[0] = result[0].lstrip()
    if result and isinstance(result[-1], str):
        result[-1] = result[-1].rstrip()
    return merged(result)
