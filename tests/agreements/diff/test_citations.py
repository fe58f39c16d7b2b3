"""References to the agreement's own articles, told apart from those to laws, other agreements and the work rules."""

import pytest

from agreements.diff.citations import loci, mentions, without_citations, without_numbers
from agreements.diff.outcomes import judging
from agreements.impact.lexicon import OWN
from akkoord.yamlfile import load


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("overeenkomstig artikel 7", [(False, "7")]),
        ("de artikelen 3, 4 en 5 en bijlage 2", [(False, "3"), (False, "4"), (False, "5"), (True, "2")]),
        ("conformément à l’article 1er, § 2, et à l’annexe 3", [(False, "1"), (True, "3")]),
        ("artikel 51 van de wet van 5 december 1968", []),
        ("artikel 3, § 2, eerste lid, van de wet", []),
        ("artikel 12 van het arbeidsreglement", []),
        ("l’article 12 du règlement de travail", []),
        ("l’article 4 de l’arrêté royal", []),
        ("l’article 22bis de la loi du 3 juillet 1978", []),
        ("artikel 6 van cao nr. 104", []),
        ("l’article 6 de la CCT n° 104", []),
        ("artikel 28 AVG", []),
        ("artikel 3 van deze cao", [(False, "3")]),
        ("l’article 3 de la présente convention", [(False, "3")]),
    ],
)
def test_only_references_to_the_agreement_itself_are_mentions(text: str, found: list[tuple[bool, str]]) -> None:
    assert [(each.annex, each.number) for each in mentions(text)] == found


def test_a_place_in_an_article_is_found_by_its_sign_and_by_its_rank() -> None:
    found = [(each.line, each.rank) for each in loci("§ 2, het tweede lid, l’alinéa précédent, paragraphe 4")]
    assert found == [(False, 2), (True, 2), (True, 0), (False, 4)]


def test_numbers_and_whole_citations_can_be_left_out() -> None:
    assert without_numbers("zie artikel 7 en artikel 3 van de wet") == "zie artikel  en artikel 3 van de wet"
    assert without_citations("zie artikel 7 en artikel 3 van de wet").split() == ["zie", "en", "van", "de", "wet"]


def test_the_positions_that_the_judgement_tells_apart_are_those_of_its_topics() -> None:
    topics = load(OWN / "positions" / "topics.yaml").data["topics"]
    assert judging().told_apart == {topic["position"] for topic in topics} - {"other"}
