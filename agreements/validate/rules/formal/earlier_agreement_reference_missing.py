"""Art. 16, 10°: earlier agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["EarlierAgreementReferenceMissing"]


class EarlierAgreementReferenceMissing(Rule):
    """An earlier agreement is amended, extended or repealed without its date or registration number.

    ## What it does
    Finds sentences by which the agreement amends, extends, repeals or replaces an earlier one, and looks in the same
    article for the date and the registration number (163842/CO/207) of that one.

    ## Why it matters
    The date and the registration number of every earlier, deposited agreement that is amended, extended or repealed are
    a mandatory mention.

    ## Example
    De bestaande cao betreffende opleiding wordt opgeheven.

    ## Better
    De collectieve arbeidsovereenkomst van 17 maart 2021 betreffende opleiding, geregistreerd onder het nummer
    163842/CO/207, wordt opgeheven.

    ## Basis
    Act of 5 December 1968, art. 16, 10° (as added by the Act of 29 March 2012).
    """

    name = "earlier-agreement-reference-missing"
    code = "F110"
    family = "formal"
    severity = "error"
    title = mark("The reference to an earlier agreement is incomplete")
    basis = mark("Act of 5 December 1968, art. 16, 10°")
    remedy = mark("Add the date and the registration number of the earlier agreement, such as 163842/CO/207.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield a finding for each sentence that changes an earlier agreement and misses its date or number."""
        for earlier in analysis.earlier:
            if not earlier.has_date and not earlier.has_number:
                message = _("The date and the registration number of this earlier agreement are not told.")
            elif not earlier.has_number:
                message = _("The registration number of this earlier agreement is not told.")
            elif not earlier.has_date:
                message = _("The date of this earlier agreement is not told.")
            else:
                continue
            yield self.finding(message, earlier.line, excerpt=earlier.sentence)
