"""One sentence for each finding, to be read out at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from agreements.impact.model import Finding, Passage

__all__ = ["reason"]

_SENTENCES = {
    "discretion": mark("What we hold as a right now depends on the employer's judgement"),
}


def reason(finding: Finding, ours: Passage, theirs: Passage) -> str:
    """What the edit does, with the words of both texts."""
    said = _(_SENTENCES.get(finding.mechanism, finding.mechanism))
    return f"{said}: {ours.quote(finding.ours)} → {theirs.quote(finding.theirs)}"
