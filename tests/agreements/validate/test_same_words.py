"""Whether a part has the very words of a clause: values may be anything, all else may not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.validate.aspects.presence import _fits, _fixed, _pattern
from agreements.validate.aspects.sentences import sentences_in
from clauses.library import own_library

WORDS = st.lists(st.sampled_from(["de", "werk", "werkgever", "8", "uur"]), max_size=7)


@given(st.lists(WORDS.map(lambda words: "".join(f"{word} " for word in words)), min_size=1, max_size=4), WORDS)
def test_words_between_values_are_found_as_a_pattern_finds_them(fixed: list[str], words: list[str]) -> None:
    text = "".join(f"{word} " for word in words)
    pattern = r"(?:\S+ )*?".join(map(re.escape, fixed))
    assert _fits(text, fixed) == (re.fullmatch(pattern, text) is not None)


@given(st.lists(WORDS.map(lambda words: "".join(f"{word} " for word in words)), min_size=1, max_size=4), WORDS)
def test_words_with_their_values_filled_in_fit(fixed: list[str], value: list[str]) -> None:
    assert _fits("".join(f"{word} " for word in value).join(fixed), fixed)


def test_most_clauses_need_no_pattern_and_each_is_as_strict_as_its_pattern() -> None:
    texts = [variant.text["nl"] for clause in own_library().clauses.values() for variant in clause.variants.values()]
    fixed = {text: pieces for text in texts if (pieces := _fixed(text)) is not None}
    assert len(fixed) > len(texts) / 2
    for text, pieces in fixed.items():
        filled = "12 uur ".join(pieces)
        assert _fits(filled, pieces)
        assert _pattern(text).fullmatch(filled)
        assert not _fits(f"{filled}niet ", pieces) or pieces[-1] == ""


@pytest.mark.parametrize("name", ["art", "t.e.m", "c.-à-d", "p", "mevr"])
def test_an_abbreviation_ends_no_sentence_however_much_space_follows(name: str) -> None:
    text = f"Zo staat het in {name}.{' ' * 40}Peeters weet dat. Dat is alles."
    assert len(sentences_in(text)) == 2
