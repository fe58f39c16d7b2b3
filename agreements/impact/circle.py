"""Whether an edit narrows the circle of people who hold a right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Finding, Passage

__all__ = ["about_people", "qualifies_people"]

_QUALIFYING = {"scope-narrowed", "condition", "time-limit", "amount-reduced"}
_RELATIVE = {"die", "dat", "qui", "dont", "que"}
_BESIDE = 3
_ATTACHING = {
    "die", "qui", "dont", "met", "avec", "van", "de", "du", "des", "uit", "ayant", "en", "a", "sous", "il",
    "qu", "soit",
    "een", "un",
    "une", "le", "la", "het", "d", "l",
}  # fmt: skip
"""Words that tie an addition to the people before it."""


def about_people(finding: Finding, ours: Passage, theirs: Passage) -> bool:
    """Whether an edit narrows who is meant: it touches the words for the people themselves."""
    if finding.concept in ("excluding", "unless") and finding.theirs:
        before = [unit for unit in theirs.units if unit.words[-1] < min(finding.theirs)][-1:]
        same = [unit for unit in before if unit.sentence == theirs.words[min(finding.theirs)].sentence]
        return any(unit.key == "@worker" for unit in same) and any(
            unit.key == "=all" and unit.sentence == same[0].sentence for unit in theirs.units
        )
    if finding.mechanism != "scope-narrowed" or finding.direction != "weakened":
        return False
    for passage, words in ((theirs, finding.theirs), (ours, finding.ours)):
        if not words:
            continue
        first, last = min(words), max(words)
        for at, classes in passage.actors.items():
            if "people" not in classes or passage.words[at].sentence != passage.words[first].sentence:
                continue
            if at in words and _subject(passage, at):
                return True
            gap = range(at + 1, first) if at < first else range(last + 1, at)
            between = [passage.words[index].folded for index in gap]
            attached = all(word in _ATTACHING for word in between) and (
                between or at > last or _attaches(passage, first)
            )
            if len(gap) <= _BESIDE and attached and _subject(passage, at):
                return True
        return False
    return False


def qualifies_people(finding: Finding, theirs: Passage, new: tuple[int, ...]) -> bool:
    """Whether what was put in stands right behind the people who hold the right: "each worker who ..."."""
    if not new or finding.direction != "weakened" or finding.mechanism not in _QUALIFYING:
        return False
    opener = theirs.words[min(new)]
    if opener.comma and opener.folded not in _RELATIVE:
        return False
    return any(
        unit.key == "@worker" and unit.words[-1] == min(new) - 1 and _subject(theirs, unit.words[0])
        for unit in theirs.units
        if unit.sentence == opener.sentence
    )


def _attaches(passage: Passage, index: int) -> bool:
    """Whether the word itself qualifies the people it follows: "travailleur occupé", "werknemers ouder dan"."""
    word = passage.words[index]
    return (word.folded.endswith(("e", "es", "ant")) and word.lemma != word.folded) or word.folded in (
        "ouder",
        "jonger",
    )


def _subject(passage: Passage, at: int) -> bool:
    """Whether the people at word ``at`` hold the right: "every worker", "the worker may", at the head of a sentence."""
    word = passage.words[at]
    before = {one.folded for one in passage.words[max(0, at - 2) : at]}
    quantified = any(
        unit.key in ("=all", "=some") and 0 < at - unit.words[-1] <= 2
        for unit in passage.units
        if unit.sentence == word.sentence
    )
    return quantified and not before & {"aan", "van", "door", "par"}
