"""A portfolio as an Excel workbook: a sheet for positions, clauses, differences and wordings.

Everything is written as text, so that nothing from a document is ever taken for a formula.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from agreements.portfolio.model import STATE_WORDS
from agreements.portfolio.reports.table import (
    clause_title,
    position_title,
    remark_on,
    state_of,
    verdict_of,
    wording_text,
)
from agreements.portfolio.wordings import wordings
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agreements.portfolio.model import Portfolio

__all__ = ["as_xlsx"]

LONGEST = 32_000
"""Characters that a cell of Excel can hold, with some room."""


def as_xlsx(portfolio: Portfolio) -> bytes:
    """The workbook."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        rows = portfolio.ordered
        agreement, problem = _("Agreement"), _("Problem")
        _sheet(
            book,
            _("Positions"),
            [agreement, *(position_title(portfolio, id_) for id_ in portfolio.positions), problem],
            ([row.file, *(verdict_of(row, id_) for id_ in portfolio.positions), remark_on(row)] for row in rows),
        )
        _sheet(
            book,
            _("Clauses"),
            [agreement, *(clause_title(portfolio, id_) for id_ in portfolio.clauses), problem],
            ([row.file, *(state_of(row, id_) for id_ in portfolio.clauses), remark_on(row)] for row in rows),
        )
        _sheet(
            book,
            _("Differences"),
            [agreement, _("Clause"), _("Article"), _("Difference")],
            (
                [row.file, clause_title(portfolio, id_), row.cell(id_).article or "", row.cell(id_).difference]
                for row in rows
                for id_ in portfolio.clauses
                if row.cell(id_).difference
            ),
        )
        _sheet(
            book,
            _("Wordings"),
            [_("Clause"), _("State"), _("Agreements"), _("Text"), _("Among others in")],
            (
                [
                    clause_title(portfolio, each.clause),
                    _(STATE_WORDS[each.state]),
                    str(each.count),
                    wording_text(each),
                    "\n".join(each.files),
                ]
                for each in wordings(portfolio)
            ),
        )
    return buffer.getvalue()


def _sheet(book: Workbook, name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    sheet = book.add_worksheet(name[:31])
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            sheet.write_string(last, column, text[:LONGEST], plain)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, len(heads) - 1, 18)
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)
