"""All reports show the same result: no harm in the model is missing in any of them, and any text is fit to be shown."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.diff.model import Negotiation
from agreements.report import showing, sorting
from agreements.report.files import report_for
from agreements.report.terminal import as_text
from akkoord.errors import OutputError
from tests.agreements.diff.texts import compared
from tests.agreements.report import samples
from tests.agreements.report.pages import as_words, rewritten, words

OURS = """
    # 1. Recht
    § 1. Elke werknemer heeft een individueel recht op loopbaanbegeleiding, zonder toestemming van de werkgever.
    § 2. De werkgever betaalt alle kosten.
    # 2. Arbeidstijd
    De begeleiding gebeurt tijdens de arbeidstijd.
"""
THEIRS = """
    # 1. Recht
    § 1. Elke werknemer kan, mits toestemming van de werkgever, loopbaanbegeleiding vragen.
    § 2. De werkgever betaalt de kosten voor zover het budget dat toelaat.
"""


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "json"])
def test_every_harmful_passage_stands_in_every_report_in_both_texts(kind: str):
    result = Negotiation((compared(OURS, THEIRS),))
    harmful = [each for article in result.latest.articles for each in article.passages if each.harmful]
    assert len(harmful) >= 3
    said = as_words(result)[kind]
    for passage in harmful:
        for text in (passage.text_ours, passage.text_theirs):
            assert words(text) in said


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_every_round_its_untracked_changes_its_roads_answers_and_notes_are_in_every_report(kind: str):
    result = samples.negotiation()
    said = as_words(result)[kind]
    for comparison in result.rounds:
        texts = [each.text_theirs for article in comparison.articles for each in article.passages if each.harmful]
        texts += [each.text_theirs for each in comparison.untracked]
        texts += [note.message for note in comparison.theirs.notes]
        texts += [comparison.theirs.coverage, comparison.theirs.file.name]
        for text in texts:
            assert words(re.sub(r"^\d° ", "", text, flags=re.MULTILINE)) in re.sub(r"\d° ", "", said)
    for state in result.latest.positions:
        for text in (*state.reasons, *(road.message for road in state.roads)):
            assert words(text) in said
    assert words(result.latest.languages[0].message) in said
    assert samples.ANSWER.next is not None
    assert words(samples.ANSWER.next.text) in said


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "text"])
def test_every_harmed_position_is_named_with_its_weight_in_every_report(kind: str):
    said = as_words(samples.single())[kind]
    for name, weight in (
        ("Individueel recht", "red line"),
        ("Geen terugkoppeling", "red line"),
        ("Arbeidstijd", "essential"),
    ):
        assert name in said
        assert weight in said


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "text"])
def test_tracked_changes_that_hide_nothing_are_said_to_hide_nothing(kind: str):
    said = "Nothing was changed outside of the tracked changes."
    silent = samples.round_1()
    assert said not in as_words(samples.single(silent))[kind]
    assert said in as_words(samples.single(replace(silent, untracked=())))[kind]


def test_what_could_hide_words_is_made_visible_or_left_out():
    assert showing.clean("loon\u202eneeg\u202c") == "loon\ufffdneeg\ufffd"
    assert showing.clean("ge\u200ben \x1b[31mrecht\x00") == "geen \ufffd[31mrecht\ufffd"
    assert showing.clean("§ 1.\tl’été\u00a0– œuvre €\n") == "§ 1.\tl’été\u00a0– œuvre €\n"


def test_no_text_of_any_document_can_command_the_terminal():
    wild = as_text(rewritten(samples.negotiation(), lambda old: f"\x1b[2J\u202e{old}"))
    assert "\x1b" in wild
    assert "\x1b" not in re.sub(r"\x1b\[[\d;]*m", "", wild)  # all but our own colours
    assert "\u202e" not in wild


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_lines_of_a_passage_hold_its_whole_text(ours: str, theirs: str):
    passage = showing.whole(ours, theirs)
    for side, text in (("ours", ours), ("theirs", theirs)):
        shown = "\n".join("".join(mark.text for mark in line.marks) for line in showing.lines(passage, side))
        assert shown == showing.clean(text)


def test_an_excerpt_keeps_every_marked_word_and_some_words_around_it():
    long = " ".join(f"woord{number}" for number in range(60))
    passage = showing.whole(f"{long} altijd {long} niet {long}", f"{long} soms {long} wel {long}")
    (line,) = showing.lines(passage, "theirs")
    shown = "".join(mark.text for mark in showing.excerpt(line.marks))
    assert [mark.text for mark in showing.excerpt(line.marks) if mark.differs] == ["soms", "wel"]
    assert shown.startswith("… woord48")
    assert shown.endswith("woord11 …")
    assert shown.count("…") == 3
    assert "woord59 soms woord0" in shown


def test_a_verdict_without_a_passage_of_its_own_still_shows_the_text_it_is_about():
    kept = samples.passage(samples.RIGHT, samples.RIGHT, "unchanged")
    part = replace(samples.article("3", "Individueel recht", kept), positions={"individual-right": "weakened"})
    harmed = samples.state("individual-right", "weakened", "3")
    result = replace(samples.round_1(), articles=(part,), positions=(harmed,))
    (found,) = sorting.evidence(result, harmed)
    assert (found.place, found.article, found.passage.text_ours) == (0, "3", samples.RIGHT)


def test_labels_go_with_their_lines_where_a_text_has_several():
    passage = samples.passage(samples.PRIVATE, samples.PRIVATE_3)
    assert [line.label for line in showing.lines(passage, "theirs")] == ["1°", "2°"]
    assert [mark.text for mark in showing.lines(passage, "ours")[1].marks if mark.differs] == ["geen"]


def test_the_ending_of_a_name_chooses_the_report_whatever_its_case():
    page = report_for(Path("verslag.HTML"))(samples.single())
    assert page.startswith(b"<!doctype html>")
    assert report_for(Path("verslag.docx"))(samples.single()).startswith(b"PK")
    assert report_for(Path("verslag.xlsx"))(samples.single()).startswith(b"PK")
    assert json.loads(report_for(Path("verslag.json"))(samples.single()))["schema"] == "akkoord.diff/1"


def test_an_ending_that_is_no_report_is_refused_with_those_that_are():
    with pytest.raises(OutputError) as caught:
        report_for(Path("verslag.pdf"))
    assert ".html, .docx, .xlsx, .json" in str(caught.value)
