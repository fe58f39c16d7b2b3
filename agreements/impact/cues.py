"""The cues by which an edit shows which position it is about: its words, the words around it, who does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Finding, Passage

__all__ = ["of_finding", "of_statement"]


def of_statement(passage: Passage, sentence: int) -> dict[str, float]:
    """The cues of a whole sentence, with the weight of each."""
    return _around(passage, (), sentence)


def of_finding(finding: Finding, ours: Passage, theirs: Passage) -> dict[str, float]:
    """The cues of an edit, with the weight of each: 1 for what stands in it, less for what stands farther away."""
    cues: dict[str, float] = {f"how:{finding.mechanism}": 1.0, f"way:{finding.direction}": 1.0}
    if finding.concept:
        cues[f"phrase:{finding.concept}"] = 1.0
    for passage, words in ((ours, finding.ours), (theirs, finding.theirs)):
        if not words:
            continue
        sentences = {passage.words[at].sentence for at in words}
        for sentence in sentences:
            for cue, weight in _around(passage, words, sentence).items():
                cues[cue] = max(cues.get(cue, 0.0), weight)
    return cues


def _around(passage: Passage, words: tuple[int, ...], sentence: int) -> dict[str, float]:
    cues: dict[str, float] = {}
    places = set(words)
    segments = {passage.words[at].segment for at in words}
    first = ""
    for unit in passage.units:
        if unit.sentence != sentence:
            continue
        if unit.kind == "actor" and not first:
            first = unit.key
            cues[f"first:{first}"] = 1.0
        name = unit.quantity.dimension if unit.quantity else unit.key
        if places & set(unit.words):
            cues[f"in:{name}"] = 1.0
            cues[f"near:{name}"] = 1.0
        elif unit.segment in segments:
            apart = min(abs(at - other) for at in places for other in unit.words)
            cues[f"near:{name}"] = max(cues.get(f"near:{name}", 0.0), 0.4 + 0.6 / (1 + 0.3 * apart))
        cues[f"all:{name}"] = 1.0
    return cues
