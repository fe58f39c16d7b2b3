"""A portfolio on the terminal: the agreements, the most deviating first, and then the clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.portfolio.model import STATE_WORDS
from agreements.portfolio.reports.table import clause_title, headline, position_title, remark_on, verdict_of
from akkoord.messages import gettext as _
from akkoord.messages import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.portfolio.model import Portfolio, Row, State

__all__ = ["as_text"]

_HARM = ("contradicted", "removed", "weakened")
_STATES: tuple[State, ...] = ("same", "altered", "outdated", "absent")


def as_text(portfolio: Portfolio) -> str:
    """All agreements with what is weaker in them, and for each clause in how many it stands."""
    lines = [headline(portfolio), ""]
    for row in portfolio.ordered:
        lines += [row.file, *(f"    {line}" for line in _about(row, portfolio))]
    if any(row.is_agreement for row in portfolio.rows):
        lines += ["", _("Clauses")]
        width = max((len(clause_title(portfolio, id_)) for id_ in portfolio.clauses), default=0)
        for id_ in portfolio.clauses:
            counts = portfolio.counts(id_)
            shown = ", ".join(f"{_(STATE_WORDS[state])} {counts[state]}" for state in _STATES if counts[state])
            lines.append(f"    {clause_title(portfolio, id_):<{width}}  {shown}")
    return "\n".join(lines) + "\n"


def _about(row: Row, portfolio: Portfolio) -> Iterator[str]:
    if not row.is_agreement:
        yield remark_on(row)
        return
    if not row.positions:
        yield _("None of our clauses.")
        return
    for verdict in _HARM:
        mine = [id_ for id_ in portfolio.positions if row.positions.get(id_) == verdict]
        if mine:
            titles = ", ".join(position_title(portfolio, id_) for id_ in mine)
            yield named(verdict_of(row, mine[0]), titles)
    altered = [id_ for id_ in portfolio.clauses if row.cell(id_).state in ("altered", "outdated")]
    if altered:
        yield _("Clauses in other words: {clauses}").format(
            clauses=", ".join(clause_title(portfolio, id_) for id_ in altered)
        )
    if not portfolio.deviation(row):
        yield _("All positions are kept.")
