"""Numbers that identify: enterprises, establishment units, deposited agreements, joint committees.

Found in every usual notation (section 5.1b of the domain facts). A number that only looks like one is found too, when
the words before it say what it should be; then it has no ``normal`` form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.notations import valid_enterprise_number, valid_establishment_number, valid_registration_number
from agreements.validate.aspects.lines import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from agreements.validate.aspects.lines import Line

__all__ = ["Identifier", "identifiers_in", "identifiers_of"]

Kind = Literal["enterprise", "establishment", "registration", "joint-committee"]

_GROUPS = r"\d{3}[\s.\-]{0,2}\d{3}[\s.\-]{0,2}\d{3}"
_ENTERPRISE = re.compile(
    r"(?P<cue>(?:\bbe(?![a-z])|\bbtw|\btva|\bkbo|\bbce|\brpr|\brpm|\bond(?:ernemings)?\.?\s?n(?:umme)?r\.?|\bondernemingsnummers?"
    r"|\bnuméros? d'entreprise|\bn° d'entreprise|\bkruispuntbank van ondernemingen|\bbanque-carrefour des entreprises)"
    r"(?:[^\d]{0,40}?))?"
    rf"(?<![\d/\-.])(?P<number>[01]?[\s.]?{_GROUPS})(?![\d/])"
)
_ESTABLISHMENT = re.compile(
    r"(?P<cue>(?:\bvestigings?(?:eenheid)?s?(?:eenheden)?n?(?:ummers?|r\.?)?|\bunités? d'établissement"
    r"|\bve[ -]n(?:umme)?r|\bn° d'ue)(?:[^\d]{0,40}?))?"
    rf"(?<![\d/\-.])(?P<number>[2-8][\s.]?{_GROUPS})(?![\d/])"
)
_REGISTRATION = re.compile(r"(?<![\d/])(?P<number>\d{4,6}\s?/\s?c[o0]\s?[/1l]?\s?\d{3}(?:\.\d{2})?)(?!\d)")
_COMMITTEE = re.compile(
    r"\b(?:p\.?\s?c|s?c\.?\s?p|p\.?\s?s\.?\s?c|s\.?\s?c\.?\s?p|paritair(?:e)? (?:sub)?comités?"
    r"|(?:sous-)?commissions? paritaires?)"
    r"\.?\s*:?\s*(?:nr\.?|n°|no\.?|nummer|numéro)?\s*(?P<number>[1-3]\d\d(?:\.\d{2})?)(?![\d/])"
)


@dataclass(frozen=True)
class Identifier:
    """A number as it stands in a line; ``normal`` is its usual notation, None when it is not valid.

    ``named`` tells that words before it say what it is.
    """

    kind: Kind
    text: str
    normal: str | None
    named: bool
    line: Line


def identifiers_of(lines: Sequence[Line]) -> Iterator[Identifier]:
    """Every identifying number in the agreement, in order."""
    for line in lines:
        for kind, text, normal, named in identifiers_in(line.text):
            yield Identifier(kind, text, normal, named, line)


def identifiers_in(text: str) -> list[tuple[Kind, str, str | None, bool]]:
    """The identifying numbers in a text: kind, how it is written, usual notation, and whether words name it.

    Ten digits without a word that names them count only when their check digits are right (enterprise), or when they
    are written with dots (establishment).
    """
    plain = folded(text)
    found: list[tuple[int, Kind, str, str | None, bool]] = []
    for match in _ENTERPRISE.finditer(plain):
        normal = _normal(valid_enterprise_number, match["number"])
        if normal or match["cue"]:
            found.append((match.start(), "enterprise", match["number"].strip(), normal, bool(match["cue"])))
    for match in _ESTABLISHMENT.finditer(plain):
        if match["cue"] or "." in match["number"]:
            normal = _normal(valid_establishment_number, match["number"])
            found.append((match.start(), "establishment", match["number"].strip(), normal, bool(match["cue"])))
    for match in _REGISTRATION.finditer(plain):
        normal = _normal(valid_registration_number, _mended(match["number"]))
        found.append((match.start(), "registration", match["number"], normal, True))
    found += [
        (match.start(), "joint-committee", match[0], match["number"], True) for match in _COMMITTEE.finditer(plain)
    ]
    return [
        (kind, written, normal, named) for _start, kind, written, normal, named in sorted(found, key=lambda f: f[0])
    ]


def _normal(reader: Callable[[str], str], number: str) -> str | None:
    try:
        return reader(number)
    except ValueError:
        return None


def _mended(number: str) -> str:
    """A registration number with the letters that a scan reads as figures put right."""
    return re.sub(r"/c[o0][/1l]?(?=\d{3})", "/co/", re.sub(r"\s", "", number))
