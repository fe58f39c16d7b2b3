"""The cues by which an edit shows which position it is about: its words, the words around it, who does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.impact.model import Finding, Passage, Unit

__all__ = ["of_finding", "of_statement", "sides"]

_STEM = 5
"""So many letters at the head and at the tail of a word show its family: "kost-", "-kosten"."""


def of_statement(passage: Passage, words: tuple[int, ...], sentence: int) -> dict[str, float]:
    """The cues of a sentence, with the weight of each: 1 beside ``words``, less for what stands farther away."""
    cues: dict[str, float] = {}
    places = set(words)
    segments = {passage.words[at].segment for at in words}
    first = ""
    for unit in passage.units:
        if unit.sentence != sentence:
            continue
        if unit.kind == "actor" and not first:
            first = unit.key
            cues[f"first {first}"] = 1.0
        for name in _names(passage, unit):
            if places & set(unit.words):
                cues[f"in {name}"] = 1.0
                cues[f"near {name}"] = 1.0
            elif unit.segment in segments:
                apart = min(abs(at - other) for at in places for other in unit.words)
                cues[f"near {name}"] = max(cues.get(f"near {name}", 0.0), 0.4 + 0.6 / (1 + 0.3 * apart))
            cues[f"all {name}"] = 1.0
    return cues


def sides(finding: Finding, ours: Passage, theirs: Passage) -> list[tuple[Passage, tuple[int, ...]]]:
    """The texts and words that tell what a finding is about; for a negation, the text in which it stands."""
    if finding.concept == "ban" and finding.ours:
        return [(ours, finding.ours)]
    if finding.concept == "right" and finding.theirs:
        return [(theirs, finding.theirs)]
    return [(ours, finding.ours), (theirs, finding.theirs)]


def of_finding(finding: Finding, ours: Passage, theirs: Passage) -> dict[str, float]:
    """The cues of an edit, with the weight of each."""
    cues: dict[str, float] = {f"how {finding.mechanism}": 1.0, f"way {finding.direction}": 1.0}
    if finding.concept:
        cues[f"phrase {finding.concept}"] = 1.0
    for passage, words in sides(finding, ours, theirs):
        for sentence in {passage.words[at].sentence for at in words}:
            for cue, weight in of_statement(passage, words, sentence).items():
                cues[cue] = max(cues.get(cue, 0.0), weight)
    return cues


def _names(passage: Passage, unit: Unit) -> Iterator[str]:
    """What is counted of a unit: its key or dimension, and the heads and tails of its words."""
    yield unit.quantity.dimension if unit.quantity else unit.key
    if unit.quantity or unit.kind == "actor":
        return
    for at in unit.words:
        folded = passage.words[at].folded
        if len(folded) >= _STEM:
            yield f"{folded[:_STEM]}-"
            if len(folded) >= _STEM + 3:
                yield f"-{passage.words[at].lemma[-_STEM:]}"
