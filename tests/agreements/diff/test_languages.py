"""Two language versions of one document: what they do not both say, whatever one of them lacks."""

from dataclasses import replace

import pytest

from agreements.diff.languages import gaps, verdict_gaps, with_other_version
from agreements.model import Agreement, Article
from tests.agreements.diff.texts import compared, edited, example

DUTCH = example("brussels-bilingual", "nl")
FRENCH = example("brussels-bilingual", "fr")


def without(made: Agreement, place: int) -> Agreement:
    """The agreement without one of its articles; those that follow, and what refers to them, are renumbered."""
    number = int(made.articles[place].number)
    kept = [*made.articles[:place], *made.articles[place + 1 :]]

    def renumbered(article: Article) -> Article:
        own = int(article.number.removesuffix("er"))
        return replace(article, number=str(own - 1)) if own > number else article

    def referring(text: str) -> str:
        for later in range(number + 1, len(made.articles) + 1):
            text = text.replace(f"l’article {later},", f"l’article {later - 1},")
            text = text.replace(f"l’article {later}.", f"l’article {later - 1}.")
        return text

    return edited(replace(made, articles=tuple(map(renumbered, kept))), referring)


def test_two_true_versions_differ_in_nothing() -> None:
    assert list(gaps(DUTCH, FRENCH, "ours")) == []


def test_an_article_that_one_version_lacks_is_told_once_and_shifts_nothing() -> None:
    for place in (4, 9, 16):
        found = list(gaps(DUTCH, without(FRENCH, place), "theirs"))
        missing = [gap for gap in found if gap.kind == "missing"]
        assert [gap.article for gap in missing] == [DUTCH.articles[place].number]
        assert not [gap for gap in found if gap.kind in ("figure", "date", "strength")]


def test_a_paragraph_that_one_version_lacks_is_told_once() -> None:
    article = FRENCH.articles[8]
    shorter = replace(article, passages=(*article.passages[:2], *article.passages[3:]))
    articles = tuple(shorter if each is article else each for each in FRENCH.articles)
    found = list(gaps(DUTCH, replace(FRENCH, articles=articles), "theirs"))
    assert [(gap.kind, gap.article) for gap in found] == [("missing", article.number)]
    assert found[0].text == DUTCH.articles[8].passages[2].text


def test_a_position_that_only_one_version_takes_from_is_told() -> None:
    french = edited(FRENCH, lambda text: text.replace("ne peut pas refuser", "peut refuser"))
    assert french != FRENCH
    found = list(verdict_gaps(compared(DUTCH, DUTCH), compared(FRENCH, french, "fr")))
    assert {gap.kind for gap in found} == {"verdict"}
    assert all("peut refuser" in gap.text_other and not gap.text for gap in found)
    assert list(verdict_gaps(compared(DUTCH, DUTCH), compared(FRENCH, FRENCH, "fr"))) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "position"),
    [
        ("La participation est volontaire.", "La participation est volontaire en principe.", "voluntary"),
        ("Un courriel suffit.", "Un courriel ne suffit pas.", "individual-right"),
        (
            "L’employeur ne désigne, n’exclut et n’impose aucun prestataire.",
            "L’employeur tient une liste de prestataires.",
            "free-choice-of-provider",
        ),
    ],
)
def test_what_only_the_other_version_takes_counts_against_the_position(ours: str, theirs: str, position: str) -> None:
    french = edited(FRENCH, lambda text: text.replace(ours, theirs))
    assert french != FRENCH
    dutch = compared(DUTCH, DUTCH)
    assert dutch.harmed == ()
    counted = with_other_version(dutch, compared(FRENCH, french, "fr"))
    (state,) = [each for each in counted.harmed if each.id == position]
    assert state.direct == "kept"
    assert [road.kind for road in state.roads] == ["language"]
    assert counted.positions[0].harmed
    assert state.answers[0].text in {article.text for article in FRENCH.articles}


def test_what_both_versions_take_is_counted_once() -> None:
    french = edited(
        FRENCH, lambda text: text.replace("La participation est volontaire.", "La participation est imposée.")
    )
    dutch = edited(DUTCH, lambda text: text.replace("De deelname is vrijwillig.", "De deelname is verplicht."))
    one = compared(DUTCH, dutch)
    assert with_other_version(one, compared(FRENCH, french, "fr")).positions == one.positions
