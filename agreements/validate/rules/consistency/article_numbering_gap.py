"""A number that is missing, or that stands after a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.coherence.sequence import Slip
    from agreements.validate.finding import Finding

__all__ = ["ArticleNumberingGap"]

_GAPS = {
    "article": mark("After article {before} comes article {number}: article {expected} is missing."),
    "annex": mark("After annex {before} comes annex {number}: annex {expected} is missing."),
    "chapter": mark("After chapter {before} comes chapter {number}: chapter {expected} is missing."),
    "paragraph": mark("After paragraph {before} comes {number}: paragraph {expected} is missing."),
    "item": mark("After item {before} comes {number}: item {expected} is missing."),
}
_ORDERS = {
    "article": mark("Article {number} stands after article {before}."),
    "annex": mark("Annex {number} stands after annex {before}."),
    "paragraph": mark("Paragraph {number} stands after paragraph {before}."),
    "item": mark("Item {number} stands after item {before}."),
}


class ArticleNumberingGap(Rule):
    """A number is missing between two articles, chapters, annexes, paragraphs or items; or they stand in another order.

    ## What it does
    Follows the numbers as a reader sees them, also letters and Roman numbers. "3bis" may stand between "3" and "4"; a
    list may begin anew at 1; lists that do not begin at 1 are left alone. Articles that are quoted to amend an earlier
    agreement do not count.

    ## Why it matters
    Mostly an article was struck, or moved, and references still point to the old number. Whoever reads the signed
    text asks what stood in the article that is missing.

    ## Example
    Artikel 3. Aanvraag. … Artikel 5. Kosten.

    ## Better
    Artikel 3. Aanvraag. … Artikel 4. Kosten.

    ## Basis
    Good practice: the advice of the Federal Public Service Employment on depositing agreements.
    """

    name = "article-numbering-gap"
    code = "C203"
    family = "consistency"
    severity = "warning"
    title = mark("The numbering skips or turns back")
    basis = mark("Good practice (advice of the Federal Public Service Employment on deposits)")
    remedy = mark("Look whether something was lost; else number again, and adapt the references.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each number that does not follow the one before it."""
        for slip in analysis.coherence.slips:
            if slip.kind != "duplicate":
                yield self.finding(_message(slip), slip.line)


def _message(slip: Slip) -> str:
    if not slip.before:
        return _("The numbering begins with {number}, and not with 1.").format(number=slip.number)
    messages = _GAPS if slip.kind == "gap" else _ORDERS
    return _(messages[slip.what]).format(number=slip.shown, before=slip.before, expected=slip.expected)
