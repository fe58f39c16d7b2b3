"""Aligning: every part and token is accounted for, in order, and what is alike is paired wherever it went."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.alignment import Edit, align, compare, joined, similarity


@dataclass(frozen=True)
class Text:
    key: str
    kind: str = "p"

    @property
    def words(self) -> list[str]:
        return self.key.split()


def texts(*lines: str) -> list[Text]:
    return [Text(line) for line in lines]


A = "every worker has the right to career guidance"
B = "the employer bears the cost of the guidance in full"
C = "no manager takes part in the talks with the centre"
D = "the centre reports nothing to anybody whatsoever"
words = st.lists(st.sampled_from("abcde"), max_size=12)
lines = st.lists(st.lists(st.sampled_from(["een", "twee", "drie", "vier", "vijf", "zes"]), max_size=8).map(" ".join))


@given(words, words)
def test_edits_cover_both_sides_from_end_to_end_and_equal_ones_are_equal(ours: list[str], theirs: list[str]) -> None:
    for edits in (compare(ours, theirs), joined(compare(ours, theirs), ours, theirs)):
        assert [token for edit in edits for token in ours[edit.start : edit.end]] == ours
        assert [token for edit in edits for token in theirs[edit.other_start : edit.other_end]] == theirs
        for edit in edits:
            assert edit.equal == (ours[edit.start : edit.end] == theirs[edit.other_start : edit.other_end])


@given(lines, lines)
def test_every_part_is_named_once_and_in_the_order_of_both_sides(ours: list[str], theirs: list[str]) -> None:
    pairs, moves = align(texts(*ours), texts(*theirs))
    assert [pair.ours for pair in pairs if pair.ours is not None] == list(range(len(ours)))
    assert [pair.theirs for pair in pairs if pair.theirs is not None] == list(range(len(theirs)))
    dropped = {pair.ours for pair in pairs if pair.theirs is None}
    added = {pair.theirs for pair in pairs if pair.ours is None}
    assert {move.ours for move in moves} <= dropped
    assert {move.theirs for move in moves} <= added
    assert len({move.ours for move in moves}) == len({move.theirs for move in moves}) == len(moves)


@given(lines)
def test_equal_sequences_are_paired_part_by_part(ours: list[str]) -> None:
    pairs, moves = align(texts(*ours), texts(*ours))
    assert [(pair.ours, pair.theirs) for pair in pairs] == [(i, i) for i in range(len(ours))]
    assert not moves


def test_a_changed_part_is_paired_by_what_it_still_says() -> None:
    pairs, _ = align(texts(A, B, C), texts(A, D, B.replace("in full", "in part"), C))
    assert [(pair.ours, pair.theirs) for pair in pairs] == [(0, 0), (None, 1), (1, 2), (2, 3)]


def test_parts_of_different_kinds_are_never_paired() -> None:
    pairs, moves = align([Text(A, "p")], [Text(A, "table")])
    assert [(pair.ours, pair.theirs) for pair in pairs] == [(0, None), (None, 0)]
    assert not moves


@pytest.mark.parametrize("changed", [A, A.replace("career", "professional")])
def test_a_part_in_another_place_is_a_move_even_when_it_was_changed(changed: str) -> None:
    pairs, moves = align(texts(A, B, C, D), texts(B, C, D, changed))
    assert [(pair.ours, pair.theirs) for pair in pairs] == [(0, None), (1, 0), (2, 1), (3, 2), (None, 3)]
    assert [(move.ours, move.theirs) for move in moves] == [(0, 3)]


def test_repeated_parts_are_paired_in_order() -> None:
    pairs, _ = align(texts("", A, "", B, ""), texts("", A, "", "", B, ""))
    assert [pair.ours for pair in pairs] == [0, 1, 2, None, 3, 4]


def test_an_island_of_a_small_word_between_large_changes_is_joined() -> None:
    ours, theirs = ["uiterlijk", "binnen", "een", "maand"], ["indien", "mogelijk", "een", "keer"]
    assert joined(compare(ours, theirs), ours, theirs) == [Edit(0, 4, 0, 4, equal=False)]


def test_an_island_that_is_larger_than_the_changes_stays() -> None:
    ours, theirs = ["8", "uur", "per", "jaar"], ["4", "uur", "per", "loopbaan"]
    assert [edit.equal for edit in joined(compare(ours, theirs), ours, theirs)] == [False, True, False]


def test_an_island_of_a_long_word_stays_where_a_reader_finds_it() -> None:
    ours, theirs = ["uiterlijk", "binnen", "werknemer", "maandelijks"], ["indien", "mogelijk", "werknemer", "meermaals"]
    assert [edit.equal for edit in joined(compare(ours, theirs), ours, theirs)] == [False, True, False]


def test_similarity_is_one_for_equals_and_zero_for_strangers() -> None:
    assert similarity("abc", "abc") == similarity("", "") == 1.0
    assert similarity("abc", "xyz") == 0.0
