"""Findings as one HTML page: no outside assets, readable on paper, by keyboard and by screen readers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from agreements.validate.finding import SEVERITIES
from agreements.validate.reports.text import summary, where
from akkoord.messages import active
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

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
    return _template().render(
        language=active(),
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


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
