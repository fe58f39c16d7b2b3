"""Which positions a passage is about, and which one an edit touches."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.model import Finding, Passage

__all__ = ["of_sentence", "stated", "touched"]

_ENOUGH = 0.9
_PREFERRED = {
    "reporting": "no-feedback",
    "repayment": "no-repayment",
    "voice-reduced": "follow-up",
    "budget-cap": "employer-pays",
}
"""The position that a mechanism touches when the place of the edit doesn't tell."""


def of_sentence(passage: Passage, sentence: int) -> dict[str, float]:
    """The positions that a sentence speaks of, with their weight; ``other`` when it speaks of none."""
    weights: defaultdict[str, float] = defaultdict(float)
    for topic in passage.topics:
        if topic.sentence == sentence:
            weights[topic.position] = max(weights[topic.position], topic.weight) + 0.1
    found = {position: weight for position, weight in weights.items() if weight >= _ENOUGH}
    if len(found) > 1 and "other" in found and max(found.values()) > found["other"]:
        del found["other"]
    return found or {"other": 1.0}


def stated(passage: Passage) -> list[str]:
    """The positions that a passage states, in reading order."""
    result: list[str] = []
    for sentence in passage.sentences:
        ordered = sorted(of_sentence(passage, sentence.index).items(), key=lambda one: -one[1])
        result += [position for position, _ in ordered if position not in result]
    return result


def touched(finding: Finding, ours: Passage, theirs: Passage) -> str:
    """The position that a finding is about: by the phrase, else by the topic nearest to the edit."""
    if finding.position:
        return finding.position
    scores: defaultdict[str, float] = defaultdict(float)
    for passage, words in ((ours, finding.ours), (theirs, finding.theirs)):
        for position, score in _near(passage, words).items():
            scores[position] = max(scores[position], score)
    preferred = _PREFERRED.get(finding.mechanism)
    if preferred:
        scores[preferred] = scores.get(preferred, 0) + 0.6
    return max(scores, key=lambda position: scores[position]) if scores else "other"


def _near(passage: Passage, words: Iterable[int]) -> dict[str, float]:
    """For each position, how near and how clearly a topic speaks of it around ``words``."""
    places = set(words)
    if not places:
        return {}
    first = passage.words[min(places)]
    scores: dict[str, float] = {}
    for topic in passage.topics:
        if topic.sentence != first.sentence:
            continue
        if places & set(topic.words):
            distance = 0
        else:
            distance = min(abs(a - b) for a in places for b in topic.words)
        apart = passage.words[topic.words[0]].segment != first.segment
        score = topic.weight ** 0.5 / (1 + 0.25 * distance + 1.0 * apart)
        if topic.position == "other":
            score *= 0.7
        scores[topic.position] = max(scores.get(topic.position, 0.0), score)
    return scores
