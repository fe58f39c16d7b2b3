"""Findings as text for a terminal: one line that says what and where, then the words and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.finding import SEVERITIES, SEVERITY_WORDS
from akkoord.messages import gettext as _
from akkoord.messages import mark, named, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.validate.desk import Outcome
    from agreements.validate.finding import Finding, Spot

__all__ = ["as_text", "summary", "where"]

_PLACES = {
    "article": mark("article {number}"),
    "annex": mark("annex {number}"),
    "title": mark("title"),
    "opening": mark("beginning"),
    "closing": mark("closing"),
    "header": mark("header"),
    "footer": mark("footer"),
    "note": mark("note"),
    "comment": mark("comment"),
    "properties": mark("properties"),
    "document": "",
}


def as_text(file: Path, findings: Sequence[Finding]) -> str:
    """``file:article: severity rule message``, and indented under it the excerpt and the remedy."""
    return "".join(_block(file, finding) for finding in findings)


def summary(outcomes: Sequence[Outcome]) -> str:
    """How many findings there are of each severity, and in how many documents."""
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    counts = {severity: sum(each.severity == severity for each in findings) for severity in SEVERITIES}
    checked = sum(not outcome.problems for outcome in outcomes)
    told = ngettext("{count} document checked", "{count} documents checked", checked).format(count=checked)
    counted = (
        ngettext("{count} error", "{count} errors", counts["error"]).format(count=counts["error"]),
        ngettext("{count} warning", "{count} warnings", counts["warning"]).format(count=counts["warning"]),
        ngettext("{count} for information", "{count} for information", counts["info"]).format(count=counts["info"]),
    )
    return named(told, f"{', '.join(counted)}.")


def where(spot: Spot) -> str:
    """The place in words: "article 3", "annex 1", "footer"; "" for the document as a whole."""
    return _(_PLACES[spot.part]).format(number=spot.article or "").strip()


def _block(file: Path, finding: Finding) -> str:
    place = ":".join(filter(None, (str(file), where(finding.spot))))
    lines = [f"{place}: {_(SEVERITY_WORDS[finding.severity])} {finding.rule} {finding.message}"]
    lines += [f"    {quoted(finding.excerpt)}"] if finding.excerpt else []
    lines += [f"    → {finding.remedy}"] if finding.remedy else []
    return "\n".join(lines) + "\n"
