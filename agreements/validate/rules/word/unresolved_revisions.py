"""Tracked changes that nobody accepted or rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["UnresolvedRevisions"]


class UnresolvedRevisions(Rule):
    """The document still has tracked changes.

    ## What it does
    Finds every paragraph with tracked insertions, deletions, moves or formatting changes: in the body, tables,
    text boxes, headers, footers, notes and comments.

    ## Why it matters
    Two readers see two texts: one with the changes, one without. What is deleted is still in the file for whoever
    receives it. A text that is signed must say one thing.

    ## Example
    De werkgever antwoordt binnen een termijn van [-14-] {+30+} kalenderdagen.

    ## Better
    De werkgever antwoordt binnen een termijn van 14 kalenderdagen.

    ## Basis
    Good practice. The Act of 5 December 1968 (art. 13 and 14) asks for one written and signed text.
    """

    name = "unresolved-revisions"
    code = "W401"
    family = "word"
    severity = "warning"
    title = mark("Tracked changes are left")
    basis = mark("Good practice")
    remedy = mark("Accept or reject each tracked change in Word (Review), and save the document again.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each paragraph with tracked changes."""
        for revision in analysis.revisions:
            spot = revision.story.spot(revision.paragraph)
            authors = ", ".join(revision.authors)
            message = (
                _("A tracked change is left here, by {authors}.") if authors else _("A tracked change is left here.")
            )
            yield self.finding(message.format(authors=authors), spot, excerpt=revision.text)
