"""The weights of cues: the file is sound, every position is known, and words alone can tell a position."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from agreements.impact import assess
from agreements.impact.cues import of_finding, of_statement
from agreements.impact.lexicon import lexicon
from agreements.impact.model import Finding
from agreements.impact.reading import read
from agreements.impact.weighing import ALWAYS, weighed

ROWS = list(
    csv.DictReader(
        (files("agreements.impact") / "knowledge/weights/positions.csv").read_text(encoding="utf-8").splitlines()
    )
)


def test_every_row_is_a_cue_with_a_number_for_each_position() -> None:
    kinds = ("how ", "way ", "phrase ", "first ", "in ", "near ", "all ")
    own = {ALWAYS, "near topics", "nearest topic", "named", "stated by ours", "topic of sentence"}
    for row in ROWS:
        assert row["cue"] in own or row["cue"].startswith(kinds), row
        weights = [float(weight) for position, weight in row.items() if position != "cue"]
        assert len(weights) == 16, row
        assert all(abs(weight) < 10 for weight in weights), row


def test_no_cue_stands_twice_or_holds_a_comma() -> None:
    cues = [row["cue"] for row in ROWS]
    assert len(set(cues)) == len(cues)
    assert not [cue for cue in cues if "," in cue or '"' in cue]


@pytest.mark.parametrize(
    ("language", "text", "position"),
    [
        ("nl", "de prijs van de cursus komt op rekening van de vennootschap", "employer-pays"),
        ("fr", "le prix du cours est supporté par la société", "employer-pays"),
        ("nl", "wat verteld wordt blijft geheim", "confidentiality"),
        ("fr", "les notes restent secrètes", "confidentiality"),
        ("nl", "de sessies vallen tijdens de werkuren", "working-time"),
        ("fr", "les séances ont lieu pendant les heures de travail", "working-time"),
    ],
)
def test_words_alone_tell_a_position(language: str, text: str, position: str) -> None:
    passage = read(text, lexicon(language, ()), frozenset())  # type: ignore[arg-type]  # a literal, by the table
    found = weighed(of_statement(passage, tuple(range(len(passage.words))), 0), {})
    assert max(found, key=lambda one: found[one]) == position


def test_what_stands_in_an_edit_weighs_more_than_what_stands_far_from_it() -> None:
    passage = read("De werkgever betaalt de cursus en de coach zwijgt over alles.", lexicon("nl", ()), frozenset())
    near = of_finding(Finding("condition", "weakened", (2,)), passage, passage)
    assert near["in =bears-cost"] == 1.0
    assert "in =secret" not in near
    assert near["how condition"] == 1.0


def test_the_judgement_is_the_same_each_time() -> None:
    ours, theirs = "De coach bewaart de notities in een kluis.", "De coach bewaart de notities op de dienst HR."
    assert assess(ours, theirs, "nl") == assess(ours, theirs, "nl")
