"""Good practice: the deposit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.phrases import phrases
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["DepositClauseMissing"]


class DepositClauseMissing(Rule):
    """The agreement does not speak of its deposit.

    ## What it does
    Looks for the deposit or the registration of the agreement.

    ## Why it matters
    A company agreement is deposited by the most diligent party. An article that says so, and when, keeps that from
    being forgotten. It is no mandatory mention.

    ## Example
    Artikel 12. Duur. Deze cao is gesloten voor onbepaalde duur.

    ## Better
    Artikel 13. Neerlegging. De meest gerede partij legt deze cao neer bij de Griffie van de Algemene Directie
    Collectieve Arbeidsbetrekkingen.

    ## Basis
    Good practice. Act of 5 December 1968, art. 18; Royal Decree of 7 November 1969, art. 2.
    """

    name = "deposit-clause-missing"
    code = "F118"
    family = "formal"
    severity = "warning"
    title = mark("There is no clause on the deposit")
    basis = mark("Good practice; Act of 5 December 1968, art. 18")
    remedy = mark("Add an article that says who deposits the agreement, where, and by when.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding on the whole document when it does not speak of its deposit."""
        words = phrases("deposit", analysis.language)
        told = [
            statement
            for statement in analysis.statements
            if statement.line.part == "article" or not analysis.agreement.articles
        ]
        headings = [line.plain for line in analysis.lines if line.is_heading]
        texts = [*headings, *(each.plain for each in told if not words.find("of_others", each.plain))]
        if not any(words.find("deposit", text) for text in texts):
            yield self.finding(_("Nothing speaks of the deposit of this agreement."))
