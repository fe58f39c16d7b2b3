"""Which position an edit touches: by the statement it stands in, not by the words it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agreements.impact import assess

if TYPE_CHECKING:
    from agreements.model import Language


def changed(ours: str, theirs: str, language: Language) -> dict[str, str]:
    return {
        position: verdict for position, verdict in assess(ours, theirs, language).positions.items() if verdict != "kept"
    }


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        (
            "nl",
            "Elke werknemer heeft recht op coaching.",
            "Elke werknemer die één jaar in dienst is heeft recht op coaching.",
        ),
        (
            "fr",
            "Chaque travailleur a droit au coaching.",
            "Chaque travailleur engagé depuis un an a droit au coaching.",
        ),
    ],
)
def test_what_qualifies_the_people_narrows_their_circle(language: Language, ours: str, theirs: str) -> None:
    assert changed(ours, theirs, language) == {"universal-scope": "weakened"}


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("nl", "De werknemer kiest zelf zijn coach.", "De directie kiest zijn coach."),
        ("fr", "Le travailleur choisit lui-même son coach.", "La direction choisit son coach."),
    ],
)
def test_a_choice_that_changes_hands_is_turned_round(language: Language, ours: str, theirs: str) -> None:
    assert changed(ours, theirs, language)["free-choice-of-provider"] == "contradicted"


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        (
            "nl",
            "Niemand kan worden verplicht om deel te nemen.",
            "Niemand kan, voor zijn tweede waarschuwing, worden verplicht om deel te nemen.",
        ),
        (
            "fr",
            "Nul ne peut être contraint de participer.",
            "Nul ne peut être contraint, avant son deuxième avertissement, de participer.",
        ),
    ],
)
def test_a_condition_is_about_what_it_stands_in(language: Language, ours: str, theirs: str) -> None:
    assert set(changed(ours, theirs, language)) == {"voluntary"}


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        (
            "nl",
            "De inhoud van de gesprekken wordt niet aan de werkgever meegedeeld.",
            "De inhoud van de gesprekken wordt aan de werkgever meegedeeld.",
        ),
        (
            "fr",
            "La direction n'est pas informée des thèmes abordés.",
            "La direction est informée des thèmes abordés.",
        ),
    ],
)
def test_what_is_told_to_superiors_is_about_telling(language: Language, ours: str, theirs: str) -> None:
    assert changed(ours, theirs, language) == {"no-feedback": "contradicted"}
