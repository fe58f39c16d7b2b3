"""What was turned round: a denial in a phrase that was dropped, small words replaced by their opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.matching import same_root
from agreements.impact.model import Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Direction, Passage, Unit

__all__ = ["broken_denials", "turned_words"]

_DENIALS = {
    "niet", "geen", "nooit", "noch", "zonder", "niemand", "niets", "ne", "n", "pas", "aucun", "aucune", "nul", "nulle",
    "sans", "jamais", "ni", "rien",
}  # fmt: skip
_TURNED: tuple[tuple[set[str], set[str], str, Direction], ...] = (
    ({"sans", "zonder"}, {"avec", "met", "moyennant", "mits"}, "negation-flip", "contradicted"),
    ({"tard", "uiterlijk", "laatste"}, {"tot", "vroegst", "vroegste"}, "amount-reduced", "weakened"),
    ({"jamais"}, {"plus"}, "scope-narrowed", "weakened"),
    ({"tot", "vroegst", "vroegste"}, {"tard", "uiterlijk", "laatste"}, "amount-reduced", "weakened"),
)
"""Word of ours, word of theirs in its place, and what that does. Nothing here is better for the worker."""


def broken_denials(part: Part) -> None:
    """Add a finding where a phrase that denied is gone, and what it denied is still there and no longer denied."""
    if not part.local and _denies_anything(part):
        return
    for unit in part.lost:
        if unit.kind != "concept" or not _denies(part.comparison.ours, unit, part.comparison.lexicon.language):
            continue
        left = _undenied(part, unit)
        if not left:
            continue
        if _in_part(part, left[-1]):
            part.findings.append(Finding("amount-reduced", "weakened", unit.words, left, concept="ban"))
            continue
        limited = any(other.key == "=only" and other.sentence == _sentence(part, left) for other in part.gained)
        mechanism, direction = _EXCEPTED if limited else _REVERSED
        part.findings.append(Finding(mechanism, direction, unit.words, left, concept="ban"))


_EXCEPTED: tuple[str, Direction] = ("condition", "weakened")
_REVERSED: tuple[str, Direction] = ("negation-flip", "contradicted")


def _sentence(part: Part, words: tuple[int, ...]) -> int:
    return part.comparison.theirs.words[words[0]].sentence


def _denies_anything(part: Part) -> bool:
    """Whether their sentences deny something at all: in a rewritten text that may be what ours denied."""
    theirs = part.comparison.theirs
    return any(unit.key in _DENYING for unit in part.theirs) or any(
        word.folded in _DENIALS for word in theirs.words if word.sentence in part.group.theirs
    )


_DENYING = {
    "=escapes", "=owes-nothing", "=not", "=forbidden", "=only", "=freely", "=voluntary", "=independent", "=need-not",
    "=excluding",
}  # fmt: skip


_FRENCH_ONLY = {"pas", "n", "ne"}


def _denies(passage: Passage, unit: Unit, language: str) -> bool:
    first, last = unit.words[0], unit.words[-1]
    denials = _DENIALS if language == "fr" else _DENIALS - _FRENCH_ONLY
    return unit.key not in ("=not", "=forbidden", "=only", "=bound") and any(
        word.folded in denials for word in passage.words[first : last + 1]
    )


def _undenied(part: Part, unit: Unit) -> tuple[int, ...]:
    """The words of theirs that say what ``unit`` denied, when they are not denied there."""
    ours, theirs, ignored = part.comparison.ours, part.comparison.theirs, part.comparison.lexicon.ignored
    content = [
        ours.words[at]
        for at in unit.words
        if ours.words[at].folded not in ignored | _DENIALS and len(ours.words[at].folded) >= _SHORTEST
    ]
    if not content:
        return _following(part, unit)
    found = tuple(
        at
        for at, word in enumerate(theirs.words)
        if word.sentence in part.group.theirs
        and any(one.lemma == word.lemma or same_root(one.lemma, word.lemma) for one in content)
    )
    if not found or any(denied(theirs, at) for at in found) or _elsewhere(part, unit, found):
        return ()
    return found


_SHORTEST = 3


def _following(part: Part, unit: Unit) -> tuple[int, ...]:
    """What stands behind "no other" in ours, when theirs has it and does not deny it."""
    matched = dict((*part.comparison.matching.pairs, *part.comparison.matching.loose))
    behind = [one for one in part.ours if one.words[0] > unit.words[-1] and one.sentence == unit.sentence][:1]
    other = matched.get(behind[0]) if behind else None
    if other is None or denied(part.comparison.theirs, other.words[0]):
        return ()
    return other.words


def _elsewhere(part: Part, unit: Unit, found: tuple[int, ...]) -> bool:
    """Whether our text says those words outside the phrase too: then they may belong there."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    lemmas = {theirs.words[at].lemma for at in found}
    return any(
        word.lemma in lemmas
        for at, word in enumerate(ours.words)
        if word.sentence in part.group.ours and not unit.words[0] <= at <= unit.words[-1]
    )


def turned_words(part: Part) -> None:
    """Add a finding where a small word gave way to its opposite: "without" to "with", "at the latest" to "earliest"."""
    if not part.local:
        return
    ours, theirs = part.comparison.ours, part.comparison.theirs
    for left, right in part.changes:
        mine, others = {ours.words[at].folded for at in left}, {theirs.words[at].folded for at in right}
        for one, other, mechanism, direction in _TURNED:
            if not one & mine or not other & others or one & others or other & mine:
                continue
            if direction == "contradicted" and (denied(theirs, right[-1]) or _consent(part, right)):
                continue
            if direction == "contradicted" and _in_part(part, right[0]):
                mechanism, direction = "amount-reduced", "weakened"
            part.findings.append(Finding(mechanism, direction, left, right, concept="turned"))


_AMOUNT = 4
"""How far behind "with" the figure stands that says how much of it."""


def _in_part(part: Part, word: int) -> bool:
    """Whether a new figure says how much of what was denied may be: "avec une retenue d'une heure"."""
    return any(
        unit.quantity is not None and abs(unit.words[0] - word) <= _AMOUNT and unit in part.gained
        for unit in part.theirs
    )


def _consent(part: Part, words: tuple[int, ...]) -> bool:
    """Whether "with" opens a consent that is needed: a condition, and no opposite of "without"."""
    return any(unit.key == "=agreement-consent" and set(unit.words) & set(words) for unit in part.theirs)
