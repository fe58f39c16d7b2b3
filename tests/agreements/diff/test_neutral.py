"""A new sentence that touches nothing is shown as new and counts against no position; any other has to be read."""

import pytest

from agreements.diff.neutral import is_neutral, neutral
from agreements.impact.model import HARM
from tests.agreements.diff.texts import agreement, compared

EXAMPLES = neutral().examples
ARTICLE = """
    # 1. Kosten
    § 1. De werkgever draagt de volledige kosten van de loopbaanbegeleiding.
    § 2. De werknemer kiest vrij de dienstverlener.
"""
CALM = "De partijen overleggen minstens eenmaal per jaar over de toepassing van deze cao."


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.text)
def test_the_examples_of_the_file_hold(example) -> None:  # type: ignore[no-untyped-def]  # a private model
    assert is_neutral(example.text, example.language) is (example.fires == "yes")


def test_the_file_has_examples_of_both_kinds_in_both_languages() -> None:
    assert {(each.language, each.fires) for each in EXAMPLES} == {(a, b) for a in ("nl", "fr") for b in ("yes", "no")}


@pytest.mark.parametrize(
    "theirs",
    [
        f"{ARTICLE}# 2. Overleg\n{CALM}",
        f"{ARTICLE}§ 3. {CALM}",
        ARTICLE.replace("dienstverlener.", f"dienstverlener. {CALM}"),
    ],
    ids=["an article", "a paragraph", "a sentence"],
)
def test_a_neutral_addition_is_shown_and_harms_nothing(theirs: str) -> None:
    comparison = compared(agreement(ARTICLE), agreement(theirs))
    assert comparison.harmed == ()
    assert any(CALM in change.text_theirs for change in comparison.substantive)


@pytest.mark.parametrize(
    "sentence",
    [
        "De leidinggevende wordt op de hoogte gehouden van het verloop.",
        "De werkgever houdt een register van de deelnemers bij.",
        "Het traject vindt plaats op zaterdag.",
        "De partijen bespreken jaarlijks welke afdelingen in aanmerking komen.",
    ],
)
def test_what_is_better_by_a_guess_only_has_to_be_read(sentence: str) -> None:
    for theirs in (f"{ARTICLE}§ 3. {sentence}", ARTICLE.replace("dienstverlener.", f"dienstverlener. {sentence}")):
        comparison = compared(agreement(ARTICLE), agreement(theirs))
        (change,) = comparison.substantive
        assert any(verdict in HARM for verdict in change.positions.values()), theirs
