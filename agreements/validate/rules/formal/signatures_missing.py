"""Art. 14 and 16, 8°: the signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.signatories import side_of
from agreements.validate.phrases import phrases
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["SignaturesMissing"]


class SignaturesMissing(Rule):
    """There is no place to sign, or none for one of the parties.

    ## What it does
    Looks at the end of the document for a signature table, tabbed columns or lines with names (Voor de werkgever …),
    and whether both sides sign there. A signature for another person (p.o.) gives a warning.

    ## Why it matters
    The signatures of those who are authorised are a mandatory mention, and without them there is no agreement.

    ## Example
    Opgemaakt te Gent op 15 december 2026.

    ## Better
    Opgemaakt te Gent op 15 december 2026. Voor Scheldepolymeren NV, An Peeters, gedelegeerd bestuurder. Voor ACV Puls,
    Joris Claes, vakbondssecretaris.

    ## Basis
    Act of 5 December 1968, art. 2, § 1, 14 and 16, 8°.
    """

    name = "signatures-missing"
    code = "F108"
    family = "formal"
    severity = "error"
    title = mark("The signatures are missing")
    basis = mark("Act of 5 December 1968, art. 14 and 16, 8°")
    remedy = mark("Add a place to sign for the employer and for each workers’ organisation, with name and capacity.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield a finding when there is no place to sign, when one side has none, or for a signature by order."""
        signatories = analysis.signing
        words = phrases("signing", analysis.language)
        ends = analysis.closing.lines
        has_place = any(words.find("place", line.plain) or words.begins("signs_for", line.plain) for line in ends)
        if not signatories and not has_place:
            yield self.finding(_("There is no place to sign."), analysis.closing.formula)
            return
        sides = {person.side for person in signatories} | {side_of(line.text, analysis.language) for line in ends}
        known = bool(signatories) and None not in {person.side for person in signatories}
        if known and "union" not in sides:
            yield self.finding(_("Nobody signs for a workers’ organisation."), ends[0] if ends else None)
        if known and "employer" not in sides:
            yield self.finding(_("Nobody signs for the employer."), ends[0] if ends else None)
        message = _("This is a signature by order: who signs must do so in an own capacity.")
        for line in ends:
            if words.find("by_order", line.plain):
                yield self.finding(message, line, severity="warning")
        for each in analysis.agreement.signatures:
            if words.find("by_order", folded(f"{each.party} {each.name} {each.capacity}")):
                yield self.finding(message, ends[0] if ends else None, excerpt=each.party, severity="warning")
