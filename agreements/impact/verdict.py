"""From findings to a verdict for each position, and from there to the label of the passage."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.impact.additions import added
from agreements.impact.comparing import Comparison
from agreements.impact.detectors.amounts import changed_amounts
from agreements.impact.detectors.beside import beside
from agreements.impact.detectors.choosing import choosers, payers
from agreements.impact.detectors.contraries import contraries
from agreements.impact.detectors.exchanged import exchanged
from agreements.impact.detectors.extensions import extensions
from agreements.impact.detectors.freed import enough_consent, freed_powers
from agreements.impact.detectors.hidden import hidden
from agreements.impact.detectors.lists import changed_lists
from agreements.impact.detectors.modality import lost_rights, modality
from agreements.impact.detectors.narrowed import narrowed
from agreements.impact.detectors.people import actors, agents
from agreements.impact.detectors.phrases import phrases
from agreements.impact.detectors.polarity import dropped_denials, flipped_negations, opposites
from agreements.impact.detectors.residue import unexplained
from agreements.impact.detectors.turned import broken_denials, turned_words
from agreements.impact.holders import changed_hands
from agreements.impact.matching import match
from agreements.impact.mechanisms import companions, fitting
from agreements.impact.model import HARM, Finding
from agreements.impact.positions import touched
from agreements.impact.topics import of_sentence, stated

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Label, Passage, Verdict

__all__ = ["findings", "label", "struck", "verdicts"]

_DETECTORS = (
    extensions,
    changed_amounts,
    opposites,
    broken_denials,
    flipped_negations,
    dropped_denials,
    turned_words,
    contraries,
    phrases,
    actors,
    choosers,
    payers,
    agents,
    beside,
    modality,
    lost_rights,
    changed_lists,
    narrowed,
    freed_powers,
    enough_consent,
    hidden,
    unexplained,
)
_STRUCK = re.compile(
    r"[\s\W]*(?:geschrapt|te schrappen|schrappen|voorbehouden|opgeheven|vervalt|nihil|zonder voorwerp|supprime"
    r"|a supprimer|supprimee|reserve|abroge|sans objet|neant|p\.?m\.?|pro memorie|biffe)?[\s\W]*"
)


def struck(folded: str) -> bool:
    """Whether a text (folded) says no more than that something was struck here."""
    return bool(_STRUCK.fullmatch(folded)) or bool(
        re.fullmatch(
            r"[\s\W]*(?:dit|deze|het|cet|cette|le|l')?\s*(?:artikel|article|clausule|bepaling|clause|disposition|lid|alinea)?\s*(?:wordt|is|est)?\s*(?:geschrapt|supprimee?|voorbehouden|reservee?)[\s\W]*",
            folded,
        )
    )


def findings(ours: Passage, theirs: Passage, lexicon: Lexicon) -> list[Finding]:
    """Everything that the edits between the two do, each with its position."""
    comparison = Comparison(ours, theirs, match(ours, theirs, lexicon), lexicon)
    if _says_nothing(comparison):
        everything = tuple(range(len(ours.words)))
        return [Finding("removed", "removed", everything, (), position) for position in stated(ours)]
    found = [_placed(finding, ours, theirs) for finding in exchanged(comparison)]
    for part in comparison.parts:
        for detect in _DETECTORS:
            detect(part)
        found += [_placed(finding, ours, theirs, part) for finding in _without_lifted(part.findings)]
    for group in comparison.matching.groups:
        if not group.ours:
            found += [one if one.position else _placed(one, ours, theirs) for one in added(comparison, group.theirs)]
    kept = {position for part in comparison.parts for i in part.group.theirs for position in of_sentence(theirs, i)}
    for group in comparison.matching.groups:
        if not group.theirs:
            found += _lost(comparison, group.ours, kept)
    found = _one_burden(_still_said(found), theirs)
    return [*found, *companions(found, theirs)]


def _still_said(found: list[Finding]) -> list[Finding]:
    """A position of which theirs says something else is not removed: what went of it narrows it."""
    said = {one.position for one in found if one.theirs and one.direction in HARM and one.certain}
    return [
        replace(one, mechanism="scope-narrowed", direction="weakened")
        if one.direction == "removed" and one.position in said
        else one
        for one in found
    ]


_BESIDE_REPAYMENT = {"time-limit", "condition", "amount-reduced", "approval", "scope-narrowed", "duty-shifted"}


def _one_burden(found: list[Finding], theirs: Passage) -> list[Finding]:
    """What a sentence on repayment by the worker says of costs, terms and conditions is about repayment only."""
    where = [_sentences(one, theirs) for one in found]
    repaid = {
        place
        for one, places in zip(found, where, strict=True)
        if one.mechanism == "repayment" and one.direction in HARM
        for place in places
    }
    return [
        replace(one, position="no-repayment") if places & repaid and _of_repayment(one) else one
        for one, places in zip(found, where, strict=True)
    ]


def _of_repayment(one: Finding) -> bool:
    """Whether a loss in a sentence on repayment belongs to that."""
    return one.direction in HARM and (one.position == "employer-pays" or one.mechanism in _BESIDE_REPAYMENT)


def _sentences(finding: Finding, theirs: Passage) -> set[int]:
    return {theirs.words[at].sentence for at in finding.theirs}


def _without_lifted(found: list[Finding]) -> list[Finding]:
    """Leave out what merely went as part of a restriction that was lifted."""
    lifted = {
        index
        for one in found
        if one.mechanism == "restriction-lifted" or (one.mechanism == "scope-widened" and not one.theirs)
        for index in one.ours
    }
    return [one for one in found if not (_merely_gone(one) and not lifted.isdisjoint(one.ours))]


def _merely_gone(one: Finding) -> bool:
    """Whether a finding is a guess about words of ours that went, or about a figure."""
    return not one.theirs and not one.certain and one.mechanism in ("amount-reduced", "scope-narrowed")


_LIGHT = {"=may", "=not", "=all", "=right", "=duty", "=only", "=including"}


def _says_nothing(comparison: Comparison) -> bool:
    """Whether their text is a short phrase of goodwill that holds nothing of ours."""
    mine = [unit for unit in comparison.ours.units if unit.key not in _LIGHT and unit.kind != "actor"]
    others = [unit for unit in comparison.theirs.units if unit.key not in _LIGHT and unit.kind != "actor"]
    held = [one for one, _ in comparison.matching.pairs if one in mine]
    firm = {"negation-flip", "reporting", "repayment", "approval", "voice-reduced", "duty-shifted", "provider-choice"}
    signals = {comparison.lexicon.signal[one.id].mechanism for one in comparison.theirs.signals}
    short = len(comparison.theirs.sentences) == 1 and len(others) <= max(3, 0.55 * len(mine)) and len(others) <= 9
    if any(unit.quantity or unit.key in ("=may", "=duty", "=right") for unit in comparison.theirs.units):
        return False
    return short and len(held) <= 0.2 * len(mine) and not signals & firm


_BANS = {"no-feedback", "confidentiality", "no-repayment", "safe-context", "no-content-involvement"}


_OWN = {
    "=free-of-charge": "employer-pays",
    "=pay-kept": "working-time",
    "=as-worktime": "working-time",
    "=in-worktime": "working-time",
    "=secret": "confidentiality",
    "=voluntary": "voluntary",
}
"""What is missed of a statement by itself says which position it was about."""


def _placed(finding: Finding, ours: Passage, theirs: Passage, part: Part | None = None) -> Finding:
    """The finding with its position. When the last words about that position went, it is removed."""
    replaced = part.replaced(finding.theirs) if part is not None and not finding.ours else ()
    if replaced:
        position = touched(replace(finding, ours=replaced), ours, theirs)
    else:
        place, new = part.around(finding.theirs) if part is not None and not finding.ours else ((), ())
        position = touched(finding, ours, theirs, place, new)
    position = _OWN.get(finding.concept, position)
    finding = fitting(finding, position, ours, theirs, part.comparison.lexicon if part is not None else None)
    if finding.concept == "excluding" and _employer_beside(finding, ours):
        position = "no-feedback"
    if finding.concept == "excluding" and position in _BANS:
        finding = replace(finding, mechanism="negation-flip", direction="contradicted")
    if changed_hands(finding, position, ours, theirs):
        finding = replace(finding, direction="contradicted")
    whole = finding.concept != "list" and position not in ("universal-scope", "other")
    if (
        finding.mechanism in ("scope-narrowed", "provider-choice")
        and finding.direction == "weakened"
        and not finding.theirs
        and whole
    ):
        weights = [one.weight for one in ours.topics if one.position == position and set(one.words) & set(finding.ours)]
        mine, least = bool(weights), min(1.5, max(weights, default=0.0))
        if mine and not any(topic.position == position and topic.weight >= least for topic in theirs.topics):
            return replace(finding, position=position, mechanism="removed", direction="removed")
    return replace(finding, position=position)


def _employer_beside(finding: Finding, ours: Passage) -> bool:
    """Whether it is somebody on the employer's side who was excluded: "lisible par tous, hormis par la direction"."""
    last = max(finding.ours, default=-1)
    return any("employer-side" in classes and 0 < at - last <= _BEHIND for at, classes in ours.actors.items())


_BEHIND = 3


def _lost(comparison: Comparison, sentences: tuple[int, ...], kept: set[str]) -> list[Finding]:
    """A sentence of ours that has no answer in theirs: its positions are gone, unless they stand elsewhere."""
    ours = comparison.ours
    found: list[Finding] = []
    for index in sentences:
        sentence = ours.sentences[index]
        words = tuple(range(sentence.first, sentence.last))
        gone = of_sentence(ours, index)
        strongest = max(gone.values())
        clear = [position for position, weight in gone.items() if weight >= 0.65 * strongest]
        if _said_elsewhere(comparison, index) or _introduces(ours, index):
            continue
        found += [Finding("removed", "removed", words, (), position) for position in clear if position not in kept]
        if kept.issuperset(clear):
            foremost = max(gone, key=lambda position: gone[position])
            found.append(Finding("scope-narrowed", "weakened", words, (), foremost))
    return found


def _introduces(passage: Passage, sentence: int) -> bool:
    """Whether a sentence only opens the enumeration behind it: "Dit geldt onder meer wanneer:"."""
    units = [unit for unit in passage.units if unit.sentence == sentence and unit.key not in _LIGHT]
    behind = passage.text[passage.words[passage.sentences[sentence].last - 1].span.end :].lstrip()
    return len(units) <= 1 and behind.startswith(":")


def _said_elsewhere(comparison: Comparison, sentence: int) -> bool:
    """Whether nearly all of a sentence of ours has its counterpart in sentences of theirs that say more."""
    units = [unit for unit in comparison.ours.units if unit.sentence == sentence and unit.key not in _LIGHT]
    answered = {one for one, _ in (*comparison.matching.pairs, *comparison.matching.loose)}
    figures = all(unit in answered for unit in units if unit.quantity)
    said = sum(unit in answered for unit in units)
    return figures and (said >= _MOSTLY * len(units) if len(units) > _SEVERAL else said == len(units) == _SEVERAL)


_SEVERAL = 2
_MOSTLY = 0.7
"""How much of a sentence must be said elsewhere to say that it is not lost."""
_RANK = {"removed": 3, "contradicted": 4, "weakened": 2, "strengthened": 1, "neutral": 0}


def verdicts(ours: Passage, found: list[Finding]) -> dict[str, Verdict]:
    """The verdict for each position: the worst that was found, ``kept`` when nothing was."""
    result: dict[str, Verdict] = dict.fromkeys(stated(ours), "kept")
    for finding in found:
        if finding.direction == "neutral":
            continue
        present = result.get(finding.position, "kept")
        if present == "kept" or _RANK[finding.direction] > _RANK[present]:
            result[finding.position] = finding.direction
    return result


def label(positions: dict[str, Verdict]) -> Label:
    """The outcome for the passage, for texts that differ."""
    values = list(positions.values())
    if values and all(verdict == "removed" for verdict in values):
        return "removed"
    for outcome in ("contradicted",):
        if outcome in values:
            return "contradicted"
    if "weakened" in values or "removed" in values:
        return "weakened"
    return "strengthened" if "strengthened" in values else "cosmetic"
