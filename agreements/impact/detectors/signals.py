"""What a phrase of the lexicon does where it came in, by who is meant by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.banning import narrows_ban
from agreements.impact.model import Finding
from agreements.impact.topics import CHOSEN

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.lexicon import Signal
    from agreements.impact.model import Passage, Signalled

__all__ = ["employer_repays", "recovers_time", "signal_finding"]


def _with_employer(passage: Passage, one: Signalled) -> bool:
    """Whether "in consultation" is with the employer: somebody else may be named right behind it."""
    if one.context:
        return True
    last = max(one.words)
    place = passage.words[last]
    near = [
        classes
        for at, classes in sorted(passage.actors.items())
        if 0 < at - last <= _BEHIND and passage.words[at].sentence == place.sentence
    ]
    return not near or "employer-side" in near[0]


_BEHIND = 5
"""How far behind a phrase the actor stands that it names."""


def employer_repays(passage: Passage, one: Signalled) -> bool:
    """Whether it is the employer or a fund that pays back what the worker advanced."""
    first, last = min(one.words or one.context), max(one.words or one.context)
    place = passage.words[first]
    if _paid_by_employer(passage, last):
        return True
    near = [
        classes
        for at, classes in sorted(passage.actors.items())
        if passage.words[at].sentence == place.sentence and passage.words[at].segment == place.segment and at < first
    ]
    named = {name for at in one.context if at in passage.actors for name in passage.actors[at]}
    given = _to_worker(passage, first, last)
    if ("worker" in named or any("worker" in classes for classes in near)) and not given:
        return False
    between = [classes for at, classes in passage.actors.items() if first < at < last]
    return (given and not any("worker" in classes for classes in between)) or any(
        {"employer-side", "authority"} & classes for classes in (*near, *between)
    )


_BY = {"par", "door"}


def _paid_by_employer(passage: Passage, last: int) -> bool:
    """Whether "by the employer" follows: "remboursés par l'entreprise"."""
    behind = range(last + 1, min(last + _BEHIND, len(passage.words)))
    return any("employer-side" in passage.actors.get(at, ()) for at in behind) and any(
        passage.words[at].folded in _BY for at in behind
    )


_TO, _HIM = {"aan", "au", "aux"}, {"hem", "haar", "hen", "hun", "lui", "leur"}


def _if_any(passage: Passage, part: Part | None, one: Signalled) -> bool:
    """Whether "eventuele" stands before a thing that is new itself: "any notes are his"."""
    if len(one.words) != 1 or not passage.words[one.words[0]].folded.startswith("eventuel"):
        return False
    behind = [unit for unit in passage.units if unit.words[0] == one.words[0] + 1]
    return part is None or (bool(behind) and behind[0] in part.gained)


_AT_WILL = {"=at-any-time", "=freely", "=voluntary", "=regardless", "=reason-free"}


def _at_will(passage: Passage, one: Signalled) -> bool:
    """Whether "when" belongs to a phrase that says "at will": "wanneer hij wil"."""
    return any(
        unit.key in _AT_WILL and len(unit.words) > 1 and set(one.words) <= set(unit.words) for unit in passage.units
    )


def _by_employer(passage: Passage, one: Signalled) -> bool:
    """Whether it is the employer who must do what a phrase asks for: "moet de werkgever motiveren"; or who refuses."""
    first, last = min(one.words or one.context), max(one.words or one.context)
    place = passage.words[first]
    near = [
        classes
        for at, classes in sorted(passage.actors.items())
        if first - _BEHIND <= at <= last and passage.words[at].sentence == place.sentence
    ]
    if any("employer-side" in classes for classes in near):
        return not any("worker" in classes for classes in near)
    refuses = any(
        unit.key in ("=refuse", "=postpone") and (unit.sentence, unit.segment) == (place.sentence, place.segment)
        for unit in passage.units
    )
    return refuses and not near


_WORKERS = {"@worker", "=need-wish", "=request", "=wants", "=choose"}


def _on_worker(passage: Passage, one: Signalled) -> bool:
    """Whether what it depends on is what the worker asks or wishes."""
    last = max(one.words or one.context)
    near = {unit.key for unit in passage.units if 0 < unit.words[0] - last <= _BEHIND and unit.sentence == one.sentence}
    return bool(near & _WORKERS) and not near & {"@employer", "@boss", "@hr"}


def _to_worker(passage: Passage, first: int, last: int) -> bool:
    """Whether the worker is the one who gets it: "aan de werknemer terugbetaalt", "betaalt hem terug"."""
    place = passage.words[first]
    for at, classes in passage.actors.items():
        same = (passage.words[at].sentence, passage.words[at].segment) == (place.sentence, place.segment)
        before = {word.folded for word in passage.words[max(0, at - 2) : at]}
        if same and at < last and "worker" in classes and before & _TO:
            return True
    around = passage.words[max(0, first - 1) : last + 2]
    return any(word.folded in _HIM and word.sentence == place.sentence for word in around)


_TIME = {"heure", "heures", "temps", "repos", "jour", "jours", "journee"}


def recovers_time(passage: Passage, one: Signalled) -> bool:
    """Whether what is "récupéré" is time: that is a benefit, and no money to pay back."""
    first, last = min(one.words or one.context), max(one.words or one.context)
    near = passage.words[max(0, first - _BEHIND) : last + _BEHIND]
    recovered = any(passage.words[at].folded.startswith("recup") for at in one.words)
    return recovered and any(word.folded in _TIME and word.sentence == one.sentence for word in near)


def _of_worker(passage: Passage, one: Signalled) -> bool:
    """Whether the last actor named before a phrase is the worker, so that "as he sees fit" is the worker's own."""
    last = max(one.words + one.context)
    before = [
        classes
        for at, classes in sorted(passage.actors.items())
        if at < last and passage.words[at].sentence == one.sentence
    ]
    return bool(before) and "people" in before[-1] and not any("employer-side" in classes for classes in before)


def _of_choice(passage: Passage, one: Signalled) -> bool:
    """Whether "from the list" speaks of a choice: somebody chooses, or a provider or training is named."""
    if any("employer-side" in passage.actors.get(at, ()) for at in one.context):
        return True
    keys = {unit.key for unit in passage.units if unit.sentence == one.sentence}
    return bool(keys & (CHOSEN | {"=choose", "=assign"}))


def _of_employer(passage: Passage, one: Signalled) -> bool:
    """Whether "à sa charge" is the employer's: the phrase names nobody, and no worker stands before it."""
    if one.context:
        return False
    first = min(one.words)
    before = [
        classes
        for at, classes in sorted(passage.actors.items())
        if at < first and passage.words[at].sentence == one.sentence
    ]
    return bool(before) and all("employer-side" in classes for classes in before)


def signal_finding(passage: Passage, part: Part | None, known: Signal, one: Signalled, no: bool) -> list[Finding]:
    """What a phrase does that came in; a denied one does no harm."""
    words = one.words + one.context
    if known.added == "neutral":
        return []
    if no and known.mechanism in ("reporting", "repayment", "employer-steering", "duty-shifted"):
        if part is not None and narrows_ban(part, words):
            return [Finding("scope-narrowed", "weakened", (), words, known.position, known.id)]
        return [Finding("guarantee-added", "strengthened", (), words, known.position, known.id)]
    if no and known.id == "contributes":
        return []
    if no and known.id == "without-consent":
        return [Finding("condition", "weakened", (), words, "", known.id)] if part is not None and _banned(part) else []
    if (
        no
        and known.mechanism in ("approval", "provider-choice", "scope-narrowed", "negation-flip")
        and known.id != "employer-need-not"
    ):
        return []
    if (
        no
        and known.id == "unless"
        and passage.words[words[-1]].folded in ("uitgezonderd", "exclu", "excepte", "uitzondering")
    ):
        return []
    if (known.id == "within-ban" and not no) or (known.id == "can-apply" and _if_any(passage, part, one)):
        return []
    if known.id == "in-case-of" and _at_will(passage, one):
        return []
    if known.id == "formality" and _by_employer(passage, one):
        return []
    if known.id == "depends-on" and _on_worker(passage, one):
        return []
    if known.mechanism == "provider-choice" and not _of_choice(passage, one):
        return []
    if known.id == "with-employer" and not _with_employer(passage, one):
        return []
    if known.id == "at-workers-cost" and _of_employer(passage, one):
        return []
    if known.id == "repays" and (employer_repays(passage, one) or recovers_time(passage, one)):
        return []
    if known.id == "own-judgement" and _of_worker(passage, one):
        return [Finding("guarantee-added", "strengthened", (), words, known.position, known.id)]
    direction = known.added
    if known.opposite and part is not None and any(unit.key == f"={known.opposite}" for unit in part.lost):
        direction = "contradicted"
    return [Finding(known.mechanism, direction, (), words, known.position, known.id)]


def _banned(part: Part) -> bool:
    """Whether ours bans something outright here, without a word on consent."""
    denies = any(unit.key in ("=not", "=forbidden") for unit in part.ours)
    return denies and not any(unit.key in ("=agreement-consent", "=only") for unit in part.ours)
