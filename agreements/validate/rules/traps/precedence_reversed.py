"""A policy that goes before the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["PrecedenceReversed"]


class PrecedenceReversed(Rule):
    """A policy, the work rules or another version of the text go before the agreement.

    ## What it does
    Finds sentences by which a policy, a manual, the work rules, custom, an individual contract or an English version
    goes before the agreement. That the agreement goes before these is not reported.

    ## Why it matters
    A company agreement stands above the individual contract, the work rules and custom. A sentence that turns this
    round lets the employer take away with a policy what was agreed.

    ## Example
    In geval van tegenstrijdigheid heeft de HR-policy voorrang.

    ## Better
    Deze cao heeft voorrang op het arbeidsreglement en op elk beleid van de werkgever.

    ## Basis
    Act of 5 December 1968, art. 51.
    """

    name = "precedence-reversed"
    code = "L504"
    family = "traps"
    severity = "warning"
    title = mark("Something lower goes before the agreement")
    basis = mark("Act of 5 December 1968, art. 51")
    remedy = mark("Strike this, or say that the agreement goes before it, as article 51 has it.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each sentence that springs the trap."""
        for trap in analysis.traps("precedence_reversed"):
            message = _("This lets something go before the agreement that stands below it in law.")
            yield self.finding(message, trap.line, excerpt=trap.sentence)
