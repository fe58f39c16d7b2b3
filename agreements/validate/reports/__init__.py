"""Findings, shown: as text, JSON, SARIF, HTML, and in the draft itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.reports.html import as_html
from agreements.validate.reports.json import as_json
from agreements.validate.reports.sarif import as_sarif
from agreements.validate.reports.text import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.validate.desk import Outcome

__all__ = ["as_report"]


def as_report(outcomes: Sequence[Outcome], form: str, *, several: bool) -> str:
    """The findings as "text", "json", "html" or "sarif"; ``several`` tells that more than one draft was asked for."""
    if form == "json":
        return as_json(outcomes, several=several)
    if form == "html":
        return as_html(outcomes)
    if form == "sarif":
        return as_sarif(outcomes)
    return "".join(as_text(outcome.file, outcome.findings) for outcome in outcomes)
