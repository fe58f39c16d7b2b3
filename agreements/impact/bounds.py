"""What makes an amount a minimum or a maximum: "at least", "ten hoogste", before it or behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.impact.clocks import Numbers
    from agreements.impact.model import Quantity

__all__ = ["bounded"]

_BEYOND: dict[tuple[str, ...], int] = {
    ("minder", "dan"): -1, ("moins", "de"): -1, ("meer", "dan"): 1, ("plus", "de"): 1,
}  # fmt: skip
"""What is counted: "fewer than ten" is nine at the most."""
_BEHIND = 5
"""So many words behind the beginning of an amount its "at least" may stand."""


def bounded(reader: Numbers, quantity: Quantity, at: int, bounds: Sequence[tuple[tuple[str, ...], str]]) -> Quantity:
    """``quantity``, which begins at word ``at``, with the bound that stands in the words around it.

    ``bounds`` are the phrases that make one, the longest first, each with "min" or "max".
    """
    if quantity.dimension.startswith("n:"):
        before = tuple(word.folded for word in reader.words[max(0, at - 2) : at])
        quantity = replace(quantity, value=quantity.value + _BEYOND.get(before, 0))
    sentence = reader.words[at].sentence
    window = [word.folded if word.sentence == sentence else "." for word in reader.words[max(0, at - 4) : at]]
    behind = [word.folded if word.sentence == sentence else "." for word in reader.words[at + 1 : at + 7]]
    for phrase, bound in bounds:
        if (
            _ends(window, phrase)
            or (bound == "max" and len(phrase) > 1 and phrase[0] == "au" and _holds(behind, phrase))
            or (bound == "min" and len(phrase) > 1 and phrase[0] == "au" and _least_behind(reader, at, phrase))
            or (phrase[:1] == ("maximum",) and _holds(behind[:2], phrase))
        ):
            return replace(quantity, bound="min" if bound == "min" else "max")
    return quantity


def _least_behind(reader: Numbers, at: int, phrase: tuple[str, ...]) -> bool:
    """Whether "at least" stands behind the amount at ``at``, and not before another one."""
    for start in range(at + 1, min(at + _BEHIND, len(reader.words) - len(phrase) + 1)):
        end = start + len(phrase)
        if tuple(word.folded for word in reader.words[start:end]) == phrase:
            return end >= len(reader.words) or reader.number(end)[0] is None
    return False


def _ends(window: list[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(
        tuple(window[start : start + size]) == phrase for start in range(max(0, len(window) - size - 1), len(window))
    )


def _holds(window: list[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(window[start : start + size]) == phrase for start in range(len(window) - size + 1))
