"""What a page carries besides the text: running heads, running feet, page numbers.

They are known by their place and by coming back: the same words, numbers aside, at the same height near the edge of
most pages. A number alone in the margin is a page number.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.pdf.layout import rows_of
from agreements.pdf.page import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.pdf.layout import Row
    from agreements.pdf.page import Page

__all__ = ["running_text", "without_furniture"]

HEAD, FOOT = 0.16, 0.84
"""The part of a page's height in which heads and feet stand."""
SHARE = 0.5
STEP = 4.0
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
    edges = [_edge_rows(page, page_rows) for page, page_rows in zip(pages, rows, strict=True)]
    seen = Counter(key for found in edges for key in {_key(row) for row in found})
    often = max(2, round(SHARE * len(pages) / 2))
    result = []
    for page, found in zip(pages, edges, strict=True):
        gone = [row for row in found if seen[_key(row)] >= often or _is_page_number(joined(row))]
        fragments = {id(fragment) for row in gone for fragment in row}
        left = tuple(fragment for fragment in page.fragments if id(fragment) not in fragments)
        result.append(replace(page, fragments=left, furniture=tuple(joined(row) for row in gone)))
    return result


def running_text(pages: Sequence[Page]) -> tuple[str, ...]:
    """The different texts of heads and feet, those that differ only in numbers once, and no page numbers."""
    texts = {_DIGITS.sub("#", text): text for page in reversed(pages) for text in reversed(page.furniture)}
    return tuple(text for text in reversed(texts.values()) if not _is_page_number(text))


def _edge_rows(page: Page, rows: Sequence[Row]) -> list[Row]:
    """The rows at the top and the bottom of a page, counted from its edge until the text begins."""
    head = [row for row in rows if row[0].y <= HEAD * page.height]
    foot = [row for row in rows if row[0].y >= FOOT * page.height]
    return head + foot


def _key(row: Row) -> tuple[str, int]:
    """The words of a row, numbers aside, and its height: odd and even pages may have it left or right."""
    words = _DIGITS.sub("#", " ".join(sorted(fragment.text.strip().lower() for fragment in row)))
    return ("#" if _ROMAN.match(words) else words), round(row[0].y / STEP)


def _is_page_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None
