"""A portfolio as one HTML page: no outside assets, readable on paper, by keyboard and by screen readers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.portfolio.model import STATE_WORDS, VERDICT_WORDS
from agreements.portfolio.reports.table import (
    clause_title,
    headline,
    position_title,
    remark_on,
    state_of,
    verdict_of,
    wording_text,
)
from agreements.portfolio.wordings import wordings
from agreements.webpage import webpage
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from agreements.portfolio.model import Portfolio

__all__ = ["as_html"]

_SIGNS = {
    "kept": "=",
    "strengthened": "▲",
    "weakened": "▼",
    "contradicted": "⇄",
    "removed": "✕",
    "same": "=",
    "altered": "≈",
    "outdated": "↺",
    "absent": "–",
}


def as_html(portfolio: Portfolio) -> str:
    """The page: positions and clauses by agreement, the differences, and the wordings in use."""
    rows = portfolio.ordered
    return webpage(
        Path(__file__).parent / "page.html",
        width="none",
        signs=_SIGNS,
        pieces=_pieces,
        title=_("Agreements side by side"),
        summary=headline(portfolio),
        tables=[
            {
                "caption": _("Positions"),
                "legend": [(verdict, _(word)) for verdict, word in VERDICT_WORDS.items()],
                "heads": [position_title(portfolio, id_) for id_ in portfolio.positions],
                "rows": [
                    (
                        row,
                        remark_on(row),
                        [(row.positions.get(id_, ""), verdict_of(row, id_)) for id_ in portfolio.positions],
                    )
                    for row in rows
                ],
            },
            {
                "caption": _("Clauses"),
                "legend": [(state, _(word)) for state, word in STATE_WORDS.items()],
                "heads": [clause_title(portfolio, id_) for id_ in portfolio.clauses],
                "rows": [
                    (
                        row,
                        remark_on(row),
                        [(row.cell(id_).state, state_of(row, id_)) for id_ in portfolio.clauses],
                    )
                    for row in rows
                ],
            },
        ],
        differences=[
            (row.file, [(clause_title(portfolio, id_), row.cell(id_)) for id_ in portfolio.clauses])
            for row in rows
            if any(cell.difference for cell in row.clauses.values())
        ],
        wordings=[
            (clause_title(portfolio, each.clause), _(STATE_WORDS[each.state]), each.count, wording_text(each))
            for each in wordings(portfolio)
        ],
        words={
            "agreement": _("Agreement"),
            "differences": _("Differences"),
            "legend": _("What went is struck through, what came is underlined."),
            "wordings": _("Wordings in use"),
            "clause": _("Clause"),
            "state": _("State"),
            "count": _("Agreements"),
            "text": _("Text"),
            "article": _("Article"),
        },
    )


def _pieces(difference: str) -> list[tuple[str, str]]:
    """The pieces of a marked difference: what is the same, what went ("del"), and what came ("ins")."""
    pieces = re.split(r"(\[-.*?-\]|\{\+.*?\+\})", difference, flags=re.DOTALL)
    kinds = {"[-": "del", "{+": "ins"}
    return [
        (kinds[piece[:2]], piece[2:-2]) if number % 2 else ("same", piece)
        for number, piece in enumerate(pieces)
        if piece
    ]
