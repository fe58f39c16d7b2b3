"""The two laws on random documents and random edits of them."""

from __future__ import annotations

from hypothesis import given, settings

from tests.word.compare.laws import redlined
from tests.word.compare.papers import Document, pairs, written

RUNS = 60
"""In the suite; for a longer search make it larger for once."""


@settings(max_examples=RUNS)
@given(pairs())
def test_accepting_all_gives_the_one_and_rejecting_all_the_other(pair: tuple[Document, Document]) -> None:
    ours, theirs = pair
    redlined(written(ours), written(theirs, shift=3, names="foto"))
