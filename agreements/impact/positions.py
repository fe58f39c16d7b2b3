"""Which position an edit touches."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from agreements.impact.circle import about_people, qualifies_people
from agreements.impact.cues import of_finding, sides
from agreements.impact.topics import (
    CHOSEN,
    CLEAR,
    LEAST,
    PEOPLE,
    VOICE,
    by_representatives,
    clearest,
    default,
    of_sentence,
    stated,
)
from agreements.impact.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.model import Finding, Passage

__all__ = ["nearest", "own_cues", "touched"]

_PREFERRED = {
    "reporting": ("no-feedback",),
    "repayment": ("no-repayment",),
    "voice-reduced": ("follow-up",),
    "budget-cap": ("employer-pays", "funding-route"),
    "provider-choice": ("free-choice-of-provider", "independent-provider"),
    "discretion": ("individual-right",),
}
"""The positions that a mechanism touches when the place of the edit doesn't tell."""
_BESIDES = {"free-choice-of-provider": 0.8, "working-time": 0.9}
"""Positions that an edit touches less when it stands beside their words than when it changes these."""
_HANGING = {"condition", "time-limit", "approval", "discretion", "soft-obligation", "budget-cap", "scope-narrowed"}
"""The mechanisms whose words say on what a statement hangs, and not what it is about."""
_EXCEPTIONS = {"condition", "reporting", "repayment", "time-limit", "approval"}


def touched(
    finding: Finding, ours: Passage, theirs: Passage, place: tuple[int, ...] = (), new: tuple[int, ...] = ()
) -> str:
    """The position that a finding is about, by all its cues.

    ``place``: the words of ours between which the words ``new`` of theirs were put. Of a condition, it is what stands
    around it that counts, and not what it says itself.
    """
    if finding.mechanism == "repayment":
        return "no-repayment"
    if _named(finding, ours, theirs, new) == PEOPLE:
        return PEOPLE
    found = weighed(of_finding(finding, ours, theirs), own_cues(finding, ours, theirs, place, new))
    return max(found, key=lambda position: found[position])


def own_cues(
    finding: Finding, ours: Passage, theirs: Passage, place: tuple[int, ...], new: tuple[int, ...]
) -> dict[str, dict[str, float]]:
    """What the topics near an edit and in its sentence say of each position."""
    own: defaultdict[str, dict[str, float]] = defaultdict(dict)
    named = _named(finding, ours, theirs, new)
    near = {named: _MOST} if named else _scores(finding, ours, theirs, place, new)
    for position, score in near.items():
        own[position]["near topics"] = min(score, _MOST)
    own[nearest(finding, ours, theirs, place, new)]["nearest topic"] = 1.0
    if named:
        own[named]["named"] = 1.0
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
    if named := _named(finding, ours, theirs, new):
        return named
    found = _scores(finding, ours, theirs, place, new)
    best = max(found, key=lambda position: found[position]) if found else "other"
    return _continued(finding, ours, theirs) or best if best == "other" else best


def _named(finding: Finding, ours: Passage, theirs: Passage, new: tuple[int, ...]) -> str:
    """The position that the phrase of a finding names, unless nothing near it bears that out, or that of the people."""
    if finding.position and not _voiceless(finding, ours, theirs) and not _untold(finding, theirs):
        return finding.position
    return PEOPLE if about_people(finding, ours, theirs) or qualifies_people(finding, theirs, new) else ""


def _scores(
    finding: Finding, ours: Passage, theirs: Passage, place: tuple[int, ...], new: tuple[int, ...]
) -> dict[str, float]:
    """How much points to each position, by the topics nearest to an edit and by what it does."""
    found: defaultdict[str, float] = defaultdict(float)
    for passage, words in sides(finding, ours, theirs):
        left_out = set(new) if passage is theirs and place and finding.mechanism in _HANGING else set()
        for position, score in _near(passage, words, left_out, backwards=finding.mechanism in _EXCEPTIONS).items():
            found[position] = max(found[position], score)
    _lean(finding, ours, theirs, found)
    for position in _PREFERRED.get(finding.mechanism, ()):
        if position != VOICE or not _voiceless(finding, ours, theirs):
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
    for passage, words in sides(finding, ours, theirs):
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


def _voiceless(finding: Finding, ours: Passage, theirs: Passage) -> bool:
    """Whether a lesser say is not that of representatives: none is named, and joint follow-up is no matter of ours."""
    if finding.mechanism != "voice-reduced":
        return False
    named = any("reps" in classes for passage in (ours, theirs) for classes in passage.actors.values())
    return not named and not any(topic.position == VOICE and topic.weight >= CLEAR for topic in ours.topics)


def _untold(finding: Finding, theirs: Passage) -> bool:
    """Whether what reaches the employer is a bill or goes into an appraisal: then that is what it is about."""
    if finding.mechanism != "reporting" and finding.concept != "told-to-employer":
        return False
    if not finding.theirs:
        return False
    found = of_sentence(theirs, theirs.words[min(finding.theirs)].sentence)
    told = found.get("no-feedback", 0.0)
    return any(found.get(position, 0.0) > max(told, CLEAR) for position in ("safe-context", "employer-pays"))


_CHOOSING = "free-choice-of-provider"
_CHOICE = {"provider-choice", "employer-steering", "scope-narrowed"}


def _chosen_by(passage: Passage, words: tuple[int, ...]) -> bool:
    """Whether somebody on the employer's side is named in ``words``, or it is about who chooses."""
    within = set(words)
    return any(
        unit.key in ("@employer", "@boss", "@hr", "=choose", "=assign") and not within.isdisjoint(unit.words)
        for unit in passage.units
    )


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
            if words and not _denied(passage, sentence) and default(passage, sentence) == "individual-right":
                keys = {unit.key for unit in passage.units if unit.sentence == sentence}
                chosen = "=choose" in keys and keys & CHOSEN
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
            scores[default(passage, passage.words[min(words)].sentence)] += 0.15
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
        elif default(passage, sentence) == "individual-right":
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
    for topic in clearest(passage, first.sentence):
        if left_out.issuperset(topic.words):
            continue
        inside = bool(places & set(topic.words))
        if topic.position == PEOPLE and not inside:
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
        score *= LEAST.get(topic.position, 1.0)
        scores[topic.position] = max(scores.get(topic.position, 0.0), score)
    if by_representatives(passage, first.sentence):
        scores[VOICE] = scores.get(VOICE, 0.0) + 0.8
    return scores
