"""The same figures in another notation are wording only, whichever of the two texts has which."""

from __future__ import annotations

import pytest

from agreements.impact import assess
from agreements.impact.model import HARM

PAIRS = [
    (
        "nl",
        "De werknemer krijgt een derde van de kosten terugbetaald.",
        "De werknemer krijgt 33,33 % van de kosten terugbetaald.",
    ),
    ("nl", "De werkgever betaalt twee vijfde van het uurloon.", "De werkgever betaalt 40 % van het uurloon."),
    ("nl", "Overuren worden betaald aan 150 % van het loon.", "Overuren worden betaald aan anderhalf keer het loon."),
    ("nl", "De werknemer krijgt om de drie jaar een scan.", "De werknemer krijgt eens in de drie jaar een scan."),
    ("nl", "De werkgever antwoordt binnen de week.", "De werkgever antwoordt binnen zeven dagen."),
    ("nl", "De commissie telt zes leden.", "De commissie telt een half dozijn leden."),
    ("nl", "Het loon wordt gestort op de vijfde van de maand.", "Het loon wordt gestort op de 5de van de maand."),
    (
        "nl",
        "De werknemer krijgt na een incident recht op vier dagen.",
        "Na een incident krijgt de werknemer recht op 4 dagen.",
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


FRAMES = [
    (
        "nl",
        "De werknemer krijgt een vergoeding van {}.",
        [
            ("4.800 euro per jaar", "twaalf maal 400 euro per jaar"),
            ("4.800 euro per jaar", "400 euro per maand"),
            ("4.800 euro", "EUR 4800"),
            ("2,50 euro", "twee euro en vijftig cent"),
            ("0,3 %", "drie promille"),
            ("110 euro per uur", "€ 110/uur"),
        ],
    ),
    (
        "nl",
        "De werknemer heeft recht op {} opleiding.",
        [("anderhalve dag", "een dag en een halve dag"), ("2 u 30", "tweeënhalf uur"), ("38 uur", "38 u.")],
    ),
    (
        "nl",
        "De gesprekken vinden plaats tussen 9 uur en {}.",
        [
            ("16.30 uur", "16 u. 30"),
            ("16.30 uur", "16u30"),
            ("16.30 uur", "16:30"),
            ("16.30 uur", "halfvijf in de namiddag"),
            ("17 uur", "vijf uur 's namiddags"),
        ],
    ),
    ("nl", "Het comité vergadert {}.", [("elke twee weken", "tweewekelijks"), ("om de twee weken", "veertiendaags")]),
    (
        "nl",
        "Groepen van {} worden niet vermeld.",
        [("minder dan tien personen", "negen of minder personen"), ("meer dan vijf personen", "zes of meer personen")],
    ),
    ("nl", "De overeenkomst loopt tot {}.", [("1 januari 2026", "1 jan. 2026"), ("31 december 2027", "31-12-2027")]),
    (
        "fr",
        "Le travailleur reçoit une indemnité de {}.",
        [
            ("150 euros par mois", "1 800 euros par an"),
            ("1.500 euros", "quinze cents euros"),
            ("2,50 euros", "deux euros cinquante"),
            ("110 euros l'heure", "110 €/heure"),
        ],
    ),
    (
        "fr",
        "Le travailleur a droit à {} de formation.",
        [("deux heures trente", "2,5 heures"), ("un quart d'heure", "quinze minutes"), ("un jour et demi", "1,5 jour")],
    ),
    (
        "fr",
        "Les entretiens ont lieu entre 9 heures et {}.",
        [("16 heures 30", "16h30"), ("16 heures 30", "quatre heures et demie de l'après-midi")],
    ),
    (
        "fr",
        "Le comité se réunit {}.",
        [("tous les mois", "mensuellement"), ("toutes les deux semaines", "tous les quinze jours")],
    ),
    ("fr", "Les groupes de {} ne sont pas mentionnés.", [("moins de dix personnes", "neuf personnes ou moins")]),
]


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        (language, frame.format(left), frame.format(right))
        for language, frame, pairs in FRAMES
        for one, other in pairs
        for left, right in ((one, other), (other, one))
    ],
)
def test_an_amount_in_another_notation_is_wording_only_in_either_direction(language, ours, theirs) -> None:
    impact = assess(ours, theirs, language)
    assert impact.label in ("cosmetic", "unchanged"), impact


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("nl", "De werknemer krijgt 4.800 euro per jaar.", "De werknemer krijgt elf maal 400 euro per jaar."),
        ("nl", "De werknemer heeft recht op tweeënhalf uur coaching.", "De werknemer heeft recht op 2 u coaching."),
        ("nl", "De werkgever mag niet bellen na 16.30 uur.", "De werkgever mag niet bellen na 17 u. 30."),
        ("fr", "Le travailleur reçoit 110 €/heure.", "Le travailleur reçoit 100 euros l'heure."),
        ("fr", "Le comité se réunit toutes les deux semaines.", "Le comité se réunit tous les deux mois."),
    ],
)
def test_another_amount_is_no_other_notation(language, ours, theirs) -> None:
    impact = assess(ours, theirs, language)
    assert impact.label in HARM, impact
