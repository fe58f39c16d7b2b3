"""Numbers that words announce and that are not what they should be: registration numbers, account numbers (IBAN)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdnum import iban

from agreements.validate.aspects.lines import folded, straightened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.validate.aspects.lines import Line

__all__ = ["bad_accounts", "bad_registrations"]

_ANNOUNCED = re.compile(
    r"(?:registratienummers?|geregistreerd(?: op [^,;]{4,30})? onder (?:het )?(?:nummer|nr\.?)|numéros? d'enregistrement"
    r"|enregistrée?s? (?:le [^,;]{4,30} )?sous (?:le )?(?:numéro|n°))\s?:?\s?(?:nr\.?|n°)?\s?"
    r"(?P<number>(?=[^\s,;)]*\d)[\d/.a-z-]+(?:\s?/\s?[\d.a-z]+)*)"
)
_SOUND = re.compile(r"\d{4,6}\s?/\s?c[o0]\s?[/1l]?\s?\d{3}(?:\.\d{2})?\.?")
_IBAN = re.compile(r"(?<![\w.])(?P<number>[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?)(?!\w)")
_ENTERPRISE_SIZE = 12


def bad_registrations(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """What stands where a registration number is announced, and does not have the form of one."""
    for line in lines:
        for match in _ANNOUNCED.finditer(folded(line.text)):
            number = match["number"].rstrip(".")
            if not _SOUND.fullmatch(number):
                yield number, line


def bad_accounts(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Account numbers with wrong check digits, or of a wrong length. An enterprise number (BE 0123…) is none."""
    for line in lines:
        for match in _IBAN.finditer(straightened(line.text)):
            number = re.sub(r"[ .-]", "", match["number"])
            if len(number) > _ENTERPRISE_SIZE and not iban.is_valid(number):
                yield match["number"], line
