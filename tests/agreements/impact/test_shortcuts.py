"""What makes the judgement quick changes nothing in it: each quick way to say no is held against the long way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.impact.folding import fold
from agreements.impact.gathering import gathered
from agreements.impact.lexicon import lexicon, mechanism_files
from agreements.impact.lexicon_files import files_of
from agreements.impact.patterns import ARTICLES, Index, beginnings, compile_phrase
from agreements.impact.quantities import _Reader
from agreements.impact.reading import read, written_words
from agreements.impact.schema import MechanismFile
from akkoord.yamlfile import load, validate
from clauses.library import own_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.impact.patterns import Pattern
    from agreements.model import Language

LANGUAGES: tuple[Language, ...] = ("nl", "fr")
AMOUNTS = {
    "nl": "Tot 1.250,50 euro, anderhalf uur, tweemaal per jaar, half zeven 's avonds, elk kwartaal, eenmalig.",
    "fr": "Jusqu'à 1 250,50 euros, une heure et demie, le premier janvier, l'année qui suit, la moitié, une quinzaine, "
    "quatre-vingts heures, deux fois par an.",
}


def _texts(language: Language) -> Iterator[str]:
    """The examples of the lexicons and the clauses of the library."""
    yield AMOUNTS[language]
    for file in mechanism_files():
        for example in validate(load(file), MechanismFile).examples:
            if example.language == language:
                yield from (example.ours, example.theirs)
    for clause in own_library().clauses.values():
        yield from (variant.text[language] for variant in clause.variants.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_amount_begins_where_none_may_open(language: Language) -> None:
    words_ = lexicon(language)
    found = 0
    for text in _texts(language):
        words = read(text, words_).words
        reader = _Reader(words, words_)
        for at in range(len(words)):
            if reader.amount(at) is not None:
                found += 1
                assert reader.may_open(at), (words[at].text, text)
    assert found > 100


def _patterns(language: Language) -> list[Pattern]:
    phrases = gathered(files_of(), language)["signals"]["phrases"]
    return [compile_phrase(phrase, payload, ARTICLES[language]) for phrase, payload in phrases]


def _index(patterns: list[Pattern], skipped: frozenset[str]) -> Index:
    return Index(patterns.__getitem__, [each.needed for each in patterns], beginnings(patterns), skipped)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_a_phrase_needs_are_looked_for_first_and_nothing_is_missed(language: Language) -> None:
    words_ = lexicon(language)
    slow = _index([replace(pattern, needed=()) for pattern in _patterns(language)], words_.skipped)
    quick = _index(_patterns(language), words_.skipped)
    found = 0
    for text in _texts(language):
        words = read(text, words_).words
        expected = sorted((hit.pattern.source, hit.words) for hit in slow.hits(words))
        found += len(expected)
        assert sorted((hit.pattern.source, hit.words) for hit in quick.hits(words)) == expected
    assert found > 300


def test_what_may_be_absent_or_is_an_actor_is_not_needed() -> None:
    assert compile_phrase("met akkoord? van <employer>", "x").needed == (frozenset({"van"}),)
    assert compile_phrase("recht|rechten ... op uur|goedkeur*", "x").needed == (frozenset({"op"}),)


@given(st.lists(st.sampled_from(["recht", "rcht", "werknemer", "werknmer", "kiest", "loon"]), max_size=6))
def test_a_text_read_before_against_other_words_is_read_the_same(words: list[str]) -> None:
    text = " ".join(words)
    words_ = lexicon("nl")
    first = read(text, words_, written_words("recht werknemer"))
    read(text, words_)
    assert read(text, words_, written_words("recht werknemer")) == first
    assert [word.folded for word in read(text, words_).words] == [fold(word) for word in words]
