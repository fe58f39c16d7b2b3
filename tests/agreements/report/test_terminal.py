"""The comparison in the terminal is one screen: the worst first, and what finds no room is counted."""

from functools import cache

import click
import pytest

from agreements.diff.model import Negotiation
from agreements.report.terminal import as_text
from agreements.report.words import title
from tests.agreements.diff.texts import agreement, compared, example

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


def test_everything_is_every_passage_and_every_word() -> None:
    shown = " ".join(" ".join(lines(wide())).split())
    texts = [p.text_theirs for a in wide().latest.substantive for p in a.passages if p.harmful and p.text_theirs]
    assert len(texts) > 10
    for text in texts:
        assert text.split()[-1] in shown, text
    assert "passages more" not in shown


def test_a_reference_that_points_elsewhere_is_shown_though_no_other_word_changed() -> None:
    ours = """
        # 1. Betaling
        De werkgever draagt de lasten overeenkomstig artikel 2.
        # 2. Kosten
        De werkgever betaalt alles.
        # 3. Verplaatsing
        De werknemer betaalt de verplaatsing.
    """
    theirs = ours.replace("overeenkomstig artikel 2", "overeenkomstig artikel 3")
    shown = lines(Negotiation((compared(agreement(ours), agreement(theirs)),)))
    place = next(number for number, line in enumerate(shown) if line.startswith("article 1"))
    assert "↳" in shown[place + 1]
    assert "overeenkomstig artikel 3" in " ".join(shown[place : place + 4])
