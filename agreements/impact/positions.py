"""Which positions a passage is about, and which one an edit touches."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.impact.cues import of_finding
from agreements.impact.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.model import Finding, Passage, Topic

__all__ = ["nearest", "of_sentence", "own_cues", "stated", "touched"]

_ENOUGH = 0.9
_CLEAR = 1.5
"""The weight from which a topic is beyond doubt."""
_PREFERRED = {
    "reporting": ("no-feedback",),
    "repayment": ("no-repayment",),
    "voice-reduced": ("follow-up",),
    "budget-cap": ("employer-pays", "funding-route"),
    "provider-choice": ("free-choice-of-provider", "independent-provider"),
    "discretion": ("individual-right",),
}
"""The positions that a mechanism touches when the place of the edit doesn't tell."""
_LEAST = {"other": 0.75, "individual-right": 0.75}
"""Positions that nearly every sentence touches weigh less than those that few words show."""
_BESIDES = {"free-choice-of-provider": 0.8, "working-time": 0.9}
"""Positions that an edit touches less when it stands beside their words than when it changes these."""
_PLAIN = 2.5
"""The weight of phrases of three words and more, which need no other word to be understood."""
_PEOPLE = "universal-scope"
_VOICE = "follow-up"
_PRONOUNS = {"zij", "ze", "hij", "ils", "elles", "il", "elle", "celui-ci", "celle-ci", "ceux-ci"}
_HANGING = {"condition", "time-limit", "approval", "discretion", "soft-obligation", "budget-cap", "scope-narrowed"}
"""The mechanisms whose words say on what a statement hangs, and not what it is about."""
_EXCEPTIONS = {"condition", "reporting", "repayment", "time-limit", "approval"}


def of_sentence(passage: Passage, sentence: int) -> dict[str, float]:
    """The positions that a sentence speaks of, with their weight; ``other`` when it speaks of none."""
    weights: defaultdict[str, float] = defaultdict(float)
    for topic in _clearest(passage, sentence):
        weights[topic.position] = max(weights[topic.position], topic.weight) + 0.15
    if _by_representatives(passage, sentence):
        weights[_VOICE] += 1.5
    if weights.get(_PEOPLE, _PLAIN) < _PLAIN and not {"individual-right", "voluntary"} & set(weights):
        del weights[_PEOPLE]
    for position, factor in _LEAST.items():
        if len(weights) > 1 and position in weights and weights[position] < _CLEAR:
            weights[position] *= factor
    found = {position: weight for position, weight in weights.items() if weight >= _ENOUGH}
    if len(found) > 1 and "other" in found and max(found.values()) > found["other"]:
        del found["other"]
    return found or {_default(passage, sentence): 1.0}


def _default(passage: Passage, sentence: int) -> str:
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
            if position not in result and (weight >= 0.65 * strongest or position == _PEOPLE)
        ]
    return result


def touched(
    finding: Finding, ours: Passage, theirs: Passage, place: tuple[int, ...] = (), new: tuple[int, ...] = ()
) -> str:
    """The position that a finding is about, by all its cues.

    ``place``: the words of ours between which the words ``new`` of theirs were put. Of a condition, it is what stands
    around it that counts, and not what it says itself.
    """
    found = weighed(of_finding(finding, ours, theirs), own_cues(finding, ours, theirs, place, new))
    return max(found, key=lambda position: found[position])


def own_cues(
    finding: Finding, ours: Passage, theirs: Passage, place: tuple[int, ...], new: tuple[int, ...]
) -> dict[str, dict[str, float]]:
    """What the topics near an edit and in its sentence say of each position."""
    own: defaultdict[str, dict[str, float]] = defaultdict(dict)
    named = _named(finding, ours, theirs)
    near = {named: _MOST} if named else _scores(finding, ours, theirs, place, new)
    for position, score in near.items():
        own[position]["near topics"] = min(score, _MOST)
    own[nearest(finding, ours, theirs, place, new)]["nearest topic"] = 1.0
    if named:
        own[named]["named by phrase"] = 1.0
    for position in stated(ours):
        own[position]["stated by ours"] = 1.0
    for passage, words in ((ours, finding.ours), (theirs, finding.theirs)):
        for sentence in {passage.words[at].sentence for at in words}:
            for position, weight in of_sentence(passage, sentence).items():
                known = own[position].get("topic of sentence", 0.0)
                own[position]["topic of sentence"] = max(known, min(weight, _MOST) ** 0.5)
    return own


_MOST = 2.0
"""A topic that is heavier says no more."""


def nearest(finding: Finding, ours: Passage, theirs: Passage, place: tuple[int, ...], new: tuple[int, ...]) -> str:
    """The position that a phrase names, else that of the topic nearest to the edit."""
    if named := _named(finding, ours, theirs):
        return named
    if _about_people(finding, ours, theirs) or _qualifies_people(finding, theirs, new):
        return _PEOPLE
    found = _scores(finding, ours, theirs, place, new)
    best = max(found, key=lambda position: found[position]) if found else "other"
    return _continued(finding, ours, theirs) or best if best == "other" else best


def _named(finding: Finding, ours: Passage, theirs: Passage) -> str:
    """The position that the phrase of a finding names, unless nothing near it bears that out."""
    return "" if _voiceless(finding, ours, theirs) or _untold(finding, theirs) else finding.position


def _scores(
    finding: Finding, ours: Passage, theirs: Passage, place: tuple[int, ...], new: tuple[int, ...]
) -> dict[str, float]:
    """How much points to each position, by the topics nearest to an edit and by what it does."""
    found: defaultdict[str, float] = defaultdict(float)
    for passage, words in _sides(finding, ours, theirs):
        left_out = set(new) if passage is theirs and place and finding.mechanism in _HANGING else set()
        for position, score in _near(passage, words, left_out, backwards=finding.mechanism in _EXCEPTIONS).items():
            found[position] = max(found[position], score)
    _lean(finding, ours, theirs, found)
    for position in _PREFERRED.get(finding.mechanism, ()):
        if position != _VOICE or not _voiceless(finding, ours, theirs):
            found[position] = found.get(position, 0) + 0.4
    either = {_CHOOSING, "independent-provider"} <= set(found)
    if finding.mechanism in _CHOICE and either and _chosen_by(theirs, finding.theirs):
        found[_CHOOSING] += 0.6
    return found


_REFERRING = {
    "haar", "hun", "hem", "daarvan", "ervan", "hiervan", "daarover", "hierover", "daarbij", "lui", "leur", "leurs",
    "dont",     "y", "celui-ci", "celle-ci", "ceux-ci",
}  # fmt: skip


def _continued(finding: Finding, ours: Passage, theirs: Passage) -> str:
    """The position of the sentence before, when this one merely refers to it: "bezorgt haar de cijfers"."""
    for passage, words in _sides(finding, ours, theirs):
        if not words:
            continue
        sentence = passage.words[min(words)].sentence
        place = passage.sentences[sentence]
        folded = {word.folded for word in passage.words[place.first : place.last]}
        if sentence and folded & _REFERRING:
            found = of_sentence(passage, sentence - 1)
            return max(found, key=lambda position: found[position])
        return ""
    return ""


def _sides(finding: Finding, ours: Passage, theirs: Passage) -> list[tuple[Passage, tuple[int, ...]]]:
    """The texts and words that tell what a finding is about; for a negation, the text in which it stands."""
    if finding.concept == "ban" and finding.ours:
        return [(ours, finding.ours)]
    if finding.concept == "right" and finding.theirs:
        return [(theirs, finding.theirs)]
    return [(ours, finding.ours), (theirs, finding.theirs)]


def _about_people(finding: Finding, ours: Passage, theirs: Passage) -> bool:
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


def _qualifies_people(finding: Finding, theirs: Passage, new: tuple[int, ...]) -> bool:
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


def _voiceless(finding: Finding, ours: Passage, theirs: Passage) -> bool:
    """Whether a lesser say is not that of representatives: none is named, and joint follow-up is no matter of ours."""
    if finding.mechanism != "voice-reduced":
        return False
    named = any("reps" in classes for passage in (ours, theirs) for classes in passage.actors.values())
    return not named and not any(topic.position == _VOICE and topic.weight >= _CLEAR for topic in ours.topics)


def _untold(finding: Finding, theirs: Passage) -> bool:
    """Whether what reaches the employer is a bill or goes into an appraisal: then that is what it is about."""
    if finding.mechanism != "reporting" and finding.concept != "told-to-employer":
        return False
    if not finding.theirs:
        return False
    found = of_sentence(theirs, theirs.words[min(finding.theirs)].sentence)
    told = found.get("no-feedback", 0.0)
    return any(found.get(position, 0.0) > max(told, _CLEAR) for position in ("safe-context", "employer-pays"))


_CHOOSING = "free-choice-of-provider"
_CHOICE = {"provider-choice", "employer-steering", "scope-narrowed"}


def _chosen_by(passage: Passage, words: tuple[int, ...]) -> bool:
    """Whether somebody on the employer's side is named in ``words``, or it is about who chooses."""
    within = set(words)
    return any(
        unit.key in ("@employer", "@boss", "@hr", "=choose", "=assign") and not within.isdisjoint(unit.words)
        for unit in passage.units
    )


_QUALIFYING = {"scope-narrowed", "condition", "time-limit"}
_RELATIVE = {"die", "dat", "qui", "dont", "que"}
_BESIDE = 3
_ATTACHING = {
    "die", "qui", "dont", "met", "avec", "van", "de", "du", "des", "uit", "ayant", "en", "a", "sous", "il",
    "qu", "soit",
    "een", "un",
    "une", "le", "la", "het", "d", "l",
}  # fmt: skip
"""Words that tie an addition to the people before it."""


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


def _lean(finding: Finding, ours: Passage, theirs: Passage, scores: defaultdict[str, float]) -> None:
    """What an edit is about when nothing near tells: money, time, or what a worker may."""
    units = [unit for unit in ours.units if unit.quantity and set(unit.words) & set(finding.ours)]
    units += [unit for unit in theirs.units if unit.quantity and set(unit.words) & set(finding.theirs)]
    dimensions = {unit.quantity.dimension for unit in units if unit.quantity}
    if "euro" in dimensions:
        scores["employer-pays"] += 0.4
    elif dimensions & {"day", "month"} and finding.ours and _pays(ours, ours.words[min(finding.ours)].sentence):
        scores["employer-pays"] += 0.9
    if dimensions & {"hour", "day"}:
        _lean_time(finding, ours, theirs, scores)
    if finding.mechanism in _CONDITIONING and max(scores.values(), default=0.0) < 1:
        for passage, words in ((theirs, finding.theirs), (ours, finding.ours)):
            sentence = passage.words[min(words)].sentence if words else -1
            if words and not _denied(passage, sentence) and _default(passage, sentence) == "individual-right":
                keys = {unit.key for unit in passage.units if unit.sentence == sentence}
                chosen = "=choose" in keys and keys & _CHOSEN
                scores["free-choice-of-provider" if chosen else "individual-right"] += 0.4
                break
    if finding.mechanism in _EXCEPTIONS and finding.theirs:
        sentence = theirs.words[min(finding.theirs)].sentence
        if _denied(theirs, sentence):
            for position in _BANS & set(scores):
                scores[position] += 0.6
    scores["other"] += 0.12
    for passage, words in ((ours, finding.ours), (theirs, finding.theirs)):
        if words:
            scores[_default(passage, passage.words[min(words)].sentence)] += 0.15
            break


_CONDITIONING = {"approval", "condition", "discretion"}
_BANS = {"no-feedback", "no-repayment", "safe-context", "no-content-involvement", "confidentiality", "voluntary"}


_SPENT_ON = {"=guidance", "=training", "=conversation", "=telework", "=career"}
_PAID_TIME = {"=pay-kept", "=absence-time", "=as-worktime"}


def _lean_time(finding: Finding, ours: Passage, theirs: Passage, scores: defaultdict[str, float]) -> None:
    """Hours or days of training are a right; hours away from work with pay are working time."""
    for passage, words in ((ours, finding.ours), (theirs, finding.theirs)):
        if not words:
            continue
        sentence = passage.words[min(words)].sentence
        units = [unit for unit in passage.units if unit.sentence == sentence]
        behind = [unit.key for unit in units if unit.words[0] > max(words)][:2]
        if _SPENT_ON & set(behind):
            scores["individual-right"] += 0.8
        elif any(unit.key in _PAID_TIME for unit in units):
            scores["working-time"] += 0.8
        elif _default(passage, sentence) == "individual-right":
            scores["individual-right"] += 0.4
        return


def _pays(passage: Passage, sentence: int) -> bool:
    """Whether a sentence is about paying: then a term in it is a term of payment."""
    units = [unit for unit in passage.units if unit.sentence == sentence]
    return any(unit.key in ("=bears-cost", "=invoice") for unit in units) and any(
        unit.key in ("@employer", "=invoice", "@authority") for unit in units
    )


def _denied(passage: Passage, sentence: int) -> bool:
    return any(unit.sentence == sentence and unit.key in ("=not", "=forbidden") for unit in passage.units)


def _clearest(passage: Passage, sentence: int) -> list[Topic]:
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


_CHOSEN = {"@provider", "=training", "=guidance", "=moment", "=conversation", "=exam", "=language-course"}


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
    if topic.position == "free-choice-of-provider" and topic.weight < _PLAIN and not keys & _CHOSEN:
        return replace(topic, position="individual-right")
    return topic


def _refunds(passage: Passage, sentence: int) -> bool:
    return _first_actor(passage, sentence) in ("@employer", "@authority")


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


def _near(passage: Passage, words: Iterable[int], left_out: set[int], *, backwards: bool) -> dict[str, float]:
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
        if left_out.issuperset(topic.words):
            continue
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
        score += 0.5 * inside
        score *= 1.0 if inside else _BESIDES.get(topic.position, 1.0)
        score *= _LEAST.get(topic.position, 1.0)
        scores[topic.position] = max(scores.get(topic.position, 0.0), score)
    if _by_representatives(passage, first.sentence):
        scores[_VOICE] = scores.get(_VOICE, 0.0) + 0.8
    return scores
