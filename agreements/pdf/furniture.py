"""What a page carries besides the text: running heads, running feet, page numbers.

They are known by their place and by coming back: the same words, numbers aside, at the same height near the edge of
most pages. A number alone in the margin is a page number.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from agreements.pdf.layout import rows_of
from agreements.pdf.page import joined
from agreements.word.headings import parse_heading, split_label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from agreements.pdf.layout import Row
    from agreements.pdf.page import Page

__all__ = ["running_text", "without_furniture"]

HEAD, FOOT = 0.16, 0.84
"""The part of a page's height in which heads and feet stand."""
SHARE = 0.5
STEP = 4.0
APART = 1.7
SAME_SIZE = 0.93
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"^[ivxlc]+$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:(?:p(?:agina|age|ag|\.|g\.)?|blz\.?|bladzijde)\s*)?[-–—(\[]?\s*\d{1,4}\s*[-–—)\]]?"
    r"(?:\s*(?:/|van|sur|of|de|\|)\s*\d{1,4})?",
    re.IGNORECASE,
)


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without what comes back on them; their ``furniture`` tells what that was."""
    rows = [rows_of(page.fragments) for page in pages]
    seen = Counter(
        key
        for page, page_rows in zip(pages, rows, strict=True)
        for key in {_key(row) for row in page_rows if _is_near_edge(row, page)}
    )
    often = max(2, round(SHARE * len(pages) / 2))
    result = []
    for page, page_rows in zip(pages, rows, strict=True):
        gone = _gone(page, page_rows, {key for key, count in seen.items() if count >= often})
        fragments = {id(fragment) for row in gone for fragment in row}
        left = tuple(fragment for fragment in page.fragments if id(fragment) not in fragments)
        result.append(replace(page, fragments=left, furniture=tuple(_texts(gone))))
    return result


def _texts(rows: Sequence[Row]) -> Iterator[str]:
    """The texts of heads and feet; lines of one text are one."""
    texts: list[str] = []
    for i, row in enumerate(rows):
        if i and not _stands_apart(rows[i - 1], row) and not _is_page_number(joined(row)):
            texts[-1] = f"{texts[-1]} {joined(row)}"
        else:
            texts.append(joined(row))
    yield from texts


def _gone(page: Page, rows: Sequence[Row], known: Collection[tuple[str, int]]) -> list[Row]:
    """The rows from the top and from the bottom that are no text: up to the first one that is."""

    def is_furniture(row: Row) -> bool:
        return _is_near_edge(row, page) and (_key(row) in known or _is_page_number(joined(row)))

    head = list(takewhile(is_furniture, rows))
    while head and len(head) < len(rows) and not _stands_apart(head[-1], rows[len(head)]):
        head.pop()
    foot = list(takewhile(is_furniture, reversed(rows[len(head) :])))
    while foot and len(head) + len(foot) < len(rows) and not _stands_apart(rows[-len(foot) - 1], foot[-1]):
        foot.pop()
    return head + foot[::-1]


def _stands_apart(above: Row, below: Row) -> bool:
    """Whether two rows are not lines of one text: white is between them, or their sizes differ."""
    sizes = above[0].size, below[0].size
    return below[0].y - above[0].y > APART * max(sizes) or min(sizes) < SAME_SIZE * max(sizes)


def running_text(pages: Sequence[Page]) -> tuple[str, ...]:
    """The different texts of heads and feet, those that differ only in numbers once, and no page numbers."""
    texts = {_DIGITS.sub("#", text): text for page in reversed(pages) for text in reversed(page.furniture)}
    return tuple(text for text in reversed(texts.values()) if not _is_page_number(text))


def _is_near_edge(row: Row, page: Page) -> bool:
    return not HEAD * page.height < row[0].y < FOOT * page.height


def _key(row: Row) -> tuple[str, int]:
    """The words of a row, and its height. Odd and even pages may have them in another order.

    Numbers do not count, but in what opens a part or an item: "Artikel 3" on top of many pages is no running head.
    """
    words = " ".join(sorted(fragment.text.strip().lower() for fragment in row))
    text = joined(row)
    if not split_label(text)[1] and parse_heading("", text, standout=True) is None:
        words = _DIGITS.sub("#", words)
    return ("#" if _ROMAN.match(words) else words), round(row[0].y / STEP)


def _is_page_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None
