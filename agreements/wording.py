"""How values read in an agreement: numbers, units, amounts and dates, in Belgian Dutch and French."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from clauses.model import Bilingual, Choice
from templates import words as fixed_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clauses.model import Language, Parameter, Unit, UnitWords
    from clauses.values import Value

__all__ = ["enumerate_words", "with_unit", "write_date", "write_value"]

_LOCALES: dict[Language, str] = {"nl": "nl_BE", "fr": "fr_BE"}
NO_BREAK_SPACE = "\u00a0"


def write_value(parameter: Parameter, value: Value, language: Language, units: Mapping[Unit, UnitWords]) -> str:
    """The value as it stands in the text, with its unit: "8 uur", "1 250,00 €", "0,15 %", "1er janvier 2027"."""
    if isinstance(value, Bilingual):
        return value[language]
    if isinstance(value, Choice):
        return value.text[language]
    if isinstance(value, date):
        return write_date(value, language)
    if parameter.kind == "money":
        return _write_money(Decimal(value), language)
    if parameter.kind == "percentage":
        return f"{_write_number(value, language)}{NO_BREAK_SPACE}%"
    if parameter.unit is None:
        return _write_number(value, language)
    return with_unit(value, parameter.unit, language, units)


def with_unit(number: int | Decimal, unit: Unit, language: Language, units: Mapping[Unit, UnitWords]) -> str:
    """A number with its unit: "8 uur", "1,5 heure", "8 heures". French has its plural from two on, Dutch beside one."""
    singular = number == 1 if language == "nl" else -2 < number < 2
    words = units[unit][language]
    return f"{_write_number(number, language)}{NO_BREAK_SPACE}{words.one if singular else words.other}"


def write_date(day: date, language: Language) -> str:
    """A date in full: "1 januari 2027", "1er janvier 2027"."""
    written: str = format_date(day, format="long", locale=_LOCALES[language])
    if language == "fr" and day.day == 1:
        written = written.replace("1", "1er", 1)
    return written


def enumerate_words(words: Sequence[str], language: Language, *, comma: bool = False) -> str:
    """An enumeration: "a", "a en b", "a, b en c"; with ``comma`` (for members that hold commas): "a, b, en c"."""
    if len(words) < 2:
        return "".join(words)
    before_last = ", " if comma else " "
    return f"{', '.join(words[:-1])}{before_last}{fixed_words(language)['conjunction']} {words[-1]}"


def _write_number(number: int | Decimal, language: Language) -> str:
    written: str = format_decimal(number, format="#,##0.######", locale=_LOCALES[language])
    return written.replace("\u202f", NO_BREAK_SPACE)


def _write_money(amount: Decimal, language: Language) -> str:
    written: str = format_currency(amount, "EUR", locale=_LOCALES[language])
    return written.replace("\u202f", NO_BREAK_SPACE)
