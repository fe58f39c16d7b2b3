"""A number in words and the same number in figures that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.coherence.spelled import mismatches_in
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["WordsFiguresMismatch"]


class WordsFiguresMismatch(Rule):
    """A number is written in words and in figures, and the two are not equal.

    ## What it does
    Reads "drie (3) maanden", "zes uur (6 uur)", "12 (twaalf) dagen" and the like, and compares both values. Where two
    units stand ("één jaar (12 maanden)") nothing is compared.

    ## Why it matters
    Somebody changed one of both and forgot the other. Which one counts is then a matter for a court.

    ## Example
    Een opzeggingstermijn van drie (6) maanden.

    ## Better
    Een opzeggingstermijn van zes (6) maanden; or simply: van zes maanden.

    ## Basis
    Good practice.
    """

    name = "words-figures-mismatch"
    code = "C207"
    family = "consistency"
    severity = "warning"
    title = mark("Words and figures differ")
    basis = mark("Good practice")
    remedy = mark("Write what was agreed, and write it once.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each number with two values."""
        for mismatch in mismatches_in(analysis.coherence.lines, analysis.language):
            message = _("“{words}” in words is {figures} in figures here.")
            yield self.finding(message.format(words=mismatch.words, figures=mismatch.figures), mismatch.line)
