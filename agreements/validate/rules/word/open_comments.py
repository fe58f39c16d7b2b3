"""Word comments that are still in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.finding import Spot
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["OpenComments"]


class OpenComments(Rule):
    """The document still has comments.

    ## What it does
    Finds every Word comment, resolved or not, wherever it stands.

    ## Why it matters
    Comments go with the file to whoever receives it. They often hold what was meant for one’s own side: reasons,
    doubts, how far one would go.

    ## Example
    Artikel 8 – “ondergrens is 4 uur, niet zeggen”, a comment in the margin.

    ## Better
    The same document after Review – Delete – Delete All Comments.

    ## Basis
    Good practice.
    """

    name = "open-comments"
    code = "W402"
    family = "word"
    severity = "warning"
    title = mark("Comments are left")
    basis = mark("Good practice")
    remedy = mark("Delete each comment in Word (Review), and save the document again.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each comment, at the paragraph that it is about."""
        for remark in analysis.remarks:
            spot = remark.story.spot(remark.paragraph) if remark.story else Spot("comment")
            message = _("A comment is left here, by {author}.") if remark.author else _("A comment is left here.")
            yield self.finding(message.format(author=remark.author), spot, excerpt=remark.text)
