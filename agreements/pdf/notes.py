"""Footnotes of a page: small print at its foot that begins with a mark, where that mark stands raised in the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.pdf.page import RAISED, SMALLER, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.pdf.hyphens import Mender
    from agreements.pdf.page import Fragment

__all__ = ["split_notes"]

SMALL_PRINT = 0.93
APART = 2.5
LOW = 0.6
"""Below this part of the height of the text, a line may be a note in the size of the text."""
_MARK = re.compile(r"\(?(\d{1,3}|\*{1,3})\)?(?:[.)]?\s+|(?=[A-ZÀ-Ý]))")
_BARE = re.compile(r"(?:\d{1,3}|\*{1,3})\s+[A-ZÀ-Ý]")


def split_notes(lines: Sequence[Line], body_size: float, mender: Mender) -> tuple[list[Line], dict[str, str]]:
    """The lines of one page without its footnotes, and the text of each footnote by its mark.

    Each column has its own foot. Of a line in which a mark stood, the mark is taken out and kept in ``marks``.
    """
    foot: list[Line] = []
    for column in dict.fromkeys(line.column for line in lines):
        own = [line for line in lines if line.column == column]
        foot += own[_notes_start(own, lines, body_size) :]
    at_foot = set(map(id, foot))
    body = [line for line in lines if id(line) not in at_foot]
    raised = {mark for line in body for fragment in line.fragments if (mark := _raised_mark(line, fragment))}
    notes: dict[str, str] = {}
    current = ""
    for line in foot:
        match = _MARK.match(line.text)
        if match and match[1] in raised and match[1] not in notes:
            current = match[1]
            notes[current] = line.text[match.end() :].strip()
        elif current:
            notes[current] = mender.join(notes[current], line.text)
    return [_unmarked(line, notes) for line in body], notes


def _notes_start(lines: Sequence[Line], page: Sequence[Line], body_size: float) -> int:
    """Where the notes of a column begin: at the first line with a mark that stands raised above it, or in the text.

    The line is in small print, or its own mark is raised, or white stands above it, or it stands low on the page with
    nothing but a space behind its mark: a list counts from 1 as well, and is no note.
    """
    low = LOW * max(line.y for line in page)
    raised = {mark for line in page for fragment in line.fragments[1:] if (mark := _raised_mark(line, fragment))}
    for i, line in enumerate(lines):
        match = _MARK.match(line.text)
        if match and match[1] in raised:
            small = line.size <= SMALL_PRINT * body_size or _raised_mark(line, line.fragments[0]) != ""
            apart = i > 0 and line.y - lines[i - 1].y > APART * line.size
            if small or apart or (line.y > low and _BARE.match(line.text)):
                return i
        raised |= {mark for fragment in line.fragments if (mark := _raised_mark(line, fragment))}
    return len(lines)


def _raised_mark(line: Line, fragment: Fragment) -> str:
    if fragment.size > SMALLER * line.size or line.y - fragment.y < RAISED * line.size:
        return ""
    text = fragment.text.strip().strip("()")
    return text if re.fullmatch(r"\d{1,3}|\*{1,3}", text) else ""


def _unmarked(line: Line, notes: dict[str, str]) -> Line:
    marks = tuple(mark for fragment in line.fragments if (mark := _raised_mark(line, fragment)) in notes)
    if not marks:
        return line
    emptied = (replace(each, text="") if _raised_mark(line, each) in notes else each for each in line.fragments)
    return replace(line, fragments=tuple(emptied), marks=marks)
