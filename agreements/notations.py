"""How Belgian agreements write numbers and periods: read in any usual notation, given back in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stdnum.be import vat
from stdnum.exceptions import ValidationError

from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from clauses.model import Unit

__all__ = [
    "Period",
    "parse_period",
    "valid_enterprise_number",
    "valid_establishment_number",
    "valid_registration_number",
]

_PERIOD = re.compile(r"(\d{1,3})\s+([^\W\d_]+)")
_PERIOD_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("week", "weeks", "weken", "semaine", "semaines"), "weeks"),
    **dict.fromkeys(("month", "months", "maand", "maanden", "mois"), "months"),
    **dict.fromkeys(("year", "years", "jaar", "jaren", "an", "ans", "année", "années"), "years"),
}


@dataclass(frozen=True)
class Period:
    """A length of time: 6 months."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}"


def parse_period(text: str) -> Period:
    """Read "6 months", "6 maanden" or "6 mois". Raises ValueError."""
    match = _PERIOD.fullmatch(text.strip())
    unit = _PERIOD_UNITS.get(match.group(2).lower()) if match else None
    if match is None or unit is None or int(match.group(1)) == 0:
        raise ValueError(_("“{input}” is not a period: write a number and weeks, months or years.").format(input=text))
    return Period(int(match.group(1)), unit)


def valid_enterprise_number(text: str) -> str:
    """The enterprise number as 0123.456.749, from any usual notation. Raises ValueError (length, check digits)."""
    try:
        digits = vat.validate(re.sub(r"(?i)^\s*(be|btw|tva|kbo|bce)\s*(nr\.?|n°)?", "", text).strip())
    except ValidationError:
        raise ValueError(
            _("“{input}” is not a valid enterprise number: ten digits, the last two being check digits.").format(
                input=text
            )
        ) from None
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def valid_establishment_number(text: str) -> str:
    """The establishment-unit number as 2.123.456.789. Raises ValueError (ten digits, the first from 2 to 8)."""
    digits = re.sub(r"[ .\u00a0-]", "", text)
    if not re.fullmatch(r"[2-8]\d{9}", digits):
        raise ValueError(
            _("“{input}” is not an establishment-unit number: ten digits, the first from 2 to 8.").format(input=text)
        )
    return f"{digits[0]}.{digits[1:4]}.{digits[4:7]}.{digits[7:]}"


def valid_registration_number(text: str) -> str:
    """The registration number of a deposited agreement as 123456/CO/116 or 123456/CO/127.02. Raises ValueError."""
    normal = re.sub(r"\s", "", text).upper()
    if not re.fullmatch(r"\d{4,6}/CO/\d{3}(\.\d{2})?", normal):
        raise ValueError(_("“{input}” is not a registration number: it looks like 123456/CO/116.").format(input=text))
    return normal
