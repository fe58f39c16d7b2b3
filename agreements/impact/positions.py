"""Which positions a passage is about, and which one an edit touches."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.model import Finding, Passage, Topic

__all__ = ["of_sentence", "stated", "touched"]

_ENOUGH = 0.9
_PREFERRED = {
    "reporting": ("no-feedback",),
    "repayment": ("no-repayment",),
    "voice-reduced": ("follow-up",),
    "budget-cap": ("employer-pays", "funding-route"),
    "provider-choice": ("free-choice-of-provider", "independent-provider"),
}
"""The positions that a mechanism touches when the place of the edit doesn't tell."""
_PEOPLE = "universal-scope"
_VOICE = "follow-up"
_PRONOUNS = {"zij", "ze", "hij", "deze", "ils", "elles", "il", "elle", "celui-ci", "celle-ci", "ceux-ci", "haar", "hun"}
_EXCEPTIONS = {"condition", "reporting", "repayment"}


def of_sentence(passage: Passage, sentence: int) -> dict[str, float]:
    """The positions that a sentence speaks of, with their weight; ``other`` when it speaks of none."""
    weights: defaultdict[str, float] = defaultdict(float)
    for topic in _clearest(passage, sentence):
        weights[topic.position] = max(weights[topic.position], topic.weight) + 0.15
    if _by_representatives(passage, sentence):
        weights[_VOICE] += 1.5
    if _PEOPLE in weights and not {"individual-right", "voluntary"} & set(weights):
        del weights[_PEOPLE]
    found = {position: weight for position, weight in weights.items() if weight >= _ENOUGH}
    if len(found) > 1 and "other" in found and max(found.values()) > found["other"]:
        del found["other"]
    return found or {"other": 1.0}


def stated(passage: Passage) -> list[str]:
    """The positions that a passage states, in reading order."""
    result: list[str] = []
    for sentence in passage.sentences:
        found = of_sentence(passage, sentence.index)
        strongest = max(found.values())
        ordered = sorted(found.items(), key=lambda one: -one[1])
        result += [position for position, weight in ordered if position not in result and weight >= 0.65 * strongest]
    return result


def touched(finding: Finding, ours: Passage, theirs: Passage) -> str:
    """The position that a finding is about: by the phrase, else by the topic nearest to the edit."""
    if finding.position:
        return finding.position
    scores: defaultdict[str, float] = defaultdict(float)
    for passage, words in ((ours, finding.ours), (theirs, finding.theirs)):
        for position, score in _near(passage, words, backwards=finding.mechanism in _EXCEPTIONS).items():
            scores[position] = max(scores[position], score)
    for position in _PREFERRED.get(finding.mechanism, ()):
        scores[position] = scores.get(position, 0) + 0.5
    return max(scores, key=lambda position: scores[position]) if scores else "other"


def _clearest(passage: Passage, sentence: int) -> list[Topic]:
    """The topics of a sentence; of those that overlap, the phrase with the most words."""
    taken: dict[int, str] = {}
    chosen: list[Topic] = []
    for topic in sorted(passage.topics, key=lambda one: -one.weight):
        if topic.sentence != sentence:
            continue
        if any(taken.get(index, topic.position) != topic.position for index in topic.words) and topic.weight < 2:
            others = [one for one in chosen if set(one.words) & set(topic.words) and one.weight > topic.weight]
            if others:
                continue
        chosen.append(topic)
        taken.update(dict.fromkeys(topic.words, topic.position))
    return chosen


def _by_representatives(passage: Passage, sentence: int) -> bool:
    """Whether representatives of the workers are the subject of a sentence, or of the one before it."""
    for index in (sentence, sentence - 1):
        if index < 0:
            return False
        first, last = passage.sentences[index].first, passage.sentences[index].last
        if any("reps" in classes for at, classes in passage.actors.items() if first <= at < last):
            return True
        if passage.words[first].folded not in _PRONOUNS:
            return False
    return False


def _near(passage: Passage, words: Iterable[int], *, backwards: bool) -> dict[str, float]:
    """For each position, how near and how clearly a topic speaks of it around ``words``.

    An exception (``backwards``) belongs to what stands before it, unless it opens the sentence.
    """
    places = set(words)
    if not places:
        return {}
    start, end = min(places), max(places)
    first = passage.words[start]
    opens = start - passage.sentences[first.sentence].first <= 2
    scores: dict[str, float] = {}
    for topic in _clearest(passage, first.sentence):
        inside = bool(places & set(topic.words))
        if topic.position == _PEOPLE and not inside:
            continue
        distance = 0 if inside else min(abs(a - b) for a in places for b in topic.words)
        apart = float(passage.words[topic.words[0]].segment != first.segment)
        if backwards and not opens and not inside:
            apart = 0.3 if topic.words[-1] < start else 2.5
        elif backwards and opens and topic.words[0] > end:
            apart = 0.0
        score = topic.weight**0.5 / (1 + 0.22 * distance + apart)
        score *= 0.75 if topic.position == "other" else 1.0
        scores[topic.position] = max(scores.get(topic.position, 0.0), score)
    if _by_representatives(passage, first.sentence):
        scores[_VOICE] = scores.get(_VOICE, 0.0) + 0.8
    return scores
