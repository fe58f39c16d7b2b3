"""Agreements side by side, as frozen values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agreements.impact.model import Verdict
    from agreements.model import Language
    from clauses.library import Library

__all__ = ["STATE_WORDS", "VERDICT_WORDS", "Cell", "Portfolio", "Row", "State", "Wording"]

State = Literal["same", "altered", "outdated", "absent"]
STATE_WORDS: dict[State, str] = {
    "same": mark("same"),
    "altered": mark("altered"),
    "outdated": mark("outdated"),
    "absent": mark("absent"),
}
VERDICT_WORDS: dict[str, str] = {
    "kept": mark("kept"),
    "strengthened": mark("strengthened"),
    "weakened": mark("weakened"),
    "contradicted": mark("contradicted"),
    "removed": mark("missing"),
}
_WEIGHTS = {"red-line": 100, "essential": 10, "wish": 1}
_DEVIATION = {"kept": 0, "strengthened": 0, "weakened": 2, "removed": 3, "contradicted": 4}


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause in an agreement. ``text`` and ``difference`` are there when it is altered or outdated.

    ``difference`` marks what went with [-…-] and what came with {+…+}. ``article`` is its number there.
    """

    state: State
    article: str | None = None
    rung: str = ""
    text: str = ""
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement: its clauses that are there, its positions; or the ``problem`` why it could not be read.

    ``is_report``: it is a report of ours, and was left out.
    """

    file: str
    language: Language = "nl"
    title: str = ""
    clauses: Mapping[str, Cell] = field(default_factory=dict)
    positions: Mapping[str, Verdict] = field(default_factory=dict)
    problem: str = ""
    is_report: bool = False

    @property
    def is_agreement(self) -> bool:
        """Whether it was read and judged."""
        return not self.problem and not self.is_report

    def cell(self, clause: str) -> Cell:
        """What has become of a clause."""
        return self.clauses.get(clause, Cell("absent"))


@dataclass(frozen=True)
class Wording:
    """A wording of a clause that is in use: in how many agreements, and in which (the first few)."""

    clause: str
    language: Language
    state: State
    text: str
    count: int
    files: tuple[str, ...]


@dataclass(frozen=True)
class Portfolio:
    """Agreements, the most deviating first, and those that could not be read."""

    rows: Sequence[Row]
    library: Library

    @cached_property
    def ordered(self) -> list[Row]:
        """The rows: unreadable ones first, then by how far they are from our positions; our own reports last."""
        return sorted(self.rows, key=lambda row: (not row.problem, row.is_report, -self.deviation(row), row.file))

    @cached_property
    def clauses(self) -> list[str]:
        """The clauses of the themes, in their order."""
        return [id_ for id_ in self.library.clauses if self.library.theme_of[id_].id != "frame"]

    @cached_property
    def positions(self) -> list[str]:
        """The positions of those clauses, red lines first."""
        variants = [v for id_ in self.clauses for v in self.library.clauses[id_].variants.values()]
        own = {position for variant in variants for position in variant.positions}
        return sorted(own, key=lambda id_: (-_WEIGHTS[self.library.positions[id_].weight], id_))

    def deviation(self, row: Row) -> int:
        """How far an agreement is from our positions: each by its weight and its verdict."""
        known = self.library.positions
        return sum(_WEIGHTS[known[id_].weight] * _DEVIATION[v] for id_, v in row.positions.items() if id_ in known)

    @property
    def deviates(self) -> bool:
        """Whether any agreement is weaker than a position."""
        return any(self.deviation(row) for row in self.rows)

    def counts(self, clause: str) -> Counter[State]:
        """In how many agreements a clause is the same, altered, outdated, absent."""
        return Counter(row.cell(clause).state for row in self.rows if row.is_agreement)
