"""Several rounds: where each position stood in each of them, and who moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from agreements.diff.model.comparison import Comparison
    from agreements.diff.model.states import PositionState
    from agreements.impact.model import Verdict

__all__ = ["Cell", "Negotiation", "Row", "Standing"]

Standing = Literal["kept", "strengthened", "weakened", "lost", "restored"]


@dataclass(frozen=True)
class Cell:
    """A position in one round: where it stands, how that compares with the round before, and who moved.

    ``moved``: "closer" to our text or "further" from it; None in the first round and when nothing moved. ``mover`` is
    "employer", or "union" when the text of this round is a lower rung of our own ladder.
    """

    standing: Standing
    verdict: Verdict
    moved: Literal["closer", "further"] | None = None
    mover: Literal["employer", "union"] | None = None


@dataclass(frozen=True)
class Row:
    """A position through the rounds; ``cells`` are in the order of the rounds, oldest first."""

    position: PositionState
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Negotiation:
    """Our document against one or more of theirs, oldest first. ``matrix`` has a row for each position."""

    rounds: tuple[Comparison, ...]
    matrix: tuple[Row, ...] = ()

    @property
    def latest(self) -> Comparison:
        """The last round."""
        return self.rounds[-1]

    @property
    def different(self) -> bool:
        """Whether there is anything to report in any round."""
        return any(comparison.different for comparison in self.rounds)
