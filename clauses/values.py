"""The values of parameters: from text to a typed value, within the parameter's bounds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from akkoord.messages import gettext as _
from clauses.model import Bilingual, Choice, Parameter

if TYPE_CHECKING:
    from clauses.model import Kind

__all__ = ["NUMERIC", "BadValueError", "Value", "parse_value"]

Value = int | Decimal | date | Bilingual | Choice
NUMERIC: tuple[Kind, ...] = ("integer", "decimal", "money", "percentage")


class BadValueError(ValueError):
    """A value that its parameter does not take; the text says why, and what it does take."""


def parse_value(parameter: Parameter, given: str | Bilingual) -> Value:
    """The typed value of ``given`` for ``parameter``.

    Numbers are written with a decimal point or comma and without thousands separators, dates as 2027-01-31. A text
    that is given once serves both languages. Raises BadValueError.
    """
    if parameter.kind == "text":
        return _text(parameter, given)
    if isinstance(given, Bilingual):
        raise BadValueError(_("One value is expected here, not one for each language."))
    if parameter.kind == "choice":
        return _choice(parameter, given)
    if parameter.kind == "date":
        return _date(given)
    return _number(parameter, given)


def _number(parameter: Parameter, given: str) -> int | Decimal:
    try:
        number = Decimal(given.strip().replace(",", "."))
    except InvalidOperation:
        raise BadValueError(_("“{input}” is not a number.").format(input=given)) from None
    if not number.is_finite():
        raise BadValueError(_("“{input}” is not a number.").format(input=given))
    if parameter.kind == "integer" and number != number.to_integral_value():
        raise BadValueError(_("“{input}” is not a whole number.").format(input=given))
    _check_bounds(parameter, number, given)
    return int(number) if parameter.kind == "integer" else number


def _check_bounds(parameter: Parameter, number: Decimal, given: str) -> None:
    low, high = parameter.minimum, parameter.maximum
    if low is not None and number < low:
        raise BadValueError(_("{input} is too low: at least {low} is expected.").format(input=given, low=low))
    if high is not None and number > high:
        raise BadValueError(_("{input} is too high: at most {high} is expected.").format(input=given, high=high))


def _date(given: str) -> date:
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise BadValueError(_("“{input}” is not a date of the form 2027-01-31.").format(input=given)) from None


def _choice(parameter: Parameter, given: str) -> Choice:
    for choice in parameter.choices:
        if choice.id == given.strip():
            return choice
    known = ", ".join(choice.id for choice in parameter.choices)
    raise BadValueError(_("“{input}” is not one of: {expected}.").format(input=given, expected=known))


def _text(parameter: Parameter, given: str | Bilingual) -> Bilingual:
    if isinstance(given, str):
        if not given.strip():
            raise BadValueError(_("This may not be empty."))
        given = Bilingual(nl=given, fr=given)
    for text in (given.nl, given.fr):
        if "\n" in text:
            raise BadValueError(_("The text must stand on one line."))
        length = Decimal(len(text))
        if parameter.maximum is not None and length > parameter.maximum:
            raise BadValueError(_("The text is too long: at most {high} characters.").format(high=parameter.maximum))
        if parameter.minimum is not None and length < parameter.minimum:
            raise BadValueError(_("The text is too short: at least {low} characters.").format(low=parameter.minimum))
    return given
