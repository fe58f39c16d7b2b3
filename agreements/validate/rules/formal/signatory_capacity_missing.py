"""Art. 16, 3°: the people, their capacity and their function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.people import key_of
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["SignatoryCapacityMissing"]


class SignatoryCapacityMissing(Rule):
    """Somebody who concludes the agreement is not named, or has no capacity.

    ## What it does
    Reads the people who represent the parties at the beginning, and those at the signatures (in a table, in tabbed
    columns, or one under another). Each must have a capacity or a function, at one of the two places. A party that is
    represented by somebody without a name is reported too.

    ## Why it matters
    Outside a joint body the identity, the capacity and, where there is one, the function of everybody who concludes are
    mandatory mentions. The deposit is refused without them.

    ## Example
    Scheldepolymeren NV, vertegenwoordigd door An Peeters,

    ## Better
    Scheldepolymeren NV, vertegenwoordigd door An Peeters, gedelegeerd bestuurder,

    ## Basis
    Act of 5 December 1968, art. 16, 3°.
    """

    name = "signatory-capacity-missing"
    code = "F103"
    family = "formal"
    severity = "error"
    title = mark("A signatory has no name or capacity")
    basis = mark("Act of 5 December 1968, art. 16, 3°")
    remedy = mark(
        "Give the name and the capacity or function of everybody who signs, at the beginning and at the signatures."
    )

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield a finding for each person without a capacity, and for each party that nobody is named for."""
        announced, nameless = analysis.represented
        people = (*announced, *analysis.signing)
        named = [person for person in people if person.name]
        if not named:
            yield self.finding(_("Nobody is named who concludes this agreement."))
            return
        with_capacity = {key_of(person.name) for person in named if person.capacity}
        seen: set[frozenset[str]] = set()
        for person in named:
            key = key_of(person.name)
            if not any(key <= other or other <= key for other in with_capacity) and key not in seen:
                seen.add(key)
                message = _("No capacity or function is told for {name}.").format(name=person.name)
                yield self.finding(message, person.line, excerpt=person.name)
        if len(analysis.signing) < len(announced) + len(nameless):
            for line in nameless:
                yield self.finding(_("It is not told who represents this party."), line)
