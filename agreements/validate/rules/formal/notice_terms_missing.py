"""Art. 16, 5°: how the agreement can be ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["NoticeTermsMissing"]


class NoticeTermsMissing(Rule):
    """The agreement has an indefinite duration or a renewal clause, and does not say how it can be ended.

    ## What it does
    For an indefinite duration, or a fixed one with a renewal clause, looks for the notice: its length (or the last day
    on which to give it), and its manner (in writing, by registered letter, to whom). A notice without its manner gives
    a warning.

    ## Why it matters
    The manner and the term of notice are a mandatory mention for these two kinds of duration. The law itself sets no
    term. Without one nobody knows when the agreement can end.

    ## Example
    Deze cao is gesloten voor onbepaalde duur.

    ## Better
    Deze cao is gesloten voor onbepaalde duur. Elke partij kan ze opzeggen met een opzeggingstermijn van zes maanden,
    met een aangetekende brief aan de andere partijen.

    ## Basis
    Act of 5 December 1968, art. 15 and 16, 5°.
    """

    name = "notice-terms-missing"
    code = "F115"
    family = "formal"
    severity = "error"
    title = mark("The terms of notice are missing")
    basis = mark("Act of 5 December 1968, art. 15 and 16, 5°")
    remedy = mark(
        "Say how (in writing, by registered letter, to whom) and with what notice each party can end the agreement."
    )

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield a finding for what the notice does not tell, when the duration needs one."""
        duration, notice = analysis.duration, analysis.notice
        if duration is None or duration.kind == "fixed":
            return
        if notice is None:
            yield self.finding(_("Nothing says how this agreement can be ended, nor with what notice."), duration.line)
        elif not notice.has_term:
            yield self.finding(_("The length of the notice is not told."), notice.line)
        elif not notice.has_manner:
            yield self.finding(_("It is not told how notice is given."), notice.line, severity="warning")
