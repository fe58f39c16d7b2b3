"""How an edit that no phrase explains does its harm, guessed by the kind of words that came in or went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.banning import behind_condition
from agreements.impact.detectors.choosing import chooses
from agreements.impact.detectors.lessened import lessened
from agreements.impact.detectors.roles import around
from agreements.impact.mechanisms import approves
from agreements.impact.model import Finding
from agreements.impact.numbers import is_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["guessed"]

_EMPLOYER = {"@employer", "@boss", "@hr"}
_PROVIDING = {"@provider", "=training", "=guidance", "=moment", "=fr-provider", "=fr-centre", "=fr-mentor"}
_CONDITIONS = {
    "waar", "indien", "als", "si", "lorsque", "lorsqu", "quand", "wanneer", "mits", "zodra", "tenzij", "voorzover",
    "selon", "naargelang", "zolang", "moyennant", "sauf", "behoudens", "bij", "na", "tijdens", "apres", "avant", "sous",
    "lors", "pendant", "durant", "hors", "buiten", "op", "vooraf", "moins", "hormis", "excepte", "pourvu", "tant",
}  # fmt: skip
_TERMS = {"terme", "issue", "fin", "terug", "einde", "afloop", "verloop"}
_MEASURES = {"hour", "day", "month", "euro", "share", "times"}
_CONSENT = {"=joint-decision", "=agreement-consent", "=commun-accord"}
_OUTSIDE = {"=extern", "=independent", "=recognised"}
_FIRSTS = {"premiers", "premieres", "eerste", "premier", "premiere"}
_STARTING = {"=wants", "=wish", "=fr-wish", "=fr-question", "=starting-point", "=fr-initiative"}


def guessed(part: Part, gone: list[Unit], come: list[Unit], right: Iterable[int]) -> Finding:
    """The finding for an edit of which ``gone`` and ``come`` have no licence; ``right`` are all words that came."""
    lost, gained = _words(gone), _words(come)
    opening = _opening(part.comparison.theirs, sorted(right))
    mechanism = _mechanism(part, gone, come, opening)
    turned = mechanism == "provider-choice" and _chosen_by_employer(part)
    return Finding(mechanism, "contradicted" if turned else "weakened", lost, gained, certain=False)


def _mechanism(part: Part, gone: list[Unit], come: list[Unit], opening: list[str]) -> str:
    comparison = part.comparison
    if approves(comparison.theirs, _words(come), comparison.ours, comparison.lexicon):
        return "approval"
    if _of_choice(part, come):
        return "provider-choice"
    if _ordinals(part, gone, come) or _measured(part, come) or lessened(part, gone, come):
        return "amount-reduced"
    if not gone and any(unit.key in _CONSENT for unit in come):
        return "approval"
    if any(unit.key in _OUTSIDE for unit in gone):
        return "provider-choice"
    if gone:
        if _wishes(part, gone):
            return "employer-steering"
        return "condition" if _conditional(part, gone, come, opening) else "scope-narrowed"
    if _hedges(part, come):
        return "soft-obligation"
    if opening and opening[0] in ("en", "et") and _wishes(part, come):
        return "employer-steering"
    if not _TERMS.isdisjoint(opening) or _until(part, come, opening):
        return "time-limit"
    conditional = not _CONDITIONS.isdisjoint(opening[:2]) or behind_condition(comparison.theirs, come[0].words[0])
    return "condition" if conditional else "scope-narrowed"


def _until(part: Part, come: list[Unit], opening: list[str]) -> bool:
    """Whether an insertion says until when, or from when: "tot de zevende maand"."""
    spans, theirs = part.comparison.lexicon.roles["span"], part.comparison.theirs
    named = any(theirs.words[at].folded in spans for unit in come for at in unit.words)
    return bool(opening) and opening[0] in _UNTIL and named


_UNTIL = {"tot", "vanaf", "jusqu", "jusque", "des"}


def _conditional(part: Part, gone: list[Unit], come: list[Unit], opening: list[str]) -> bool:
    """Whether a condition took the place of other words, or a certain moment that of "at any time"."""
    if not come:
        return False
    if opening and opening[0] in part.comparison.lexicon.roles["conditional"]:
        return True
    timeless = any(unit.key == "=at-any-time" for unit in gone)
    return timeless and bool(opening) and opening[0] in _CONDITIONS | {"tussen", "entre"}


def _opening(theirs: Passage, right: list[int]) -> list[str]:
    """The first words of an insertion; a word that both texts have may stand before it by chance."""
    return [theirs.words[at].folded for at in right[:4]]


def _of_choice(part: Part, come: list[Unit]) -> bool:
    """Whether the employer comes in where a provider is chosen or assigned."""
    keys = {unit.key for unit in (*part.ours, *part.theirs)}
    sentence = {unit.sentence for unit in come if unit.key in _EMPLOYER}
    chosen = any(unit.key in ("=choose", "=assign") and unit.sentence in sentence for unit in part.theirs)
    return chosen and bool(keys & _PROVIDING) and "=goal" not in keys and "=topic" not in keys


def _chosen_by_employer(part: Part) -> bool:
    """Whether the employer is the one who now chooses or assigns."""
    chooser = chooses(part.comparison.theirs, part.theirs)
    return chooser is not None and chooser[0] == "employer-side"


def _ordinals(part: Part, gone: list[Unit], come: list[Unit]) -> bool:
    """Whether one ordinal number stands in the place of another: "the fifteenth of the month"."""
    language = part.comparison.lexicon.language
    sides = ((part.comparison.ours, gone), (part.comparison.theirs, come))
    return all(
        any(is_ordinal(passage.words[at].folded, language) for unit in units for at in unit.words)
        for passage, units in sides
    )


def _measured(part: Part, come: list[Unit]) -> bool:
    """Whether a figure came in that measures what is given, and does not tell who is covered."""
    for unit in come:
        if unit.quantity is None:
            continue
        near = set(around(part, unit, "theirs", 3, 3))
        before = around(part, unit, "theirs", 2, -len(unit.words))
        if not near.isdisjoint(part.comparison.lexicon.roles["threshold"]) or before[-2:-1] in (["meer"], ["plus"]):
            return False
        if unit.quantity.dimension in _MEASURES or not near.isdisjoint(_FIRSTS):
            return True
    return False


def _wishes(part: Part, units: list[Unit]) -> bool:
    """Whether an edit stands beside the wishes and questions that are the starting point."""
    passage_units = part.theirs if any(unit in part.theirs for unit in units) else part.ours
    first = min(unit.words[0] for unit in units)
    sentence = units[0].sentence
    only = all(unit.key == "=only" for unit in units) or passage_units is part.theirs
    return only and any(
        unit.key in _STARTING and unit.sentence == sentence and abs(unit.words[0] - first) <= _BESIDE
        for unit in passage_units
    )


_BESIDE = 8


def _hedges(part: Part, come: list[Unit]) -> bool:
    """Whether a word of degree came in between "no" and what is denied: "geen doorslaggevende rol"."""
    if len(come) != 1 or len(come[0].words) != 1:
        return False
    at = come[0].words[0]
    if part.comparison.theirs.words[at].folded not in part.comparison.lexicon.roles["degree"]:
        return False
    return any(
        unit.key == "=not" and 0 < at - unit.words[-1] <= 1 and unit.sentence == come[0].sentence
        for unit in part.theirs
    )


def _words(units: Iterable[Unit]) -> tuple[int, ...]:
    return tuple(index for unit in units for index in unit.words)
