"""A clause that sweeps away every earlier agreement, custom and practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["EntireAgreement"]


class EntireAgreement(Rule):
    """The agreement replaces everything that was agreed or customary before, without naming it.

    ## What it does
    Finds sentences by which the agreement replaces, cancels or exhausts all earlier agreements, arrangements or
    customs. To repeal an earlier agreement by its date and registration number is no trap, and is not reported.

    ## Why it matters
    Nobody has read all that such a sentence takes away: older company agreements, customs, individual promises.

    ## Example
    Deze cao vervangt alle vroegere akkoorden, gebruiken en afspraken.

    ## Better
    De collectieve arbeidsovereenkomst van 17 maart 2021, geregistreerd onder het nummer 163842/CO/207, wordt
    opgeheven.

    ## Basis
    Good practice. Act of 5 December 1968, art. 16, 10° (earlier agreements are named) and art. 51.
    """

    name = "entire-agreement"
    code = "L508"
    family = "traps"
    severity = "warning"
    title = mark("Everything that was agreed before is swept away")
    basis = mark("Act of 5 December 1968, art. 16, 10° and 51")
    remedy = mark(
        "Strike this, or name what is repealed: the date and the registration number of each earlier agreement."
    )

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each sentence with such a clause."""
        for trap in analysis.traps("entire_agreement"):
            yield self.finding(
                _("This replaces agreements and customs that it does not name."), trap.line, excerpt=trap.sentence
            )
