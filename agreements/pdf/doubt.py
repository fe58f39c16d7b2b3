"""Whether the order in which a page was read is certain: pdfium's own order first, pypdf's as a second opinion."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from agreements.pdf.guard import Stopped, run_guarded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.pdf.page import Line, Page

__all__ = ["uncertain_pages"]

AGREES = 0.93
"""The share of words in the same order: tables and labels are told in many orders, and do no harm."""
ANCHOR = 4
ASKED_AT_MOST = 40
SECONDS = 15.0
_TOKEN = re.compile(r"[^\W_]+")


def uncertain_pages(path: Path, pages: Sequence[Page], lines: Sequence[Line]) -> list[int]:
    """The pages (counted from 0) that both libraries read in an order other than ours.

    ``lines`` are the lines as we read them. pypdf is asked only where pdfium does not agree with us, for
    it is slow.
    """
    ours: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        ours[line.page] += [word.lower() for word in _TOKEN.findall(line.text)]
    doubtful = [
        number
        for number, words in ours.items()
        if not _agree(words, " ".join(fragment.text for fragment in pages[number].fragments))
    ]
    if not doubtful:
        return []
    asked = doubtful[:ASKED_AT_MOST]
    try:
        answer = run_guarded("opinion", [str(path), *map(str, asked)], SECONDS)
    except Stopped:
        return doubtful
    confirmed = {number for number in asked if _agree(ours[number], answer.get(str(number), ""))}
    return [number for number in doubtful if number not in confirmed]


def _agree(ours: Sequence[str], theirs: str) -> bool:
    """Whether the words that stand once in both texts stand in the same order, but for a few.

    ``theirs`` is searched without its white space: libraries part words in different ways.
    """
    glued = "".join(theirs.lower().split())
    once = [word for word, count in Counter(ours).items() if count == 1 and len(word) >= ANCHOR]
    places = [glued.find(word) for word in once if glued.count(word) == 1]
    return _longest_rise(places) >= AGREES * len(places)


def _longest_rise(places: Sequence[int]) -> int:
    """How many of these numbers, at most, rise one after another."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)
