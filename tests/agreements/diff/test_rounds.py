"""Several rounds: where each position stood, what was restored, and who moved when the verdict did not."""

from dataclasses import replace
from itertools import pairwise

import pytest

from agreements.diff.rounds import matrix, moves
from agreements.model import Agreement, Language
from tests.agreements.diff.texts import compared, edited, example, library

Standings = list[tuple[str, str | None]]
DUTCH, FRENCH = example("flanders-chemistry", "nl"), example("wallonia-chemistry", "fr")


def changed(made: Agreement, *changes: tuple[str, str]) -> Agreement:
    for old, new in changes:
        after = edited(made, lambda text, old=old, new=new: text.replace(old, new))
        assert after != made, old
        made = after
    return made


def without(made: Agreement, clause: str) -> Agreement:
    return replace(made, articles=tuple(each for each in made.articles if not each.tag or each.tag.clause != clause))


def standings(ours: Agreement, rounds: list[Agreement], language: Language) -> dict[str, Standings]:
    """For each position where it stood in each round, and how it moved; what the employer did in all rounds."""
    moved = [moves(before, after, library()) for before, after in pairwise(rounds)]
    rows = matrix([compared(ours, theirs, language) for theirs in rounds], moved)
    assert {cell.mover for row in rows for cell in row.cells if cell.moved} == {"employer"}
    return {row.position.id: [(cell.standing, cell.moved) for cell in row.cells] for row in rows}


HOURS = "Een traject omvat {}\u00a0uur"
PAID = "De werkgever draagt de volledige kosten van de loopbaanbegeleiding."
NOTHING_BACK = (
    "De werknemer is in geen enkel geval verplicht om de kosten van de loopbaanbegeleiding geheel of gedeeltelijk "
    "terug te betalen of te vergoeden."
)


def test_a_position_that_stays_weakened_moves_with_its_figures() -> None:
    rounds = [changed(DUTCH, (HOURS.format(12), HOURS.format(hours))) for hours in (8, 6, 10)]
    found = standings(DUTCH, [*rounds, DUTCH], "nl")
    assert found["guaranteed-hours"] == [
        ("weakened", None),
        ("weakened", "further"),
        ("weakened", "closer"),
        ("restored", "closer"),
    ]


def test_a_position_may_be_restored_in_other_words() -> None:
    first = changed(DUTCH, (PAID, PAID.replace("de volledige kosten", "ten hoogste 750 euro van de kosten")))
    second = changed(DUTCH, (PAID, "Alle kosten van de loopbaanbegeleiding zijn voor rekening van de werkgever."))
    found = standings(DUTCH, [first, second, DUTCH], "nl")
    assert found["employer-pays"] == [("weakened", None), ("restored", "closer"), ("kept", None)]


@pytest.mark.parametrize(
    ("ours", "language", "old", "new"),
    [
        (DUTCH, "nl", NOTHING_BACK, f"{NOTHING_BACK.removesuffix('.')}, behalve bij ontslag om dringende reden."),
        (
            FRENCH,
            "fr",
            "Le travailleur n’est en aucun cas tenu de rembourser",
            "Sauf licenciement pour motif grave, le travailleur n’est pas tenu de rembourser",
        ),
    ],
    ids=["nl", "fr"],
)
def test_a_position_that_was_lost_may_be_half_restored(ours: Agreement, language: Language, old: str, new: str) -> None:
    rounds = [ours, without(ours, "no-repayment"), changed(ours, (old, new)), ours]
    found = standings(ours, rounds, language)
    assert found["no-repayment"] == [
        ("kept", None),
        ("lost", "further"),
        ("weakened", "closer"),
        ("restored", "closer"),
    ]


def test_nobody_moved_where_two_rounds_say_the_same() -> None:
    theirs = changed(DUTCH, (HOURS.format(12), HOURS.format(8)))
    assert moves(theirs, theirs, library()) == {}
    rows = matrix([compared(DUTCH, theirs)] * 2, [moves(theirs, theirs, library())])
    assert all(cell.moved is None for row in rows for cell in row.cells)
