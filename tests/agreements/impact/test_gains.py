"""Each pair of texts: the second is better for the worker. Read the other way round, it is a loss."""

from __future__ import annotations

import pytest

from agreements.impact import assess
from agreements.impact.model import HARM

PAIRS = [
    ("nl", "Overuren worden dubbel betaald.", "Overuren worden driedubbel betaald."),
    ("fr", "L'heure est payée au double.", "L'heure est payée au triple."),
    ("nl", "De werkgever antwoordt binnen vier weken.", "De werkgever antwoordt binnen twee weken."),
    (
        "nl",
        "De werknemer vraagt het verlof twee maanden vooraf aan.",
        "De werknemer vraagt het verlof één maand vooraf aan.",
    ),
    (
        "nl",
        "De werknemer met twee jaar anciënniteit heeft recht op opleiding.",
        "De werknemer met één jaar anciënniteit heeft recht op opleiding.",
    ),
    ("nl", "Werknemers met minstens één jaar dienst krijgen een premie.", "Alle werknemers krijgen een premie."),
    ("nl", "De werkgever betaalt 80 % van de kosten.", "De werkgever betaalt 90 % van de kosten."),
    ("nl", "De werkgever betaalt de kosten tot 500 euro.", "De werkgever betaalt de kosten tot 800 euro."),
    ("nl", "De werkgever betaalt de kosten tot 500 euro.", "De werkgever betaalt de kosten."),
    ("nl", "De gegevens worden zes maanden bewaard.", "De gegevens worden drie maanden bewaard."),
    ("nl", "De werknemer kiest het centrum, mits akkoord van zijn leidinggevende.", "De werknemer kiest het centrum."),
    ("nl", "De coach is erkend.", "De coach is erkend en onafhankelijk."),
    ("nl", "Het verslag gaat naar de werknemer.", "Het verslag gaat uitsluitend naar de werknemer."),
    ("nl", "De werkgever mag de aanvraag twee keer weigeren.", "De werkgever mag de aanvraag één keer weigeren."),
    ("nl", "De uren worden voor de helft betaald.", "De uren worden volledig betaald."),
    (
        "nl",
        "De cao wordt opgezegd met een termijn van drie maanden.",
        "De cao wordt opgezegd met een termijn van zes maanden.",
    ),
    ("nl", "De werknemer betaalt 20 euro per sessie.", "De werknemer betaalt 10 euro per sessie."),
    ("nl", "De werkgever streeft ernaar de kosten te betalen.", "De werkgever betaalt de kosten."),
    ("nl", "De werkgever kan de kosten betalen.", "De werkgever betaalt de kosten."),
    ("nl", "Het comité vergadert jaarlijks.", "Het comité vergadert elk kwartaal."),
    ("nl", "De opleiding vindt plaats buiten de arbeidsuren.", "De opleiding vindt plaats tijdens de arbeidsuren."),
    (
        "fr",
        "Le travailleur introduit sa demande deux mois à l'avance.",
        "Le travailleur introduit sa demande un mois à l'avance.",
    ),
    (
        "fr",
        "Le travailleur comptant deux ans d'ancienneté a droit à une formation.",
        "Le travailleur comptant un an d'ancienneté a droit à une formation.",
    ),
    ("fr", "L'employeur paie 80 % des frais.", "L'employeur paie 90 % des frais."),
    (
        "fr",
        "L'employeur paie les frais à concurrence de 500 euros.",
        "L'employeur paie les frais à concurrence de 800 euros.",
    ),
    ("fr", "L'employeur paie les frais à concurrence de 500 euros.", "L'employeur paie les frais."),
    ("fr", "Les données sont conservées six mois.", "Les données sont conservées trois mois."),
    (
        "fr",
        "Le travailleur choisit le centre moyennant l'accord de son supérieur.",
        "Le travailleur choisit le centre.",
    ),
    ("fr", "Le conseiller est agréé.", "Le conseiller est agréé et indépendant."),
    ("fr", "Le rapport est remis au travailleur.", "Le rapport est remis exclusivement au travailleur."),
    ("fr", "L'employeur peut refuser la demande.", "L'employeur ne peut refuser la demande."),
    ("fr", "Les heures sont payées pour moitié.", "Les heures sont payées intégralement."),
    ("fr", "Le syndicat est consulté sur le plan.", "Le syndicat approuve le plan."),
    ("fr", "L'employeur s'efforce de payer les frais.", "L'employeur paie les frais."),
    ("fr", "L'employeur peut payer les frais.", "L'employeur paie les frais."),
    ("fr", "Le comité se réunit chaque année.", "Le comité se réunit chaque trimestre."),
    (
        "fr",
        "La formation a lieu en dehors des heures de travail.",
        "La formation a lieu pendant les heures de travail.",
    ),
    ("fr", "Le travailleur paie 20 euros par séance.", "Le travailleur paie 10 euros par séance."),
    ("fr", "Sauf urgence, l'employeur ne contacte pas le travailleur.", "L'employeur ne contacte pas le travailleur."),
    (
        "nl",
        "Behalve in dringende gevallen contacteert de chef de werknemer niet.",
        "De chef contacteert de werknemer niet.",
    ),
    ("nl", "De werkgever betaalt de opleiding.", "De werkgever betaalt de opleiding en het cursusmateriaal."),
    ("fr", "L'employeur informe le travailleur.", "L'employeur informe le travailleur par écrit."),
    ("nl", "De werkgever motiveert de weigering.", "De werkgever motiveert de weigering schriftelijk."),
    ("nl", "De werknemer heeft recht op begeleiding.", "De werknemer heeft onvoorwaardelijk recht op begeleiding."),
]


@pytest.mark.parametrize(("language", "worse", "better"), PAIRS)
def test_a_gain_is_seen_and_so_is_its_loss(language, worse, better) -> None:
    assert assess(worse, better, language).label == "strengthened"
    assert assess(better, worse, language).label in HARM
