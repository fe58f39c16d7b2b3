"""The signature table of an agreement: who signs, for which party, in what capacity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agreements.model import Signature
from agreements.word.blocks import paragraphs_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.word.blocks import Cell, Table

__all__ = ["signatures_in"]

_SIGNATURE = re.compile(r"\b(?:handtekening|signature)", re.IGNORECASE)
_NAME = re.compile(r"\b(?:naam|namen|nom|noms)\b", re.IGNORECASE)
_CAPACITY = re.compile(r"\b(?:hoedanigheid|functie|qualité|fonction|titre)\b", re.IGNORECASE)
_PARTY = re.compile(r"(?:voor|pour|namens|au nom d)\b", re.IGNORECASE)


def signatures_in(table: Table) -> tuple[Signature, ...] | None:
    """The signatories in a table, or None when it is no signature table.

    Two forms are known: a heading row that speaks of a signature, then a row for each signatory; or a cell for each
    signatory that begins with "Voor …" / "Pour …", and then gives the name and the capacity.
    """
    if not table.rows:
        return None
    heading = [" ".join(_lines(cell)) for cell in table.rows[0]]
    if any(_SIGNATURE.search(text) for text in heading) and any(_NAME.search(text) for text in heading):
        return tuple(_signature(row, heading) for row in table.rows[1:] if any(_text(cell) for cell in row))
    cells = [lines for row in table.rows for cell in row if (lines := [line for line in _lines(cell) if line])]
    if len(cells) >= 2 and all(_PARTY.match(lines[0]) and len(lines) <= 4 for lines in cells):
        return tuple(Signature(lines[0], " ".join(lines[1:2]), " ".join(lines[2:])) for lines in cells)
    return None


def _signature(row: Sequence[Cell], heading: Sequence[str]) -> Signature:
    cells = [*row, *[()] * (len(heading) - len(row))]
    name = next(index for index, text in enumerate(heading) if _NAME.search(text))
    capacity = next((index for index, text in enumerate(heading) if index != name and _CAPACITY.search(text)), None)
    party = _text(cells[0]) if name else ""
    if capacity is not None:
        return Signature(party, _text(cells[name]), _text(cells[capacity]))
    lines = _lines(cells[name])
    return Signature(party, lines[0] if lines else "", " ".join(lines[1:]).strip())


def _lines(cell: Cell) -> list[str]:
    """The lines of a cell, empty ones too: one that is empty says that a name is still to be filled in."""
    return [line.strip() for paragraph in paragraphs_in(cell) for line in paragraph.text.split("\n")]


def _text(cell: Cell) -> str:
    return " ".join(line for line in _lines(cell) if line)
