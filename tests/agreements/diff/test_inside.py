"""References to paragraphs and lines follow their renumbering; one that points to another paragraph is told."""

import pytest

from agreements.diff.citations import loci
from tests.agreements.diff.texts import agreement, compared

OURS = """
    # 1. Recht
    § 1. Elke werknemer heeft recht op één traject per periode van drie jaar.
    § 2. Een werknemer die na een lange afwezigheid terugkeert, krijgt een bijkomend traject.
    § 3. De werkgever betaalt het traject van de tweede paragraaf volledig.
    # 2. Kosten
    § 1. Voor het traject van artikel 1, § 2 betaalt de werkgever ook de verplaatsing.
"""
NEW = "§ 1. De partijen overleggen jaarlijks over de toepassing van deze cao."
FOLLOWED = """
    # 1. Recht
    § 1. De partijen overleggen jaarlijks over de toepassing van deze cao.
    § 2. Elke werknemer heeft recht op één traject per periode van drie jaar.
    § 3. Een werknemer die na een lange afwezigheid terugkeert, krijgt een bijkomend traject.
    § 4. De werkgever betaalt het traject van de derde paragraaf volledig.
    # 2. Kosten
    § 1. Voor het traject van § 3 van artikel 1 betaalt de werkgever ook de verplaatsing.
"""


def test_references_that_follow_the_renumbering_of_paragraphs_are_no_change() -> None:
    comparison = compared(agreement(OURS), agreement(FOLLOWED.replace("§ 3 van artikel 1", "artikel 1, § 3")))
    assert comparison.harmed == ()


@pytest.mark.parametrize(
    ("right", "wrong", "article"),
    [("derde paragraaf", "tweede paragraaf", "1"), ("§ 3 van artikel 1", "§ 2 van artikel 1", "2")],
)
def test_a_reference_that_does_not_follow_is_told_with_its_sentence(right: str, wrong: str, article: str) -> None:
    comparison = compared(agreement(OURS), agreement(FOLLOWED.replace(right, wrong)))
    (change,) = [each for each in comparison.articles if each.name == article]
    roads = {road for each in change.reaches.values() for road in each}
    assert {road.kind for road in roads} == {"reference"}
    assert all(wrong in road.words for road in roads)


def test_a_reference_to_another_paragraph_is_told_when_nothing_was_renumbered() -> None:
    comparison = compared(agreement(OURS), agreement(OURS.replace("tweede paragraaf", "eerste paragraaf")))
    assert any(road.kind == "reference" for state in comparison.harmed for road in state.roads)


def test_lines_of_an_article_without_paragraphs_are_counted() -> None:
    ours = """
        # 1. Opleiding
        De werknemer heeft recht op vijf dagen opleiding.
        De werkgever betaalt de opleiding van het eerste lid.
    """
    theirs = """
        # 1. Opleiding
        De partijen overleggen jaarlijks over de toepassing van deze cao.
        De werknemer heeft recht op vijf dagen opleiding.
        De werkgever betaalt de opleiding van het tweede lid.
    """
    assert compared(agreement(ours), agreement(theirs)).harmed == ()
    stale = theirs.replace("tweede lid", "eerste lid")
    assert any(state.roads for state in compared(agreement(ours), agreement(stale)).harmed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("au deuxième paragraphe", [(None, False, 2)]),
        ("l’article 5, § 1er", [("5", False, 1)]),
        ("§ 2 van artikel 7", [("7", False, 2)]),
        ("het eerste lid", [(None, True, 1)]),
        ("de vorige paragraaf", [(None, False, 0)]),
        ("artikel 9, § 2 van de wet van 5 december 1968", []),
        ("§ 2 van de wet", []),
        ("een lid van de syndicale delegatie", []),
    ],
)
def test_places_are_found_and_those_of_laws_are_not(text: str, found: list[tuple[str | None, bool, int]]) -> None:
    assert [(each.article.number if each.article else None, each.line, each.rank) for each in loci(text)] == found


def test_a_reference_to_one_half_of_an_article_that_was_split_is_no_other_reference() -> None:
    ours = """
        # 1. Opleiding
        § 1. De werknemer heeft recht op vijf dagen opleiding.
        § 2. De werknemer kiest zelf de opleiding en de opleidingsverstrekker die hem het beste lijken.
        # 2. Kosten
        De werkgever betaalt de opleiding van artikel 1.
    """
    theirs = """
        # 1. Opleiding
        De werknemer heeft recht op vijf dagen opleiding.
        # 2. Keuze
        De werknemer kiest zelf de opleiding en de opleidingsverstrekker die hem het beste lijken.
        # 3. Kosten
        De werkgever betaalt de opleiding van artikel 1.
    """
    assert compared(agreement(ours), agreement(theirs)).harmed == ()
