"""One quantity that is stated twice with different values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.coherence.amounts import conflicts_in
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["ConflictingAmounts"]


class ConflictingAmounts(Rule):
    """The agreement states one quantity twice, with different values.

    ## What it does
    Compares numbers with the same unit when the words beside them say that they are the same thing (the notice of
    the agreement, the hours of a trajectory, a budget, days of training or telework …), or when their sentences are
    all but the same. Sentences about different cases (a year, a group, a limit, a condition) are not compared.

    ## Why it matters
    Each side will read the number that suits it. The annex often keeps the number of an earlier round.

    ## Example
    Artikel 8. Een traject omvat 12 uur. … Bijlage 1. Omvang: 8 uur loopbaanbegeleiding per traject.

    ## Better
    Artikel 8. Een traject omvat 12 uur. … Bijlage 1. Omvang: 12 uur loopbaanbegeleiding per traject.

    ## Basis
    Good practice.
    """

    name = "conflicting-amounts"
    code = "C206"
    family = "consistency"
    severity = "warning"
    title = mark("One quantity has two values")
    basis = mark("Good practice")
    remedy = mark("State it once, and refer to that article elsewhere.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each statement with another value than one before it."""
        for conflict in conflicts_in(analysis.coherence.lines, analysis.language):
            home = conflict.first.line.article
            place = _("article {number}").format(number=home) if home else _("the text above")
            message = _("Here stands “{other}”, but in {place} stands “{first}”.").format(
                other=conflict.other.quantity.text, place=place, first=conflict.first.quantity.text
            )
            yield self.finding(message, conflict.other.line, excerpt=conflict.other.sentence)
