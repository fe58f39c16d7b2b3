"""The draft grants less than a position of the union asks."""

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

__all__ = ["PositionWeakened"]


class PositionWeakened(Rule):
    """The draft grants less than a position of the union asks.

    ## What it does
    Holds the draft against the clauses that its dossier chose, on the rung that it chose, or against the clauses of the
    library, with the judgement of ``akkoord diff``: what the draft says instead is weaker. A red line is a warning,
    another position is mentioned. In a text that was never ours, a sentence about a position that
    says it in words of its own, without harm that can be named, is mentioned too.

    ## Why it matters
    One word (“kan”, “in overleg”, “pour autant que”) may turn a right into a favour, and it reads well.

    ## Example
    De werknemer kan, in overleg met zijn leidinggevende, begeleiding aanvragen.

    ## Better
    De werknemer heeft recht op begeleiding; hij heeft daarvoor geen toestemming nodig.

    ## Basis
    Position of the union.
    """

    name = "position-weakened"
    code = "P302"
    family = "positions"
    severity = "warning"
    title = mark("A position of the union is weakened")
    basis = mark("Position of the union")
    remedy = mark("Put our words back, or a rung of our ladder that keeps the position.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each position."""
        language: Language = "fr" if active() == "fr" else "nl"
        for each in analysis.standing:
            if each.verdict == "weakened":
                title = each.position.title[language]
                grave = each.position.weight == "red-line" and each.chosen and not each.doubtful
                severity: Severity = "warning" if grave else "info"
                if each.doubtful:
                    message = _("This is on our position “{title}” in words of its own: read it beside ours.")
                else:
                    message = _("Our position “{title}” is weakened. {reason}")
                message = message.format(title=title, reason=each.reason)
                yield self.finding(
                    message.strip(), analysis.line_of(each.article), severity=severity, excerpt=each.words or title
                )
