"""An amount and its words; an adjective of period ("indemnité mensuelle") joined to the amount that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Quantity, Word

__all__ = ["Amount", "with_periods"]


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount found: what it is, and the words it is made of."""

    quantity: Quantity
    words: tuple[int, ...]


def with_periods(found: list[Amount], words: Sequence[Word], lexicon: Lexicon) -> list[Amount]:
    """Join an adjective of period ("indemnité mensuelle") to the amount in the same sentence that lacks one."""
    result = list(found)
    for index, rhythm in enumerate(found):
        if rhythm.quantity.dimension != "times" or rhythm.quantity.per != "12" or not _bare(rhythm, words, lexicon):
            continue
        other = _nearest(rhythm, result, words)
        if other is not None:
            amount = result[other]
            per = f"{12 / rhythm.quantity.value:g}"
            joined = (*amount.words, *rhythm.words)
            result[other] = replace(amount, quantity=replace(amount.quantity, per=per), words=tuple(sorted(joined)))
            result[index] = replace(rhythm, words=())
    return [amount for amount in result if amount.words]


def _bare(rhythm: Amount, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a rhythm holds no count of its own: ``mensuelle``, ``par semaine``, not ``deux fois par an``."""
    return words[rhythm.words[0]].folded in lexicon.units.per or (
        len(rhythm.words) == 1 and words[rhythm.words[0]].folded in lexicon.units.periods
    )


_BESIDE = 2
"""A share is counted by a period only right beside it: "la moitié par mois"."""


def _nearest(rhythm: Amount, amounts_: Sequence[Amount], words: Sequence[Word]) -> int | None:
    """The number of the amount nearest to a rhythm that can be counted by it."""
    here = words[rhythm.words[0]]
    found: list[tuple[int, int]] = []
    for number, amount in enumerate(amounts_):
        if not amount.words or words[amount.words[0]].sentence != here.sentence or amount.quantity.per:
            continue
        countable = (
            amount.quantity.dimension in ("euro", "hour", "day", "share") or amount.quantity.dimension[:2] == "n:"
        )
        behind, ahead = rhythm.words[0] - max(amount.words), min(amount.words) - rhythm.words[-1]
        reach = (_BESIDE, _BESIDE) if amount.quantity.dimension == "share" else (6, 4)
        if countable and (0 < behind <= reach[0] or 0 < ahead <= reach[1]):
            found.append((max(behind, ahead), number))
    return min(found)[1] if found else None
