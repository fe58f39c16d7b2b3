"""What no phrase of the lexicon explains still gets the mechanism that fits what came in or went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agreements.impact import assess

if TYPE_CHECKING:
    from agreements.model import Language


@pytest.mark.parametrize(
    ("language", "ours", "theirs", "mechanism"),
    [
        (
            "nl",
            "De kok heeft recht op een cursus naar keuze.",
            "De kok heeft recht op een cursus naar keuze die de zaakvoerder als zinvol aanmerkt.",
            "approval",
        ),
        (
            "nl",
            "De noden die de leerling aangeeft, bepalen de inhoud.",
            "De noden die de leerling aangeeft en de teamleider bevestigt, bepalen de inhoud.",
            "approval",
        ),
        (
            "nl",
            "De verpleegster betaalt de cursus niet terug.",
            "De verpleegster betaalt de cursus niet terug zodra zij een jaar in dienst is gebleven.",
            "condition",
        ),
        (
            "nl",
            "Deelnemen is geen verplichting en stoppen mag altijd, zonder opgave van reden.",
            "Deelnemen is geen verplichting en stoppen mag tussen twee lessenreeksen, zonder opgave van reden.",
            "condition",
        ),
        (
            "nl",
            "In de raad hebben de vakbonden de helft van de zetels.",
            "In de raad hebben de vakbonden een vierde van de zetels.",
            "voice-reduced",
        ),
        (
            "nl",
            "De premie bedraagt 300 euro per seizoen en per medewerker.",
            "De premie bedraagt 300 euro per seizoen en per afdeling.",
            "amount-reduced",
        ),
        (
            "nl",
            "De werknemer ontvangt een vergoeding van 300 euro netto.",
            "De werknemer ontvangt een vergoeding van 300 euro bruto.",
            "amount-reduced",
        ),
        (
            "nl",
            "De uitleg wordt gegeven in de vijf ateliers.",
            "De uitleg wordt gegeven in het atelier van Gent.",
            "scope-narrowed",
        ),
        (
            "nl",
            "Wie weigert, ondervindt daarvan geen nadeel.",
            "Wie weigert, ondervindt daarvan geen doorslaggevend nadeel.",
            "soft-obligation",
        ),
        (
            "nl",
            "Wie weigert, ondervindt daarvan geen nadeel.",
            "Wie weigert, ondervindt daarvan geen financieel nadeel.",
            "scope-narrowed",
        ),
        (
            "fr",
            "La prime s'élève à 300 euros par saison et par personne.",
            "La prime s'élève à 300 euros par saison et par service.",
            "amount-reduced",
        ),
    ],
)
def test_the_mechanism_fits_the_edit(language: Language, ours: str, theirs: str, mechanism: str) -> None:
    impact = assess(ours, theirs, language)
    assert impact.label in ("weakened", "contradicted")
    assert mechanism in impact.mechanisms


def test_an_item_that_fell_out_of_what_a_worker_chooses_is_a_narrower_choice() -> None:
    ours = "De begeleider kiest de opleiding, de school en de dag."
    assert assess(ours, "De begeleider kiest de opleiding en de school.", "nl").mechanisms == ["scope-narrowed"]


def test_an_exception_to_a_ban_also_has_the_mechanism_that_the_ban_kept_out() -> None:
    ours = "De chef mag niet aanwezig zijn bij de gesprekken."
    theirs = "De chef mag niet aanwezig zijn bij de gesprekken, tenzij bij het laatste."
    assert set(assess(ours, theirs, "nl").mechanisms) == {"condition", "employer-steering"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "De lijnmanager heeft daar geen zeg in.",
            "De lijnmanager, de directie en de personeelsdienst hebben daar geen zeg in.",
        ),
        (
            "Zonder akkoord van de betrokkene mogen foto's, evaluaties of attesten niet worden bewaard.",
            "Zonder akkoord van de betrokkene mogen foto's, loongegevens, evaluaties of attesten niet worden bewaard.",
        ),
        (
            "De werknemer kan stoppen zonder opgave van reden.",
            "De werknemer kan stoppen zonder opgave van reden en zonder nadeel voor zijn bevordering.",
        ),
        (
            "Stopt zij, dan heeft dat geen weerslag op haar contract.",
            "Stopt zij, dan heeft dat geen weerslag op haar contract en behoudt zij haar vroegere uurrooster.",
        ),
        (
            "De personeelsdienst beantwoordt elke aanvraag binnen tien werkdagen.",
            "De personeelsdienst beantwoordt elke aanvraag binnen tien werkdagen; blijft een antwoord uit, dan is zij "
            "toegekend.",
        ),
        (
            "De delegatie mag daarbij naar keuze een eigen deskundige meebrengen, die de werkgever betaalt.",
            "De delegatie mag daarbij naar keuze twee eigen deskundigen meebrengen, die de werkgever betaalt.",
        ),
    ],
)
def test_more_that_is_banned_given_or_granted_is_a_gain(ours: str, theirs: str) -> None:
    assert assess(ours, theirs, "nl").label == "strengthened"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "De hoofdverpleegkundige zit er niet bij en krijgt geen nota's.",
            "De hoofdverpleegkundige zit er, het slotkwartier uitgezonderd, niet bij en krijgt geen nota's.",
        ),
        (
            "Deeltijdsen en stagiairs hebben recht op opleiding.",
            "Deeltijdsen en stagiairs hebben recht op opleiding. Onder deeltijdsen wordt verstaan "
            "wie minstens halftijds werkt.",
        ),
        (
            "De franchise van de verzekering bedraagt hoogstens 100 euro per opname.",
            "De franchise van de verzekering bedraagt hoogstens 275 euro per opname.",
        ),
    ],
)
def test_an_aside_a_definition_and_a_larger_burden_are_no_gain(ours: str, theirs: str) -> None:
    assert assess(ours, theirs, "nl").label == "weakened"


def test_more_years_behind_one_before_one_is_covered_are_worse() -> None:
    ours = "Wie vier jaar nachtwerk achter de rug heeft, gaat op eigen vraag over naar dagwerk."
    longer, shorter = ours.replace("vier", "negen"), ours.replace("vier", "drie")
    assert assess(ours, longer, "nl").positions["universal-scope"] == "weakened"
    assert assess(ours, shorter, "nl").positions["universal-scope"] == "strengthened"


def test_until_when_something_holds_is_a_limit_in_time() -> None:
    ours = "De directrice vraagt de lerares geen attest."
    assert (
        "time-limit"
        in assess(ours, "De directrice vraagt de lerares geen attest tot de zevende maand.", "nl").mechanisms
    )
