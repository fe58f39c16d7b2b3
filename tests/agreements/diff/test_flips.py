"""A negation that comes or goes by itself is never calm; another way to say the same one is."""

import re

import pytest

from agreements.diff.flips import with_flips
from agreements.impact.model import Impact
from agreements.model import Language
from tests.agreements.diff.texts import agreement, compared, example

CALM = Impact("cosmetic", {"individual-right": "kept"}, [], [], 1.0)


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("nl", "Hij mag het niet afkopen en niet vervangen.", "Hij mag het afkopen en niet vervangen."),
        ("nl", "Geen chef volgt een sessie of neemt er geen op.", "Een chef volgt een sessie of neemt er geen op."),
        ("nl", "Deze lijst bevat ten minste drie namen.", "Deze lijst bevat ten hoogste drie namen."),
        ("fr", "Il ne remplace pas le droit et ne le réduit pas.", "Il remplace le droit et ne le réduit pas."),
        ("fr", "La liste comprend au moins trois noms.", "La liste comprend au plus trois noms."),
    ],
)
def test_a_sentence_that_is_turned_round_has_to_be_read(language: Language, ours: str, theirs: str) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        impact = with_flips(CALM, [one], [other], language)
        assert impact.positions == {"individual-right": "weakened"}
        assert one.rstrip(".") in impact.reasons[0]
        assert other.rstrip(".") in impact.reasons[0]


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("nl", "De werknemer heeft geen toestemming nodig.", "De werknemer heeft niet een toestemming nodig."),
        ("fr", "L’employeur n’a aucun droit de regard.", "L’employeur n’a pas de droit de regard."),
        ("fr", "Il ne le demande jamais.", "Il ne le demande pas."),
        ("nl", "De werknemer kiest vrij.", "De werknemer kiest in volle vrijheid."),
        ("nl", "De werkgever betaalt niet later.", "Niet later betaalt de werkgever alles."),
    ],
)
def test_another_negation_or_other_words_are_left_to_the_judgement(language: Language, ours: str, theirs: str) -> None:
    assert with_flips(CALM, [ours], [theirs], language) is CALM


@pytest.mark.parametrize(
    ("language", "name", "negation", "without"),
    [
        ("nl", "flanders-chemistry", r"\bniet ", ""),
        ("nl", "flanders-chemistry", r"\bgeen\b", "een"),
        ("fr", "wallonia-chemistry", r"\bne (\w+) pas\b", r"\1"),
    ],
)
def test_each_negation_of_our_own_draft_is_missed_when_it_goes(
    language: Language, name: str, negation: str, without: str
) -> None:
    tried = 0
    for article in example(name, language).articles[2:8]:
        for passage in article.passages:
            for found in re.finditer(negation, passage.text):
                text = passage.text
                theirs = text[: found.start()] + re.sub(negation, without, found[0]) + text[found.end() :]
                sides = (agreement(f"# 1. Recht\n§ 1. {each}", language) for each in (text, theirs))
                assert any(change.harmful for change in compared(*sides, language).articles), theirs
                tried += 1
    assert tried >= 5
