"""What a check reports: which rule, how bad, where, the words, why, and what to do about it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Literal

from akkoord.messages import mark

__all__ = ["SEVERITIES", "Finding", "Part", "Severity", "Spot", "fingerprints", "worse_or_equal"]

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the worst to the mildest."""

SEVERITY_WORDS = {"error": mark("error"), "warning": mark("warning"), "info": mark("info")}

Part = Literal[
    "document", "title", "opening", "article", "closing", "annex", "header", "footer", "note", "comment", "properties"
]

LONGEST_EXCERPT = 160


@dataclass(frozen=True)
class Spot:
    """Where something stands.

    ``article`` is the number of the article (or annex) as a reader sees it, or None. ``story`` is the part of the
    package ("word/document.xml", "word/header1.xml") and ``paragraph`` the index of the ``w:p`` in it, in document
    order; both are None when it is no single paragraph.
    """

    part: Part = "document"
    article: str | None = None
    story: str | None = None
    paragraph: int | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found. The texts are in the language of messages, the excerpt in that of the document."""

    rule: str
    code: str
    severity: Severity
    message: str
    basis: str
    remedy: str
    spot: Spot = field(default_factory=Spot)
    excerpt: str = ""
    fingerprint: str = ""


def worse_or_equal(severity: Severity, threshold: Severity) -> bool:
    """Whether a severity is at or above a threshold."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)


def shortened(text: str) -> str:
    """An excerpt of one line, of at most 160 characters."""
    line = re.sub(r"\s+", " ", text).strip()
    return line if len(line) <= LONGEST_EXCERPT else f"{line[: LONGEST_EXCERPT - 1].rstrip()}…"


def fingerprints(findings: list[Finding]) -> list[str]:
    """A name for each finding that stays when articles are renumbered, or messages are in another language.

    It is made of the rule, the words of the excerpt, and which one it is among those that are alike.
    """
    seen: dict[str, int] = {}
    names: list[str] = []
    for finding in findings:
        words = re.sub(r"\W+", " ", finding.excerpt).casefold().strip()
        key = f"{finding.rule}|{words}"
        seen[key] = seen.get(key, 0) + 1
        names.append(hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:16])
    return names
