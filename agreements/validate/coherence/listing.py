"""Lists with letters or Roman numbers, label by label: which number is missing before one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from agreements.validate.coherence.structure import number_key

__all__ = ["Listing"]

_LABEL = re.compile(r"(?P<open>\(?)(?P<number>[a-z]{1,5}|[A-Z]{1,5})(?P<close>[.)°:]+)")
_ROMAN = re.compile(r"[ivxl]+", re.IGNORECASE)


@dataclass
class Listing:
    """The lists of one article. Only those that begin at "a" or "i" are followed; each may begin anew."""

    _last: dict[tuple[str, str, bool, str], tuple[int, str]] = field(default_factory=dict)

    def gap_before(self, label: str) -> tuple[str, str] | None:
        """The label that a label follows, and the number between them that is missing; None when nothing is."""
        match = _LABEL.fullmatch(label.strip())
        if match is None:
            return None
        number = match["number"]
        form = (match["open"], match["close"][:1], number.isupper())
        for style, value in _readings(number):
            known = self._last.get((*form, style))
            if known is not None and value == known[0] + 1:
                self._last[(*form, style)] = (value, number)
                return None
        if number.lower() in ("a", "i"):
            self._last[(*form, "letter" if number.lower() == "a" else "roman")] = (1, number)
            return None
        for style, value in _readings(number):
            known = self._last.get((*form, style))
            if known is not None and value > known[0] + 1:
                self._last[(*form, style)] = (value, number)
                return known[1], _written(known[0] + 1, style, upper=number.isupper())
        return None


def _readings(number: str) -> list[tuple[str, int]]:
    found = [("letter", ord(number.lower()) - ord("a") + 1)] if len(number) == 1 else []
    key = number_key(number)
    return [*found, ("roman", int(key))] if _ROMAN.fullmatch(number) and key.isdigit() else found


def _written(value: int, style: str, *, upper: bool) -> str:
    if style == "letter":
        written = chr(ord("a") + value - 1)
    else:
        tens, ones = divmod(value, 10)
        written = "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
    return written.upper() if upper else written
