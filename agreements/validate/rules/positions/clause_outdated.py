"""The draft has an older version of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import active, mark
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.model import Language
    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["ClauseOutdated"]


class ClauseOutdated(Rule):
    """The draft has an older version of a clause.

    ## What it does
    Finds parts whose content control names a version of a clause that is older than that of the library, and tells what
    has changed in the clause since.

    ## Why it matters
    A clause gets a new version for a reason: a law that changed, a wording that turned out weak.

    ## Example
    A draft made from last year's file, with last year's text on the career voucher.

    ## Better
    The draft made anew from the same dossier.

    ## Basis
    Good practice.
    """

    name = "clause-outdated"
    code = "P305"
    family = "positions"
    severity = "info"
    title = mark("A clause is out of date")
    basis = mark("Good practice")
    remedy = mark("Make the draft again from its dossier, or take over the new text of the clause.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each clause that has a newer version."""
        language: Language = "fr" if active() == "fr" else "nl"
        for each in analysis.tagged:
            if each.outdated:
                last = max(each.clause.changelog, key=lambda change: change.date)
                message = _("The clause “{id}” is of version {old}; the library has {new}: {change}").format(
                    id=each.clause.id, old=each.tag.version, new=each.clause.version, change=last.text[language]
                )
                where = analysis.line_of(each.article)
                yield self.finding(message, where, excerpt=each.clause.title[analysis.language])
