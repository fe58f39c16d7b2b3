"""Two articles, annexes, paragraphs or items with one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["DuplicateArticleNumber"]

_MESSAGES = {
    "article": mark("There are two articles {number}."),
    "annex": mark("There are two annexes {number}."),
    "paragraph": mark("This article has two paragraphs {number}."),
    "item": mark("This list has two items {number}."),
}


class DuplicateArticleNumber(Rule):
    """Two articles have the same number; or two annexes, two paragraphs of an article, two items of a list.

    ## What it does
    Compares the numbers as a reader sees them, whether Word counts or somebody typed them. "3bis" is another number
    than "3". Numbering that begins anew in every chapter is accepted.

    ## Why it matters
    A reference to that number can be read in two ways, and so can a later amendment. The administration asks for
    correct numbering of articles.

    ## Example
    Artikel 4. Aanvraag. … Artikel 4. Kosten.

    ## Better
    Artikel 4. Aanvraag. … Artikel 5. Kosten.

    ## Basis
    Good practice: the advice of the Federal Public Service Employment on depositing agreements.
    """

    name = "duplicate-article-number"
    code = "C202"
    family = "consistency"
    severity = "warning"
    title = mark("A number is used twice")
    basis = mark("Good practice (advice of the Federal Public Service Employment on deposits)")
    remedy = mark("Give each a number of its own, and adapt the references to it.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each number that was used before."""
        for slip in analysis.coherence.slips:
            if slip.kind == "duplicate":
                yield self.finding(_(_MESSAGES[slip.what]).format(number=slip.shown), slip.line)
