"""What a change does to the positions: passage by passage, the worst verdict counting."""

import re
from dataclasses import replace

import pytest

from agreements.impact.model import HARM
from agreements.impact.sentences import statements
from agreements.model import Article, Passage
from tests.agreements.diff.texts import agreement, article, compared, edited, example, verdicts

FLANDERS = example("flanders-chemistry", "nl")
WALLONIA = example("wallonia-chemistry", "fr")
A_RIGHT = re.compile(
    r"heeft recht op|werkgever betaalt|werkgever draagt|werkgever mag \w+ niet|werknemer kiest"
    r"|a droit à|employeur paie|employeur supporte|employeur ne peut|travailleur choisit"
)
"""Sentences that give a right beyond any doubt."""


def test_a_weakening_is_not_averaged_away_by_improvements_around_it() -> None:
    def change(text: str) -> str:
        text = text.replace(
            "De werknemer heeft geen toestemming nodig van", "De werknemer heeft vooraf toestemming nodig van"
        )
        return text.replace("Een e-mail volstaat.", "Een e-mail of een telefoontje volstaat, ook buiten de werkuren.")

    comparison = compared(FLANDERS, edited(FLANDERS, change))
    assert article(comparison, "3").label in ("weakened", "contradicted")
    assert verdicts(comparison)["individual-right"] in HARM


def test_every_position_has_one_verdict_over_all_articles_and_tells_where() -> None:
    comparison = compared(
        FLANDERS, edited(FLANDERS, lambda text: text.replace("volledige kosten", "helft van de kosten"))
    )
    (state,) = [each for each in comparison.positions if each.id == "employer-pays"]
    assert state.verdict in HARM
    assert state.articles == ("11",)
    assert state.weight == "red-line"
    assert comparison.positions[0].harmed


def test_a_clause_is_known_by_its_text_without_any_content_control() -> None:
    bare = replace(FLANDERS, articles=tuple(replace(each, tag=None) for each in FLANDERS.articles))
    known = {each.name: each.clause for each in compared(bare, bare).articles}
    tagged = {each.number: each.tag.clause for each in FLANDERS.articles if each.tag}
    assert {number: known[number] for number in tagged} == tagged


def test_an_article_that_is_gone_takes_its_own_positions_with_it() -> None:
    theirs = replace(FLANDERS, articles=tuple(each for each in FLANDERS.articles if each.number != "18"))
    comparison = compared(FLANDERS, theirs)
    assert article(comparison, "18").positions == {"no-feedback": "removed"}
    assert verdicts(comparison)["no-feedback"] == "removed"


def test_a_passage_that_is_gone_from_an_article_that_stays_weakens_it() -> None:
    theirs = edited(FLANDERS, lambda text: "" if text.startswith("Het recht hangt niet af van een evaluatie") else text)
    assert article(compared(FLANDERS, theirs), "3").positions["individual-right"] == "weakened"


def test_an_item_that_is_gone_from_a_list_is_a_weakening() -> None:
    theirs = edited(
        FLANDERS, lambda text: "" if text.startswith("de kosten van een sessie die wordt geannuleerd") else text
    )
    assert article(compared(FLANDERS, theirs), "11").positions["employer-pays"] in HARM


def test_a_burden_added_to_an_article_is_a_weakening() -> None:
    added = Passage("paragraph", "§ 7.", ("De werknemer bezorgt de leidinggevende een verslag van elke sessie.",))
    articles = tuple(
        replace(each, passages=(*each.passages, added)) if each.number == "18" else each for each in FLANDERS.articles
    )
    comparison = compared(FLANDERS, replace(FLANDERS, articles=articles))
    assert article(comparison, "18").label in HARM
    assert verdicts(comparison)["no-feedback"] in HARM


def test_an_added_article_is_judged_against_all_positions() -> None:
    text = "De werknemer die de onderneming binnen twee jaar verlaat, moet de kosten van de begeleiding terugbetalen."
    added = Article("30", "Terugbetaling", (Passage("plain", "", (text,)),))
    comparison = compared(FLANDERS, replace(FLANDERS, articles=(*FLANDERS.articles, added)))
    new = article(comparison, "30")
    assert (new.ours, new.change) == (None, "added")
    assert verdicts(comparison)["no-repayment"] in HARM


@pytest.mark.parametrize(("made", "language"), [(FLANDERS, "nl"), (WALLONIA, "fr")], ids=["nl", "fr"])
def test_any_sentence_that_is_left_out_is_reported_and_a_right_as_harm(made, language) -> None:
    """Every twentieth sentence of a whole agreement that is a whole sentence, left out by itself."""
    left_out = 0
    for number, each in enumerate(made.articles):
        for place, passage in enumerate(each.passages):
            for index, span in enumerate(statements(passage.text)):
                left_out += 1
                if left_out % 20 or len(passage.text[span.start : span.end].split()) < 6:
                    continue
                rest = (passage.text[: span.start] + passage.text[span.end :]).strip()
                kept = (replace(passage, pieces=(rest,)),) if rest else ()
                passages = (*each.passages[:place], *kept, *each.passages[place + 1 :])
                articles = (*made.articles[:number], replace(each, passages=passages), *made.articles[number + 1 :])
                found = compared(made, replace(made, articles=articles), language)
                said = passage.text[span.start : span.end]
                assert found.substantive, (each.number, index, said)
                assert found.harmed or not A_RIGHT.search(said), (each.number, index, said)
    assert left_out > 200


def test_the_words_that_differ_are_marked_and_cover_both_texts() -> None:
    comparison = compared(FLANDERS, edited(FLANDERS, lambda text: text.replace("binnen een termijn van", "binnen")))
    seen = 0
    for part in comparison.articles:
        for passage in part.passages:
            assert "".join(segment.ours for segment in passage.segments) == passage.text_ours
            assert "".join(segment.theirs for segment in passage.segments) == passage.text_theirs
            seen += passage.change == "reworded"
    assert seen > 3


@pytest.mark.parametrize(
    ("heading", "harmful"),
    [
        ("Opleiding binnen het beschikbare budget", True),
        ("Opleiding na akkoord van de leidinggevende", True),
        ("Proefproject opleiding", True),
        ("Recht op vorming", False),
        ("Opleiding van de werknemers", False),
    ],
)
def test_a_heading_that_limits_what_stands_below_it_is_told_and_another_title_is_not(
    heading: str, harmful: bool
) -> None:
    ours = "# 1. Opleiding\nElke werknemer heeft recht op vijf dagen opleiding per jaar."
    (change,) = compared(agreement(ours), agreement(ours.replace("Opleiding", heading, 1))).articles
    assert change.harmful is harmful
    assert change.change == "reworded"
