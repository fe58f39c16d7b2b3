"""An insertion that makes a statement hold for more cases, people or things, or a sum for more costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.bearing import bearing
from agreements.impact.detectors.banning import behind_condition
from agreements.impact.model import Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["extensions"]

_EMPLOYER = {"@employer", "@boss", "@hr"}
_REPS = {"@worker-reps", "@joint-body"}
_BURDENS = {"=request", "=duty", "=only", "=excluding", "=out-of-worktime", "=agreement-consent", "=advice", "=may"}
_TOLD = {"=inform", "=publish", "=announce", "=mail", "=receipt", "=deliver", "=fr-send", "=fr-electronic"}
_PROMPT = {"=in-advance", "=quickly", "=directly"}
_GIVING = {"=bears-cost", "=grant", "=inform", "=publish", "=announce", "=deliver", "=refund"}
_MORE = {"plusieurs", "davantage", "plus", "meer", "meerdere", "verschillende"}
_AGAINST = {"duty-shifted", "discretion", "employer-steering", "reporting"}


def extensions(part: Part) -> None:
    """Add a finding for each such insertion, in a text that was edited and not rewritten."""
    if not part.local:
        return
    theirs = part.comparison.theirs
    for left, right in part.changes:
        if left or behind_condition(theirs, right[0]):
            continue
        sentence = theirs.words[right[0]].sentence
        if sentence != theirs.words[right[-1]].sentence or set(_sentence(theirs, sentence)) == set(right):
            continue
        inserted = [unit for unit in part.theirs if set(unit.words) <= set(right)]
        if not any(unit in part.unmatched[1] for unit in inserted):
            continue
        if _within_sum(part, right, inserted):
            part.findings.append(Finding("scope-narrowed", "weakened", (), right, concept="within-sum"))
            continue
        mechanism = _extension(part, right, inserted)
        if mechanism:
            position = "universal-scope" if mechanism == "scope-widened" else ""
            part.findings.append(Finding(mechanism, "strengthened", (), right, position, "extended"))


_INCLUDED = {
    "inclus", "incluse", "incluses", "compris", "comprise", "comprises", "inbegrepen", "inclusief", "incluant",
}  # fmt: skip
_SUMS = {"euro", "hour", "day"}


def _within_sum(part: Part, right: tuple[int, ...], inserted: list[Unit]) -> bool:
    """Whether an insertion says that a sum or a time that stays the same holds more: "80 euros, repas compris"."""
    theirs = part.comparison.theirs
    if _people(inserted) or not any(theirs.words[at].folded in _INCLUDED for at in right):
        return False
    return any(
        unit.quantity and unit.quantity.dimension in _SUMS and unit not in part.gained and unit.quantity.bound != "min"
        for unit in part.theirs
        if unit.sentence == theirs.words[right[0]].sentence and _BESIDE >= right[0] - unit.words[-1] > 0
    )


_BESIDE = 8


def _included_in_costs(part: Part, right: tuple[int, ...], inserted: list[Unit]) -> bool:
    """Whether an insertion tells what is in the costs that the employer bears: "à ses frais, parking compris"."""
    theirs = part.comparison.theirs
    if _people(inserted) or not any(theirs.words[at].folded in _INCLUDED for at in right):
        return False
    return any(
        unit.key in ("=bears-cost", "=free-of-charge", "=refund") and unit.words[-1] < right[0]
        for unit in part.theirs
        if unit.sentence == theirs.words[right[0]].sentence
    )


def _sentence(passage: Passage, sentence: int) -> range:
    place = passage.sentences[sentence]
    return range(place.first, place.last)


def _extension(part: Part, right: tuple[int, ...], inserted: list[Unit]) -> str:
    theirs = part.comparison.theirs
    keys = {unit.key for unit in inserted}
    opening = _opening(part, right)
    no = denied(theirs, right[0]) or denied(theirs, right[-1])
    if "nor" in opening and no and keys & _EMPLOYER and keys <= _EMPLOYER | {"=not"} | _REPS:
        return "guarantee-added"
    if "=bears-cost" in keys and keys & _EMPLOYER and not keys & (_BURDENS | {"@worker", "=choose"}) and not no:
        return "guarantee-added"
    if "=accepted-default" in keys and not keys & _BURDENS:
        return "guarantee-added"
    if keys & (_BURDENS | _EMPLOYER) or _against_worker(part, theirs.words[right[0]].sentence):
        return ""
    if _included_in_costs(part, right, inserted):
        return "guarantee-added"
    if keys and keys <= _PROMPT and _given(part, theirs.words[right[0]].sentence):
        return "guarantee-added"
    if "even" in opening and not _people(inserted):
        return "guarantee-added"
    if "also" in opening and _people(inserted) and not no:
        return "scope-widened"
    if "or" in opening and any(theirs.words[at].folded in _MORE for at in right) and len(inserted) == 1:
        return "scope-widened"
    chosen = opening & {"chosen", "or"} and keys & {"=choose", "=wish"}
    if chosen and ("@worker" in keys or ("or" in opening and _of_worker(part, theirs.words[right[0]].sentence))):
        return "guarantee-added"
    if "and" in opening and keys & (_TOLD | _REPS) and not no and not keys - _TOLD - _REPS - {"@worker", "=in-writing"}:
        return "guarantee-added"
    return ""


def _given(part: Part, sentence: int) -> bool:
    """Whether the employer gives or tells something in a sentence: sooner is better then."""
    units = [unit for unit in part.theirs if unit.sentence == sentence]
    first = next((unit.key for unit in units if unit.kind == "actor"), "")
    return first in _EMPLOYER and any(unit.key in _GIVING for unit in units)


def _of_worker(part: Part, sentence: int) -> bool:
    """Whether a sentence names the worker, and nobody on the employer's side."""
    keys = {unit.key for unit in part.theirs if unit.sentence == sentence}
    return "@worker" in keys and not keys & _EMPLOYER


def _people(inserted: list[Unit]) -> bool:
    return any(unit.key == "@worker" for unit in inserted)


def _against_worker(part: Part, sentence: int) -> bool:
    """Whether the statement is a duty of the worker or a power of the employer: more of it is worse."""
    theirs = part.comparison.theirs
    return bearing(theirs, sentence, part.comparison.lexicon)[0] in _AGAINST


def _opening(part: Part, right: tuple[int, ...]) -> set[str]:
    """The openings that the first words of an insertion are; one word that both texts have may stand before it."""
    found: set[str] = set()
    for start in (right[0], right[0] - 1):
        said = tuple(word.folded for word in part.comparison.theirs.words[max(0, start) : right[0] + _LONGEST])
        for name, phrase in part.comparison.lexicon.openings:
            if said[: len(phrase)] == phrase and start + len(phrase) > right[0]:
                found.add(name)
    return found


_LONGEST = 5
