"""Art. 16, 6°: the day of entry into force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["EffectiveDateMissing"]


class EffectiveDateMissing(Rule):
    """The agreement speaks of its entry into force, and does not tell the day.

    ## What it does
    Reads the sentences by which the agreement says from when it is in force. A date counts, and so does a day that is
    told by another (the conclusion, the signature, the deposit). A place that is still to be filled in gives a note.
    When nothing speaks of it, the agreement enters into force on the day of its conclusion, which needs no mention:
    that gives a note, or an error when the dossier names another day.

    ## Why it matters
    The day of entry into force is a mandatory mention when it is not the day of conclusion. From that day on the
    employer is bound.

    ## Example
    Deze cao treedt in werking op een later te bepalen datum.

    ## Better
    Deze cao treedt in werking op 1 januari 2027.

    ## Basis
    Act of 5 December 1968, art. 16, 6° and 19.
    """

    name = "effective-date-missing"
    code = "F106"
    family = "formal"
    severity = "error"
    title = mark("The day of entry into force is missing")
    basis = mark("Act of 5 December 1968, art. 16, 6°")
    remedy = mark("Say on which day the agreement enters into force, when that is not the day of its conclusion.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield a finding when the day is not told."""
        force, dossier = analysis.force, analysis.known_dossier
        if force is not None and force.telling == "nothing":
            yield self.finding(_("This does not tell on which day the agreement enters into force."), force.line)
        elif force is not None and force.telling == "blank":
            message = _("The day of entry into force is still to be filled in.")
            yield self.finding(message, force.line, severity="info")
        elif force is None and dossier is not None and "entry-into-force:separate" in dossier.facts:
            message = _("The agreement enters into force on {date}, and does not say so.")
            yield self.finding(message.format(date=dossier.effective_date))
        elif force is None:
            message = _("Nothing says when this agreement enters into force: then that is the day of its conclusion.")
            yield self.finding(message, severity="info")
