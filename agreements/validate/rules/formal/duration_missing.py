"""Art. 16, 5°: the period of validity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["DurationMissing"]


class DurationMissing(Rule):
    """The agreement does not say for how long it is concluded.

    ## What it does
    Looks for the duration of the agreement itself: a fixed period with its end or length, an indefinite duration,
    or a fixed one with a renewal clause.

    ## Why it matters
    It is a mandatory mention. Without it the deposit is refused, and nobody knows when the agreement ends.

    ## Example
    Artikel 12. Duur. De partijen evalueren deze cao jaarlijks.

    ## Better
    Artikel 12. Duur. Deze cao is gesloten voor onbepaalde duur.

    ## Basis
    Act of 5 December 1968, art. 15 and 16, 5°.
    """

    name = "duration-missing"
    code = "F105"
    family = "formal"
    severity = "error"
    title = mark("The duration is missing")
    basis = mark("Act of 5 December 1968, art. 16, 5°")
    remedy = mark(
        "Say that the agreement is concluded for an indefinite duration, or from which day to which day it is valid."
    )

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding on the whole document when no line tells the duration."""
        if analysis.duration is None:
            yield self.finding(_("Nothing says for how long this agreement is concluded."))
