from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from agreements.wording import enumerate_words, with_unit, write_date, write_value
from clauses.library import load_library
from clauses.model import Bilingual, Language, Parameter, Unit
from clauses.values import BadValueError, parse_value

UNITS = load_library().units
BOTH = Bilingual(nl="x", fr="x")


def parameter(**fields: object) -> Parameter:
    return Parameter.model_validate({"label": BOTH, "question": BOTH, **fields})


@pytest.mark.parametrize(
    ("number", "unit", "nl", "fr"),
    [
        (1, "hours", "1 uur", "1 heure"),
        (8, "hours", "8 uur", "8 heures"),
        (Decimal("1.5"), "hours", "1,5 uur", "1,5 heure"),
        (0, "calendar-days", "0 kalenderdagen", "0 jour calendrier"),
        (14, "calendar-days", "14 kalenderdagen", "14 jours calendrier"),
        (1, "months", "1 maand", "1 mois"),
        (6, "months", "6 maanden", "6 mois"),
        (2, "years", "2 jaar", "2 ans"),
        (1200, "persons", "1.200 personen", "1 200 personnes"),
    ],
)
def test_numbers_with_their_units(number: int | Decimal, unit: Unit, nl: str, fr: str) -> None:
    assert with_unit(number, unit, "nl", UNITS).replace("\u00a0", " ") == nl
    assert with_unit(number, unit, "fr", UNITS).replace("\u00a0", " ") == fr


@pytest.mark.parametrize(
    ("kind", "given", "nl", "fr"),
    [
        ("money", "1250.5", "€ 1.250,50", "1 250,50 €"),
        ("percentage", "0,15", "0,15 %", "0,15 %"),
        ("integer", "12", "12", "12"),
        ("date", "2027-01-01", "1 januari 2027", "1er janvier 2027"),
        ("date", "2027-01-31", "31 januari 2027", "31 janvier 2027"),
        ("text", "ACV Puls", "ACV Puls", "ACV Puls"),
    ],
)
def test_values_are_written_the_belgian_way(kind: str, given: str, nl: str, fr: str) -> None:
    each = parameter(kind=kind)
    value = parse_value(each, given)
    assert write_value(each, value, "nl", UNITS).replace("\u00a0", " ") == nl
    assert write_value(each, value, "fr", UNITS).replace("\u00a0", " ") == fr


def test_no_line_can_break_between_a_number_and_its_unit() -> None:
    assert " " not in with_unit(14, "calendar-days", "nl", UNITS)
    assert with_unit(14, "calendar-days", "fr", UNITS).startswith("14\u00a0")


@pytest.mark.parametrize(
    ("fields", "given"),
    [
        ({"kind": "integer"}, "1.5"),
        ({"kind": "integer", "minimum": "4"}, "3"),
        ({"kind": "integer", "maximum": "4"}, "5"),
        ({"kind": "decimal"}, "NaN"),
        ({"kind": "money"}, "1.250,50"),
        ({"kind": "date"}, "2027-02-30"),
        ({"kind": "text"}, " "),
        ({"kind": "text", "maximum": "3"}, "abcd"),
        ({"kind": "text", "minimum": "3"}, "ab"),
        ({"kind": "text"}, "a\nb"),
        ({"kind": "choice", "choices": [{"id": "a", "text": BOTH}]}, "b"),
    ],
)
def test_a_bad_value_is_refused(fields: dict[str, object], given: str) -> None:
    with pytest.raises(BadValueError):
        parse_value(parameter(**fields), given)


@pytest.mark.parametrize(
    ("words", "language", "comma", "written"),
    [
        (["a"], "nl", False, "a"),
        (["a", "b"], "nl", False, "a en b"),
        (["a", "b", "c"], "fr", False, "a, b et c"),
        (["a, x", "b, y"], "fr", True, "a, x, et b, y"),
    ],
)
def test_enumerations(words: list[str], language: Language, comma: bool, written: str) -> None:
    assert enumerate_words(words, language, comma=comma) == written


@pytest.mark.parametrize("day", range(1, 32))
def test_only_the_first_of_the_month_is_an_ordinal_in_french(day: int) -> None:
    written = write_date(datetime.date(2027, 1, day), "fr")
    assert written == ("1er janvier 2027" if day == 1 else f"{day} janvier 2027")
