"""Damages that can be claimed from the unions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["UnionLiability"]


class UnionLiability(Rule):
    """The organisations can be made to pay damages.

    ## What it does
    Finds sentences by which an organisation or a party owes damages, a penalty or a fine, or is liable, for instance
    for a breach of social peace. What the employer pays is not reported.

    ## Why it matters
    Damages for non-performance can be claimed from the organisations only when the agreement says so expressly. Such a
    sentence gives away a protection that the law gives.

    ## Example
    Schending van de sociale vrede geeft aanleiding tot schadevergoeding.

    ## Better
    De partijen overleggen voor zij actie voeren.

    ## Basis
    Act of 5 December 1968, art. 4.
    """

    name = "union-liability"
    code = "L502"
    family = "traps"
    severity = "warning"
    title = mark("The unions can be made to pay")
    basis = mark("Act of 5 December 1968, art. 4")
    remedy = mark("Strike this: without it the law protects the organisations.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each sentence that springs the trap."""
        for trap in analysis.traps("union_liability"):
            message = _("This opens the way to claim damages from the organisations that sign.")
            yield self.finding(message, trap.line, excerpt=trap.sentence)
