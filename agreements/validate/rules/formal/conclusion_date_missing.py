"""Art. 16, 7°: the day of conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["ConclusionDateMissing"]


class ConclusionDateMissing(Rule):
    """The agreement does not tell the day on which it is concluded.

    ## What it does
    Looks for a date in the closing formula (Opgemaakt te … op …), in the title, in a row or a sentence that tells the
    day of conclusion. A place for the date that is still to be filled in gives a note.

    ## Why it matters
    The date of conclusion is a mandatory mention, also when every signature has a date of its own.

    ## Example
    Opgemaakt te Gent, in drie exemplaren.

    ## Better
    Opgemaakt te Gent op 15 december 2026, in drie exemplaren.

    ## Basis
    Act of 5 December 1968, art. 16, 7°.
    """

    name = "conclusion-date-missing"
    code = "F107"
    family = "formal"
    severity = "error"
    title = mark("The date of conclusion is missing")
    basis = mark("Act of 5 December 1968, art. 16, 7°")
    remedy = mark("Add the date on which the agreement is concluded: in the title and in the closing formula.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding when the date is missing, or is still to be filled in."""
        conclusion = analysis.conclusion
        if conclusion is None:
            formula = analysis.closing.formula
            yield self.finding(_("Nothing tells the date on which this agreement is concluded."), formula)
        elif conclusion.day is None:
            message = _("The date of conclusion is still to be filled in.")
            yield self.finding(message, conclusion.line, severity="info")
