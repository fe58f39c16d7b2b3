"""The two laws on random documents and random edits of them."""

from __future__ import annotations

from hypothesis import given, settings

from tests.word.compare.laws import audited, redlined
from tests.word.compare.papers import Document, pairs, written

RUNS = 60
"""In the suite; for a longer search make it larger for once."""
AUDITS = 10
"""Fewer, since the validator takes its time."""


@settings(max_examples=RUNS)
@given(pairs())
def test_accepting_all_gives_the_one_and_rejecting_all_the_other(pair: tuple[Document, Document]) -> None:
    ours, theirs = pair
    redlined(written(ours), written(theirs, shift=3, names="foto"))


@settings(max_examples=AUDITS)
@given(pairs())
def test_the_validator_finds_nothing_in_a_redline_that_the_documents_did_not_have(
    pair: tuple[Document, Document],
) -> None:
    ours, theirs = pair
    audited(written(ours), written(theirs, shift=3, names="foto"))
