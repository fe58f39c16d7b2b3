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
_MARK = re.compile(r"\(?(\d{1,3}|\*{1,3})\)?(?:[.)]?\s+|(?=[A-ZÀ-Ý]))")


def split_notes(lines: Sequence[Line], body_size: float, mender: Mender) -> tuple[list[Line], dict[str, str]]:
    """The lines of one page without its footnotes, and the text of each footnote by its mark.

    Of a line in which a mark stood, the mark is taken out and kept in ``marks``.
    """
    start = _small_print(lines, body_size)
    body, foot = list(lines[:start]), list(lines[start:])
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
        else:
            return list(lines), {}
    return [_unmarked(line, notes) for line in body], notes


def _small_print(lines: Sequence[Line], body_size: float) -> int:
    """Where the small print at the foot of a page begins."""
    start = len(lines)
    while start and lines[start - 1].size <= SMALL_PRINT * body_size:
        start -= 1
    return next((i for i in range(start, len(lines)) if _MARK.match(lines[i].text)), len(lines))


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
