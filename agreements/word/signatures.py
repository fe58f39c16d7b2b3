"""The signature table of an agreement: who signs, for which party, in what capacity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agreements.model import Signature
from agreements.word.blocks import paragraphs_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.word.blocks import Cell, Table

__all__ = ["LONGEST_LINE", "NAMES_SIGNATURES", "begins_signature", "signatories", "signatures_in"]

LONGEST_LINE = 80

_ROOM = re.compile(r"[\s._…–—-]*(?:\(?(?:handtekening(?:en)?|signatures?)\)?)?[\s:._…–—-]*", re.IGNORECASE)
NAMES_SIGNATURES = re.compile(r"\b(?:handtekening|signature)", re.IGNORECASE)
_NAME = re.compile(r"\b(?:naam|namen|nom|noms)\b", re.IGNORECASE)
_CAPACITY = re.compile(r"\b(?:hoedanigheid|functie|qualité|fonction|titre)\b", re.IGNORECASE)
_PARTY = re.compile(r"(?:voor|pour|namens|au nom d)\b", re.IGNORECASE)


def signatures_in(table: Table) -> tuple[Signature, ...] | None:
    """The signatories in a table, or None when it is no signature table.

    Three forms are known: a heading row that speaks of a signature, then a row for each signatory; a cell for each
    signatory that begins with "Voor …" / "Pour …", and then gives the name and the capacity; or a first row of such
    cells, and the names below it.
    """
    if not table.rows:
        return None
    heading = [" ".join(_lines(cell)) for cell in table.rows[0]]
    if any(NAMES_SIGNATURES.search(text) for text in heading) and any(_NAME.search(text) for text in heading):
        return tuple(_signature(row, heading) for row in table.rows[1:] if any(_text(cell) for cell in row))
    cells = [lines for row in table.rows for cell in row if (lines := [line for line in _lines(cell) if line])]
    if len(cells) >= 2 and all(_PARTY.match(lines[0]) and len(lines) <= 4 for lines in cells):
        return tuple(Signature(lines[0], " ".join(lines[1:2]), " ".join(lines[2:])) for lines in cells)
    return _below_parties(table)


def _below_parties(table: Table) -> tuple[Signature, ...] | None:
    """The signatories of a table whose first row names the parties: what stands below each is its signatory."""
    first = [_text(cell) for cell in table.rows[0]]
    if len(table.rows) < 2 or len(first) < 2 or not all(_PARTY.match(text) for text in first):
        return None
    rest = [[_lines(cell) for cell in row] for row in table.rows[1:]]
    texts = [line for row in rest for lines in row for line in lines]
    if any(len(row) > len(first) for row in rest) or any(len(text) > LONGEST_LINE for text in texts):
        return None
    columns = ([line for row in rest if i < len(row) for line in row[i]] for i in range(len(first)))
    return tuple(one for party, below in zip(first, columns, strict=True) for one in signatories([party, *below]))


def begins_signature(text: str) -> bool:
    """Whether a line names the party for which someone signs ("Voor de werkgever", "Pour la CSC")."""
    return len(text) <= LONGEST_LINE and _PARTY.match(text) is not None


def signatories(lines: Sequence[str]) -> tuple[Signature, ...]:
    """Who signs, of lines one under another: the party, then a name and a capacity on one line or on two.

    Where each line gives a name and a capacity, each is a signatory. Where more stands below the party than these two,
    the first line belongs to the party. Room to sign (dots, lines, "handtekening") is left out.
    """
    party, *rest = [line for line in (each.strip() for each in lines) if not _ROOM.fullmatch(line)] or [""]
    party = party.rstrip(":, ")
    both = [[part.strip() for part in line.split(",", 1)] for line in rest]
    if len(rest) >= 2 and all(len(parts) == 2 and all(parts) for parts in both):
        return tuple(Signature(party, name, capacity) for name, capacity in both)
    if len(rest) >= 3:
        party, rest = f"{party}, {rest[0].rstrip(',: ')}", rest[1:]
    if len(rest) == 1 and len(both[-1]) == 2:
        return (Signature(party, *both[-1]),)
    return (Signature(party, " ".join(rest[:1]).rstrip(", "), " ".join(rest[1:])),)


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
