"""A line -> its sentences: cut after a full stop, a question mark or a semicolon, but not after an abbreviation."""

from __future__ import annotations

import re

__all__ = ["sentences_in"]

_END = re.compile(r"[.!?;](?:[»”\"')\]]*)\s+(?=\S)")
_ABBREVIATION = re.compile(
    r"(?:(?:^|[\s(«“])(?:\w|art|artt|nr|nrs|no|blz|p|al|bv|bijv|resp|incl|excl|max|min|ca|cf|enz|dhr|mevr|mw|mr|dr|ir"
    r"|ing|prof|st|ste|m|mm|mme|mlle|pc|cp|vzw|etc|ex|chap|par|lid|tel|av|bd|jl|ll|d\.d|n\.v|b\.v|s\.a|c\.a\.o|c\.c\.t"
    r"|m\.b\.t|m\.a\.w|o\.a|t\.e\.m|i\.v\.m|t\.o\.v|z\.o\.z|c\.-à-d|p\.o))\.\s+$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[a-zà-ÿ0-9(]")


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, in order, without the space around them."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        stop = end[0][0] == "."
        if stop and (_ABBREVIATION.search(text[start : end.end()]) or _GOES_ON.match(text, end.end())):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return [sentence for sentence in [*found, text[start:].strip()] if sentence]
