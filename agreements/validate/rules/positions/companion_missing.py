"""A clause stands without another that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.presence import titled_in
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["CompanionMissing"]

OURS = 6
"""A text with fewer clauses of the library was never ours, and may say the same in words of its own."""


class CompanionMissing(Rule):
    """A clause stands without another that it needs.

    ## What it does
    Finds clauses of the library, known by their text, of which a companion that the library asks for is not in the
    draft, neither by its text nor by its heading. A text that holds few of our clauses was never ours, may say the same
    in words of its own, and is left alone.

    ## Why it matters
    A clause that builds on definitions, or on a right that another article grants, says little without them.

    ## Example
    An article on repayment of the cost, and none on who bears the cost.

    ## Better
    Both articles.

    ## Basis
    Good practice.
    """

    name = "companion-missing"
    code = "P307"
    family = "positions"
    severity = "warning"
    title = mark("A clause misses its companion")
    basis = mark("Good practice")
    remedy = mark("Add the companion from the library.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each companion that is missing."""
        language = analysis.language
        titled = titled_in(analysis.agreement, analysis.library)
        if len(analysis.clauses) < OURS:
            return
        missing: dict[str, list[str]] = {}
        for clause, companion in analysis.library.missing_companions(analysis.clauses):
            if companion.id not in titled:
                missing.setdefault(companion.id, []).append(clause.id)
        for id_, needing in missing.items():
            companion, clause = analysis.library.clauses[id_], analysis.library.clauses[needing[0]]
            message = _("The clause “{companion}” is missing. These cannot stand without it: {clauses}.").format(
                companion=companion.title[language],
                clauses=", ".join(analysis.library.clauses[each].title[language] for each in needing),
            )
            yield self.finding(message, analysis.line_of(analysis.clauses[clause.id]), excerpt=clause.title[language])
