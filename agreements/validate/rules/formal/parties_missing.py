"""Art. 16, 1°: the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.front import names_a_union, names_an_employer
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["PartiesMissing"]


class PartiesMissing(Rule):
    """The agreement does not name who concludes it.

    ## What it does
    Looks in the beginning of the document (the title, the parties, an article on the parties) for a company and for at
    least one workers’ organisation that is named. A party that is named at the signatures alone gives a warning.

    ## Why it matters
    The names of the organisations that conclude are a mandatory mention. Only representative workers’ organisations can
    conclude a collective agreement: a works council or a delegate who acts for himself cannot.

    ## Example
    Tussen de werkgever, enerzijds, en de vakbonden, anderzijds, wordt overeengekomen wat volgt.

    ## Better
    Tussen Scheldepolymeren NV, enerzijds, en ACV Puls, anderzijds, wordt overeengekomen wat volgt.

    ## Basis
    Act of 5 December 1968, art. 3, 5, 6 and 16, 1°.
    """

    name = "parties-missing"
    code = "F101"
    family = "formal"
    severity = "error"
    title = mark("A party is missing")
    basis = mark("Act of 5 December 1968, art. 16, 1°")
    remedy = mark("Name, at the beginning, the company and each workers’ organisation that concludes the agreement.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield a finding for each side that is not named at the beginning."""
        at_the_end = " ".join(
            (*(line.text for line in analysis.closing.lines), *(s.party for s in analysis.agreement.signatures))
        )
        if analysis.parties.employer is None:
            if names_an_employer(at_the_end, analysis.language):
                yield self.finding(
                    _("The company is named at the signatures only, and not as a party."), severity="warning"
                )
            else:
                yield self.finding(_("No company is named as a party."))
        if analysis.parties.union is None:
            if names_a_union(at_the_end, analysis.language):
                message = _("Workers’ organisations are named at the signatures only, and not as parties.")
                yield self.finding(message, severity="warning")
            else:
                yield self.finding(_("No workers’ organisation is named as a party."))
