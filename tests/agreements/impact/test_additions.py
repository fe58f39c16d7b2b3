"""An added claim, safeguard or further ban is a gain; an added duty of the worker or check by the employer is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agreements.impact import assess
from agreements.impact.model import HARM

if TYPE_CHECKING:
    from agreements.model import Language

FRENCH = (
    "Le technicien de garde reçoit une prime de 80 euros par week-end. "
    "Son chef ne peut pas lui imposer une garde supplémentaire. Les heures prestées sont récupérées dans le mois."
)
DUTCH = (
    "De technicus van wacht krijgt een premie van 80 euro per weekend. "
    "Zijn chef mag hem geen extra wacht opleggen. De gepresteerde uren worden binnen de maand ingehaald."
)
_GAINS: list[tuple[Language, str, str]] = [
    ("fr", "par week-end.", "par week-end ; cette prime est indexée chaque année."),
    ("fr", "80 euros par", "80 euros, portée à 100 euros les jours fériés, par"),
    ("fr", "Son chef ne", "Son chef, pas plus que la direction, ne"),
    ("fr", "garde supplémentaire.", "garde supplémentaire, même en cas d'absence imprévue."),
    ("fr", "de garde reçoit", "de garde, y compris l'intérimaire, reçoit"),
    ("fr", "le mois.", "le mois, aux dates choisies par le technicien."),
    ("fr", "le mois.", "le mois. La délégation syndicale reçoit chaque trimestre le relevé des gardes."),
    ("fr", "garde supplémentaire.", "garde supplémentaire, ni à modifier son horaire, ni à le muter."),
    ("nl", "ingehaald.", "ingehaald en geven recht op een rustdag."),
    ("nl", "80 euro per", "80 euro, op kosten van de werkgever, per"),
    ("nl", "ingehaald.", "ingehaald, zo niet worden ze toegekend als verlof."),
    ("nl", "per weekend.", "per weekend; die premie wordt elk jaar geïndexeerd."),
    ("nl", "80 euro per", "80 euro, op feestdagen 100 euro, per"),
    ("nl", "wacht opleggen.", "wacht opleggen, ook niet bij een onverwachte afwezigheid."),
    ("nl", "van wacht krijgt", "van wacht, ook de uitzendkracht, krijgt"),
    ("nl", "ingehaald.", "ingehaald of uitbetaald, naar keuze van de technicus."),
    ("nl", "ingehaald.", "ingehaald. Elk andersluidend beding is nietig."),
]
_LOSSES: list[tuple[Language, str, str]] = [
    ("fr", "par week-end.", "par week-end ; cette prime couvre aussi les rappels."),
    ("fr", "par week-end.", "par week-end ; le technicien signale tout empêchement par écrit."),
    ("fr", "le mois.", "le mois ou payées, au choix de l'employeur."),
    ("fr", "le mois.", "le mois. L'employeur vérifie chaque mois le bien-fondé des gardes."),
    ("fr", "80 euros par week-end", "80 euros par week-end, repas compris"),
    ("nl", "per weekend.", "per weekend; die premie dekt ook de oproepen."),
    ("nl", "ingehaald.", "ingehaald. De technicus houdt een register van zijn wachten bij."),
    ("nl", "ingehaald.", "ingehaald. De werkgever gaat elke maand na of de wachten nodig waren."),
]


def _changed(language: Language, old: str, new: str) -> tuple[str, str]:
    text = FRENCH if language == "fr" else DUTCH
    assert old in text
    return text, text.replace(old, new)


@pytest.mark.parametrize(("language", "old", "new"), _GAINS)
def test_an_addition_for_the_worker_is_a_gain(language: Language, old: str, new: str) -> None:
    ours, theirs = _changed(language, old, new)
    assert assess(ours, theirs, language).label == "strengthened"


@pytest.mark.parametrize(("language", "old", "new"), _LOSSES)
def test_an_addition_that_burdens_the_worker_is_a_loss(language: Language, old: str, new: str) -> None:
    ours, theirs = _changed(language, old, new)
    assert assess(ours, theirs, language).label in HARM


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fr", " L'employeur tient un registre des gardes."), ("nl", " De werkgever houdt een lijst van de wachten bij.")],
)
def test_mere_keeping_of_books_is_neither(language: Language, sentence: str) -> None:
    text = FRENCH if language == "fr" else DUTCH
    assert assess(text, text + sentence, language).label == "cosmetic"
