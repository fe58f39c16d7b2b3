"""Finds enumerations: "loon, promotie of ontslag", "ni la direction ni le chef"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Passage, Unit

__all__ = ["members"]

_JOINING = {"en", "of", "noch", "et", "ou", "ni", "alsook", "als", "alsmede", "hetzij", "soit", "evenals"}
_REACH = 5
"""The most words that an item of an enumeration may have."""


def members(passage: Passage) -> dict[Unit, int]:
    """The units that head an item of an enumeration, with the number of the enumeration they are in."""
    content = [unit for unit in passage.units if unit.kind != "quantity" and unit.key not in ("=not", "=only", "=may")]
    found: dict[Unit, int] = {}
    number = 0
    for left, right in zip(content, content[1:], strict=False):
        if left.sentence != right.sentence or right.words[0] - left.words[-1] > _REACH:
            continue
        between = passage.words[left.words[-1] + 1 : right.words[0] + 1]
        joined = any(word.folded in _JOINING for word in between[:-1])
        comma = any(word.comma for word in between)
        if not joined and not comma:
            continue
        if not joined and left not in found and not _goes_on(passage, content, right):
            continue
        if left not in found:
            number += 1
            found[left] = number
        found[right] = found[left]
    return found


def _goes_on(passage: Passage, content: list[Unit], unit: Unit) -> bool:
    """Whether a joining word follows within the reach of an item, so that the comma before it is that of a list."""
    later = passage.words[unit.words[-1] + 1 : unit.words[-1] + 1 + 2 * _REACH]
    return any(word.folded in _JOINING and word.sentence == unit.sentence for word in later)
