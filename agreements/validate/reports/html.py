"""Findings as one HTML page: no outside assets, readable on paper, by keyboard and by screen readers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from agreements.validate.finding import SEVERITIES
from agreements.validate.reports.text import summary, where
from agreements.webpage import webpage
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.validate.desk import Outcome

__all__ = ["as_html"]


def as_html(outcomes: Sequence[Outcome]) -> str:
    """One page for all documents: an overview when there are several, then each with its findings."""
    documents = [
        {
            "file": str(outcome.file),
            "language": outcome.language,
            "problems": outcome.problems,
            "counts": {s: sum(each.severity == s for each in outcome.findings) for s in SEVERITIES},
            "findings": [{**vars(each), "place": where(each.spot)} for each in outcome.findings],
        }
        for outcome in outcomes
    ]
    return webpage(
        Path(__file__).parent / "page.html",
        title=_("What the checks found"),
        summary=summary(outcomes),
        severities=SEVERITIES,
        documents=documents,
        words={
            "error": _("Error"),
            "warning": _("Warning"),
            "info": _("Info"),
            "overview": _("Overview"),
            "document": _("Document"),
            "nothing": _("Nothing to report."),
            "unreadable": _("This document could not be checked."),
        },
    )
