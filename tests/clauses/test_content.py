"""The content of our own library: both languages say the same, and the ladder is complete."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from akkoord.errors import InvalidFileError
from clauses.library import Library, load_library
from clauses.model import Clause
from clauses.text import parse

DESIGN_POSITIONS = {
    *("individual-right", "universal-scope", "worker-perspective", "employer-pays", "no-content-involvement"),
    *("no-feedback", "safe-context", "free-choice-of-provider", "independent-provider", "working-time"),
    *("funding-route", "voluntary", "confidentiality", "no-repayment", "follow-up"),
}
try:
    LIBRARY: Library = load_library()
except InvalidFileError as error:
    pytest.fail(f"the library does not load:\n{error}")
CLAUSES = [pytest.param(clause, id=clause.id) for clause in LIBRARY.clauses.values()]
RUNGS = [
    pytest.param(clause, rung, id=f"{clause.id}-{rung}") for clause in LIBRARY.clauses.values() for rung in clause.rungs
]


def numerals(text: str) -> Counter[str]:
    """The numbers in a text, without marks, placeholders and thousands separators."""
    bare = re.sub(r"\{[^{}]*\}|^\s*\d+°", "", text, flags=re.MULTILINE)
    return Counter(re.findall(r"\d+(?:[.,/]\d+)*", re.sub(r"(\d)er\b", r"\1", bare)))


def test_every_position_of_the_design_is_there() -> None:
    assert set(LIBRARY.positions) >= DESIGN_POSITIONS


def test_every_position_is_realised_by_a_clause_and_at_its_opening() -> None:
    realised = {id_ for clause in LIBRARY.clauses.values() for id_ in clause.variants[clause.rungs[0]].positions}
    assert set(LIBRARY.positions) == realised


def test_an_extension_can_be_left_out() -> None:
    """What the union's own text asks for needs no extension, and no extension comes by itself."""
    extensions = {id_ for id_, position in LIBRARY.positions.items() if position.extension}
    for clause in LIBRARY.clauses.values():
        positions = {id_ for variant in clause.variants.values() for id_ in variant.positions}
        if clause.extension:
            assert clause.when is None
        else:
            assert not positions & extensions, clause.id
            assert not [id_ for id_ in clause.requires if LIBRARY.clauses[id_].extension], clause.id


def test_every_extension_position_says_that_it_is_not_in_the_union_s_text() -> None:
    for position in LIBRARY.positions.values():
        assert position.extension != ("ACV, Loopbaanbegeleiding, R" in position.source), position.id


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_chosen_clause_of_the_theme_has_the_whole_ladder(clause: Clause) -> None:
    if clause.when is None and clause.part == "substance":
        assert clause.rungs == ("opening", "fallback", "floor")


@pytest.mark.parametrize(("clause", "rung"), RUNGS)
def test_dutch_and_french_have_the_same_numbers(clause: Clause, rung: str) -> None:
    text = clause.variants[rung].text
    assert numerals(text.nl) == numerals(text.fr)


@pytest.mark.parametrize(("clause", "rung"), RUNGS)
def test_each_rung_realises_no_more_than_the_rung_above(clause: Clause, rung: str) -> None:
    index = clause.rungs.index(rung)
    if index:
        above = clause.variants[clause.rungs[index - 1]].positions
        assert set(clause.variants[clause.rungs[index]].positions) <= set(above)


@pytest.mark.parametrize(("clause", "rung"), RUNGS)
def test_a_text_differs_from_the_rung_above(clause: Clause, rung: str) -> None:
    index = clause.rungs.index(rung)
    if index:
        above, here = (clause.variants[clause.rungs[at]] for at in (index - 1, index))
        assert (above.text, above.defaults) != (here.text, here.defaults)


VAGUE = re.compile(
    r"\b(redelijke?|in principe|zo mogelijk|in de mate van het mogelijke|naar best vermogen|streeft|ernaar streven"
    r"|raisonnables?|en principe|si possible|dans la mesure du possible|s’efforce\w*)\b",
    re.IGNORECASE,
)
STRAIGHT = re.compile(r"['\"]")
FRENCH_SPACING = re.compile(r"[^\u00a0\s][:;?!»]|«[^\u00a0]|[ \t][:;?!»]")


@pytest.mark.parametrize(("clause", "rung"), RUNGS)
def test_the_typography_is_dutch_and_french(clause: Clause, rung: str) -> None:
    text = clause.variants[rung].text
    for language in (text.nl, text.fr):
        bare = re.sub(r"\{[^{}]*\}", "x", language)
        assert not VAGUE.search(bare), VAGUE.search(bare)
        assert not STRAIGHT.search(bare)
        assert not re.search(r" %|\d%", bare)
    french = re.sub(r"\{[^{}]*\}", "x", text.fr)
    assert not FRENCH_SPACING.search(french), FRENCH_SPACING.search(french)
    assert "«" not in text.nl
    assert "“" not in text.fr


@pytest.mark.parametrize(("clause", "rung"), RUNGS)
def test_numbered_paragraphs_come_in_twos_or_more(clause: Clause, rung: str) -> None:
    paragraphs = parse(clause.variants[rung].text.nl)
    numbered = [paragraph for paragraph in paragraphs if paragraph.level == "paragraph"]
    assert len(numbered) != 1
