"""Two things that changed places: what came first now comes after, the one who did it is now the one who does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding
from agreements.impact.rankings import rankings, ties

if TYPE_CHECKING:
    from agreements.impact.comparing import Comparison
    from agreements.impact.rankings import Ranking

__all__ = ["exchanged"]


def exchanged(comparison: Comparison) -> list[Finding]:
    """A finding for each pair that ours ranks and theirs ranks the other way round, or on a par."""
    mine = rankings(comparison.ours, comparison.lexicon)
    if not mine:
        return []
    others = rankings(comparison.theirs, comparison.lexicon)
    level = ties(comparison.theirs, comparison.lexicon)
    found: list[Finding] = []
    for one in mine:
        turned = next((other for other in others if _turned(one, other)), None)
        if turned is not None:
            found.append(Finding("negation-flip", "contradicted", one.words, turned.words, concept="exchanged"))
            continue
        par = next((other for other in level if _levelled(one, other)), None)
        if par is not None and not any(_same(one, other) for other in others):
            found.append(Finding("employer-steering", "weakened", one.words, par.words, concept="exchanged"))
    return found


def _turned(one: Ranking, other: Ranking) -> bool:
    """Whether what only stood first stands only behind now, and the other way round."""
    up = (one.second - one.first) & (other.first - other.second)
    down = (one.first - one.second) & (other.second - other.first)
    stayed = (one.second - one.first) & (other.second - other.first)
    return bool(up and down) and len(up) > len(stayed)


def _same(one: Ranking, other: Ranking) -> bool:
    return bool((one.second - one.first) & other.second and (one.first - one.second) & other.first)


def _levelled(one: Ranking, other: Ranking) -> bool:
    """Whether both things stand on either side of "as well as"."""
    high, low = one.first - one.second, one.second - one.first
    return bool(high & other.first and low & other.second) or bool(high & other.second and low & other.first)
