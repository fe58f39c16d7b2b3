"""Good practice: the joint committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.phrases import phrases
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["JointCommitteeMissing"]


class JointCommitteeMissing(Rule):
    """The agreement does not tell the joint committee of the company.

    ## What it does
    Looks for the number or the name of a joint committee, in any usual notation (PC 116, P.C. nr. 116, CP 116.00,
    paritair comité voor …).

    ## Why it matters
    The number of the joint committee is no mandatory mention, but it tells which sector agreements apply, and a company
    clause that is contrary to these is void.

    ## Example
    Deze cao is van toepassing op alle werknemers van de onderneming.

    ## Better
    Deze cao is van toepassing op alle werknemers van de onderneming (PC 116).

    ## Basis
    Good practice. Act of 5 December 1968, art. 10, 3° (company agreements and sector agreements).
    """

    name = "joint-committee-missing"
    code = "F102"
    family = "formal"
    severity = "warning"
    title = mark("The joint committee is not told")
    basis = mark("Good practice")
    remedy = mark("Add the number of the joint committee, such as PC 116, to the article on the scope.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding on the whole document when no joint committee is told."""
        words = phrases("committee", analysis.language)
        told = any(words.find("committee", line.plain) for line in analysis.lines)
        numbered = any(identifier.kind == "joint-committee" for identifier in analysis.identifiers)
        if not told and not numbered:
            yield self.finding(_("No joint committee is told."))
