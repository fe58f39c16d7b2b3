"""Art. 16, 4°: the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["ScopeMissing"]


class ScopeMissing(Rule):
    """The agreement does not say to whom and where it applies.

    ## What it does
    Looks for an article on the scope, or for a sentence by which the agreement says to what it applies. When the scope
    names no people it gives a warning, when it names no place a note.

    ## Why it matters
    The people, the company and the territory to which the agreement applies are a mandatory mention.

    ## Example
    Artikel 1. Doel. Deze cao regelt het telewerk.

    ## Better
    Artikel 1. Toepassingsgebied. Deze cao is van toepassing op alle werknemers van de onderneming, in al haar
    vestigingen in België.

    ## Basis
    Act of 5 December 1968, art. 16, 4°.
    """

    name = "scope-missing"
    code = "F104"
    family = "formal"
    severity = "error"
    title = mark("The scope is missing")
    basis = mark("Act of 5 December 1968, art. 16, 4°")
    remedy = mark("Say to which company, which workers and which establishments the agreement applies.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield a finding when there is no scope, or for what the scope does not tell."""
        scope = analysis.scope
        if scope is None:
            yield self.finding(_("Nothing says to whom this agreement applies."))
            return
        if not scope.has_persons:
            yield self.finding(
                _("The scope does not say to which people it extends."), scope.lines[0], severity="warning"
            )
        if not scope.has_place:
            message = _("The scope names no place: no establishment, no region, no country.")
            yield self.finding(message, scope.lines[0], severity="info")
