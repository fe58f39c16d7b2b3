"""What a thorough Dutch rewording says by another road is wording only; a loss inside it is not."""

from __future__ import annotations

import pytest

from agreements.impact import assess
from agreements.impact.model import HARM

SAME = [
    (
        "Zonder voorafgaand akkoord van de syndicale afvaardiging worden geen camera's geplaatst in de sorteerhal.",
        "Het plaatsen van camera's in de sorteerhal vergt vooraf het akkoord van de syndicale afvaardiging.",
    ),
    (
        "Wie een gesprek afslaat, ondervindt daarvan geen enkel nadeel.",
        "Wie een gesprek afslaat, ondervindt daarvan hoegenaamd geen nadeel.",
    ),
    (
        "Een cursist die afhaakt, is niets verschuldigd.",
        "Een cursist die afhaakt, hoeft geen enkel bedrag te betalen.",
    ),
    (
        "De medewerker mag te allen tijde stoppen zonder een reden te geven.",
        "De medewerker mag te allen tijde stoppen; naar het waarom wordt niet gevraagd.",
    ),
]
WORSE = [
    (
        "De rust kan niet worden ingekort, ook niet met instemming van de medewerker.",
        "Die rust inkorten kan niet zonder dat de medewerker ermee instemt.",
    ),
    (
        "Weigeren kan de werkgever niet.",
        "De werkgever kan de vraag weigeren.",
    ),
    (
        "Zonder akkoord van de vakbondsafvaardiging worden geen camera's geplaatst.",
        "Zonder akkoord van de vakbondsafvaardiging worden camera's geplaatst.",
    ),
]


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_what_is_said_by_another_road_is_no_harm(ours: str, theirs: str) -> None:
    assert assess(ours, theirs, "nl").label not in HARM


@pytest.mark.parametrize(("ours", "theirs"), WORSE)
def test_a_loss_in_the_same_words_is_harm(ours: str, theirs: str) -> None:
    assert assess(ours, theirs, "nl").label in HARM
