"""Something that is still to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.coherence.blanks import blanks_in, blanks_outside, marked_in
from agreements.validate.phrases import phrases
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["UnfilledPlaceholder"]


class UnfilledPlaceholder(Rule):
    """Something is still to be filled in.

    ## What it does
    Finds what people leave for later: `[…]`, `…….`, `____`, `XX`, `<naam>`, `[datum]`, "te bepalen", "nader in te
    vullen", "à compléter", text that is marked with a colour. Places to sign, and the fields of a form or a model in
    an annex, are not reported; a date that is left open in the closing words is only mentioned.

    ## Why it matters
    A blank in a signed text is a gap in the agreement, and whoever keeps the file can fill it in.

    ## Example
    De werkgever betaalt een vergoeding van … euro per maand.

    ## Better
    De werkgever betaalt een vergoeding van 50 euro per maand.

    ## Basis
    Good practice.
    """

    name = "unfilled-placeholder"
    code = "C209"
    family = "consistency"
    severity = "warning"
    title = mark("Something is still to be filled in")
    basis = mark("Good practice")
    remedy = mark("Fill it in, or strike it; take colours away.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each placeholder, at most one of each kind in a line."""
        coherence = analysis.coherence
        others = [story for story in coherence.stories[1:] if story.part != "comment"]
        for blank in (
            *blanks_in(coherence.all_lines, coherence.structure, coherence.language),
            *blanks_outside(others, phrases("placeholders", coherence.language)),
            *marked_in([coherence.stories[0], *others], coherence.all_lines),
        ):
            wording = _("This is marked with a colour: “{text}”.") if blank.kind == "marked" else ""
            message = (wording or _("This is still to be filled in: “{text}”.")).format(text=blank.text)
            excerpt = blank.text if blank.kind == "marked" else None
            yield self.finding(message, blank.at, excerpt=excerpt, severity="info" if blank.mild else None)
