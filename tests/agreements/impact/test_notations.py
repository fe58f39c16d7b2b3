"""The same figures in another notation are wording only, whichever of the two texts has which."""

from __future__ import annotations

import pytest

from agreements.impact import assess

PAIRS = [
    (
        "nl",
        "De werknemer krijgt een derde van de kosten terugbetaald.",
        "De werknemer krijgt 33,33 % van de kosten terugbetaald.",
    ),
    ("nl", "De premie bedraagt 1.250 euro.", "De premie bedraagt € 1250."),
    ("nl", "De premie bedraagt 1.250 euro.", "De premie bedraagt twaalfhonderdvijftig euro."),
    ("nl", "De commissie vergadert tweemaal per jaar.", "De commissie vergadert om de zes maanden."),
    ("nl", "De commissie vergadert maandelijks.", "De commissie vergadert één keer per maand."),
    ("nl", "De commissie vergadert elke maand.", "De commissie vergadert twaalf keer per jaar."),
    ("nl", "De werkgever betaalt drie vierde van de kosten.", "De werkgever betaalt 75 % van de kosten."),
    ("nl", "De werkgever betaalt drie kwart van de kosten.", "De werkgever betaalt 75 procent van de kosten."),
    ("nl", "De werknemer krijgt acht uur per maand vrij.", "De werknemer krijgt 8u per maand vrij."),
    ("nl", "De sessie duurt anderhalf uur.", "De sessie duurt 90 minuten."),
    ("nl", "De sessie duurt een half uur.", "De sessie duurt dertig minuten."),
    ("nl", "De sessie duurt twee uur.", "De sessie duurt 120 minuten."),
    ("nl", "De termijn bedraagt twee weken.", "De termijn bedraagt 14 dagen."),
    ("nl", "De termijn bedraagt één jaar.", "De termijn bedraagt twaalf maanden."),
    ("nl", "De termijn bedraagt een jaar.", "De termijn bedraagt 12 maanden."),
    ("nl", "De werkgever betaalt de helft van de kosten.", "De werkgever betaalt 50% van de kosten."),
    ("nl", "De werkgever betaalt de kosten volledig.", "De werkgever betaalt 100 % van de kosten."),
    ("nl", "De werkgever betaalt alle kosten.", "De werkgever betaalt de kosten voor 100 procent."),
    ("nl", "De regeling geldt vanaf 1 januari 2027.", "De regeling geldt vanaf 01/01/2027."),
    ("nl", "Vier sessies van twee uur per werknemer.", "4 sessies van 2 uur per werknemer."),
    (
        "nl",
        "De werknemer heeft recht op vijf opleidingsdagen per jaar.",
        "De werknemer heeft recht op 5 opleidingsdagen per kalenderjaar.",
    ),
    ("nl", "Elk kwartaal bezorgt de werkgever de cijfers.", "Om de drie maanden bezorgt de werkgever de cijfers."),
    ("nl", "Het fonds betaalt twintig euro per uur.", "Het fonds betaalt 20 EUR/uur."),
    ("nl", "De vergoeding bedraagt 2,50 euro per dag.", "De vergoeding bedraagt 2,5 euro per dag."),
    ("fr", "La prime s'élève à 1.250 euros.", "La prime s'élève à mille deux cent cinquante euros."),
    ("fr", "L'employeur paie les trois quarts des frais.", "L'employeur paie 75 % des frais."),
    ("fr", "L'employeur paie la moitié des frais.", "L'employeur paie cinquante pour cent des frais."),
    ("fr", "La commission se réunit deux fois par an.", "La commission se réunit semestriellement."),
    ("fr", "La commission se réunit tous les trois mois.", "La commission se réunit chaque trimestre."),
    ("fr", "L'entretien dure une heure et demie.", "L'entretien dure nonante minutes."),
    ("fr", "L'entretien dure une demi-heure.", "L'entretien dure 30 minutes."),
    ("fr", "L'employeur répond dans les quinze jours.", "L'employeur répond dans les deux semaines."),
    ("fr", "L'employeur répond dans les quinze jours.", "L'employeur répond dans un délai de 15 jours."),
    ("fr", "La convention vaut pour un an.", "La convention vaut pour douze mois."),
    ("fr", "Le travailleur a droit à dix jours par an.", "Le travailleur a droit à 10 jours par année civile."),
    ("fr", "Le régime débute le 1er janvier 2027.", "Le régime débute le premier janvier 2027."),
    ("fr", "La convention entre en vigueur le 1er janvier 2027.", "La convention entre en vigueur le 01.01.2027."),
    ("fr", "Une indemnité de 2,50 euros par jour est due.", "Une indemnité journalière de 2,5 € est due."),
    ("fr", "Un tiers des frais est remboursé.", "33,33 % des frais sont remboursés."),
    ("fr", "L'employeur verse 140 euros par mois.", "L'employeur verse 140 EUR mensuellement."),
    ("fr", "Quatre séances de deux heures par travailleur.", "4 séances de 2 h par travailleur."),
]


@pytest.mark.parametrize(("language", "one", "other"), PAIRS)
def test_another_notation_is_wording_only(language, one, other) -> None:
    assert assess(one, other, language).label == "cosmetic"
    assert assess(other, one, language).label == "cosmetic"
