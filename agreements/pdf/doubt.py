"""Whether the order in which a page was read is certain: pdfium's own order first, pypdf's as a second opinion."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from agreements.pdf.guard import Stopped, run_guarded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.pdf.page import Line, Page

__all__ = ["uncertain_pages"]

AGREES = 0.93
"""The share of words in the same order: tables and labels are told in many orders, and do no harm."""
ASKED_AT_MOST = 40
SECONDS = 15.0
_TOKEN = re.compile(r"[^\W_]{2,}")


def uncertain_pages(path: Path, pages: Sequence[Page], lines: Sequence[Line]) -> list[int]:
    """The pages (counted from 0) that both libraries read in an order other than ours.

    ``lines`` are the lines as we read them. pypdf is asked only where pdfium does not agree with us, for
    it is slow.
    """
    ours: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        ours[line.page] += _words(line.text)
    doubtful = [number for number, words in ours.items() if not _agree(words, _words_of(pages[number]))]
    if not doubtful:
        return []
    asked = doubtful[:ASKED_AT_MOST]
    try:
        answer = run_guarded("opinion", [str(path), *map(str, asked)], SECONDS)
    except Stopped:
        return doubtful
    confirmed = {number for number in asked if _agree(ours[number], _words(" ".join(answer.get(str(number), ()))))}
    return [number for number in doubtful if number not in confirmed]


def _words_of(page: Page) -> list[str]:
    return _words(" ".join(fragment.text for fragment in page.fragments))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _TOKEN.findall(text)]


def _agree(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words that both have stand in the same order, but for a few."""
    shared = set(ours) & set(theirs)
    first, second = ([word for word in words if word in shared] for words in (ours, theirs))
    shortest = min(len(first), len(second))
    return shortest == 0 or LCSseq.similarity(first, second) >= AGREES * shortest
