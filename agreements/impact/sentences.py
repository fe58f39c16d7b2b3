"""Splits a passage into statements, by Belgian abbreviations and list markers."""

from __future__ import annotations

import re
from functools import lru_cache

from agreements.impact.model import Span

__all__ = ["statements"]

_ABBREVIATIONS = re.compile(
    r"(?:\b(?:art|artt|nr|nrs|dhr|mevr|bv|enz|bijv|blz|al|resp|incl|excl|max|min|ref|zgn|aug|sept|okt|nov|dec|jan|febr"
    r"|p\.?\s?ex|c\.-à-d|d\.d|o\.a|m\.b\.t|i\.v\.m|t\.a\.v|t\.e\.m|d\.w\.z|n\.v|b\.v|etc|mme|mm|mlle|dr|ir|st|vol|éd|no"
    r"|cf|M)|\b[a-z])\.$",
    re.IGNORECASE,
)
_TITLES = re.compile(r"\b(?:dhr|mevr|dr|ir|prof|mr|M|MM|Mme|Mlle|St)\.$")
_END = re.compile(r"[.!?](?=[\s»”\"')\]]*(?:\s|$))|;|\n+")
_MARKER = re.compile(
    r"\s*(?:(?:§\s*\d+|\d{1,2}(?:\.\d+)*|[a-z]|[ivx]{1,4})\s?[.)°]|\d{1,2}\s?°|[-–—•*▪])\s+", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def statements(text: str) -> tuple[Span, ...]:
    """The statements of ``text``: its sentences, and the parts of a sentence on either side of a semicolon."""
    result: list[Span] = []
    start = 0
    for end in [*_END.finditer(text), None]:
        stop = end.end() if end else len(text)
        if end is not None and end.group() == "." and not _is_end(text, start, end.end()):
            continue
        piece = text[start:stop]
        marker = _MARKER.match(piece)
        begin = start + (marker.end() if marker else 0)
        if re.search(r"[^\W_]", text[begin:stop]):
            result.append(Span(begin, stop))
        start = stop
    return tuple(result)


def _is_end(text: str, start: int, stop: int) -> bool:
    head = text[start:stop]
    if _MARKER.fullmatch(head + " "):
        return False
    if not _ABBREVIATIONS.search(head):
        return True
    if _TITLES.search(head):
        return False
    following = text[stop:].lstrip()
    return not following or following[:1].isupper()
