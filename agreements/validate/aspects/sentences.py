"""A line -> its sentences: cut after a full stop, a question mark or a semicolon, but not after an abbreviation."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["sentences_in"]

_END = re.compile(r"[.!?;](?:[»”\"')\]]*)\s+(?=\S)")
_ABBREVIATION = re.compile(
    r"(?:(?:^|[\s(«“])(?:\w|art|artt|nr|nrs|no|blz|p|al|bv|bijv|resp|incl|excl|max|min|ca|cf|enz|dhr|mevr|mw|mr|dr|ir"
    r"|ing|prof|st|ste|m|mm|mme|mlle|pc|cp|vzw|etc|ex|chap|par|lid|tel|av|bd|jl|ll|d\.d|n\.v|b\.v|s\.a|c\.a\.o|c\.c\.t"
    r"|m\.b\.t|m\.a\.w|o\.a|t\.e\.m|i\.v\.m|t\.o\.v|z\.o\.z|c\.-à-d|p\.o))\.\s+$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 12
_GOES_ON = re.compile(r"[a-zà-ÿ0-9(]")


@lru_cache(maxsize=8192)
def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order, without the space around them."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if end[0][0] == "." and (_GOES_ON.match(text, end.end()) or _is_abbreviation(text[start : end.end()], end[0])):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return tuple(sentence for sentence in [*found, text[start:].strip()] if sentence)


def _is_abbreviation(sentence: str, stop: str) -> bool:
    """Whether a text ends with an abbreviation; ``stop`` are its full stop and the space behind it."""
    return _ABBREVIATION.search(sentence, max(0, len(sentence) - len(stop) - _LONGEST_ABBREVIATION)) is not None
