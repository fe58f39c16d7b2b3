"""Who signs counts, not how the names are laid out."""

from dataclasses import replace

from agreements.model import Agreement, Passage, Section
from tests.agreements.diff.texts import compared, example

FLANDERS = example("flanders-chemistry", "nl")


def with_closing_lines(made: Agreement, *lines: str) -> Agreement:
    """The agreement without a signature table: the names are lines of its closing words."""
    named = Section(tuple(Passage("plain", "", (line,)) for line in lines))
    return replace(made, closing=(*made.closing, named), signatures=())


def test_signatures_that_are_read_as_lines_in_another_order_change_nothing() -> None:
    parties = " ".join(signature.party for signature in FLANDERS.signatures)
    names = " ".join(signature.name for signature in FLANDERS.signatures)
    capacities = " ".join(signature.capacity for signature in FLANDERS.signatures)
    comparison = compared(FLANDERS, with_closing_lines(FLANDERS, parties, names, capacities))
    assert comparison.harmed == ()
    assert comparison.substantive == ()


def test_a_signatory_who_has_gone_or_come_is_told() -> None:
    fewer = replace(FLANDERS, signatures=FLANDERS.signatures[:-1])
    assert comparison_tells(FLANDERS, fewer)
    assert comparison_tells(fewer, FLANDERS)


def test_a_sentence_that_came_with_the_names_is_told() -> None:
    lines = [" ".join((each.party, each.name, each.capacity)) for each in FLANDERS.signatures]
    theirs = with_closing_lines(FLANDERS, *lines, "De werkgever kan deze cao wijzigen.")
    assert comparison_tells(FLANDERS, theirs)


def comparison_tells(ours: Agreement, theirs: Agreement) -> bool:
    return any(change.part in ("closing", "signatures") for change in compared(ours, theirs).substantive)
