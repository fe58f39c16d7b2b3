"""Consistency of the library itself: what reading it does not see.

``check_library`` runs every check of ``clauses/checking``; where a finding stands is told by file and line.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from akkoord.messages import gettext as _
from akkoord.messages import mark
from akkoord.yamlfile import load
from clauses.checking.basis import repealed_laws, unused_laws
from clauses.checking.coverage import clauses_without_position, positions_without_clause
from clauses.checking.finding import SEVERITIES, LibraryFinding
from clauses.checking.graph import circles, contradictions, strangers
from clauses.checking.ladder import positions_given_up, room_for_the_employer, values_turned
from clauses.checking.texts import language_differences, unused_defaults, vague_texts

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from akkoord.errors import Place
    from akkoord.yamlfile import Document
    from clauses.library import Library

__all__ = ["LibraryFinding", "as_json", "as_text", "check_library", "ordered", "place_of"]

_CHECKS = (
    positions_without_clause,
    clauses_without_position,
    positions_given_up,
    values_turned,
    room_for_the_employer,
    circles,
    contradictions,
    strangers,
    language_differences,
    vague_texts,
    unused_defaults,
    unused_laws,
)
_SEVERITY_WORDS = {"error": mark("error"), "warning": mark("warning"), "info": mark("info")}


def check_library(library: Library, day: datetime.date) -> list[LibraryFinding]:
    """Every weakness of a library, the worst first, and then by clause. ``day``: laws must be in force on it."""
    found = [finding for check in _CHECKS for finding in check(library)]
    found += repealed_laws(library, day)
    return ordered(found)


def ordered(findings: Iterable[LibraryFinding]) -> list[LibraryFinding]:
    """The worst first, and then by clause and check."""
    return sorted(findings, key=lambda each: (SEVERITIES.index(each.severity), each.id, each.check))


def place_of(finding: LibraryFinding, library: Library) -> Place | None:
    """The file and the line of a finding; None for what has no file of its own (a law)."""
    file = library.files.get(finding.id)
    return None if file is None else _document(file).place(finding.location, finding.line)


@cache
def _document(file: Path) -> Document:
    return load(file)


def as_text(findings: Sequence[LibraryFinding], library: Library) -> str:
    """A line for each finding ("clauses/x.yaml:12: warning vague-words …"), and how many there are."""
    lines = []
    for finding in findings:
        place = place_of(finding, library)
        where = f"{place.file.name}:{place.line}" if place is not None and place.file is not None else finding.id
        lines.append(f"{where}: {_(_SEVERITY_WORDS[finding.severity])} {finding.check} {finding.message}")
    counts = {severity: sum(1 for each in findings if each.severity == severity) for severity in SEVERITIES}
    summary = _("{errors} errors, {warnings} warnings, {mentions} mentions.").format(
        errors=counts["error"], warnings=counts["warning"], mentions=counts["info"]
    )
    return "\n".join([*lines, summary]) + "\n"


def as_json(findings: Sequence[LibraryFinding], library: Library) -> str:
    """The findings as JSON (``akkoord.clauses-check/1``)."""
    listed = []
    for finding in findings:
        place = place_of(finding, library)
        listed.append(
            {
                "check": finding.check,
                "severity": finding.severity,
                "id": finding.id,
                "file": None if place is None else str(place.file),
                "line": None if place is None else place.line,
                "message": finding.message,
            }
        )
    return json.dumps({"schema": "akkoord.clauses-check/1", "findings": listed}, ensure_ascii=False, indent=2) + "\n"
