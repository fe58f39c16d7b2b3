"""In a nearly identical text an edit is harmless only with a licence."""

from __future__ import annotations

import pytest

from agreements.impact import assess
from agreements.impact.lexicon import lexicon
from agreements.impact.model import HARM
from agreements.impact.reading import read

HARMFUL = [
    ("fr", "Le comité reçoit les chiffres et approuve le plan.", "Le comité reçoit les chiffres ou approuve le plan."),
    ("fr", "Les soldes non pris sont versés au travailleur.", "Les soldes non pris ne sont pas versés au travailleur."),
    ("fr", "Aucune retenue ne peut être opérée.", "Aucune retenue importante ne peut être opérée."),
    (
        "fr",
        "L'employeur affiche les listes avant le début du mois.",
        "L'employeur affiche les listes après le début du mois.",
    ),
    ("fr", "Le local est ouvert au personnel.", "Le local est ouvert au personnel s'il en fait la demande."),
    ("fr", "Les outils sont entretenus par l'employeur.", "Les outils sont entretenus par le travailleur."),
    ("fr", "Il ne peut ni encourager ni dissuader le travailleur.", "Il ne peut dissuader le travailleur."),
    ("fr", "Le coach remet les notes au travailleur.", "Le coach remet les notes stratégiques au travailleur."),
    ("fr", "Le solde est payé au plus tôt le premier jour.", "Le solde est payé au plus tard le premier jour."),
    ("fr", "Le travailleur a droit à trois jours par an.", "Le travailleur a droit à trois jours par carrière."),
    (
        "nl",
        "De school bezorgt de resultaten aan de werknemer.",
        "De school bezorgt de ruwe resultaten aan de werknemer.",
    ),
    ("nl", "De lijsten hangen uit voor het begin van de maand.", "De lijsten hangen uit na het begin van de maand."),
    ("nl", "Daarvoor kan geen sanctie volgen.", "Daarvoor kan geen onevenredige sanctie volgen."),
]
HARMLESS = [
    ("fr", "Les frais sont remboursés à cent pour cent.", "Les frais sont remboursés à 100 %."),
    ("fr", "L'heure est payée à 150 %.", "L'heure est payée une fois et demie."),
    ("fr", "Le fonds reçoit 0,40 % de la masse salariale.", "Le fonds reçoit quatre pour mille de la masse salariale."),
    ("fr", "Le solde est payé durant les douze mois qui suivent.", "Le solde est payé durant l'année qui suit."),
    ("fr", "Le coach ne fait pas rapport à la direction.", "Le coach ne transmet aucun rapport à la direction."),
    (
        "fr",
        "Le travailleur choisit le centre, qui est agréé par la Région.",
        "Le travailleur choisit le centre. Ce centre est agréé par la Région.",
    ),
]


@pytest.mark.parametrize(("language", "ours", "theirs"), HARMFUL)
def test_a_small_edit_that_changes_the_sense_is_harm(language, ours, theirs) -> None:
    assert assess(ours, theirs, language).label in HARM


@pytest.mark.parametrize(("language", "ours", "theirs"), HARMLESS)
def test_another_notation_or_wording_is_no_harm(language, ours, theirs) -> None:
    assert assess(ours, theirs, language).label == "cosmetic"


def test_a_further_thing_that_is_banned_is_a_gain() -> None:
    ours = "Aucune sanction ne peut être prise pour ce motif."
    theirs = "Aucune sanction ni aucune évaluation défavorable ne peut être prise pour ce motif."
    assert assess(ours, theirs, "fr").label == "strengthened"


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("un an et demi", 18, "month"),
        ("trois jours et demi", 3.5, "day"),
        ("six pour mille", 0.6, "share"),
        ("sept heures du soir", 19, "clock"),
        ("une fois et demie", 150, "share"),
        ("l'année qui suit", 12, "month"),
    ],
)
def test_french_amounts_in_words_are_read(text, value, dimension) -> None:
    amounts = [unit.quantity for unit in read(f"Le solde vaut {text}.", lexicon("fr")).units if unit.quantity]
    assert [(amount.value, amount.dimension) for amount in amounts] == [(value, dimension)]
