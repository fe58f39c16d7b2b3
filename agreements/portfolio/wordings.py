"""Which wordings of each clause are in use, grouped by their words and counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from agreements.diff.units import tokens
from agreements.portfolio.model import Wording

if TYPE_CHECKING:
    from agreements.model import Language
    from agreements.portfolio.model import Portfolio, Row, State

__all__ = ["wordings"]

NAMED = 5
"""So many agreements are named for a wording."""

Key = tuple["Language", "State", str]


def wordings(portfolio: Portfolio) -> list[Wording]:
    """Every wording in use: by clause in the order of the library, the most used first."""
    found: list[Wording] = []
    for clause in portfolio.clauses:
        users: defaultdict[Key, list[str]] = defaultdict(list)
        texts: dict[Key, str] = {}
        for row in portfolio.ordered:
            key = _key(row, clause)
            if key is not None:
                users[key].append(row.file)
                texts.setdefault(key, row.cell(clause).text)
        counts = Counter({key: len(files) for key, files in users.items()})
        found += [
            Wording(clause, key[0], key[1], texts[key] or key[2], count, tuple(users[key][:NAMED]))
            for key, count in counts.most_common()
        ]
    return found


def _key(row: Row, clause: str) -> Key | None:
    """The language, the state and the words; of our own text the rung. Typography does not tell wordings apart."""
    cell = row.cell(clause)
    if not row.is_agreement or cell.state == "absent":
        return None
    return row.language, cell.state, cell.rung if cell.state == "same" else " ".join(tokens(cell.text))
