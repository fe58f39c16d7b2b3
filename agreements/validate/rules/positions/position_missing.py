"""The draft says nothing of a position of the union."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import active, mark
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.model import Language
    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding, Severity

__all__ = ["PositionMissing"]


class PositionMissing(Rule):
    """The draft says nothing of a position of the union.

    ## What it does
    Holds the draft against the clauses that its dossier chose, or against all clauses of the library when the draft is
    on their theme, with the judgement of ``akkoord diff``: no article says what a position asks. A red line is a
    warning, another position is mentioned. An agreement on another theme is left alone.

    ## Why it matters
    What the agreement does not say is decided by the employer later. A position is easily lost when an article is
    dropped in the last round.

    ## Example
    An agreement on career guidance without any article on who pays.

    ## Better
    An article by which the employer bears the cost in full.

    ## Basis
    Position of the union.
    """

    name = "position-missing"
    code = "P301"
    family = "positions"
    severity = "warning"
    title = mark("A position of the union is missing")
    basis = mark("Position of the union")
    remedy = mark("Add the clause of the library for this position, or decide together to let it go.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each position."""
        language: Language = "fr" if active() == "fr" else "nl"
        for each in analysis.standing:
            if each.verdict == "removed":
                title = each.position.title[language]
                severity: Severity = "warning" if each.position.weight == "red-line" and each.chosen else "info"
                message = _("The draft says nothing of our position “{title}”: {statement}").format(
                    title=title, statement=each.position.statement[language]
                )
                yield self.finding(message, severity=severity, excerpt=title)
