"""A clause of ours no longer has our words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["ClauseAltered"]


class ClauseAltered(Rule):
    """A clause of ours no longer has our words.

    ## What it does
    Finds parts whose content control names a clause of the library, and whose words are not those of that clause, or
    whose values are not those of the dossier. Other numbers of articles are not reported. What the other words do to
    a position is told by the other rules.

    ## Why it matters
    An expert who sees which articles are untouched has only the others to read.

    ## Example
    An article under the name of our clause, in which “kosteloos” has become “zo veel mogelijk kosteloos”.

    ## Better
    The words of the clause, or an article of its own for what is added.

    ## Basis
    Good practice.
    """

    name = "clause-altered"
    code = "P304"
    family = "positions"
    severity = "info"
    title = mark("A clause of ours was altered")
    basis = mark("Good practice")
    remedy = mark("Compare it with the library (akkoord clauses show), or with our draft (akkoord diff).")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each clause that was altered."""
        language = analysis.language
        for each in analysis.tagged:
            if each.altered:
                message = _("The words of the clause “{id}” were altered.").format(id=each.clause.id)
                where = analysis.line_of(each.article)
                yield self.finding(message, where, excerpt=each.clause.title[language])
