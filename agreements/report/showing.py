"""Passages made ready to be seen: lines with their labels and marked words, excerpts, and no invisible characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.diff.marking import segments
from agreements.diff.model import PassageChange, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Line",
    "Mark",
    "clean",
    "excerpt",
    "joined",
    "lines",
    "whole",
]

Side = Literal["ours", "theirs"]
_CONTEXT = 12
"""Words of the surroundings that an excerpt shows on each side of what differs."""
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2028\u2029\u2060\ufeff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_WORDS = re.compile(r"\s*\S+\s*")


def clean(text: str) -> str:
    """The text as it may be shown anywhere: what could hide or reverse words becomes "\N{REPLACEMENT CHARACTER}".

    Control characters, those that set the direction of writing (UAX #9) and lone surrogates are such; zero-width ones
    are left out.
    """
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub("", text))


@dataclass(frozen=True)
class Mark:
    """A stretch of text, and whether the other side does not have it."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Line:
    """One passage of one side: its label and its text in stretches."""

    label: str
    marks: tuple[Mark, ...]


def lines(passage: PassageChange, side: Side) -> tuple[Line, ...]:
    """The passages of one side, with what the other side lacks marked; () when this side has none."""
    text = passage.text_ours if side == "ours" else passage.text_theirs
    if not text:
        return ()
    labels = passage.labels_ours if side == "ours" else passage.labels_theirs
    rows: list[list[Mark]] = [[]]
    for segment in passage.segments or (Segment(passage.text_ours, passage.text_theirs),):
        own = clean(segment.ours if side == "ours" else segment.theirs)
        for number, part in enumerate(own.split("\n")):
            if number:
                rows.append([])
            rows[-1] += _marks(part, differs=not segment.equal)
    named = [*labels, *[""] * (len(rows) - len(labels))]
    return tuple(Line(clean(label), tuple(row)) for label, row in zip(named, rows, strict=False))


def _marks(text: str, *, differs: bool) -> list[Mark]:
    """A stretch of text; the spaces around words that differ are not marked, unless they are all that differs."""
    bare = text.strip()
    if not differs or not bare:
        return [Mark(text, differs)] if text else []
    before, _bare, after = text.partition(bare)
    edges = ((before, False), (bare, True), (after, False))
    return [Mark(part, marked) for part, marked in edges if part]


def joined(passage: PassageChange, side: Side) -> tuple[Mark, ...]:
    """All lines of one side as one row of marks, with their labels and a line break between them."""
    row: list[Mark] = []
    for number, line in enumerate(lines(passage, side)):
        before = ("\n" if number else "") + (f"{line.label} " if line.label else "")
        row += [Mark(before, differs=False), *line.marks] if before else line.marks
    return tuple(row)


def excerpt(row: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marked words of a line with some words around them; an ellipsis stands for what is left out."""
    last = len(row) - 1
    return tuple(
        each if each.differs or last == 0 else Mark(_shortened(each.text, number > 0, number < last), differs=False)
        for number, each in enumerate(row)
    )


def _shortened(text: str, after: bool, before: bool) -> str:
    """Some words of what stands ``after`` a mark, ``before`` one, or between two."""
    words = _WORDS.findall(text)
    if len(words) <= _CONTEXT * (after + before) + 1:
        return text
    begin = "".join(words[:_CONTEXT]).rstrip() if after else ""
    end = "".join(words[-_CONTEXT:]).lstrip() if before else ""
    return " ".join(part for part in (begin, "…", end) if part)


def whole(ours: str, theirs: str) -> PassageChange:
    """Two texts as one passage, with the words that differ marked."""
    return PassageChange("reworded", "cosmetic", ours, theirs, segments=tuple(segments(ours, theirs)))
