"""What a check of the library reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from akkoord.yamlfile import Location

__all__ = ["SEVERITIES", "LibraryFinding", "Severity"]

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the worst to the mildest."""


@dataclass(frozen=True)
class LibraryFinding:
    """One weakness: which check found it, how bad it is, of which clause, position or law, and in which of its fields.

    ``line`` is the line in a text (1-based), where ``location`` is a text.
    """

    check: str
    severity: Severity
    id: str
    message: str
    location: Location = field(default=())
    line: int | None = None
