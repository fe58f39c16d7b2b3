"""A number that cannot be right: of an enterprise, an establishment, a deposited agreement, a bank account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.identifiers import identifiers_of
from agreements.validate.coherence.numbers_of_registers import bad_accounts, bad_lengths, bad_registrations
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.aspects.lines import Line
    from agreements.validate.finding import Finding

__all__ = ["InvalidIdentifier"]

_MESSAGES = {
    "enterprise": mark("“{number}” is no enterprise number: ten digits, of which the last two check the others."),
    "establishment": mark("“{number}” is no establishment-unit number: ten digits, the first from 2 to 8."),
    "registration": mark("“{number}” is no registration number: it looks like 123456/CO/116."),
    "account": mark("“{number}” is no account number: its check digits are wrong."),
}


class InvalidIdentifier(Rule):
    """A number that identifies something cannot be right.

    ## What it does
    Checks enterprise numbers (ten digits with check digits, or nine in the old notation), establishment-unit numbers,
    registration numbers of deposited agreements, and account numbers (IBAN), in every usual notation.

    ## Why it matters
    The enterprise number and the registration numbers are mandatory mentions: with a wrong digit they name another
    company, or an agreement that does not exist.

    ## Example
    ondernemingsnummer 0765.432.147

    ## Better
    ondernemingsnummer 0765.432.146

    ## Basis
    Act of 5 December 1968, art. 16, 9° and 10°.
    """

    name = "invalid-identifier"
    code = "C212"
    family = "consistency"
    severity = "warning"
    title = mark("A number cannot be right")
    basis = mark("Act of 5 December 1968, art. 16, 9° and 10°")
    remedy = mark(
        "Look the number up (Crossroads Bank for Enterprises, registry of collective agreements), and put it right."
    )

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each number that is not valid."""
        lines = analysis.coherence.all_lines
        wrong: list[tuple[str, str, Line]] = [
            (each.kind, each.text, each.line)
            for each in identifiers_of(lines)
            if each.normal is None and (each.named or each.kind != "enterprise")
        ]
        wrong += bad_lengths(lines)
        wrong += [("registration", number, line) for number, line in bad_registrations(lines)]
        wrong += [("account", number, line) for number, line in bad_accounts(lines)]
        for kind, number, line in wrong:
            yield self.finding(_(_MESSAGES[kind]).format(number=number), line)
