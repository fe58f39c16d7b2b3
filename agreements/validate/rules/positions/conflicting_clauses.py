"""Two clauses of the draft cannot stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.presence import conflicts_of
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["ConflictingClauses"]


class ConflictingClauses(Rule):
    """Two clauses of the draft cannot stand together.

    ## What it does
    Finds pairs of clauses of the library, known by their text, that exclude each other: by what the library says, or
    because each is meant for another case (a fixed and an indefinite duration).

    ## Why it matters
    Two articles that say different things on one point are interpreted, and one cannot know how.

    ## Example
    An article that the agreement is of indefinite duration, and another that it ends on 31 December 2028.

    ## Better
    One of the two.

    ## Basis
    Good practice.
    """

    name = "conflicting-clauses"
    code = "P306"
    family = "positions"
    severity = "warning"
    title = mark("Two clauses exclude each other")
    basis = mark("Good practice")
    remedy = mark("Keep one of the two articles.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each pair of clauses."""
        language = analysis.language
        for one, other in conflicts_of(analysis.clauses, analysis.library):
            message = _("The clauses “{one}” and “{other}” exclude each other.").format(
                one=one.title[language], other=other.title[language]
            )
            yield self.finding(message, analysis.line_of(analysis.clauses[other.id]), excerpt=other.title[language])
