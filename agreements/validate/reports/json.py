"""Findings as JSON, by the contract ``akkoord.validate/1``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.validate.desk import Outcome
    from agreements.validate.finding import Finding

__all__ = ["as_json"]

SCHEMA = "akkoord.validate/1"


def as_json(outcomes: Sequence[Outcome], *, several: bool) -> str:
    """One object for one document; a list of them when several were asked for, without those that cannot be read."""
    documents = [_document(each.file, each.findings) for each in outcomes if not each.problems]
    shown = documents if several else documents[0] if documents else None
    return "" if shown is None else json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _document(file: Path, findings: Sequence[Finding]) -> dict[str, object]:
    return {"schema": SCHEMA, "file": str(file), "findings": [_finding(finding) for finding in findings]}


def _finding(finding: Finding) -> dict[str, str | None]:
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity,
        "article": finding.spot.article,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "basis": finding.basis,
        "remedy": finding.remedy,
    }
