"""Findings as SARIF 2.1.0 (OASIS), the format that code hosts and editors show.

A Word document has no lines: ``startLine`` is the number of the paragraph in its part, and the logical location is the
article.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from agreements.validate.registry import all_rules
from agreements.validate.reports.text import where
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.validate.desk import Outcome
    from agreements.validate.finding import Finding
    from agreements.validate.rule import Rule

__all__ = ["as_sarif"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(outcomes: Sequence[Outcome]) -> str:
    """One run over all files; a file that could not be checked is a notification of its invocation."""
    checked = [outcome for outcome in outcomes if not outcome.problems]
    found = {finding.rule for outcome in checked for finding in outcome.findings}
    rules = [rule for rule in all_rules() if rule.name in found]
    index = {rule.name: number for number, rule in enumerate(rules)}
    notifications = [
        {
            "level": "error",
            "message": {"text": problem.message},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(outcome.file)}}}],
        }
        for outcome in outcomes
        for problem in outcome.problems
    ]
    run = {
        "tool": {
            "driver": {"name": "akkoord", "version": version("akkoord"), "rules": [_rule(rule) for rule in rules]}
        },
        "invocations": [{"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}],
        "artifacts": [{"location": {"uri": _uri(outcome.file)}} for outcome in checked],
        "results": [
            _result(finding, index[finding.rule], outcome.file) for outcome in checked for finding in outcome.findings
        ],
        "columnKind": "unicodeCodePoints",
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _(rule.title)},
        "help": {"text": _(rule.remedy)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"family": rule.family, "basis": _(rule.basis)},
    }


def _result(finding: Finding, rule: int, file: Path) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    if finding.spot.paragraph is not None:
        physical["region"] = {"startLine": finding.spot.paragraph + 1}
        if finding.excerpt:
            physical["region"]["snippet"] = {"text": finding.excerpt}
    location: dict[str, Any] = {"physicalLocation": physical}
    place = where(finding.spot)
    if place:
        location["logicalLocations"] = [{"name": finding.spot.article or place, "fullyQualifiedName": place}]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.remedy}".strip()},
        "locations": [location],
        "partialFingerprints": {"akkoord/v1": finding.fingerprint},
    }


def _uri(file: Path) -> str:
    """A relative path as a relative reference, an absolute one as a file URI."""
    return file.as_uri() if file.is_absolute() else quote(file.as_posix())
