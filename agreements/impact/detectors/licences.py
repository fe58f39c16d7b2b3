"""What makes an edit in a nearly identical text harmless. Everything that has no licence here is shown as harm."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from agreements.impact.detectors.equality import equal_amounts, is_half
from agreements.impact.detectors.people import serves
from agreements.impact.model import Finding
from agreements.impact.negation import denied
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["DENYING", "HARMLESS_GAIN", "OR", "moved", "swapped_actors", "taken_up", "unlicensed"]

DENYING = {"=not", "=forbidden"}
_EMPLOYER = ("@employer", "@boss", "@hr")
HARMLESS_GAIN = {
    "=right",
    "=allowed",
    "=fully",
    "=all",
    "=freely",
    "=voluntary",
    "=including",
    "=at-any-time",
    "=quickly",
}
"""Firmness that came in: never worse for the worker, unless it is denied."""
_WITHOUT = {"sans", "zonder"}
_PRONOUNS = {
    "il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "qui", "que", "qu", "dont",
    "y", "en", "l", "le", "la", "les", "lui", "leur", "leurs", "ce", "cela", "celui", "celle", "ceux", "son",
    "sa", "ses", "lequel", "laquelle", "auquel", "hij", "zij", "ze", "het", "hem", "haar", "hun", "deze", "dit",
    "die", "dat", "er", "daar", "ervan", "daarvan", "daarin", "zijn",
}  # fmt: skip
_FORCEFUL = {"=not", "=forbidden", "=only", "=all", "=may", "=duty", "=excluding"}
"""Units that never merely take up what was said."""
_BESIDE = 3
"""How far apart "transmet" and "rapport" may stand to be one expression."""


def taken_up(part: Part, unit: Unit, side: str, opposite: set[int]) -> bool:
    """Whether ``unit`` only takes up what the other text calls "it", or names again where a sentence was split."""
    passage, units = (part.comparison.theirs, part.theirs) if side == "ours" else (part.comparison.ours, part.ours)
    if unit.kind == "actor" and unit.key not in _EMPLOYER and _named_before(part, unit, side):
        return True
    if unit.kind == "quantity" or unit.key in _FORCEFUL or not any(other.key == unit.key for other in units):
        return False
    own, loose = (part.ours, part.unmatched[0]) if side == "ours" else (part.theirs, part.unmatched[1])
    if unit.kind == "concept" and any(
        other.key == unit.key and other not in loose and 0 < abs(other.words[0] - unit.words[0]) <= _BESIDE
        for other in own
    ):
        return True
    return len(part.group.ours) != len(part.group.theirs) or any(
        passage.words[index].folded in _PRONOUNS for index in opposite
    )


def _named_before(part: Part, unit: Unit, side: str) -> bool:
    """Whether both texts name somebody in an earlier sentence, whom one of them calls "he" in this one."""
    here, there = part.comparison.ours, part.comparison.theirs
    sentences = part.group.theirs
    if side == "theirs":
        here, there, sentences = there, here, part.group.ours
    said = here.words[unit.words[0]].lemma
    earlier = any(word.lemma == said and word.sentence < unit.sentence for word in here.words)
    kept = any(word.lemma == said and word.sentence < min(sentences) for word in there.words)
    return earlier and kept and any(word.folded in _HE for word in there.words if word.sentence in sentences)


_HE = {"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "hij", "zij", "deze"}


def unlicensed(part: Part, lost: list[Unit], gained: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The units of one edit for which no licence is found."""
    theirs, ours = part.comparison.theirs, part.comparison.ours
    lost = [unit for unit in lost if not _is_bound(part, ours, unit)]
    gained = [unit for unit in gained if not _is_bound(part, theirs, unit)]
    kept_lost = [unit for unit in lost if not _may_go(part, unit, ours) and not _same_amount(unit, part.unmatched[1])]
    kept_gained = [
        unit
        for unit in gained
        if not _may_come(part, unit, theirs)
        and not _same_amount(unit, part.unmatched[0])
        and not _same_rhythm(unit, part.ours)
    ]
    return (
        [unit for unit in kept_lost if not moved(part, unit, ours)],
        [unit for unit in kept_gained if not moved(part, unit, theirs)],
    )


def _is_bound(part: Part, passage: Passage, unit: Unit) -> bool:
    """Whether a unit is a word like "at most" before a figure: the figures are compared with their bounds."""
    said = tuple(passage.words[at].folded for at in unit.words)
    behind = unit.words[-1] + 1
    figure = any(other.quantity and behind in other.words for other in passage.units)
    return figure and said in part.comparison.lexicon.units.bounds


def moved(part: Part, unit: Unit, passage: Passage) -> bool:
    """Whether both texts say each word of a unit equally often: then it only stands elsewhere, or in another phrase."""
    if unit.kind not in ("word", "concept") or unit.key in _FORCEFUL:
        return False
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine = Counter(word.lemma for word in ours.words if word.sentence in part.group.ours)
    others = Counter(word.lemma for word in theirs.words if word.sentence in part.group.theirs)
    return all(mine[passage.words[at].lemma] == others[passage.words[at].lemma] for at in unit.words)


def _same_amount(unit: Unit, others: list[Unit]) -> bool:
    """Whether the other text has the same amount in another notation."""
    if any(is_half(unit, other) for other in others):
        return True
    return unit.quantity is not None and any(equal_amounts(unit.quantity, other.quantity) for other in others)


def _same_rhythm(unit: Unit, others: list[Unit]) -> bool:
    """Whether how often something happens is merely said once more: "deux fois l'an, une fois par semestre"."""
    return unit.quantity is not None and unit.quantity.dimension == "times" and _same_amount(unit, others)


def swapped_actors(part: Part, gone: list[Unit], come: list[Unit]) -> Finding | None:
    """A finding where one actor stands in the place of another, and what that does."""
    one = next((unit for unit in gone if unit.kind == "actor"), None)
    other = next((unit for unit in come if unit.kind == "actor"), None)
    if one is None or other is None or one.key == other.key or {one.key, other.key} <= set(_EMPLOYER):
        return None
    if denied(part.comparison.theirs, other.words[0]):
        return Finding("scope-narrowed", "weakened", one.words, other.words, certain=False)
    if one.key in _EMPLOYER and other.key == "@worker":
        return Finding("duty-shifted", "contradicted", one.words, other.words, concept="bearer", certain=False)
    if other.key not in _EMPLOYER:
        return None
    mechanism = {"@worker-reps": "voice-reduced", "@joint-body": "voice-reduced", "@provider": "provider-choice"}
    return Finding(
        mechanism.get(one.key, "employer-steering"),
        "contradicted",
        one.words,
        other.words,
        concept="bearer",
        certain=False,
    )


def _may_go(part: Part, unit: Unit, passage: Passage) -> bool:
    if unit.key == "=may":
        return not denied(passage, unit.words[0]) or any(one.key in ("=may", "=right", *DENYING) for one in part.theirs)
    if unit.key == "=duty":
        return (not _worker_next(passage, unit) and not denied(passage, unit.words[0])) or any(
            one.key in ("=duty", "=only") for one in part.theirs
        )
    if unit.key == "=exists":
        return all(any(one.key == "=only" for one in units) for units in (part.ours, part.theirs))
    if unit.key == "=take-part":
        return any(one.key == "=right" for one in part.gained)
    if _gets(passage, unit):
        return _receives(part, "theirs")
    if unit.key in ("=right", "=wants"):
        return any(one.key in ("=may", "=right", "=choose") for one in part.theirs)
    if any(one.key == "=escapes" for one in part.gained) and is_verb(passage, unit.words[-1]):
        return any(one.key in DENYING for one in part.lost)
    return unit.key in DENYING and (_balanced(part) or _denied_jointly(part, unit))


OR = {"of", "noch", "ou", "ni"}


def _denied_jointly(part: Part, unit: Unit) -> bool:
    """Whether what ``unit`` denied is the second of two things that one denial now covers: "not A and not B"."""
    theirs = part.comparison.theirs
    matched = dict((*part.comparison.matching.pairs, *part.comparison.matching.loose))
    behind = [one for one in part.ours if one.words[0] > unit.words[-1] and one.sentence == unit.sentence]
    other = matched.get(behind[0]) if behind else None
    if other is None or not denied(theirs, other.words[0], other.words):
        return False
    before = theirs.words[max(0, other.words[0] - _BESIDE) : other.words[0]]
    return any(word.folded in OR and word.sentence == other.sentence for word in before)


def _may_come(part: Part, unit: Unit, passage: Passage) -> bool:
    if unit.key in HARMLESS_GAIN:
        return not denied(passage, unit.words[0])
    if unit.key == "=may" or (unit.key == "@worker" and _told(part, unit)):
        return True
    if unit.key == "=fr-w-add":
        ours = part.comparison.ours
        return any(word.folded in ("plus", "et") and word.sentence in part.group.ours for word in ours.words)
    if unit.key == "=duty":
        return not _worker_next(passage, unit)
    if _gets(passage, unit):
        return _receives(part, "ours")
    if passage.words[unit.words[0]].folded in _WITHOUT and len(unit.words) == 1:
        return _not_without(part, unit)
    if unit.key == "@employer":
        return _named_as_agent(part, unit)
    return unit.key in (*DENYING, "=escapes") and _balanced(part)


_PASSIVE = {"wordt", "worden", "werd", "werden", "est", "sont", "soit", "soient", "sera", "seront"}
_GETTING = {"krijgen", "ontvangen", "bekomen", "verkrijgen", "obtenir", "recevoir"}


def _not_without(part: Part, unit: Unit) -> bool:
    """Whether "not without the consent of" says what ours says by a ban with that exception, or by "only with"."""
    behind = [
        one for one in part.theirs if 0 < one.words[0] - unit.words[0] <= _BESIDE and one.sentence == unit.sentence
    ]
    matched = {other: mine for mine, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    consent = next((one for one in behind if one.key == "=agreement-consent" and one in matched), None)
    banned = any(one.key in DENYING and one.sentence == unit.sentence for one in part.theirs)
    if consent is None or not banned:
        return False
    known = part.comparison.lexicon.signal
    excepted = any(known[one.id].id == "unless" for one, _ in part.signals("ours"))
    return excepted or any(one.key == "=only" for one in part.ours)


def _gets(passage: Passage, unit: Unit) -> bool:
    return len(unit.words) == 1 and passage.words[unit.words[0]].lemma in _GETTING


def _receives(part: Part, side: str) -> bool:
    """Whether a side says "krijgen" or the like where the other says "ontvangen"."""
    passage, sentences = (
        (part.comparison.ours, part.group.ours) if side == "ours" else (part.comparison.theirs, part.group.theirs)
    )
    return any(word.lemma in _GETTING for word in passage.words if word.sentence in sentences)


_DECIDING = {
    "=choose", "=assign", "=decision", "=refuse", "=postpone", "=stop", "=modify", "=interfere", "=appraisal",
    "=agreement-consent", "=accepted", "=limit", "=access", "=use", "=monitor", "=request", "=discuss", "=present",
}  # fmt: skip
"""What the employer may not do unnamed either: being named there gives a say."""


def _named_as_agent(part: Part, employer: Unit) -> bool:
    """Whether the employer is merely named as the one who does what ours says in the passive, and decides nothing."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    passive = {word.sentence for word in ours.words if word.sentence in part.group.ours and word.folded in _PASSIVE}
    if not passive or denied(theirs, employer.words[0]):
        return False
    matched = {other: mine for mine, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    verbs = [
        unit
        for unit in part.theirs
        if unit.words[0] > employer.words[-1] and unit.sentence == employer.sentence and is_verb(theirs, unit.words[0])
    ]
    acts = bool(verbs) and verbs[0] in matched and matched[verbs[0]].sentence in passive
    return serves(part, employer) or (acts and verbs[0].key not in _DECIDING)


_TO = {"du", "de", "des", "au", "aux", "aan", "l"}


def _told(part: Part, worker: Unit) -> bool:
    """Whether the worker is only named as the one who is told what ours has told: "à la connaissance du personnel"."""
    before = [unit for unit in part.theirs if unit.words[-1] < worker.words[0] and unit.sentence == worker.sentence][
        -1:
    ]
    near = part.comparison.theirs.words[max(0, worker.words[0] - 2) : worker.words[0]]
    told = any(unit.key == "=inform" and unit not in part.gained for unit in before)
    return told and any(word.folded in _TO for word in near)


def _balanced(part: Part) -> bool:
    """Whether both sides have equally many negations, counting "without"; in French those with "ne"."""
    language = part.comparison.lexicon.language
    return _denials(part.comparison.ours, part.ours, part.group.ours, language) == _denials(
        part.comparison.theirs, part.theirs, part.group.theirs, language
    )


def _denials(passage: Passage, units: list[Unit], sentences: tuple[int, ...], language: str) -> int:
    words = [word.folded for word in passage.words if word.sentence in sentences]
    counted = ("=forbidden", "=escapes") if language == "fr" else (*DENYING, "=escapes")
    particles = sum(word in ("ne", "n") for word in words) if language == "fr" else 0
    return particles + sum(word in _WITHOUT for word in words) + sum(unit.key in counted for unit in units)


def _worker_next(passage: Passage, unit: Unit) -> bool:
    """Whether the last actor before ``unit`` in its part of the sentence is the worker, who then has the duty."""
    place = passage.words[unit.words[0]]
    before = [
        classes
        for at, classes in sorted(passage.actors.items())
        if at < unit.words[0]
        and (passage.words[at].sentence, passage.words[at].segment) == (place.sentence, place.segment)
    ]
    return bool(before) and "worker" in before[-1]
