"""Small things that the judgement rests on: sentences, numbers, amounts, phrases."""

from __future__ import annotations

import re

import pytest

from agreements.impact.lexicon import lexicon
from agreements.impact.model import Quantity
from agreements.impact.numbers import read_digits, spelled
from agreements.impact.patterns import compile_phrase
from agreements.impact.quantities import amounts
from agreements.impact.reading import read
from agreements.impact.sentences import statements


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("De cao geldt. Zij eindigt nooit.", 2),
        ("Volgens art. 3 van de wet d.d. 5 dec. 1968 geldt dit.", 1),
        ("De coach (bv. dhr. Peeters) zwijgt; hij rapporteert niet.", 2),
        ("a) Iedereen mag.\nb) Niemand moet.", 2),
        ("Le comité, c.-à-d. le CPPT, siège. Il décide.", 2),
        ("Le coût est de 1.250,50 euros.", 1),
        ("", 0),
    ],
)
def test_statements_are_split_as_a_reader_would(text: str, count: int) -> None:
    assert len(statements(text)) == count


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.250,50", 1250.5), ("1 250,50", 1250.5), ("0,27", 0.27), ("12", 12.0), ("1.10", 1.1), ("12a", None)],
)
def test_digits_are_read_as_in_belgium(text: str, value: float | None) -> None:
    assert read_digits(text) == value


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("nl", "vijfenveertig", 45),
        ("nl", "honderdvijftig", 150),
        ("nl", "tweeduizend", 2000),
        ("fr", "septante-cinq", 75),
        ("fr", "soixante et onze", 71),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "nonante", 90),
        ("fr", "deux cents", 200),
        ("fr", "vingt et une", 21),
    ],
)
def test_numbers_in_words_are_read(language: str, words: str, value: int) -> None:
    assert spelled(language)[tuple(words.replace("-", " ").split())] == value


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("nl", "twee keer per jaar", "halfjaarlijks"),
        ("nl", "veertien dagen", "twee weken"),
        ("nl", "0,27 euro", "27 eurocent"),
        ("nl", "anderhalf jaar", "achttien maanden"),
        ("nl", "de helft", "50 %"),
        ("fr", "deux fois par an", "une fois par semestre"),
        ("fr", "140 euros par mois", "cent quarante euros mensuels"),
        ("fr", "deux demi-journées", "un jour"),
        ("fr", "une fois tous les trois ans", "une fois par période de trois ans"),
        ("fr", "deux euros cinquante", "2,50 euros"),
    ],
)
def test_the_same_amount_in_another_notation_is_the_same(language: str, one: str, other: str) -> None:
    found = [
        [amount.quantity for amount in amounts(read(text, lexicon(language)).words, lexicon(language))]
        for text in (one, other)
    ]
    left, right = found
    assert len(left) == len(right) == 1
    assert left[0].dimension == right[0].dimension
    assert left[0].value == pytest.approx(right[0].value, rel=0.01)
    assert left[0].per == right[0].per


def test_a_bound_belongs_to_its_amount() -> None:
    words = read("De werkgever betaalt hoogstens 500 euro per jaar.", lexicon("nl")).words
    assert [amount.quantity for amount in amounts(words, lexicon("nl"))] == [Quantity(500.0, "euro", "12", "max")]


def test_an_article_is_no_number() -> None:
    assert amounts(read("Een werknemer kiest een school.", lexicon("nl")).words, lexicon("nl")) == []


@pytest.mark.parametrize("source", ["", "...", "... einde", "begin ...", "a? b?", "goed|", "*"])
def test_a_phrase_that_says_nothing_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(source)}$|^.*$"):
        compile_phrase(source, "x")


def test_a_phrase_is_found_across_articles_and_its_gap_stays_free() -> None:
    passage = read("De coach brengt over de sessies geen verslag uit aan de werkgever.", lexicon("nl"))
    keys = {unit.key: passage.quote(unit.words) for unit in passage.units}
    assert "=inform" in keys
    assert "=not" in keys
