"""Change by the employer alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["UnilateralChange"]


class UnilateralChange(Rule):
    """The employer alone can change, suspend or end what was agreed.

    ## What it does
    Finds sentences by which the employer may change, adapt, suspend or withdraw the scheme, its conditions or its
    amounts, or by which a policy counts as changed from time to time. Change by agreement is not reported.

    ## Why it matters
    A clause that lets the employer change the terms of contracts unilaterally is null. In an agreement it turns rights
    into favours.

    ## Example
    De werkgever kan de regeling te allen tijde aanpassen of stopzetten.

    ## Better
    Deze regeling kan alleen worden gewijzigd bij collectieve arbeidsovereenkomst.

    ## Basis
    Act of 3 July 1978, art. 25.
    """

    name = "unilateral-change"
    code = "L506"
    family = "traps"
    severity = "warning"
    title = mark("The employer alone can change it")
    basis = mark("Act of 3 July 1978, art. 25")
    remedy = mark("Strike this, or have each change made by a new agreement.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each sentence that springs the trap."""
        for trap in analysis.traps("unilateral_change"):
            message = _("This lets the employer alone change, suspend or end what was agreed.")
            yield self.finding(message, trap.line, excerpt=trap.sentence)
