"""Lines -> blocks: which lines are one paragraph, and which are a table.

A paragraph begins after white, at another size or weight, at a label or a heading, at an indent, and after a line that
was ended early: the first word of the next line would still have fitted on it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from agreements.pdf.hyphens import HYPHENS
from agreements.pdf.tables import is_tabular, table_at, table_of
from agreements.word.blocks import Paragraph
from agreements.word.headings import parse_heading, split_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agreements.pdf.hyphens import Mender
    from agreements.pdf.page import Line
    from agreements.word.blocks import Block

__all__ = ["Measures", "blocks_of", "measures_of"]

WHITE = 1.18
OTHER_SIZE = 0.1
INDENT = 0.8
HANGING = 4.0
ROOM = 0.2
MUCH_ROOM = 1.5
HEADING_SIZE = 1.12
_FIRST = re.compile(
    r"(?:(?:[«“(]|§|€|\d[\d.,]*|artikel|article|art\.|bijlage|annexe|nr\.?|n°)\s*)*\S+(?:\s(?:[»;:!?%€]|\d\S*))*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;:!?…][»”\"’)\]]*$")
_MIDDLE = re.compile(
    r"(?:\b(?:art|artt|al|nr|n°|p|pp|blz|dhr|mevr|mr|m|mme|resp|cf|bv|o\.a|i\.v\.m|t\.e\.m|c\.-à-d)\.)$", re.I
)


@dataclass(frozen=True)
class Measures:
    """What is usual in a document: the size of its text (pt), and from one base line to the next (times the size)."""

    size: float
    leading: float


def measures_of(lines: Sequence[Line]) -> Measures:
    """The measures of a document's lines."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = max(sizes, key=lambda each: sizes[each], default=10.0) or 10.0
    steps = Counter(
        round((after.y - before.y) / after.size, 1)
        for before, after in pairwise(lines)
        if _same_place(before, after) and _same_size(before, after) and 0.8 <= (after.y - before.y) / after.size <= 3
    )
    most = max(steps.values(), default=0)
    return Measures(size, min((step for step, count in steps.items() if count >= 0.2 * most), default=1.2))


@dataclass
class _Open:
    """A paragraph to which lines are still added."""

    lines: list[Line]

    @property
    def text_start(self) -> float:
        """Where its text begins: after a label that hangs to the left of it."""
        first = self.lines[0]
        if len(self.lines) > 1:
            return self.lines[1].x0
        return first.cells[1][0].x0 if len(first.cells) > 1 else first.x0


def blocks_of(
    lines: Sequence[Line], measures: Measures, mender: Mender, notes: Mapping[tuple[int, str], str]
) -> list[Block]:
    """The paragraphs and tables that lines make up; ``notes`` are the footnotes by page and mark.

    A footnote follows the paragraph in which its mark stands; its label is that mark in brackets.
    """
    blocks: list[Block] = []
    for group in _groups(lines, measures):
        if isinstance(group, _Open):
            blocks.append(_paragraph(group.lines, measures, mender))
            found = group.lines
        else:
            blocks.append(table_of(group, mender))
            found = group
        for line in found:
            blocks += [Paragraph((notes[line.page, mark],), f"[{mark}]") for mark in line.marks]
    return blocks


def _groups(lines: Sequence[Line], measures: Measures) -> Iterator[_Open | list[Line]]:
    current: _Open | None = None
    index = 0
    while index < len(lines):
        end = table_at(lines, index)
        if end > index:
            if current:
                yield current
            current = None
            yield list(lines[index:end])
            index = end
            continue
        line = lines[index]
        if current is not None and not _begins(current, line, measures):
            current.lines.append(line)
        else:
            if current:
                yield current
            current = _Open([line])
        index += 1
    if current:
        yield current


def _begins(paragraph: _Open, line: Line, measures: Measures) -> bool:
    """Whether a line begins another paragraph."""
    before = paragraph.lines[-1]
    if is_tabular(before) or is_tabular(line):
        return True
    room = _room_left(before, line)
    ended = room > 0.75 * before.size
    complete = ended or _is_sentence_end(before.text)
    if not _same_size(before, line) or (before.bold != line.bold and (complete or _leaves_room(before))):
        return True
    if _is_heading(paragraph) and (_opens(line) or (ended and _leaves_room(before) and line.text[:1].isupper())):
        return True
    if _same_place(before, line):
        if line.y - before.y > WHITE * measures.leading * max(line.size, before.size):
            return True
        if complete and _indented(paragraph, line):
            return True
    if _opens(line) and (complete or before.bold != line.bold):
        return True
    capital = line.text[:1].isupper()
    if before.text.endswith(";") and capital:
        return True
    return ended and (_is_sentence_end(before.text) or capital or room > MUCH_ROOM * before.size)


def _room_left(before: Line, line: Line) -> float:
    """How much room was left on a line if the first word of the next one had stood on it (pt).

    With that word goes what may not be parted from it: "3 maanden", "« l’employeur »".
    """
    match = _FIRST.match(line.text)
    if before.text[-1:] in HYPHENS or match is None:
        return 0.0
    width = (line.x1 - line.x0) * len(match[0]) / max(len(line.text), 1)
    return before.edge - before.x1 - width


def _leaves_room(line: Line) -> bool:
    return line.x1 < line.edge - ROOM * (line.edge - line.x0)


def _is_heading(paragraph: _Open) -> bool:
    return len(paragraph.lines) == 1 and parse_heading("", paragraph.lines[0].text, standout=False) is not None


def _indented(paragraph: _Open, line: Line) -> bool:
    """Whether a line stands further to the right than its paragraph, or further to the left."""
    first = paragraph.lines[0]
    shift = line.x0 - paragraph.text_start
    if len(paragraph.lines) == 1 and len(first.cells) == 1:
        if shift < 0:
            return False  # the first line of the paragraph is indented itself
        if split_label(first.text)[1] and shift <= HANGING * line.size:
            return False  # its label hangs to the left
    return abs(shift) > INDENT * line.size


def _opens(line: Line) -> bool:
    text = line.text
    return split_label(text)[1] != "" or parse_heading("", text, standout=line.bold) is not None


def _is_sentence_end(text: str) -> bool:
    return _ENDED.search(text) is not None and _MIDDLE.search(text) is None


def _same_place(before: Line, line: Line) -> bool:
    return (before.page, before.column) == (line.page, line.column) and line.y > before.y


def _same_size(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) <= OTHER_SIZE * max(before.size, line.size)


def _paragraph(lines: Sequence[Line], measures: Measures, mender: Mender) -> Paragraph:
    text = ""
    for line in lines:
        text = mender.join(text, line.text)
    large = lines[0].size >= HEADING_SIZE * measures.size
    return Paragraph((_flat(text, lines),), heading=large, strong=all(line.bold for line in lines))


def _flat(text: str, lines: Sequence[Line]) -> str:
    """The text with a space for the white behind its label: that is no tab of a table."""
    if len(lines[0].cells) > 1 and _opens(lines[0]):
        return text.replace("\t", " ", 1)
    return text
