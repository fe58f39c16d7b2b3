"""Which positions a sentence speaks of, and which a passage states."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Passage, Topic

__all__ = [
    "CHOSEN",
    "CLEAR",
    "LEAST",
    "PEOPLE",
    "VOICE",
    "by_representatives",
    "clearest",
    "default",
    "of_sentence",
    "stated",
]

_ENOUGH = 0.9
CLEAR = 1.5
"""The weight from which a topic is beyond doubt."""
LEAST = {"other": 0.75, "individual-right": 0.75}
"""Positions that nearly every sentence touches weigh less than those that few words show."""
_PLAIN = 2.5
"""The weight of phrases of three words and more, which need no other word to be understood."""
PEOPLE = "universal-scope"
"""The position about who is covered."""
VOICE = "follow-up"
"""The position about the say of the workers' representatives."""
_PRONOUNS = {"zij", "ze", "hij", "ils", "elles", "il", "elle", "celui-ci", "celle-ci", "ceux-ci"}


def of_sentence(passage: Passage, sentence: int) -> dict[str, float]:
    """The positions that a sentence speaks of, with their weight; ``other`` when it speaks of none."""
    weights: defaultdict[str, float] = defaultdict(float)
    for topic in clearest(passage, sentence):
        weights[topic.position] = max(weights[topic.position], topic.weight) + 0.15
    if by_representatives(passage, sentence):
        weights[VOICE] += 1.5
    if weights.get(PEOPLE, _PLAIN) < _PLAIN and not {"individual-right", "voluntary"} & set(weights):
        del weights[PEOPLE]
    for position, factor in LEAST.items():
        if len(weights) > 1 and position in weights and weights[position] < CLEAR:
            weights[position] *= factor
    found = {position: weight for position, weight in weights.items() if weight >= _ENOUGH}
    if len(found) > 1 and "other" in found and max(found.values()) > found["other"]:
        del found["other"]
    return found or {default(passage, sentence): 1.0}


def default(passage: Passage, sentence: int) -> str:
    """What a sentence without a topic is about: what a worker may, what a provider is, where the employer stays out."""
    keys = {unit.key for unit in passage.units if unit.sentence == sentence}
    first = _first_actor(passage, sentence)
    if first == "@provider" and "@worker" not in keys:
        return "independent-provider"
    if first in ("@employer", "@boss", "@hr") and "=not" in keys and not keys & _PROCEDURE:
        return "no-content-involvement"
    return "individual-right" if "@worker" in keys and not keys & _PROCEDURE else "other"


def _first_actor(passage: Passage, sentence: int) -> str:
    return next((unit.key for unit in passage.units if unit.sentence == sentence and unit.kind == "actor"), "")


_PROCEDURE = {
    "=request",
    "=answer-call",
    "=inform",
    "=in-writing",
    "=modify",
    "=cao",
    "=prolong-tacitly",
    "=notice-period",
}


def stated(passage: Passage) -> list[str]:
    """The positions that a passage states, in reading order."""
    result: list[str] = []
    for sentence in passage.sentences:
        found = of_sentence(passage, sentence.index)
        strongest = max(found.values())
        ordered = sorted(found.items(), key=lambda one: -one[1])
        result += [
            position
            for position, weight in ordered
            if position not in result and (weight >= 0.65 * strongest or position == PEOPLE)
        ]
    return result


def clearest(passage: Passage, sentence: int) -> list[Topic]:
    """The topics of a sentence; of those that overlap, the phrase with the most words."""
    taken: dict[int, str] = {}
    chosen: list[Topic] = []
    keys = {unit.key for unit in passage.units if unit.sentence == sentence}
    repays = any(topic.position == "no-repayment" and topic.sentence == sentence for topic in passage.topics)
    for found in sorted(passage.topics, key=lambda one: -one.weight):
        if found.sentence != sentence or (repays and found.position == "voluntary"):
            continue
        topic = _meant(found, passage, keys)
        if any(set(topic.words) <= set(one.words) for one in chosen if _outweighs(one, topic)):
            continue
        if any(taken.get(index, topic.position) != topic.position for index in topic.words) and topic.weight < 2:
            others = [one for one in chosen if set(one.words) & set(topic.words) and one.weight > topic.weight]
            if others:
                continue
        chosen.append(topic)
        taken.update(dict.fromkeys(topic.words, topic.position))
    return chosen


def _outweighs(one: Topic, other: Topic) -> bool:
    """Whether a phrase that holds all words of another speaks for both: of one position, or with more words."""
    return one.position == other.position or one.weight > other.weight


CHOSEN = {"@provider", "=training", "=guidance", "=moment", "=conversation", "=exam", "=language-course"}
"""What a worker chooses when he chooses a provider or a moment."""


_TOLD = {"=inform", "=access", "=receipt"}
_SUPERIORS = {"@employer", "@boss", "@hr"}
_MEDDLING = {"=interfere", "=choose", "=modify", "=goal"}
"""What is told to superiors is no matter of theirs to decide, though the contents are named."""
_ANSWERED = {"=request", "=in-writing", "=motivated", "=inform", "=refuse", "=accepted-default", "=postpone"}
_REACHED = {"=answer-call", "=contact", "=call", "=mail", "=message", "=reachable", "=unreachable", "=need-not"}


def _outside(passage: Passage, topic: Topic) -> bool:
    """Whether "outside" stands before the hours a topic names: then they only tell when nobody need be reached."""
    first = min(topic.words)
    return any(word.folded in ("dehors", "hors", "buiten") for word in passage.words[max(0, first - 3) : first + 1])


def _meant(topic: Topic, passage: Passage, keys: set[str]) -> Topic:
    """The topic, seen in its sentence: the employer who refunds is paying; what is chosen may be no provider."""
    if topic.position == "no-repayment" and not keys & {"=not", "=forbidden"} and _refunds(passage, topic.sentence):
        return replace(topic, position="employer-pays")
    if topic.position == "working-time" and keys & _REACHED and _outside(passage, topic):
        return replace(topic, position="individual-right")
    if topic.position == "no-content-involvement" and keys & _TOLD and keys & _SUPERIORS and not keys & _MEDDLING:
        return replace(topic, position="no-feedback")
    if topic.position == "other" and topic.weight < _PLAIN and "=bears-cost" in keys and not keys & _ANSWERED:
        return replace(topic, position="employer-pays")
    if topic.position == "free-choice-of-provider" and topic.weight < _PLAIN and not keys & CHOSEN:
        return replace(topic, position="individual-right")
    return topic


def _refunds(passage: Passage, sentence: int) -> bool:
    return _first_actor(passage, sentence) in ("@employer", "@authority")


def by_representatives(passage: Passage, sentence: int) -> bool:
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
