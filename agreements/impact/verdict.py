"""From findings to a verdict for each position, and from there to the label of the passage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agreements.impact.comparing import Comparison
from agreements.impact.detectors.amounts import changed_amounts
from agreements.impact.detectors.lists import enumerations
from agreements.impact.detectors.people import actors, modality
from agreements.impact.detectors.phrases import phrases, signal_finding
from agreements.impact.detectors.polarity import flipped_negations, opposites
from agreements.impact.detectors.residue import unexplained
from agreements.impact.matching import match
from agreements.impact.model import HARM, Finding
from agreements.impact.negation import denied
from agreements.impact.positions import of_sentence, stated, touched

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Label, Passage, Verdict

__all__ = ["findings", "label", "struck", "verdicts"]

_DETECTORS = (changed_amounts, opposites, flipped_negations, phrases, actors, modality, enumerations, unexplained)
_STRUCK = re.compile(
    r"[\s\W]*(?:geschrapt|te schrappen|schrappen|voorbehouden|opgeheven|vervalt|nihil|zonder voorwerp|supprime|a supprimer"
    r"|supprimee|reserve|abroge|sans objet|neant|p\.?m\.?|pro memorie|biffe)?[\s\W]*"
)


def struck(folded: str) -> bool:
    """Whether a text (folded) says no more than that something was struck here."""
    return bool(_STRUCK.fullmatch(folded)) or bool(
        re.fullmatch(r"[\s\W]*(?:dit|deze|het|cet|cette|le|l')?\s*(?:artikel|article|clausule|bepaling|clause|disposition|lid|alinea)?\s*(?:wordt|is|est)?\s*(?:geschrapt|supprimee?|voorbehouden|reservee?)[\s\W]*", folded)
    )


def findings(ours: Passage, theirs: Passage, lexicon: Lexicon) -> list[Finding]:
    """Everything that the edits between the two do, each with its position."""
    comparison = Comparison(ours, theirs, match(ours, theirs, lexicon), lexicon)
    found: list[Finding] = []
    for part in comparison.parts:
        for detect in _DETECTORS:
            detect(part)
        found += [_placed(finding, ours, theirs) for finding in part.findings]
    for group in comparison.matching.groups:
        if not group.ours:
            found += _added(comparison, group.theirs)
    kept = {position for part in comparison.parts for i in part.group.theirs for position in of_sentence(theirs, i)}
    for group in comparison.matching.groups:
        if not group.theirs:
            found += _lost(comparison, group.ours, kept)
    return found


def _placed(finding: Finding, ours: Passage, theirs: Passage) -> Finding:
    return Finding(
        finding.mechanism,
        finding.direction,
        finding.ours,
        finding.theirs,
        touched(finding, ours, theirs),
        finding.concept,
        finding.certain,
    )


def _added(comparison: Comparison, sentences: tuple[int, ...]) -> list[Finding]:
    """A sentence of theirs that answers to none of ours."""
    theirs = comparison.theirs
    found: list[Finding] = []
    for index in sentences:
        sentence = theirs.sentences[index]
        words = tuple(range(sentence.first, sentence.last))
        bad: list[Finding] = []
        for one in theirs.signals:
            if one.sentence == index:
                known = comparison.lexicon.signal[one.id]
                no = denied(theirs, (one.words or one.context)[-1])
                bad += signal_finding(None, known, one, no)
        harmful = [finding for finding in bad if finding.direction in HARM]
        if harmful:
            found += [_placed(finding, comparison.ours, theirs) for finding in harmful]
            continue
        mechanism, direction = ("guarantee-added", "strengthened") if bad or _benefits(theirs, index) else ("condition", "weakened")
        position = max(of_sentence(theirs, index).items(), key=lambda one: one[1])[0]
        found.append(Finding(mechanism, direction, (), words, position, certain=bool(bad)))  # type: ignore[arg-type]
    return found


def _benefits(passage: Passage, sentence: int) -> bool:
    """Whether a sentence gives the worker something: a right, or a duty of the employer."""
    keys = {unit.key for unit in passage.units if unit.sentence == sentence}
    return bool(keys & {"=right", "=bears-cost", "=free-of-charge", "=pay-kept", "=in-worktime", "=grant", "=deliver", "=duty"}) and (
        "@employer" in keys or "@worker" in keys
    )


def _lost(comparison: Comparison, sentences: tuple[int, ...], kept: set[str]) -> list[Finding]:
    """A sentence of ours that has no answer in theirs: its positions are gone, unless they stand elsewhere."""
    ours = comparison.ours
    found: list[Finding] = []
    for index in sentences:
        sentence = ours.sentences[index]
        words = tuple(range(sentence.first, sentence.last))
        gone = of_sentence(ours, index)
        strongest = max(gone.values())
        for position, weight in gone.items():
            if weight < 0.5 * strongest:
                continue
            if position in kept:
                if len(gone) == 1:
                    found.append(Finding("scope-narrowed", "weakened", words, (), position))
            else:
                found.append(Finding("removed", "removed", words, (), position))
    return found


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
