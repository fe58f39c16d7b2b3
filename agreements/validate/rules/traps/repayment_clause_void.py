"""The worker repays training or guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.lines import folded
from agreements.validate.phrases import phrases
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["RepaymentClauseVoid"]


class RepaymentClauseVoid(Rule):
    """The worker has to repay the costs of guidance or training.

    ## What it does
    Finds repayment clauses, and sentences by which the worker repays, or the employer recovers or holds back, the costs
    of guidance or training. That there is no such clause, or that the employer repays the worker, is not reported.

    ## Why it matters
    A repayment clause must be individual, in writing and of an indefinite contract, and is deemed non-existent below
    the limits of the law: for some hours of guidance it practically never holds, and an agreement cannot impose it.
    Workers pay all the same when they believe it.

    ## Example
    Bij vertrek binnen de twee jaar betaalt de werknemer de kosten terug.

    ## Better
    De werknemer hoeft de kosten in geen geval terug te betalen.

    ## Basis
    Act of 3 July 1978, art. 22bis.
    """

    name = "repayment-clause-void"
    code = "L507"
    family = "traps"
    severity = "warning"
    title = mark("The worker has to repay")
    basis = mark("Act of 3 July 1978, art. 22bis")
    remedy = mark("Strike this, and say that no repayment clause is made.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each sentence that springs the trap."""
        words = phrases("repayment_clause_void", analysis.language)
        for trap in analysis.traps("repayment_clause_void"):
            if not words.find("costs", f"{folded(trap.line.heading)} {trap.line.plain}"):
                continue
            message = _("This makes the worker repay costs: for guidance such a clause practically never holds.")
            yield self.finding(message, trap.line, excerpt=trap.sentence)
