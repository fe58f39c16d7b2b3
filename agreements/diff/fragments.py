"""Pieces of a document by the places of their sentences: the text of whole passages, or of sentences out of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.diff.units import Side

__all__ = ["Fragment", "fragment"]

_SPACES = re.compile(r"[ \t\r\n]+")
_DEPTH = {"plain": 0, "paragraph": 0, "item": 1, "subitem": 2}


@dataclass(frozen=True)
class Fragment:
    """A line of text for each passage, its labels, and the line that introduces the first one ("" for none)."""

    text: str
    labels: tuple[str, ...]
    lead: str

    @property
    def shown(self) -> str:
        """The text with its labels."""
        lines = self.text.split("\n") if self.labels else []
        return "\n".join(f"{label} {line}".strip() for label, line in zip(self.labels, lines, strict=True))


def fragment(side: Side, places: Sequence[int]) -> Fragment:
    """The text of these sentences of a document; a passage of which all sentences are there stands as it is."""
    lines: list[str] = []
    labels: list[str] = []
    by_passage: dict[int, list[int]] = {}
    for place in places:
        by_passage.setdefault(side.statements[place].passage, []).append(place)
    for index, own in by_passage.items():
        text = side.texts[index]
        whole = len(own) == text.last - text.first
        line = text.text if whole else " ".join(side.statements[place].text for place in own)
        lines.append(_SPACES.sub(" ", line).strip())
        labels.append(text.passage.label)
    return Fragment("\n".join(lines), tuple(labels), _lead(side, min(by_passage)) if by_passage else "")


def _lead(side: Side, index: int) -> str:
    """The nearest passage before this one, in the same part, of a higher level."""
    text = side.texts[index]
    depth = _DEPTH[text.passage.level]
    for before in range(index - 1, -1, -1):
        other = side.texts[before]
        if other.part != text.part:
            return ""
        if _DEPTH[other.passage.level] < depth:
            return other.text
    return ""
