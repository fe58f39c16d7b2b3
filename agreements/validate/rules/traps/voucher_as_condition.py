"""A right that hangs on a public scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["VoucherAsCondition"]


class VoucherAsCondition(Rule):
    """A right hangs on a public scheme, or on the decision of a fund.

    ## What it does
    Finds sentences that make a right depend on a career voucher, another public contribution or the approval of a fund,
    or that limit it to what these pay. That the right does not depend on them is not reported.

    ## Why it matters
    Such schemes change and end, and not every worker has access to them. Who used a voucher before, or lives elsewhere,
    then has nothing.

    ## Example
    De werknemer heeft recht op begeleiding voor zover hij recht heeft op een loopbaancheque.

    ## Better
    Het recht bestaat los van elke overheidstussenkomst; een loopbaancheque is alleen een betaalmiddel.

    ## Basis
    Good practice.
    """

    name = "voucher-as-condition"
    code = "L509"
    family = "traps"
    severity = "warning"
    title = mark("A right hangs on a public scheme")
    basis = mark("Good practice")
    remedy = mark("Promise the hours themselves, and use the scheme as a means of payment only.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each sentence that springs the trap."""
        for trap in analysis.traps("voucher_as_condition"):
            message = _("This makes a right depend on a public scheme or a fund, which can change or end.")
            yield self.finding(message, trap.line, excerpt=trap.sentence)
