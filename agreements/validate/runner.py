"""Rules over a document: the findings, in the order of the document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.validate.analysis import Analysis
from agreements.validate.finding import SEVERITIES, fingerprints
from agreements.word.package import Package
from akkoord.processes import beside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.dossier import Dossier
    from agreements.validate.finding import Finding
    from agreements.validate.rule import Rule

__all__ = ["check", "check_file"]

LONG = 200
"""From so many sentences on, a document is worth a second process: about ten pages."""
_PARTS = ("document", "title", "opening", "article", "closing", "annex")


def check_file(file: Path, rules: Sequence[Rule], dossier: Dossier | None = None) -> list[Finding]:
    """Everything that ``rules`` find in a file. Raises InputError when it is no sound Word document."""
    return check(Analysis(Package.open(file), dossier), rules)


def check(analysis: Analysis, rules: Sequence[Rule]) -> list[Finding]:
    """Everything that ``rules`` find, in the order of the document, with their fingerprints.

    Of a long document, positions take as long to judge as all the rest: then that is done beside it.
    """
    mine = [rule for rule in rules if analysis.language in rule.languages]
    judging = [rule for rule in mine if rule.family == "positions"]
    others = [rule for rule in mine if rule.family != "positions"]
    if judging and others and len(analysis.statements) >= LONG:
        judged = beside(lambda: _found(analysis, judging))
        found = [*_found(analysis, others), *judged()]
    else:
        found = _found(analysis, mine)
    ordered = sorted((_placed(finding, analysis) for finding in found), key=_reading_order)
    names = fingerprints(ordered)
    return [replace(finding, fingerprint=name) for finding, name in zip(ordered, names, strict=True)]


def _found(analysis: Analysis, rules: Sequence[Rule]) -> list[Finding]:
    return [finding for rule in rules for finding in rule.check(analysis)]


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
