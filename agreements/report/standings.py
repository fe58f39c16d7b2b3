"""Where each position stood in each round, as a table for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from agreements.report.detail import most, section
from agreements.report.sorting import moving
from agreements.report.words import mover_word, standing_word, title
from akkoord.messages import gettext as _
from akkoord.messages import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.diff.model import Cell, Negotiation, Row
    from agreements.report.detail import Detail

__all__ = ["COLOURS", "standings"]

ALIKE = 4
"""More positions than this that went the same way through all rounds are counted, not named."""
COLOURS = {"kept": "green", "strengthened": "green", "weakened": "yellow", "contradicted": "red", "removed": "red"}


def standings(negotiation: Negotiation, detail: Detail) -> Iterator[str]:
    """The table, the latest round first; nothing for a single round."""
    rows = [row for row in negotiation.matrix if moving(row)]
    if not rows:
        return
    yield from section(_("Round by round, the latest first"))
    yield from _table(rows, negotiation, detail)


def _table(rows: list[Row], negotiation: Negotiation, detail: Detail) -> Iterator[str]:
    told, more = most(list(_told(rows)), detail)
    width = max(len(name) for name, _cells in told)
    heads = [str(number) for number in range(len(negotiation.rounds), 0, -1)]
    widths = [
        max(len(head), *(len(standing_word(cells[-1 - k])) for _name, cells in told)) for k, head in enumerate(heads)
    ]
    yield "  " + "  ".join([" " * width, *(head.ljust(size) for head, size in zip(heads, widths, strict=True))])
    for name, cells in told:
        shown = [
            click.style(standing_word(cell), fg=COLOURS[cell.verdict]) + " " * (size - len(standing_word(cell)))
            for size, cell in zip(widths, reversed(cells), strict=True)
        ]
        yield "  " + "  ".join([name.ljust(width), *shown, mover_word(cells[-1])])
    yield from more


def _told(rows: list[Row]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The rows with their names; many rows that were alike in every round are one, and counted."""
    alike: dict[tuple[Cell, ...], list[Row]] = {}
    for row in rows:
        alike.setdefault(row.cells, []).append(row)
    for cells, members in alike.items():
        for row in members if len(members) <= ALIKE else []:
            yield title(row.position), cells
    for cells, members in alike.items():
        if len(members) > ALIKE:
            message = ngettext("{count} more position", "{count} more positions", len(members))
            yield message.format(count=len(members)), cells
