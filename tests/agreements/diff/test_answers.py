"""What to answer: our text and reasons, the next rung that keeps the red lines, and the rung that is met already."""

from dataclasses import replace

import pytest

from agreements.diff.clauses import Recogniser
from agreements.diff.model import Answer
from agreements.diff.rungs import Ladders
from agreements.diff.units import side_of
from agreements.model import Agreement, Language
from clauses.model import Rung
from tests.agreements.diff.texts import agreement, compared, edited, example, library, passage

FLANDERS = example("flanders-chemistry", "nl")


def answers(theirs: Agreement, position: str) -> tuple[Answer, ...]:
    (state,) = [each for each in compared(FLANDERS, theirs).positions if each.id == position]
    assert state.harmed
    return state.answers


def with_rung(number: str, clause: str, rung: Rung) -> Agreement:
    """The agreement in which an article reads as a rung of its clause."""
    text = Ladders(library(), "nl", {}).text(library().clauses[clause], rung)
    passages = tuple(map(passage, text.split("\n")))
    articles = tuple(replace(each, passages=passages) if each.number == number else each for each in FLANDERS.articles)
    return replace(FLANDERS, articles=articles)


def test_an_answer_has_our_text_our_reasons_and_the_next_rung() -> None:
    theirs = edited(
        FLANDERS,
        lambda text: text.replace("heeft een individueel recht op", "kan na akkoord van de werkgever vragen om"),
    )
    (answer,) = answers(theirs, "individual-right")
    assert (answer.clause, answer.article, answer.rung) == ("individual-right", "3", "opening")
    assert answer.text.startswith("§ 1. Elke werknemer heeft een individueel recht")
    assert answer.reasons == tuple(reason.nl for reason in library().positions["individual-right"].reasons)
    assert answer.next is not None
    assert answer.next.rung == "fallback"
    assert not answer.next.met
    assert answer.next.objections
    assert answer.met is None


def test_the_rung_that_an_offer_meets_is_told() -> None:
    theirs = with_rung("8", "guaranteed-hours", "fallback")
    (answer,) = answers(theirs, "guaranteed-hours")
    assert answer.met == "fallback"
    assert answer.worded == "fallback"


def test_a_rung_that_gives_up_a_red_line_is_not_offered() -> None:
    ladders = Ladders(library(), "nl", {})
    for clause in library().clauses.values():
        for rung in clause.rungs:
            red = {id_ for id_ in clause.variants[rung].positions if library().positions[id_].weight == "red-line"}
            lower = ladders.next(clause, rung)
            assert lower is None or red <= set(clause.variants[lower].positions)


def test_a_position_that_is_reached_from_elsewhere_is_answered_with_our_own_text() -> None:
    theirs = edited(
        FLANDERS,
        lambda text: text.replace("de werknemer: elke persoon", "de werknemer: elke bediende van onbepaalde duur"),
    )
    (answer,) = [each for each in answers(theirs, "no-feedback") if each.article == "18"]
    assert (answer.clause, answer.next, answer.met) == ("no-feedback", None, None)
    assert answer.reasons


def test_every_rung_reads_without_a_placeholder_left() -> None:
    for language in ("nl", "fr"):
        ladders = Ladders(library(), language, {})
        for clause in library().clauses.values():
            for rung in clause.rungs:
                assert "{" not in ladders.text(clause, rung)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Elke werknemer heeft recht op vijf dagen opleiding per jaar."),
        ("nl", "De werkgever betaalt de werknemer een thuiswerkvergoeding van 150 euro per maand."),
        ("fr", "Chaque travailleur a droit à quarante heures de formation par an."),
    ],
)
def test_turns_of_phrase_make_no_clause_of_the_library(language: Language, text: str) -> None:
    made = side_of(agreement(f"# 1. Recht\n{text}", language))
    assert Recogniser(library(), language).known(made, made.blocks[0]) is None
