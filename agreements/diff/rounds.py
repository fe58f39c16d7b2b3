"""Several rounds side by side: where each position stood in each of them, and who moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.diff.model import SEVERITY, Cell, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.diff.model import Comparison, PositionState, Standing
    from agreements.impact.model import Verdict

__all__ = ["matrix"]

_STANDINGS: dict[Verdict, Standing] = {
    "kept": "kept",
    "strengthened": "strengthened",
    "weakened": "weakened",
    "removed": "lost",
    "contradicted": "lost",
}


def matrix(rounds: Sequence[Comparison]) -> tuple[Row, ...]:
    """A row for each position, in the order of the last round; nothing for a single round."""
    if len(rounds) < 2:
        return ()
    by_round = [{state.id: state for state in comparison.positions} for comparison in rounds]
    latest = {**{id_: state for states in by_round for id_, state in states.items()}, **by_round[-1]}
    order = [*by_round[-1], *(id_ for id_ in latest if id_ not in by_round[-1])]
    return tuple(Row(latest[id_], tuple(_cells([states.get(id_) for states in by_round]))) for id_ in order)


def _cells(states: Sequence[PositionState | None]) -> list[Cell]:
    cells: list[Cell] = []
    for state in states:
        verdict: Verdict = state.verdict if state else "kept"
        standing = _STANDINGS[verdict]
        before = cells[-1] if cells else None
        if before is None:
            cells.append(Cell(standing, verdict))
            continue
        if before.standing in ("weakened", "lost") and standing in ("kept", "strengthened"):
            standing = "restored"
        change = SEVERITY[verdict] - SEVERITY[before.verdict]
        if change == 0:
            cells.append(Cell(standing, verdict))
        else:
            cells.append(_moved(standing, verdict, state, further=change > 0))
    return cells


def _moved(standing: Standing, verdict: Verdict, state: PositionState | None, *, further: bool) -> Cell:
    if not further:
        return Cell(standing, verdict, "closer", "employer")
    return Cell(standing, verdict, "further", "union" if state is not None and _is_ours(state) else "employer")


def _is_ours(state: PositionState) -> bool:
    """Whether what weakens a position is a lower rung of our own: then we gave it, in a round in between."""
    return bool(state.answers) and all(answer.worded is not None for answer in state.answers) and not state.roads
