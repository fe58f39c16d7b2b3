"""Whether a Word document is a report of ours: it has styles that only our reports have, also once saved by Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.stylesheet import style_sheet

if TYPE_CHECKING:
    from agreements.word.package import Package

__all__ = ["is_report"]

_STYLES = frozenset({"ReportLead", "ReportVerdict", "ReportCell", "ReportTable"})


def is_report(package: Package) -> bool:
    """Whether the document is a report that ``akkoord diff`` wrote, and no agreement."""
    return style_sheet(package).styles.keys() >= _STYLES
