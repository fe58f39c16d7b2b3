"""Ending a part of the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["PartialTermination"]


class PartialTermination(Rule):
    """The agreement can be ended in part.

    ## What it does
    Finds sentences that allow notice of a part of the agreement, or of single articles. That partial notice is not
    allowed is not reported.

    ## Why it matters
    Partial notice is possible only when the agreement expressly allows it. Whoever may end a part keeps what suits, and
    ends the price that was paid for it.

    ## Example
    Deze cao kan gedeeltelijk worden opgezegd wat artikel 8 betreft.

    ## Better
    Gedeeltelijke opzegging is niet toegestaan.

    ## Basis
    Act of 5 December 1968, art. 15.
    """

    name = "partial-termination"
    code = "L505"
    family = "traps"
    severity = "warning"
    title = mark("A part of the agreement can be ended")
    basis = mark("Act of 5 December 1968, art. 15")
    remedy = mark("Strike this: then the agreement can be ended as a whole only.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each sentence that springs the trap."""
        for trap in analysis.traps("partial_termination"):
            message = _("This allows a party to end a part of the agreement.")
            yield self.finding(message, trap.line, excerpt=trap.sentence)
