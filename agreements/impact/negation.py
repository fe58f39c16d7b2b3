"""Whether a part of a text is denied: negations, bans and "without" are counted, two of them cancel out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Passage

__all__ = ["denied", "negations"]

_CHAINED = {"noch", "ni", "evenmin"}
_DENYING = {"=not", "=forbidden"}
_WITHOUT = {"zonder", "sans"}


def negations(passage: Passage) -> dict[tuple[int, int], int]:
    """For each part (sentence, segment) that has any: the number of its negations. "Ni … ni" is one."""
    counts: defaultdict[tuple[int, int], int] = defaultdict(int)
    chained: set[tuple[int, int]] = set()
    for unit in passage.units:
        if unit.key not in _DENYING:
            continue
        place = (unit.sentence, unit.segment)
        folded = passage.words[unit.words[0]].folded
        if folded in _CHAINED or (unit.key == "=not" and place in chained):
            counts[place] = max(counts[place], 1)
            chained.add(place)
        elif unit.key == "=not" and folded in ("ne", "n", "aucun", "aucune", "nul", "nulle", "personne", "rien", "pas", "jamais"):
            counts[place] = max(counts[place], 1)
            chained.add(place)
        else:
            counts[place] += 1
    return dict(counts)


def denied(passage: Passage, index: int) -> bool:
    """Whether word ``index`` stands in a part that is denied, or right behind "without"."""
    word = passage.words[index]
    count = negations(passage).get((word.sentence, word.segment), 0)
    before = passage.words[max(0, index - 3) : index]
    count += any(one.folded in _WITHOUT and one.sentence == word.sentence for one in before)
    return count % 2 == 1
