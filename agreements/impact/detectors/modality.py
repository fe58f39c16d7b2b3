"""A right or a duty that became a "may", and a "may" that became firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.marking import marked
from agreements.impact.model import Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["lost_rights", "modality"]


def modality(part: Part) -> None:
    """Add a finding where a right or a duty became a possibility of the employer, or the other way round."""
    theirs = part.comparison.theirs
    _firmer(part)
    for unit in part.gained:
        if unit.key != "=may" or denied(theirs, unit.words[0]):
            continue
        bearer = _bearer(theirs, unit)
        if _passive(theirs, unit):
            bearer = "" if bearer != "worker" or not _by_worker(theirs, unit) else "worker"
            if not part.local or bearer == "worker":
                continue
        elif not bearer:
            continue
        worker = bearer == "worker"
        if worker and part.local and _receives(part, unit):
            part.findings.append(Finding("discretion", "weakened", (), unit.words, concept="may"))
            continue
        firm = any(one.key in ("=right", "=duty") for one in part.lost)
        if worker and not (firm and part.local and _asks(part)):
            continue
        if bearer == "worker-reps":
            continue
        if (not part.local and _said_so(part, unit)) or _only_of_ours(part, unit):
            continue
        part.findings.append(Finding("discretion", "weakened", (), unit.words, concept="may"))


def _said_so(part: Part, may: Unit) -> bool:
    """Whether a "may" in a rewritten sentence takes up one of ours, an "only if" of ours, or says "only"."""
    if any(one.key in ("=may", "=allowed") for one in part.ours) or _excepted(part, may):
        return True
    return any(
        one.key == "=only" and one.sentence == may.sentence and 0 < one.words[0] - may.words[-1] <= _CLOSE
        for one in part.theirs
    )


def _only_of_ours(part: Part, may: Unit) -> bool:
    """Whether "may only" stands where ours has an "only" too."""
    beside = [
        one
        for one in part.theirs
        if one.key == "=only" and one.sentence == may.sentence and 0 < one.words[0] - may.words[-1] <= _CLOSE
    ]
    return bool(beside) and beside[0] not in part.gained


_CLOSE = 2


def _excepted(part: Part, may: Unit) -> bool:
    """Whether "only if …, he may" says what ours says by "he does not, as long as …"."""
    known = part.comparison.lexicon.signal
    only = any(unit.key == "=only" and unit.sentence == may.sentence for unit in part.theirs)
    voices = ("=unanimous", "=agreement-consent", "=joint-decision")
    if only and any(
        unit.key in voices and unit not in part.gained for unit in part.theirs if unit.sentence == may.sentence
    ):
        return True
    banned = any(unit.key in ("=not", "=forbidden") for unit in part.ours)
    limits = {known[one.id].mechanism for one, _ in part.signals("ours")}
    return only and banned and bool(limits & {"condition", "time-limit"})


def _receives(part: Part, may: Unit) -> bool:
    """Whether what the worker now may is to get something: "obtient" to "peut obtenir" leaves it to another."""
    theirs, receiving = part.comparison.theirs, part.comparison.lexicon.roles["gets"]
    matched = {other for _, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    verb = next(
        (
            unit
            for unit in part.theirs
            if unit in matched
            and unit.kind in ("word", "concept")
            and (unit.sentence, unit.segment) == (may.sentence, may.segment)
            and any(theirs.words[at].lemma in receiving or theirs.words[at].folded in receiving for at in unit.words)
        ),
        None,
    )
    return verb is not None and not any(one.key in ("=may", "=right") for one in part.lost)


def lost_rights(part: Part) -> None:
    """Add a finding where a right went, and what stands in its place is none."""
    if not part.local or any(finding.direction in ("weakened", "contradicted") for finding in part.findings):
        return
    theirs = {word.lemma for word in part.comparison.theirs.words if word.sentence in part.group.theirs}
    rights = [
        unit
        for unit in part.lost
        if unit.key == "=right" and any(part.comparison.ours.words[at].lemma not in theirs for at in unit.words)
        if not _has_it(part, unit)
    ]
    if rights and not any(unit.key in ("=may", "=right") for unit in part.gained):
        part.findings.append(Finding("discretion", "weakened", rights[0].words, (), concept="right"))


_HAVING = {"a", "ont", "heeft", "hebben"}


def _has_it(part: Part, right: Unit) -> bool:
    """Whether theirs says "has" of what ours disposes of: "dispose d'une voix", "a une voix"."""
    matched = dict((*part.comparison.matching.pairs, *part.comparison.matching.loose))
    behind = [unit for unit in part.ours if unit.words[0] > right.words[-1] and unit.sentence == right.sentence][:1]
    other = matched.get(behind[0]) if behind else None
    if other is None or part.comparison.ours.words[right.words[0]].lemma not in ("disposer", "beschikken"):
        return False
    before = part.comparison.theirs.words[max(0, other.words[0] - 2) : other.words[0]]
    return any(word.text.lower() in _HAVING for word in before)


def _firmer(part: Part) -> None:
    """What the employer could do, it now does."""
    ours = part.comparison.ours
    if not part.local or any(unit.key == "=not" for unit in part.gained):
        return
    for unit in part.lost:
        if unit.key == "=may" and _bearer(ours, unit) == "employer-side" and not denied(ours, unit.words[0]):
            part.findings.append(Finding("restriction-lifted", "strengthened", unit.words))


def _asks(part: Part) -> bool:
    return any(unit.key == "=request" for unit in part.gained)


def _bearer(passage: Passage, unit: Unit) -> str:
    """The actor nearest to "may" in its part of the sentence: who may."""
    place = passage.words[unit.words[0]]
    near = [
        (abs(at - unit.words[0]), classes)
        for at, classes in passage.actors.items()
        if passage.words[at].sentence == place.sentence
        and passage.words[at].segment == place.segment
        and not marked(passage, at)
    ]
    if not near:
        near = [
            (abs(at - unit.words[0]), classes)
            for at, classes in passage.actors.items()
            if passage.words[at].sentence == place.sentence
        ]
    if not near:
        return ""
    classes = min(near, key=lambda one: one[0])[1]
    if _everybody(passage, unit):
        return "worker"
    return next(
        (name for name in ("worker", "worker-reps", "joint-body", "employer-side") if name in classes), ""
    ).replace("joint-body", "worker-reps")


_EACH = {"chacun", "chacune", "tous", "toutes", "quiconque", "iedereen", "eenieder"}


def _everybody(passage: Passage, unit: Unit) -> bool:
    """Whether "everyone" stands right before "may"."""
    before = passage.words[max(0, unit.words[0] - 2) : unit.words[0]]
    return any(word.folded in _EACH and word.sentence == unit.sentence for word in before)


def _passive(passage: Passage, unit: Unit) -> bool:
    """Whether "may" governs a passive: "kan worden opgericht", "peut être refusé"."""
    place = passage.words[unit.words[0]]
    later = [
        word
        for word in passage.words[unit.words[0] :]
        if word.sentence == place.sentence and word.segment == place.segment
    ]
    return any(word.folded in ("worden", "etre") for word in later)


def _by_worker(passage: Passage, unit: Unit) -> bool:
    place = passage.words[unit.words[0]]
    return any(
        "worker" in classes and {"door", "par"} & {word.folded for word in passage.words[max(0, at - 3) : at]}
        for at, classes in passage.actors.items()
        if passage.words[at].sentence == place.sentence
    )
