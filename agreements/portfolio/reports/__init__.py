"""A portfolio, shown: on the terminal, and as HTML, Excel or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.portfolio.reports.excel import as_xlsx
from agreements.portfolio.reports.html import as_html
from agreements.portfolio.reports.json import as_json
from agreements.portfolio.reports.text import as_text

if TYPE_CHECKING:
    from agreements.portfolio.model import Portfolio

__all__ = ["KINDS", "as_report", "as_text"]

KINDS = (".html", ".json", ".xlsx")


def as_report(portfolio: Portfolio, kind: str) -> bytes:
    """The report as a file of a kind of ``KINDS``."""
    if kind == ".xlsx":
        return as_xlsx(portfolio)
    return (as_html(portfolio) if kind == ".html" else as_json(portfolio)).encode()
