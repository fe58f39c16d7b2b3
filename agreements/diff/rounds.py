"""Several rounds side by side: where each position stood in each of them, and who moved.

A position may be weakened in two rounds and yet have moved: fewer hours, or more. So the document of a round is also
laid beside the one before.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from agreements.diff.clauses import Recogniser
from agreements.diff.comparing import judged
from agreements.diff.model import SEVERITY, Cell, Row
from agreements.diff.units import side_of
from agreements.impact.model import HARM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agreements.diff.model import Comparison, PositionState, Standing
    from agreements.impact.model import Verdict
    from agreements.model import Agreement
    from clauses.library import Library

    Moves = Mapping[str, Literal["closer", "further"]]

__all__ = ["matrix", "moves"]

SURE = 0.7
"""From this confidence on, what a round does to the round before is a move."""

_STANDINGS: dict[Verdict, Standing] = {
    "kept": "kept",
    "strengthened": "strengthened",
    "weakened": "weakened",
    "removed": "lost",
    "contradicted": "lost",
}


def matrix(rounds: Sequence[Comparison], moved: Sequence[Moves] = ()) -> tuple[Row, ...]:
    """A row for each position, in the order of the last round; nothing for a single round.

    ``moved`` has for each round but the first what it does to the one before.
    """
    if len(rounds) < 2:
        return ()
    by_round = [{state.id: state for state in comparison.positions} for comparison in rounds]
    latest = {**{id_: state for states in by_round for id_, state in states.items()}, **by_round[-1]}
    order = [*by_round[-1], *(id_ for id_ in latest if id_ not in by_round[-1])]
    steps: Sequence[Moves] = moved or [{}] * (len(rounds) - 1)
    return tuple(
        Row(latest[id_], tuple(_cells([states.get(id_) for states in by_round], [step.get(id_) for step in steps])))
        for id_ in order
    )


def moves(before: Agreement, after: Agreement, library: Library) -> Moves:
    """Which positions a document of the other side surely brings closer than the one before, or further away."""
    mine, yours = side_of(before), side_of(after)
    recogniser = Recogniser(library, mine.language)
    known = [recogniser.known(mine, block) for block in mine.blocks]
    verdicts: defaultdict[str, set[Verdict]] = defaultdict(set)
    for article in judged(mine, yours, known, tells=False):
        for passage in article.passages:
            if passage.confidence >= SURE:
                for id_, verdict in passage.positions.items():
                    verdicts[id_].add(verdict)
                if article.clause and article.clause in library.positions and passage.label == "strengthened":
                    verdicts[article.clause].add("strengthened")
    found: dict[str, Literal["closer", "further"]] = {}
    for id_, given in verdicts.items():
        worse, better = not HARM.isdisjoint(given), "strengthened" in given
        if worse != better:
            found[id_] = "further" if worse else "closer"
    return found


def _cells(states: Sequence[PositionState | None], steps: Sequence[Literal["closer", "further"] | None]) -> list[Cell]:
    cells: list[Cell] = []
    for number, state in enumerate(states):
        verdict: Verdict = state.verdict if state else "kept"
        standing = _STANDINGS[verdict]
        before = cells[-1] if cells else None
        if before is None:
            cells.append(Cell(standing, verdict))
            continue
        if before.standing in ("weakened", "lost") and standing in ("kept", "strengthened"):
            standing = "restored"
        change = SEVERITY[verdict] - SEVERITY[before.verdict]
        step = steps[number - 1] if verdict in HARM else None
        if change == 0 and step is None:
            cells.append(Cell(standing, verdict))
        else:
            further = change > 0 if change else step == "further"
            cells.append(_moved(standing, verdict, state, further=further))
    return cells


def _moved(standing: Standing, verdict: Verdict, state: PositionState | None, *, further: bool) -> Cell:
    if not further:
        return Cell(standing, verdict, "closer", "employer")
    return Cell(standing, verdict, "further", "union" if state is not None and _is_ours(state) else "employer")


def _is_ours(state: PositionState) -> bool:
    """Whether what weakens a position is a lower rung of our own: then we gave it, in a round in between."""
    return bool(state.answers) and all(answer.worded is not None for answer in state.answers) and not state.roads
