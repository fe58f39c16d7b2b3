"""A word that gave way to its contrary: what was destroyed is kept, what was accepted is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import HARM, Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part

__all__ = ["contraries"]


def contraries(part: Part) -> None:
    """Add a finding where, in a text that was edited, a word of ours was replaced by its contrary.

    Both stand denied or both do not: "destroyed" and "not kept" say the same.
    """
    if not part.local or any(one.direction == "contradicted" for one in part.findings):
        return
    ours, theirs, known = part.comparison.ours, part.comparison.theirs, part.comparison.lexicon.contrary
    for left, right in part.changes:
        for name, mine in ours.contraries:
            if set(mine).isdisjoint(left):
                continue
            pair = known[name]
            for other, others in theirs.contraries:
                if other != pair.other or set(others).isdisjoint(right):
                    continue
                if pair.mechanism == "amount-reduced" and _bounds_figure(part, mine, others):
                    continue
                mine_denied, others_denied = denied(ours, mine[0], mine), denied(theirs, others[0], others)
                if mine_denied != others_denied:
                    continue
                if mine_denied:
                    pair = known[pair.other]
                if pair.effect in HARM:
                    part.findings.append(Finding(pair.mechanism, pair.effect, mine, others, concept="contrary"))
                    return


def _bounds_figure(part: Part, mine: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether the words are the bound of a figure: which way is better for that, the figures themselves tell."""
    return any(
        unit.quantity is not None and set(range(words[0], words[-1] + _NEAR)) & set(unit.words)
        for units, words in ((part.ours, mine), (part.theirs, others))
        for unit in units
    )


_NEAR = 3
