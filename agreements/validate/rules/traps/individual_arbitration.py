"""Individual disputes that go to arbitrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["IndividualArbitration"]


class IndividualArbitration(Rule):
    """Individual disputes are handed to arbitrators.

    ## What it does
    Finds sentences that hand disputes to an arbitrator or an arbitration board. Arbitration of collective disputes, or
    of disputes between the parties who sign, is not reported.

    ## Why it matters
    A clause that hands individual disputes to arbitrators is void. Who relies on it loses time, and perhaps the term to
    go to court.

    ## Example
    Elk geschil met een werknemer over deze cao wordt beslecht door een arbiter.

    ## Better
    De werknemer kan zich op elk ogenblik tot de rechter wenden.

    ## Basis
    Act of 5 December 1968, art. 9, 2°.
    """

    name = "individual-arbitration"
    code = "L501"
    family = "traps"
    severity = "warning"
    title = mark("Individual disputes go to arbitrators")
    basis = mark("Act of 5 December 1968, art. 9, 2°")
    remedy = mark(
        "Strike this. Conciliation by the joint committee is possible, arbitration of individual disputes is not."
    )

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each sentence that springs the trap."""
        for trap in analysis.traps("individual_arbitration"):
            message = _("This hands disputes of workers to arbitrators: such a clause is void.")
            yield self.finding(message, trap.line, excerpt=trap.sentence)
