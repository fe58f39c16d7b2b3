"""What comes first and what comes after it: when the two change places, the text says the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agreements.impact import assess

if TYPE_CHECKING:
    from agreements.model import Language

_TURNED: list[tuple[Language, str, str]] = [
    (
        "fr",
        "Les souhaits du travailleur priment sur les besoins du service.",
        "Les besoins du service priment sur les souhaits du travailleur.",
    ),
    (
        "fr",
        "Les souhaits du travailleur passent avant les besoins du service.",
        "Les souhaits du travailleur passent après les besoins du service.",
    ),
    (
        "fr",
        "Le formateur est engagé par le fonds sectoriel, non par l'entreprise.",
        "Le formateur est engagé par l'entreprise, non par le fonds sectoriel.",
    ),
    (
        "nl",
        "De wensen van de werknemer gaan voor op de noden van de dienst.",
        "De noden van de dienst gaan voor op de wensen van de werknemer.",
    ),
    (
        "nl",
        "Eerst tellen de wensen van de ploeg; daarna pas de noden van de productie.",
        "Eerst tellen de noden van de productie; daarna pas de wensen van de ploeg.",
    ),
]


@pytest.mark.parametrize(("language", "ours", "theirs"), _TURNED)
def test_two_things_that_changed_places_say_the_opposite(language: Language, ours: str, theirs: str) -> None:
    assert assess(ours, theirs, language).label == "contradicted"
    assert assess(theirs, ours, language).label == "contradicted"


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        (
            "fr",
            "Les souhaits du travailleur priment sur les besoins du service.",
            "Les souhaits du travailleur l'emportent sur les besoins du service.",
        ),
        (
            "fr",
            "Les souhaits du travailleur passent avant les besoins du service.",
            "Les besoins du service passent après les souhaits du travailleur.",
        ),
        (
            "nl",
            "De wensen van de werknemer gaan voor op de noden van de dienst.",
            "De noden van de dienst komen na de wensen van de werknemer.",
        ),
    ],
)
def test_the_same_ranking_by_another_road_says_the_same(language: Language, ours: str, theirs: str) -> None:
    assert assess(ours, theirs, language).label == "cosmetic"


def test_what_came_first_and_is_on_a_par_now_is_weaker() -> None:
    ours = "Le planning repose d'abord sur les disponibilités de l'équipe ; les besoins de production viennent ensuite."
    theirs = "Le planning repose à la fois sur les disponibilités de l'équipe et sur les besoins de production."
    found = assess(ours, theirs, "fr")
    assert found.label == "weakened"
    assert "employer-steering" in found.mechanisms
