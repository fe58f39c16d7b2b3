"""The comparison in the terminal is one screen: the worst first, and what finds no room is counted."""

from functools import cache

import click
import pytest

from agreements.diff.model import Negotiation
from agreements.report.terminal import as_text
from agreements.report.words import title
from tests.agreements.diff.texts import compared, example

FLANDERS = example("flanders-chemistry", "nl")
BRUSSELS = example("brussels-bilingual", "nl")


@cache
def wide() -> Negotiation:
    """Two agreements that differ in much: the full text is several screens."""
    return Negotiation((compared(FLANDERS, BRUSSELS),))


def lines(negotiation: Negotiation, most: int | None = None) -> list[str]:
    return click.unstyle(as_text(negotiation, most)).splitlines()


@pytest.mark.parametrize("screen", [30, 36, 50, 70])
def test_it_fits_on_the_screen_and_says_how_to_see_everything(screen: int) -> None:
    assert len(lines(wide())) > screen
    shown = lines(wide(), screen)
    assert len(shown) <= screen
    assert "--full" in shown[-1]


def test_the_red_lines_come_first_and_what_finds_no_room_is_counted() -> None:
    shown = lines(wide(), 30)
    first = next(line for line in shown if line.startswith(("✗", "!")))
    assert wide().latest.harmed[0].weight == "red-line"
    assert title(wide().latest.harmed[0]) in first
    assert any(line.startswith("  … ") for line in shown)


def test_what_fits_is_shown_whole() -> None:
    small = Negotiation((compared(FLANDERS, FLANDERS),))
    assert lines(small, 50) == lines(small)
    assert "--full" not in as_text(small, 50)
