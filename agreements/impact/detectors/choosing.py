"""Who chooses and who pays, and whether that has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.marking import marked
from agreements.impact.model import Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["choosers", "chooses", "payers", "who_pays"]


def choosers(part: Part) -> None:
    """Add a finding where another than before chooses or decides."""
    if any(finding.concept == "bearer" for finding in part.findings):
        return
    mine = chooses(part.comparison.ours, part.ours)
    others = chooses(part.comparison.theirs, part.theirs)
    if mine is not None and others is None and mine[0] == "worker":
        _chosen_no_more(part, mine[1])
    if mine is None or others is None or mine[0] == others[0]:
        return
    if mine[0] in ("worker", "worker-reps") and others[0] == "employer-side":
        part.findings = [finding for finding in part.findings if finding.concept != "own-judgement"]
        provider = any(unit.key in ("@provider", "=training", "=guidance", "=moment") for unit in part.ours)
        mechanism = (
            "voice-reduced" if mine[0] == "worker-reps" else "provider-choice" if provider else "employer-steering"
        )
        part.findings.append(Finding(mechanism, "contradicted", mine[1], others[1], concept="bearer"))


def _chosen_no_more(part: Part, choice: tuple[int, ...]) -> None:
    """Add a finding where a provider that is given stands in the place of "of his choice"."""
    if not part.local or not any(unit.key == "=choose" and set(unit.words) & set(choice) for unit in part.lost):
        return
    theirs = part.comparison.theirs
    for left, right in part.changes:
        if set(left).isdisjoint(choice) or not right:
            continue
        internal = any("employer-side" in theirs.actors.get(at, ()) for at in right)
        said = [unit for unit in part.gained if set(unit.words) & set(right) and unit.kind in ("word", "concept")]
        if (internal or len(said) > 1) and not denied(theirs, right[-1]):
            finding = Finding("provider-choice", "contradicted", left, right, "free-choice-of-provider", "bearer")
            part.findings.append(finding)
            return


def payers(part: Part) -> None:
    """Add a finding where the employer paid, and now the worker does."""
    if any(finding.mechanism == "duty-shifted" for finding in part.findings):
        return
    mine, others = who_pays(part.comparison.ours, part.ours), who_pays(part.comparison.theirs, part.theirs)
    if others is None or others[0] != "worker" or (mine is not None and mine[0] == "worker"):
        return
    if not denied(part.comparison.theirs, others[1][-1]) and any(unit.key in _COSTS for unit in part.ours):
        part.findings.append(
            Finding("duty-shifted", "contradicted", mine[1] if mine else (), others[1], "employer-pays", "bearer")
        )


_COSTS = ("=bears-cost", "=free-of-charge", "=deliver", "=cost")


def who_pays(passage: Passage, units: list[Unit]) -> tuple[str, tuple[int, ...]] | None:
    """Who pays in these units, with the words."""
    for unit in units:
        if unit.key != "=bears-cost":
            continue
        last = unit.words[-1]
        owed = passage.words[last].folded.startswith("incomb") or passage.words[last].folded in (
            "van",
            "de",
            "du",
            "charge",
            "laste",
            "rekening",
        )
        near = sorted(
            (abs(at - last) if owed else abs(at - unit.words[0]) + marked(passage, at), at)
            for at in passage.actors
            if passage.words[at].sentence == unit.sentence
            and passage.words[at].segment == unit.segment
            and (at > last or not owed)
        )
        if near and near[0][0] <= 6:
            classes = passage.actors[near[0][1]]
            name = next((one for one in ("worker", "employer-side", "authority") if one in classes), "")
            return name, (*unit.words, near[0][1])
    return None


def chooses(passage: Passage, units: list[Unit]) -> tuple[str, tuple[int, ...]] | None:
    """Who chooses in these units: the actor nearest to the choosing, and the words of both."""
    for unit in units:
        if unit.key not in ("=choose", "=assign") or _ruled_out(passage, unit):
            continue
        place = passage.words[unit.words[0]]
        near = sorted(
            (abs(at - unit.words[0]) + marked(passage, at) + 2 * (at > unit.words[0]), at)
            for at in passage.actors
            if passage.words[at].sentence == place.sentence and passage.words[at].segment == place.segment
            if at < unit.words[0] or not passage.actors[at].isdisjoint(_CHOOSING)
        )
        near = _meant_by_pronoun(passage, unit) or near or _subject(passage, unit)
        if near:
            classes = passage.actors[near[0][1]]
            for name in _CHOOSING:
                if name in classes:
                    return name, (near[0][1], *unit.words)
            return None
    return None


_CHOOSING = ("worker", "employer-side", "worker-reps")


def _ruled_out(passage: Passage, unit: Unit) -> bool:
    """Whether a choice stands right beside "not": "de onderneming beslist daar niet over"."""
    behind = passage.words[unit.words[-1] + 1 : unit.words[-1] + 4]
    return any(
        (word.sentence, word.segment) == (unit.sentence, unit.segment) and word.folded in ("niet", "pas", "evenmin")
        for word in behind
    )


_PRONOUNS = {"il", "elle", "ils", "elles", "hij", "zij", "ze"}


def _meant_by_pronoun(passage: Passage, unit: Unit) -> list[tuple[int, int]]:
    """The first actor of a sentence, when a pronoun right before the verb stands for it: "un bureau qu'il choisit"."""
    before = passage.words[max(0, unit.words[0] - 2) : unit.words[0]]
    if not any(word.folded in _PRONOUNS and word.sentence == unit.sentence for word in before):
        return []
    first = next((at for at in sorted(passage.actors) if passage.words[at].sentence == unit.sentence), None)
    return [(0, first)] if first is not None and first < unit.words[0] and not marked(passage, first) else []


def _subject(passage: Passage, unit: Unit) -> list[tuple[int, int]]:
    """The first actor of a sentence, when a clause parts it from its verb: "La société, qui paie, retient …"."""
    first = next((at for at in sorted(passage.actors) if passage.words[at].sentence == unit.sentence), None)
    if first is None or first > unit.words[0] or marked(passage, first):
        return []
    behind = passage.words[first + 1] if first + 1 < len(passage.words) else None
    apart = behind is not None and behind.comma and passage.words[unit.words[0]].comma
    return [(0, first)] if apart else []
