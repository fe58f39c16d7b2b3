"""What the structure of two texts tells, whatever their words: gains are proven, denials are followed, limits found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.impact import assess
from agreements.impact.model import HARM

REWORDED = [
    (
        "nl",
        "De werkgever hangt het rooster drie weken vooraf uit. De werknemer kiest zelf zijn coach.",
        "Drie weken vooraf wordt het rooster uitgehangen. Welke coach hij wil, kiest de werknemer zelf",
    ),
    (
        "nl",
        "De coach brengt geen verslag uit aan de werkgever. De gesprekken tellen als arbeidstijd.",
        "Aan de werkgever wordt door de coach geen verslag uitgebracht. Als arbeidstijd tellen de gesprekken",
    ),
    (
        "fr",
        "Le travailleur choisit lui-même son coach. L'employeur paie la formation.",
        "Le coach est choisi par le travailleur lui-même. La formation est payée par l'employeur",
    ),
]
LIMITS = {
    "nl": [
        ", waar het inwerktraject zulks verdraagt",
        " na gunstig gevolg van de afdelingsraad",
        ", zolang de kas het draagt",
        " voor wie geslaagd is in de instapproef",
    ],
    "fr": [
        ", là où la charge le tolère",
        " après deux ans de fidélité",
        ", tant que la caisse le supporte",
        " pour ceux qui ont réussi le test",
    ],
}


@pytest.mark.parametrize(("language", "ours", "theirs"), REWORDED)
def test_a_sentence_put_otherwise_is_wording_only(language, ours, theirs) -> None:
    assert assess(ours, f"{theirs}.", language).label not in HARM


@given(st.sampled_from(REWORDED), st.data())
def test_a_limit_in_words_nobody_knows_is_harm_also_in_a_text_that_was_rewritten(pair, data) -> None:
    language, ours, theirs = pair
    limit = data.draw(st.sampled_from(LIMITS[language]))
    assert assess(ours, f"{theirs}{limit}.", language).label in HARM


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        (
            "nl",
            "De bediende heeft recht op vijf uur coaching per jaar.",
            "De bediende heeft recht op vijf uur coaching, alleen of in groep naargelang de keten schikt, per jaar.",
        ),
        ("fr", "Le coach est agréé par la Région.", "Le coach est agréé ou en voie de reconnaissance par la Région."),
        (
            "fr",
            "Nul ne peut être contraint de suivre un parcours.",
            "Nul ne peut être contraint, avant son deuxième avertissement, de suivre un parcours.",
        ),
        (
            "nl",
            "De notities behoren toe aan de werknemer en worden vernietigd.",
            "De notities behoren toe aan het ziekenhuis en worden vernietigd.",
        ),
    ],
)
def test_an_insertion_is_no_gain_because_it_stands_between_commas_or_beside_and(language, ours, theirs) -> None:
    assert assess(ours, theirs, language).label in HARM


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("nl", "De behoeften van het huis spelen geen rol.", "De behoeften van het huis spelen een rol."),
        ("nl", "De bediende hoeft geen reden op te geven.", "De bediende moet een reden opgeven."),
        (
            "fr",
            "Les besoins du service n'entrent pas en ligne de compte.",
            "Les besoins du service entrent en ligne de compte.",
        ),
        (
            "fr",
            "Ils fixent les objectifs sans intervention du chef.",
            "Ils fixent les objectifs avec le concours du chef.",
        ),
    ],
)
def test_a_denial_dropped_from_a_phrase_turns_it_round(language, ours, theirs) -> None:
    impact = assess(ours, theirs, language)
    assert (impact.label, "negation-flip" in impact.mechanisms) == ("contradicted", True), impact


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("nl", "Elke weigering wordt gemotiveerd.", "Elke weigering wordt binnen vijf werkdagen gemotiveerd."),
        ("fr", "Tout refus est motivé par écrit.", "Tout refus est motivé par écrit dans les cinq jours ouvrables."),
        ("fr", "Le travailleur choisit son tuteur.", "Le travailleur choisit son tuteur et peut en changer."),
    ],
)
def test_a_term_for_the_employer_and_a_further_right_are_gains(language, ours, theirs) -> None:
    assert assess(ours, theirs, language).label == "strengthened"


@pytest.mark.parametrize(
    ("language", "ours", "theirs", "mechanism"),
    [
        (
            "nl",
            "De gesprekken vallen binnen de diensturen.",
            "De gesprekken vallen waar de planning het gedoogt binnen de diensturen.",
            "condition",
        ),
        (
            "nl",
            "Wat ter sprake komt, speelt geen rol bij de bevordering.",
            "Wat ter sprake komt, speelt geen bepalende rol bij de bevordering.",
            "soft-obligation",
        ),
        (
            "nl",
            "Het rooster hangt uit op de vijftiende van de maand.",
            "Het rooster hangt uit op de achtentwintigste van de maand.",
            "amount-reduced",
        ),
        (
            "fr",
            "Les objectifs partent des souhaits du jeune.",
            "Les objectifs partent des souhaits du jeune et des besoins de l'atelier.",
            "employer-steering",
        ),
    ],
)
def test_an_edit_no_phrase_explains_gets_its_reason_from_the_kind_of_words(language, ours, theirs, mechanism) -> None:
    impact = assess(ours, theirs, language)
    assert impact.label in HARM
    assert mechanism in impact.mechanisms, impact
