"""The title of a document, by its size: the first lines in the largest type before the first article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.word.blocks import Paragraph
from agreements.word.headings import parse_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.pdf.page import Line
    from agreements.word.blocks import Block

__all__ = ["with_title"]

WITHIN = 12
LARGER = 1.15


def with_title(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks, with the style of a title on those that the type of their lines makes one."""
    sizes = _title_texts(lines)
    for index, block in enumerate(blocks):
        if index < WITHIN and isinstance(block, Paragraph) and block.heading and _begins_with(block.text, sizes):
            yield replace(block, styles=("title",))
        else:
            yield block


def _title_texts(lines: Sequence[Line]) -> list[str]:
    """The lines in the largest type, when that stands out, among the first ones."""
    first = list(lines[: 2 * WITHIN])
    stop = next((i for i, line in enumerate(first) if parse_heading("", line.text, standout=True)), len(first))
    largest = max((line.size for line in first[:stop]), default=0.0)
    others = [line.size for line in lines if line.size < largest / LARGER]
    if len(others) < len(lines) / 2:
        return []
    return [line.text for line in first[:stop] if line.size >= largest / 1.02]


def _begins_with(text: str, starts: Sequence[str]) -> bool:
    return any(text.startswith(start.rstrip("-")[:20]) for start in starts)
