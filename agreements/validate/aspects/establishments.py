"""The establishments that a text names, and in which language regions the addresses that it gives lie."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from agreements.validate.aspects.dates import dates_in
from akkoord import yamlfile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.validate.aspects.lines import Line

__all__ = ["Region", "establishments_in", "regions_in"]

Region = str
"""nl, fr, brussels, german, or unclear (municipalities with facilities)."""

_PLACE = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*"
_SEVERAL = re.compile(
    r"\b(?:vestigingen|exploitatiezetels|bedrijfszetels|zetels|sites|campussen|filialen|fabrieken|magazijnen|depots"
    r"|winkels|kantoren|ateliers|établissements"
    r"|sièges(?: d[’']exploitation)?|usines|entrepôts|dépôts|magasins|campus)\b"
    r"[^.;]{0,40}?\b(?:te|in|van|de|à|d[’']|:)\s*"
    rf"(?P<places>{_PLACE}(?:\s*(?:,|\ben\b|\bet\b)\s*(?:te\s|in\s|de\s|à\s|d[’'])?{_PLACE})+)"
)
_POSTCODE = re.compile(rf"(?<![\d.,/-])(?:B-|B )?(?P<code>[1-9]\d{{3}})\s+(?={_PLACE})")


class _Range(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    first: int
    last: int
    region: Region


class _Regions(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    unclear: tuple[int, ...]
    ranges: tuple[_Range, ...]


def establishments_in(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that name two establishments or more by their places, a line once for each place."""
    found: list[Line] = []
    for line in lines:
        for match in _SEVERAL.finditer(line.text):
            found += [line] * len(re.split(r",|\ben\b|\bet\b", match["places"]))
    return tuple(found)


def regions_in(lines: Sequence[Line]) -> dict[Region, Line]:
    """The language regions of the addresses (postcode and place) in these lines, each with its first line."""
    found: dict[Region, Line] = {}
    for line in lines:
        years = {written[-4:] for _day, written in dates_in(line.text)}
        for match in _POSTCODE.finditer(line.text.replace("\N{NO-BREAK SPACE}", " ")):
            if match["code"] not in years:
                found.setdefault(_region(int(match["code"])), line)
    return found


def _region(code: int) -> Region:
    regions = _regions()
    if code in regions.unclear:
        return "unclear"
    return next((each.region for each in regions.ranges if each.first <= code <= each.last), "unclear")


@cache
def _regions() -> _Regions:
    file = Path(__file__).parent.parent / "phrases" / "regions" / "postcodes.yaml"
    return yamlfile.validate(yamlfile.load(file), _Regions)
