"""Numbers that words announce and that are not what they should be: registration numbers, account numbers (IBAN)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from stdnum import iban
from stdnum.exceptions import ValidationError

from agreements.validate.aspects.lines import folded, straightened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.validate.aspects.lines import Line

__all__ = ["bad_accounts", "bad_lengths", "bad_registrations"]

_ANNOUNCED = re.compile(
    r"(?:registratienummers?|geregistreerd(?: op [^,;]{4,30})? onder (?:het )?(?:nummer|nr\.?)"
    r"|numéros? d'enregistrement"
    r"|enregistrée?s? (?:le [^,;]{4,30} )?sous (?:le )?(?:numéro|n°))\s?:?\s?(?:nr\.?|n°)?\s?"
    r"(?P<number>(?=[^\s,;)]*\d)[\d/.a-z-]+(?:\s?/\s?[\d.a-z]+)*)"
)
_SOUND = re.compile(r"\d{4,6}\s?/\s?c[o0]\s?[/1l]?\s?\d{3}(?:\.\d{2})?\.?")
_IBAN = re.compile(r"(?<![\w.])(?P<number>[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?)(?!\w)")
_ENTERPRISE_SIZE, _ESTABLISHMENT_DIGITS = 12, 10
_ENTERPRISE = re.compile(
    r"(?:ondernemingsnummer|numéro d'entreprise|n° d'entreprise|\b(?:btw|tva)|\bkbo|\bbce)(?:[- ]?(?:nr\.?|nummer|n°))?"
    r"\s?:?\s?(?:be\s?)?(?P<number>\d[\d. ]{5,14}\d)(?![\d/])"
)
_ESTABLISHMENT = re.compile(
    r"(?:vestigings(?:eenheids)?nummers?|vestigingseenheid|unité d'établissement)"
    r"(?:\s?(?:nr\.?|n°|nummer|numéro))?\s?:?\s?(?P<number>\d[\d. ]{5,14}\d)(?![\d/])"
)


def bad_registrations(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """What stands where a registration number is announced, and does not have the form of one."""
    for line in lines:
        for match in _ANNOUNCED.finditer(folded(line.text)):
            number = match["number"].rstrip(".")
            if not _SOUND.fullmatch(number):
                yield number, line


def bad_lengths(lines: Sequence[Line]) -> Iterator[tuple[Literal["enterprise", "establishment"], str, Line]]:
    """Numbers of enterprises without ten digits (nine in the old notation, without the zero before them).

    Those of establishments have ten, the first from 2 to 8.
    """
    for line in lines:
        for match in _ENTERPRISE.finditer(line.plain):
            number = re.sub(r"\D", "", match["number"])
            if len(number) not in (9, 10) or (len(number) == 9 and number[0] == "0"):
                yield "enterprise", match["number"], line
        for match in _ESTABLISHMENT.finditer(line.plain):
            digits = re.sub(r"\D", "", match["number"])
            if len(digits) != _ESTABLISHMENT_DIGITS or digits[0] in "019":
                yield "establishment", match["number"], line


def bad_accounts(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Account numbers with wrong check digits, or of a wrong length. An enterprise number (BE 0123…) is none."""
    for line in lines:
        for match in _IBAN.finditer(straightened(line.text)):
            number = re.sub(r"[ .-]", "", match["number"])
            if len(number) > _ENTERPRISE_SIZE and not _is_account(number):
                yield match["number"], line


def _is_account(number: str) -> bool:
    """Whether length and check digits are right; which banks there are changes too often to tell."""
    try:
        iban.validate(number, check_country=False)
    except ValidationError:
        return False
    return True
