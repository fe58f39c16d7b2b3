"""Art. 16, 9°: the numbers of the enterprise and of its establishments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.establishments import establishments_in
from agreements.validate.aspects.front import speaks_of_the_company
from agreements.validate.aspects.identifiers import identifiers_in
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["EnterpriseNumberMissing"]


class EnterpriseNumberMissing(Rule):
    """The agreement does not tell the enterprise number of the company.

    ## What it does
    Looks for an enterprise number (0401.985.519, BE 0401.985.519, KBO nr., BCE n°, RPR …) wherever it speaks of the
    company. When the agreement names two establishments or more and no establishment-unit number, it gives a warning.

    ## Why it matters
    The enterprise number is a mandatory mention of every company agreement. The numbers of the establishment units are
    one when the company consists of several autonomous entities; whether it does, the text does not tell.

    ## Example
    Scheldepolymeren NV, met zetel te 2000 Antwerpen, Scheldelaan 1,

    ## Better
    Scheldepolymeren NV, met zetel te 2000 Antwerpen, Scheldelaan 1, met ondernemingsnummer 0765.432.146,

    ## Basis
    Act of 5 December 1968, art. 16, 9° (as added by the Act of 28 April 2010).
    """

    name = "enterprise-number-missing"
    code = "F109"
    family = "formal"
    severity = "error"
    title = mark("The enterprise number is missing")
    basis = mark("Act of 5 December 1968, art. 16, 9°")
    remedy = mark("Add the enterprise number of the company, and of each establishment the establishment-unit number.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield a finding when there is no enterprise number, or no number for the establishments that are named."""
        of_company = {each.kind for each in analysis.identifiers if speaks_of_the_company(each.line, analysis.language)}
        if "enterprise" not in of_company and "enterprise" not in _in_margins(analysis):
            employer = analysis.parties.employer
            yield self.finding(_("The enterprise number of the company is not told."), employer)
        places = establishments_in(analysis.lines)
        if len(places) > 1 and not any(each.kind == "establishment" for each in analysis.identifiers):
            message = _("Several establishments are named, and no establishment-unit number.")
            yield self.finding(message, places[0], severity="warning")


def _in_margins(analysis: Analysis) -> set[str]:
    """The kinds of numbers in headers and footers: a letterhead tells them too."""
    return {
        kind
        for story in analysis.stories
        if story.part in ("header", "footer")
        for paragraph in story.paragraphs
        for kind, *_rest in identifiers_in(paragraph.text)
    }
