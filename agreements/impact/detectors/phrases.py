"""Phrases of the lexicon that came in or went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.lexicon import Signal
    from agreements.impact.model import Passage, Signalled

__all__ = ["phrases", "signal_finding"]


def phrases(part: Part) -> None:
    """Add a finding for each phrase that only one of the texts has."""
    lexicon = part.comparison.lexicon
    mine = [(lexicon.signal[one.id], one, no) for one, no in part.signals("ours")]
    others = [(lexicon.signal[one.id], one, no) for one, no in part.signals("theirs")]
    for exact in (True, False):
        for known, one, no in list(mine):
            for candidate in others:
                same = candidate[0].id == known.id if exact else candidate[0].mechanism == known.mechanism
                if same and (candidate[2] == no or not exact):
                    if candidate[2] != no and known.mechanism in ("reporting", "repayment", "employer-steering", "approval"):
                        part.findings += _turned(known, one, candidate[1], no)
                    others.remove(candidate)
                    mine.remove((known, one, no))
                    break
    for known, one, no in others:
        if not known.weak or part.local:
            part.findings += _added(part, known, one, no)
    for known, one, no in mine:
        if not known.weak or part.local:
            part.findings += _lost(part, known, one, no)


def _turned(known: Signal, one: Signalled, other: Signalled, was_denied: bool) -> list[Finding]:
    if not was_denied:
        return [Finding("restriction-lifted", "strengthened", one.words, other.words, known.position)]
    return [
        Finding(mechanism, "contradicted", one.words, other.words, known.position, known.id)
        for mechanism in (known.mechanism, "negation-flip")
    ]


def _is_new(passage: Passage, one: Signalled, forms: frozenset[str], ignored: frozenset[str]) -> bool:
    """Whether the phrase brings in a word that the other text hasn't."""
    return any(
        passage.words[index].forms.isdisjoint(forms) for index in (*one.words, *one.context)
    ) or any(passage.words[index].folded not in ignored and passage.words[index].folded not in forms for index in one.words)


def _added(part: Part, known: Signal, one: Signalled, no: bool) -> list[Finding]:
    passage = part.comparison.theirs
    if not _is_new(passage, one, part.forms_ours, part.comparison.lexicon.ignored):
        return []
    gained = {index for unit in part.gained for index in unit.words}
    if gained.isdisjoint((*one.words, *one.context)) and not part.local:
        return []
    return signal_finding(part, known, one, no)


def signal_finding(part: Part | None, known: Signal, one: Signalled, no: bool) -> list[Finding]:
    """What a phrase does that came in; a denied one does no harm."""
    words = one.words + one.context
    if known.added == "neutral":
        return []
    if no and known.mechanism in ("reporting", "repayment", "employer-steering", "duty-shifted"):
        return [Finding("guarantee-added", "strengthened", (), words, known.position, known.id)]
    if no and known.mechanism in ("approval", "provider-choice", "scope-narrowed"):
        return []
    direction = known.added
    if known.opposite and part is not None and any(unit.key == f"={known.opposite}" for unit in part.lost):
        direction = "contradicted"
    return [Finding(known.mechanism, direction, (), words, known.position, known.id)]  # type: ignore[arg-type]


def _lost(part: Part, known: Signal, one: Signalled, no: bool) -> list[Finding]:
    passage = part.comparison.ours
    if known.lost == "neutral" or not _is_new(passage, one, part.forms_theirs, part.comparison.lexicon.ignored):
        return []
    if no or not part.local:
        return []
    words = one.words + one.context
    if known.lost == "weakened":
        return [Finding("scope-narrowed", "weakened", words, (), known.position, known.id)]
    return [Finding("restriction-lifted", "strengthened", words, (), known.position, known.id)]
