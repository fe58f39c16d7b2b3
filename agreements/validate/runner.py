"""Rules over a document: the findings, in the order of the document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.validate.analysis import Analysis
from agreements.validate.finding import SEVERITIES, fingerprints
from agreements.word.package import Package

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.dossier import Dossier
    from agreements.validate.finding import Finding
    from agreements.validate.rule import Rule

__all__ = ["check", "check_file"]

_PARTS = ("document", "title", "opening", "article", "closing", "annex")


def check_file(file: Path, rules: Sequence[Rule], dossier: Dossier | None = None) -> list[Finding]:
    """Everything that ``rules`` find in a file. Raises InputError when it is no sound Word document."""
    return check(Analysis(Package.open(file), dossier), rules)


def check(analysis: Analysis, rules: Sequence[Rule]) -> list[Finding]:
    """Everything that ``rules`` find, in the order of the document, with their fingerprints."""
    language = analysis.language
    found = [finding for rule in rules if language in rule.languages for finding in rule.check(analysis)]
    ordered = sorted((_placed(finding, analysis) for finding in found), key=_reading_order)
    names = fingerprints(ordered)
    return [replace(finding, fingerprint=name) for finding, name in zip(ordered, names, strict=True)]


def _placed(finding: Finding, analysis: Analysis) -> Finding:
    """The finding with the article in which its paragraph stands, when its rule read the paragraph and not the line."""
    spot = finding.spot
    if spot.part != "document" or spot.paragraph is None or spot.story != analysis.stories[0].name:
        return finding
    before = [
        line.spot
        for line in analysis.lines
        if line.spot.paragraph is not None and line.spot.paragraph <= spot.paragraph
    ]
    last = before[-1] if before else None
    return finding if last is None else replace(finding, spot=replace(spot, part=last.part, article=last.article))


def _reading_order(finding: Finding) -> tuple[int, int, int, str]:
    """Those on the whole document first, then as they are met in reading; of one place the worst first."""
    spot = finding.spot
    part = _PARTS.index(spot.part) if spot.part in _PARTS else len(_PARTS)
    paragraph = -1 if spot.paragraph is None else spot.paragraph
    return (part, paragraph, SEVERITIES.index(finding.severity), finding.code)
