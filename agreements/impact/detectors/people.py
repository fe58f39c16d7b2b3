"""Who does it: an actor that was replaced, added or left out, or that does now what another did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.choosing import chooses
from agreements.impact.detectors.marking import marked
from agreements.impact.enumerations import enumerations
from agreements.impact.model import Finding
from agreements.impact.negation import denied
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Direction, Passage, Unit

__all__ = ["actors", "agents", "serves"]

_EMPLOYER = {"@employer", "@boss", "@hr"}
_REPS = {"@worker-reps", "@joint-body"}


def actors(part: Part) -> None:
    """Add a finding where one actor gave way to another, or where the employer newly appears."""
    lost = [unit for unit in part.lost if unit.kind == "actor"]
    gained = [unit for unit in part.gained if unit.kind == "actor"]
    _voice(part, lost, gained)
    for other in gained:
        if other.key not in _EMPLOYER:
            continue
        gave_way = next((one for one in lost if one.key not in _EMPLOYER), None)
        if gave_way is None:
            _employer_appears(part, other)
            continue
        if not part.local and serves(part, other):
            continue
        if any(one.key in _EMPLOYER for one in part.lost) and not part.local:
            continue
        mechanism = "employer-steering"
        if gave_way.key in _REPS:
            mechanism = "voice-reduced"
        elif _of_provider(part) and (_has(part.ours, "=choose") or _has(part.theirs, "=assign")):
            mechanism = "provider-choice"
        part.findings.append(Finding(mechanism, "contradicted", gave_way.words, other.words, concept="bearer"))
        lost.remove(gave_way)
    for other in gained:
        if other.key == "@worker" and part.local:
            employer = next((one for one in lost if one.key in _EMPLOYER), None)
            if employer is not None and not denied(part.comparison.theirs, other.words[0]):
                part.findings.append(
                    Finding("duty-shifted", "contradicted", employer.words, other.words, concept="bearer")
                )


_SERVING = {
    "=pay-back", "=refund", "=deliver", "=bears-cost", "=grant", "=set-up", "=publish", "=announce", "=maintain-things",
    "=inform",
}  # fmt: skip


def serves(part: Part, employer: Unit) -> bool:
    """Whether the employer is merely named as the one who gives, where our text had a passive."""
    theirs = part.comparison.theirs
    place = theirs.words[employer.words[0]]
    behind = [unit for unit in part.theirs if unit.words[0] > employer.words[-1] and unit.sentence == employer.sentence]
    verbs = [unit.key for unit in behind if theirs.words[unit.words[0]].segment == place.segment]
    return bool(verbs) and verbs[0] in _SERVING and not denied(theirs, employer.words[0])


def _voice(part: Part, lost: list[Unit], gained: list[Unit]) -> None:
    """Add a finding where the representatives of the workers no longer appear and the employer is left."""
    reps = [unit for unit in lost if unit.key in _REPS]
    if not reps or any(unit.key in _REPS for unit in (*gained, *part.theirs)):
        return
    if any(unit.key in _EMPLOYER for unit in part.theirs) and not any(unit.key in _EMPLOYER for unit in gained):
        consent = any(unit.key in ("=agreement-consent", "=unanimous") for unit in part.lost)
        consent = consent or (chooses(part.comparison.theirs, part.theirs) or ("",))[0] == "employer-side"
        direction: Direction = "contradicted" if consent else "weakened"
        part.findings.append(Finding("voice-reduced", direction, reps[0].words, (), "follow-up", "bearer"))


def agents(part: Part) -> None:
    """Add a finding where the same is done by the other side: who informs, who pays, who asks."""
    if any(finding.concept == "bearer" for finding in part.findings):
        return
    comparison = part.comparison
    for one, other in (*comparison.matching.pairs, *comparison.matching.loose):
        if one.sentence not in part.group.ours or other.sentence not in part.group.theirs:
            continue
        if one.kind not in ("word", "concept") or not is_verb(comparison.ours, one.words[-1]):
            continue
        mine, others = _agent(comparison.ours, one), _agent(comparison.theirs, other)
        if mine == "employer-side" and others == "worker":
            part.findings.append(Finding("duty-shifted", "contradicted", one.words, other.words, concept="bearer"))
            return
        if mine == "worker" and others == "employer-side":
            mechanism = "provider-choice" if one.key == "=choose" and _of_provider(part) else "employer-steering"
            part.findings.append(Finding(mechanism, "contradicted", one.words, other.words, concept="bearer"))
            return


def _agent(passage: Passage, unit: Unit) -> str:
    """Who does what a verb says: the only actor of its part that no preposition marks; "" when that is unclear."""
    same = [
        at
        for at in sorted(passage.actors)
        if passage.words[at].sentence == unit.sentence and passage.words[at].segment == unit.segment
    ]
    same = _of_clause(passage, unit, same) or same
    by = [at for at in same if marked(passage, at) < 0]
    free = by or [at for at in same if not marked(passage, at)]
    if not same and not by:
        free = _before(passage, unit)
    if len(free) != 1 or (not by and _is_passive(passage, unit)):
        return ""
    classes = passage.actors[free[0]]
    return next((name for name in ("worker", "employer-side") if name in classes), "")


_WHO = {"die", "wie", "qui"}


def _of_clause(passage: Passage, unit: Unit, actors_: list[int]) -> list[int]:
    """The actors between the same two commas as the verb of a relative clause: "the clerk who works late, …"."""
    words, sentence = passage.words, passage.sentences[unit.sentence]
    first = max((at for at in range(sentence.first, unit.words[0] + 1) if words[at].comma), default=sentence.first)
    last = min((at for at in range(unit.words[-1] + 1, sentence.last) if words[at].comma), default=sentence.last)
    if not any(words[at].folded in _WHO for at in range(first + 1, unit.words[0])):
        return []
    return [at for at in actors_ if first <= at < last]


def _before(passage: Passage, unit: Unit) -> list[int]:
    """The subject of the clause before, when this one goes on with "and" and a verb."""
    first = next(
        at for at, word in enumerate(passage.words) if (word.sentence, word.segment) == (unit.sentence, unit.segment)
    )
    if passage.words[first].folded not in ("en", "et") or unit.words[0] > first + 2:
        return []
    return [
        at
        for at in sorted(passage.actors)
        if passage.words[at].sentence == unit.sentence
        and passage.words[at].segment == unit.segment - 1
        and not marked(passage, at)
    ]


def _is_passive(passage: Passage, unit: Unit) -> bool:
    words = [word.folded for word in passage.words if word.sentence == unit.sentence and word.segment == unit.segment]
    return bool({"wordt", "worden", "werd", "est", "sont", "etre", "soit", "soient"} & set(words))


def _of_provider(part: Part) -> bool:
    """Whether what is chosen is a provider, a training or a moment, and not the goals or the content."""
    keys = {unit.key for unit in part.ours}
    return bool(keys & {"@provider", "=training", "=guidance", "=moment"}) and not keys & {"=goal", "=topic"}


def _has(units: list[Unit], key: str) -> bool:
    return any(unit.key == key for unit in units)


def _employer_appears(part: Part, other: Unit) -> None:
    """The employer comes into a statement in which it had no part."""
    if not part.local and any(unit.key in _EMPLOYER for unit in part.ours):
        return
    theirs = part.comparison.theirs
    if _in_workers_place(part, other) and not denied(theirs, other.words[0]):
        part.findings.append(Finding("employer-steering", "contradicted", (), other.words, concept="appears"))
        return
    if denied(theirs, other.words[0]) or any(set(other.words) & set(finding.theirs) for finding in part.findings):
        return
    if any(
        unit.key == "=duty" and (unit.sentence, unit.segment) == (other.sentence, other.segment) for unit in part.theirs
    ):
        return
    if any(other in item for listed in enumerations(theirs, part.comparison.lexicon.language) for item in listed):
        part.findings.append(Finding("employer-steering", "weakened", (), other.words, concept="appears"))


def _in_workers_place(part: Part, other: Unit) -> bool:
    """Whether the employer stands where our text named the worker: "zijn eigendom van de werknemer"."""
    if not part.local:
        return False
    ours, theirs = part.comparison.ours.actors, part.comparison.theirs.actors
    return any(
        set(other.words) & set(right)
        and any("worker" in ours.get(at, ()) for at in left)
        and not any("worker" in theirs.get(at, ()) for at in right)
        for left, right in part.changes
    )
