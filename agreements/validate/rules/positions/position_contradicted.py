"""The draft says the opposite of a position of the union."""

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

__all__ = ["PositionContradicted"]


class PositionContradicted(Rule):
    """The draft says the opposite of a position of the union.

    ## What it does
    Holds the draft against the clauses that its dossier chose, or against the clauses of the library, with the
    judgement of ``akkoord diff``: an article says the opposite of a position. A red line is a warning, another
    position is mentioned.

    ## Why it matters
    Such an article does not only leave a gap: it binds the union to what it is against.

    ## Example
    De werkgever ontvangt van het loopbaancentrum een verslag over de inhoud van het traject.

    ## Better
    Het loopbaancentrum deelt niets over de inhoud mee aan de werkgever.

    ## Basis
    Position of the union.
    """

    name = "position-contradicted"
    code = "P303"
    family = "positions"
    severity = "warning"
    title = mark("A position of the union is contradicted")
    basis = mark("Position of the union")
    remedy = mark("Strike the article out, or put our clause in its place.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each position."""
        language: Language = "fr" if active() == "fr" else "nl"
        for each in analysis.standing:
            if each.verdict == "contradicted":
                title = each.position.title[language]
                severity: Severity = "warning" if each.position.weight == "red-line" and each.chosen else "info"
                message = _("This says the opposite of our position “{title}”. {reason}").format(
                    title=title, reason=each.reason
                )
                yield self.finding(
                    message.strip(), analysis.line_of(each.article), severity=severity, excerpt=each.words or title
                )
