"""Findings in the draft itself, as Word comments at their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.finding import SEVERITY_WORDS
from agreements.validate.reports.text import where
from agreements.word.annotating import Note, annotate_paragraphs
from akkoord.messages import gettext as _
from akkoord.messages import named, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.validate.finding import Finding
    from agreements.word.package import Package

__all__ = ["as_commented"]

AUTHOR = "Akkoord"


def as_commented(package: Package, findings: Sequence[Finding]) -> bytes:
    """The draft with a comment for each finding; one without a place in the body stands at its first paragraph."""
    body = package.main_document
    annotate_paragraphs(
        package, [Note(_paragraph(finding, body), _texts(finding, body)) for finding in findings], AUTHOR
    )
    return package.to_bytes()


def _paragraph(finding: Finding, body: str) -> int:
    spot = finding.spot
    return spot.paragraph if spot.paragraph is not None and spot.story == body else 0


def _texts(finding: Finding, body: str) -> tuple[str, ...]:
    """What the comment says: severity and rule, message, the words when they stand elsewhere, remedy, basis."""
    elsewhere = finding.spot.story != body or finding.spot.paragraph is None
    place = where(finding.spot) if elsewhere else ""
    lines = [
        named(_(SEVERITY_WORDS[finding.severity]).capitalize(), f"{finding.rule} ({finding.code})"),
        named(place, finding.message) if place else finding.message,
        quoted(finding.excerpt) if elsewhere and finding.excerpt else "",
        f"→ {finding.remedy}",
        finding.basis,
    ]
    return tuple(line for line in lines if line)
