"""Whether a phrase that came in says anything that ours does not say by another road."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.lexicon import Signal
    from agreements.impact.model import Passage, Signalled, Unit

__all__ = [
    "banned_before",
    "is_heavy",
    "is_new",
    "known_figure",
    "limited_before",
    "needed_before",
    "nothing_new",
    "said_otherwise",
    "same_majority",
]


def limited_before(part: Part, one: Signalled) -> bool:
    """Whether the figure of a term is in ours too, and is the most there too: "tot zes maanden", "maximaal"."""
    matched = {other: mine for mine, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    figures = [unit for unit in part.theirs if unit.quantity and set(unit.words) & set(one.context)]
    return bool(figures) and all(
        unit in matched and (mine := matched[unit].quantity) is not None and mine.bound == "max" for unit in figures
    )


def needed_before(part: Part, known: Signal, one: Signalled) -> bool:
    """Whether the consent that a phrase asks for is one that ours asks for too: "behoeft zijn toestemming"."""
    if known.mechanism != "approval" or one.context:
        return False
    ours = part.comparison.ours
    matched = {other: mine for mine, other in part.comparison.matching.pairs}
    asked = [unit for unit in part.theirs if unit.key == "=agreement-consent" and set(unit.words) & set(one.words)]
    return bool(asked) and all(unit in matched and not denied(ours, matched[unit].words[0]) for unit in asked)


_WITHOUT = {"zonder", "sans"}


def banned_before(passage: Passage, one: Signalled) -> bool:
    """Whether a ban stands before an infinitive in its part of the sentence: "it is forbidden to look into whether"."""
    first = passage.words[one.words[0]] if one.words else None
    return (
        first is not None
        and first.folded.endswith("en")
        and any(
            unit.key in ("=not", "=forbidden")
            and (unit.sentence, unit.segment) == (first.sentence, first.segment)
            and 0 < one.words[0] - unit.words[-1] <= _NEAR
            for unit in passage.units
        )
    )


_NEAR = 5
"""So many words may stand between a phrase and what opens it."""


def is_new(passage: Passage, one: Signalled, forms: frozenset[str], ignored: frozenset[str]) -> bool:
    """Whether the phrase brings in a word that the other text hasn't."""
    words = [passage.words[index] for index in (*one.words, *one.context)]
    light = ignored - _WITHOUT
    heavy = [word for word in words if word.folded not in light]
    if len(words) == 1 and len(words[0].folded) >= _HEAD and any(form.endswith(words[0].folded) for form in forms):
        return False
    return any(word.forms.isdisjoint(forms) for word in heavy or words)


def is_heavy(part: Part, one: Signalled) -> bool:
    """Whether the new words of a phrase are more than "may"."""
    gained = set(part.gained)
    light = {
        index
        for unit in part.theirs
        if unit.key == "=may" or (len(one.words) > 1 and unit not in gained)
        for index in unit.words
    }
    words = part.comparison.theirs.words
    return any(
        index not in light and words[index].forms.isdisjoint(part.forms_ours) for index in (*one.words, *one.context)
    )


def known_figure(part: Part, one: Signalled) -> bool:
    """Whether the figure in a phrase ("during three months") stands in our text too."""
    units = [unit for unit in part.theirs if unit.quantity and set(unit.words) & set(one.context)]
    return bool(units) and not any(unit in part.gained for unit in units)


def nothing_new(part: Part, one: Signalled) -> bool:
    """Whether all that stands behind a condition is in our text too: then it is our own condition, put otherwise."""
    theirs = part.comparison.theirs
    if one.id == "unless" and not _excepts(part):
        return False
    last = max(one.words or one.context)
    place = theirs.words[last]
    if len(one.words) >= _WHOLE and last + 1 < len(theirs.words) and theirs.words[last + 1].comma:
        return False
    governed: list[Unit] = []
    for unit in part.theirs:
        word = theirs.words[unit.words[0]]
        if unit.words[0] <= min(one.words or one.context) or set(unit.words) <= set(one.words):
            continue
        parted = governed and any(theirs.words[at].comma for at in range(governed[-1].words[-1] + 1, unit.words[0] + 1))
        if (word.sentence, word.segment) != (place.sentence, place.segment) or parted:
            break
        if unit.key not in _PASSING and not (unit.key == "=not" and _lasts(part, one)):
            governed.append(unit)
    new = sum(unit in part.gained for unit in governed)
    lasting = _lasts(part, one) or one.id == "depends-on"
    enough = len(governed) > 1 or any(unit.quantity for unit in governed) or (lasting and bool(governed))
    return enough and new <= len(governed) * _LITTLE


def _lasts(part: Part, one: Signalled) -> bool:
    """Whether a phrase says how long: "zolang", "tijdens"."""
    return part.comparison.theirs.words[min(one.words or one.context)].folded in _LASTING


_LASTING = {"zolang", "tijdens", "gedurende", "tant", "aussi", "pendant", "durant"}
_HEAD = 6
"""The least letters of a word that takes up a compound: "budget" for "mobiliteitsbudget"."""


def _excepts(part: Part) -> bool:
    """Whether ours holds an exception or a condition too."""
    words = {word.folded for word in part.comparison.ours.words if word.sentence in part.group.ours}
    known = part.comparison.lexicon.signal
    return (
        bool(words & _CONDITIONAL)
        or any(unit.key in ("=only", "=excluding") for unit in part.ours)
        or any(known[signal.id].mechanism == "approval" for signal, _ in part.signals("ours"))
    )


_CONDITIONAL = {
    "si", "lorsque", "moyennant", "sans", "avant", "als", "indien", "wanneer", "mits", "zonder",
    "alleen", "enkel", "tenzij", "behalve", "sauf",
}  # fmt: skip
_WHOLE = 3
"""From this many words on a phrase before a comma is a condition by itself: "if the service permits,"."""
_LITTLE = 0.25
"""The share of a condition that may be in other words."""
_PASSING = {"=may", "=duty", "=only", "=right", "=all", "=including", "=freely", "=happen"}
_BESIDE = 4


def same_majority(part: Part, one: Signalled) -> bool:
    """Whether the share that a majority needs stands in our text too: "à la majorité des deux tiers"."""
    return any(
        unit.quantity
        and unit.quantity.dimension == "share"
        and unit not in part.gained
        and abs(unit.words[0] - one.words[0]) <= _BESIDE
        for unit in part.theirs
    )


def said_otherwise(part: Part, known: Signal, one: Signalled) -> bool:
    """Whether "not, unless" is our "only if" in other words, or a phrase takes up what ours says by another road."""
    mine = {unit.key for unit in part.ours}
    if known.id == "provided-that" and "=only" in mine:
        return True
    if known.id == "within-budget" and not one.context and _restricts(part, one):
        return "=only" in mine
    if known.id == "can-apply" and "=request" in mine:
        return not any(unit.key in ("=right", "=duty") for unit in part.lost)
    if known.id == "may-be-refused" and mine & _REFUSING:
        only = any(unit.key == "=only" and unit.sentence == one.sentence for unit in part.theirs)
        return ("=only" in mine and only) or _refused_before(part, one)
    if known.id == "advisory" and not mine & {"=agreement-consent", "=unanimous", "=binding", "=joint"}:
        told = any(unit.key == "=inform" and set(unit.words) & set(one.words) for unit in part.theirs)
        return told and bool(mine & {"=inform", "=deliver"})
    if _only_before(part, one):
        return True
    if known.id != "unless" or not any(unit.key == "=only" for unit in part.lost):
        return False
    words = part.comparison.theirs.words
    return not any(
        unit.key == "=agreement-consent"
        and any(word.folded in _WITHOUT for word in words[max(0, unit.words[0] - _HEAD) : unit.words[0]])
        for unit in part.theirs
        if unit.sentence == one.sentence
    )


def _only_before(part: Part, one: Signalled) -> bool:
    """Whether "as long as there is none, nobody may" is our "only if there is one"."""
    theirs = part.comparison.theirs
    if theirs.words[min(one.words or one.context)].folded not in ("zolang", "tant"):
        return False
    denials = sum(unit.key in ("=not", "=forbidden") and unit.sentence == one.sentence for unit in part.theirs)
    return denials > 1 and any(unit.key == "=only" for unit in part.ours)


_REFUSING = {"=refuse", "=stop", "=postpone"}


def _refused_before(part: Part, one: Signalled) -> bool:
    """Whether our text says, and does not deny, that the same can be refused or withdrawn."""
    matched = {other: mine for mine, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    inside = [unit for unit in part.theirs if unit.key in _REFUSING and set(unit.words) & set(one.words)]
    return bool(inside) and all(
        unit in matched and not denied(part.comparison.ours, matched[unit].words[0]) for unit in inside
    )


def _restricts(part: Part, one: Signalled) -> bool:
    """Whether a phrase of limits says no more than "only": "beperkt zich tot"."""
    theirs = part.comparison.theirs
    return theirs.words[one.words[-1]].folded == "tot"
