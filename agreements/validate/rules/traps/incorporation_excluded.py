"""Rights that end with the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["IncorporationExcluded"]


class IncorporationExcluded(Rule):
    """The rights of the workers end with the agreement.

    ## What it does
    Finds sentences that keep the agreement out of the individual contracts, that depart from article 23, or by which
    rights end when the agreement ends.

    ## Why it matters
    A contract that the agreement changed stays as it is when the agreement ends, unless the agreement says otherwise.
    Such a sentence uses that opening: at its end the workers have nothing.

    ## Example
    De bepalingen van deze cao worden niet opgenomen in de individuele arbeidsovereenkomst.

    ## Better
    De partijen wijken niet af van artikel 23 van de wet van 5 december 1968.

    ## Basis
    Act of 5 December 1968, art. 23.
    """

    name = "incorporation-excluded"
    code = "L503"
    family = "traps"
    severity = "warning"
    title = mark("The rights end with the agreement")
    basis = mark("Act of 5 December 1968, art. 23")
    remedy = mark("Strike this, or say that the parties do not depart from article 23 of the Act of 5 December 1968.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each sentence that springs the trap."""
        for trap in analysis.traps("incorporation_excluded"):
            message = _("This keeps the rights out of the contracts: they end when the agreement ends.")
            yield self.finding(message, trap.line, excerpt=trap.sentence)
