"""A name that is written in more than one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.coherence.names import name_variants
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.coherence.names import NameVariant
    from agreements.validate.finding import Finding, Severity

__all__ = ["PartyNameVariant"]

_MESSAGES = {
    "form": mark("Here stands “{other}”, elsewhere “{first}”: another legal form."),
    "slip": mark("Here stands “{other}”, elsewhere “{first}”: is this the same name?"),
    "marks": mark("Here stands “{other}”, elsewhere “{first}”: the same name, written in another way."),
    "renamed": mark("Here stands “{other}”, the former name of “{first}”, which stands in this text too."),
}


class PartyNameVariant(Rule):
    """The name of a party, a person or an organisation is not written in one way throughout.

    ## What it does
    Compares the names in the title, among the parties and under the signatures with all other names: another legal
    form (NV, BV), a letter too many or too few. Other spaces and hyphens, and a former name, are only mentioned.
    Capitals make no difference, nor does the French of a Dutch legal form.

    ## Why it matters
    The names of the organisations and the identity of those who sign are mandatory mentions. With another legal form
    another company is bound.

    ## Example
    Tussen Kempense Kunststoffen NV … Artikel 1. … van toepassing op Kempense Kunststoffen BV.

    ## Better
    Tussen Kempense Kunststoffen NV … Artikel 1. … van toepassing op Kempense Kunststoffen NV.

    ## Basis
    Act of 5 December 1968, art. 16, 1° and 3°.
    """

    name = "party-name-variant"
    code = "C211"
    family = "consistency"
    severity = "warning"
    title = mark("A name is written in more than one way")
    basis = mark("Act of 5 December 1968, art. 16, 1° and 3°")
    remedy = mark("Write the name everywhere as in the register, or as on the identity card.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each other way in which a name is written."""
        for variant in name_variants(analysis.coherence.lines, analysis.agreement):
            message = _(_MESSAGES[variant.kind]).format(other=variant.other, first=variant.first)
            yield self.finding(
                message, variant.line, severity=_severity(variant), excerpt=None if variant.line else variant.other
            )


def _severity(variant: NameVariant) -> Severity | None:
    """Other spaces and hyphens, and a former name, are only mentioned."""
    return None if variant.kind in ("form", "slip") else "info"
