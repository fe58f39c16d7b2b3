"""By which mechanism a finding does its harm, once its position is known and no phrase of the lexicon says it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Finding, Passage

__all__ = ["approves", "companions", "fitting"]

_VOICE = {"=joint", "=unanimous", "=binding", "=fr-double-majority"}
_SAID = _VOICE | {"=advice", "=agreement-consent"}


def fitting(finding: Finding, position: str, ours: Passage, theirs: Passage, lexicon: Lexicon | None) -> Finding:
    """The finding with the mechanism that fits ``position``.

    ``lexicon`` is needed to see an approval; without one that is left out.
    """
    unexplained = not finding.certain and finding.mechanism in ("scope-narrowed", "condition") and finding.theirs
    if finding.concept == "appears" or unexplained:
        finding = replace(finding, mechanism=_inserted(finding, position, ours, theirs, lexicon))
    if position in _PROVIDERS and _steered(finding, ours, theirs):
        return replace(finding, mechanism="provider-choice")
    if position == "follow-up" and finding.mechanism == "amount-reduced" and not finding.ours and not finding.certain:
        return replace(finding, mechanism="voice-reduced") if _beside(finding.theirs, theirs, _FAR) else finding
    if finding.mechanism != "scope-narrowed":
        return finding
    if _guarding(finding, position):
        return replace(finding, mechanism="provider-choice")
    if position == "follow-up" and _voiced(finding, ours, theirs):
        return replace(finding, mechanism="voice-reduced")
    return finding


def _inserted(finding: Finding, position: str, ours: Passage, theirs: Passage, lexicon: Lexicon | None) -> str:
    """The likeliest mechanism of an insertion, by what it touches and whom it names."""
    named = {name for at, classes in theirs.actors.items() if at in finding.theirs for name in classes}
    if lexicon is not None and approves(theirs, finding.theirs, ours, lexicon):
        return "approval"
    if finding.mechanism == "condition" and finding.concept != "appears":
        return "condition"
    if position == "no-repayment":
        return "repayment"
    if "employer-side" in named:
        if position in _PROVIDERS and not finding.certain:
            return "provider-choice"
        told = position in ("no-feedback", "confidentiality") or _known_there(finding, theirs, lexicon)
        return "reporting" if told else "employer-steering"
    if named and named <= {"worker", "people"} and position in ("employer-pays", "funding-route"):
        return "duty-shifted"
    return "reporting" if position == "no-feedback" and not finding.ours else finding.mechanism


_PROVIDERS = {"independent-provider", "free-choice-of-provider"}


def _known_there(finding: Finding, theirs: Passage, lexicon: Lexicon | None) -> bool:
    """Whether the sentence tells who knows or sees something: "n'est connu que de l'intéressé et de son chef"."""
    sentence = theirs.words[min(finding.theirs)].sentence
    knowing = lexicon.roles["knowing"] if lexicon is not None else frozenset()
    return any(word.sentence == sentence and not word.forms.isdisjoint(knowing) for word in theirs.words)


def _steered(finding: Finding, ours: Passage, theirs: Passage) -> bool:
    """Whether the employer comes in, or a choice becomes a mere suggestion, where a provider is chosen."""
    if finding.mechanism == "employer-steering":
        return not finding.certain
    if finding.mechanism != "voice-reduced":
        return False
    sides = ((ours, finding.ours), (theirs, finding.theirs))
    return not any(
        "reps" in classes and passage.words[at].sentence in {passage.words[index].sentence for index in words}
        for passage, words in sides
        for at, classes in passage.actors.items()
    )


_NEAR = 5


def approves(theirs: Passage, words: tuple[int, ...], ours: Passage, lexicon: Lexicon) -> bool:
    """Whether ``words`` of theirs bring in somebody on the employer's side beside a word for saying yes.

    A word that our text has too says nothing new.
    """
    approving, known = lexicon.roles["approving"], {word.folded for word in ours.words}
    bosses = [at for at in words if "employer-side" in theirs.actors.get(at, ())]
    return any(
        (word.folded in approving or word.lemma in approving) and word.folded not in known
        for boss in bosses
        for word in theirs.words[max(0, boss - _NEAR) : boss + _NEAR + 1]
        if word.sentence == theirs.words[boss].sentence
    )


def _guarding(finding: Finding, position: str) -> bool:
    """Whether what went guarded the provider's independence, or something came in where a provider is chosen.

    What a worker chooses, and merely fell out of an enumeration, is fewer things covered.
    """
    loose = not finding.certain or finding.concept.startswith("=") or finding.concept == "list"
    if position == "independent-provider":
        return loose
    return position == "free-choice-of-provider" and loose and bool(finding.theirs)


def _voiced(finding: Finding, ours: Passage, theirs: Passage) -> bool:
    """Whether an edit takes from the say of the workers' representatives: it names them, or stands beside them."""
    if finding.concept in _VOICE:
        return True
    if any(unit.key in _SAID and set(unit.words) & set(finding.ours) for unit in ours.units):
        return True
    if finding.certain:
        return False
    return _beside(finding.ours, ours, _BESIDE) or _beside(finding.theirs, theirs, 0)


_BESIDE, _FAR = 3, 8


def _beside(words: tuple[int, ...], passage: Passage, apart: int) -> bool:
    reps = [at for at, classes in passage.actors.items() if "reps" in classes]
    return any(abs(at - index) <= apart for at in reps for index in words)


_TURNED = {
    "no-feedback": "reporting",
    "no-repayment": "repayment",
    "no-content-involvement": "employer-steering",
    "worker-perspective": "employer-steering",
    "independent-provider": "provider-choice",
    "free-choice-of-provider": "provider-choice",
}
_EXCEPTED = {
    "no-feedback": "reporting",
    "no-repayment": "repayment",
    "no-content-involvement": "employer-steering",
    "worker-perspective": "employer-steering",
}
_EXCEPTING = {"condition", "time-limit", "amount-reduced"}


def companions(found: list[Finding], theirs: Passage) -> list[Finding]:
    """A ban that was turned round, or got an exception, also has the mechanism that the ban kept out."""
    result: list[Finding] = []
    for finding in found:
        mechanism = _companion(finding, theirs)
        if mechanism and not any(one.mechanism == mechanism for one in (*found, *result)):
            result.append(replace(finding, mechanism=mechanism))
    return result


_BANNED = {"safe-context", "voluntary"}
_NARROWING = {"provider-choice", "voice-reduced", "repayment"}
"""Mechanisms of what went or came in where a choice, a voice or a ban is guarded: it also covers fewer things."""


def _companion(finding: Finding, theirs: Passage) -> str:
    if finding.mechanism == "negation-flip":
        return _TURNED.get(finding.position, "")
    if finding.mechanism in _NARROWING and finding.direction == "weakened":
        return "scope-narrowed" if not finding.certain or finding.concept == "list" else ""
    if finding.mechanism not in _EXCEPTING or finding.direction != "weakened" or not finding.theirs:
        return ""
    if finding.mechanism != "condition" and finding.ours:
        return ""
    if finding.concept == "unless" and finding.position not in _EXCEPTED.keys() | _BANNED:
        return "scope-narrowed"
    if finding.position == "safe-context":
        return "employer-steering" if _presence(theirs, theirs.words[finding.theirs[0]].sentence) else ""
    return _EXCEPTED.get(finding.position, "")


def _presence(passage: Passage, sentence: int) -> bool:
    """Whether a sentence is about superiors in the room."""
    keys = {unit.key for unit in passage.units if unit.sentence == sentence}
    return "=present" in keys and not keys.isdisjoint(("@employer", "@boss", "@hr"))
