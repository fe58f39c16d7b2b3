"""French rewordings from beginning to end: calm where all is said in another way, harm where a word is missing."""

from __future__ import annotations

import pytest

from agreements.impact import assess
from agreements.impact.model import HARM

WORDING_ONLY = [
    ("Conformément à la CCT n° 162, l'employeur répond.", "L'employeur répond, comme le prévoit la CCT nº 162."),
    (
        "L'intervention est payée au double du salaire horaire.",
        "On paie pour l'intervention deux fois le salaire horaire.",
    ),
    ("Le fonds paie 90 % des droits.", "Neuf dixièmes des droits sont payés par le fonds."),
    (
        "La douche, soit douze minutes, est du temps de travail.",
        "La douche, soit 1/5 d'heure, est du temps de travail.",
    ),
    ("La commission siège deux fois par an.", "La commission siège deux fois l'an."),
    ("Le dossier n'est accessible qu'au travailleur.", "Seul le travailleur a accès au dossier."),
    ("Aucun papier autre que le titre n'est exigé.", "Il n'est exigé d'autre papier que le titre."),
    ("Ni le chef ni le directeur n'y assistent.", "L'entretien se déroule hors la présence du chef et du directeur."),
    ("Toute vente requiert l'accord du syndicat.", "Pour toute vente est requis l'accord du syndicat."),
    ("Le comité est composé pour moitié de délégués.", "La moitié des membres du comité sont des délégués."),
    ("Les délégués ont un droit de veto sur le plan.", "Aucun plan n'est exécuté si les délégués y mettent leur veto."),
]
A_LOSS_INSIDE = [
    (
        "Le coach ne rapporte rien à l'entreprise.",
        "Le coach ne communique à l'entreprise rien d'autre que les présences.",
    ),
    (
        "Toute caméra suppose l'approbation écrite de la délégation syndicale.",
        "Sans communication écrite à la délégation syndicale, on n'installe pas de caméra.",
    ),
    (
        "Un horaire n'est modifié qu'avec l'accord de la délégation syndicale.",
        "L'horaire peut changer sans que la délégation syndicale ait à y consentir.",
    ),
    ("Nul n'est tenu de participer au projet.", "Participer au projet est obligatoire pour tout le monde."),
    ("La preuve incombe à l'employeur.", "C'est le travailleur qui doit apporter la preuve."),
    (
        "Le projet ne se poursuit que si l'équipe et la délégation syndicale le souhaitent.",
        "Pour continuer le projet, il faut que le veuillent la délégation syndicale ou l'équipe.",
    ),
    (
        "L'entretien n'a pas pour but d'évaluer le travailleur.",
        "Évaluer le travailleur n'est pas le seul objet de l'entretien.",
    ),
]


@pytest.mark.parametrize(("ours", "theirs"), WORDING_ONLY)
def test_what_is_said_in_another_way_is_no_loss(ours: str, theirs: str) -> None:
    assert assess(ours, theirs, "fr").label not in HARM


@pytest.mark.parametrize(("ours", "theirs"), A_LOSS_INSIDE)
def test_a_loss_inside_a_rewording_is_seen(ours: str, theirs: str) -> None:
    assert assess(ours, theirs, "fr").label in HARM
