"""A portfolio as JSON (``akkoord.portfolio/1``)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from agreements.portfolio.wordings import wordings

if TYPE_CHECKING:
    from agreements.portfolio.model import Portfolio

__all__ = ["as_json"]


def as_json(portfolio: Portfolio) -> str:
    """The agreements, the most deviating first, and the wordings in use. A clause that is not named is absent."""
    data = {
        "schema": "akkoord.portfolio/1",
        "clauses": portfolio.clauses,
        "positions": portfolio.positions,
        "agreements": [{**asdict(row), "deviation": portfolio.deviation(row)} for row in portfolio.ordered],
        "wordings": [asdict(each) for each in wordings(portfolio)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
