"""Findings as JSON, by the contract ``akkoord.validate/1``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from agreements.validate.finding import Finding

__all__ = ["as_json"]

SCHEMA = "akkoord.validate/1"


def as_json(results: Mapping[Path, Sequence[Finding]]) -> str:
    """One object for one file, a list of them for several."""
    documents = [_document(file, findings) for file, findings in results.items()]
    return json.dumps(documents[0] if len(documents) == 1 else documents, ensure_ascii=False, indent=2) + "\n"


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
