"""A portfolio as one HTML page: no outside assets, readable on paper, by keyboard and by screen readers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from agreements.portfolio.model import STATE_WORDS
from agreements.portfolio.reports.table import clause_title, headline, position_title, remark_on, state_of, verdict_of
from agreements.portfolio.wordings import wordings
from akkoord.messages import active
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from jinja2 import Template

    from agreements.portfolio.model import Portfolio

__all__ = ["as_html"]


def as_html(portfolio: Portfolio) -> str:
    """The page: positions and clauses by agreement, the differences, and the wordings in use."""
    rows = portfolio.ordered
    return _template().render(
        language=active(),
        title=_("Agreements side by side"),
        summary=headline(portfolio),
        tables=[
            {
                "caption": _("Positions"),
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
            (clause_title(portfolio, each.clause), _(STATE_WORDS[each.state]), each) for each in wordings(portfolio)
        ],
        words={
            "agreement": _("Agreement"),
            "differences": _("Differences"),
            "legend": _("What went stands in [-…-], what came in {+…+}."),
            "wordings": _("Wordings in use"),
            "clause": _("Clause"),
            "state": _("State"),
            "count": _("Agreements"),
            "text": _("Text"),
            "article": _("Article"),
        },
    )


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
