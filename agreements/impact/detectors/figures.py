"""A figure where ours had none: what it limits, or what it adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.roles import around, smaller_is_better
from agreements.impact.model import Finding

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["CEILING", "ONE", "new_figure", "of_seats"]

_ACTS = {"=cao", "=legislation", "=fr-law"}


def _cites(part: Part, date: Unit) -> bool:
    """Whether a date is part of the name of an act or agreement: "de wet van 5 december 1968"."""
    theirs = part.comparison.theirs
    named = [unit for unit in theirs.units if unit.key in _ACTS and 0 < date.words[0] - unit.words[-1] <= _NAMED]
    return any(
        all(word.folded in _LINKS or word.folded.isdigit() for word in theirs.words[unit.words[-1] + 1 : date.words[0]])
        for unit in named
    )


_NAMED = 5
_LINKS = {"van", "de", "du", "nr", "nummer", "n", "no", "numero", "n°"}
ONE = {"een", "un", "une"}


def _multiplied(part: Part, other: Unit) -> bool:
    """Whether a number stands where we had "a", or a multiple of what we had: "twee deskundigen", "dubbel zoveel"."""
    quantity, ours, theirs = other.quantity, part.comparison.ours, part.comparison.theirs
    if not part.local or quantity is None or quantity.value <= 1 or smaller_is_better(part, other, "theirs"):
        return False
    if quantity.dimension.startswith("n:"):
        place = part.replaced(other.words)
        return bool(place) and any(ours.words[at].folded in ONE for at in place) and not _of_people(part, other)
    last = other.words[-1]
    behind = theirs.words[last + 1].folded if last + 1 < len(theirs.words) else ""
    return quantity.dimension == "times" and not quantity.per and behind in _AS_MUCH and not part.replaced(other.words)


_AS_MUCH = {"zoveel", "zo", "gewerkte", "gepresteerde", "autant", "plus"}


def _of_people(part: Part, other: Unit) -> bool:
    """Whether what is counted are people on the employer's side: more of those is no gain."""
    theirs = part.comparison.theirs
    return any("employer-side" in classes and 0 <= at - other.words[-1] <= 2 for at, classes in theirs.actors.items())


def new_figure(part: Part, other: Unit) -> Finding | None:
    """A figure where we had none: a share is less than the whole, a rhythm is more than once, a term limits."""
    if other.quantity is None:
        return None
    if other.quantity.dimension == "month" and any(unit.key == "=indefinite" for unit in part.lost):
        return Finding("time-limit", "weakened", _words(part.lost, ("=indefinite",)), other.words)
    if other.quantity.dimension == "date" and _one_more(part, other):
        return None
    if other.quantity.dimension == "date":
        cited = _cites(part, other)
        return Finding("synonym" if cited else "time-limit", "neutral" if cited else "weakened", (), other.words)
    if _multiplied(part, other):
        return Finding("amount-increased", "strengthened", (), other.words)
    if _raised(part, other):
        return Finding("amount-increased", "strengthened", (), other.words)
    if other.quantity.dimension == "euro" and not any(unit.key in ("=bears-cost", "=grant") for unit in part.gained):
        if _paid_besides(part, other):
            return Finding("guarantee-added", "strengthened", (), other.words)
        return Finding("budget-cap", "weakened", (), other.words)
    if other.quantity.dimension == "share" and other.quantity.value < 100:
        if of_seats(part.comparison.theirs, other):
            return Finding(
                "voice-reduced", "weakened", _words(part.lost, ("=majority", "=joint")), other.words, "follow-up"
            )
        return Finding("amount-reduced", "weakened", _words(part.lost, ("=fully", "=pay-kept")), other.words)
    fresh = not part.local and not any(unit.quantity for unit in part.lost) and not _next_one(part, other)
    if fresh and other.quantity.dimension == "hour" and other.quantity.value > 1:
        return Finding("amount-reduced", "weakened", (), other.words, certain=False)
    if fresh and other.quantity.dimension in _TERMS:
        people = other.quantity.dimension == "age"
        mechanism, position = ("scope-narrowed", "universal-scope") if people else ("time-limit", "")
        return Finding(mechanism, "weakened", (), other.words, position, certain=False)
    if other.quantity.dimension == "times" and other.quantity.per and other.quantity.value < _SELDOM:
        return Finding("time-limit", "weakened", (), other.words)
    if (
        part.local
        and not _adjective(part, other)
        and other.quantity.dimension == "times"
        and other.quantity.per
        and other.quantity.bound != "max"
        and not part.replaced(other.words)
    ):
        return Finding("amount-increased", "strengthened", (), other.words)
    return None


_MONEY = {"euro", "share", "hour", "day"}


def _raised(part: Part, other: Unit) -> bool:
    """Whether a new figure is what a sum or a time grows by or to: "majorées de moitié", "op feestdagen 100 euro"."""
    if other.quantity is None or not part.local or part.replaced(other.words):
        return False
    if other.quantity.dimension not in _MONEY or other.quantity.bound == "max":
        return False
    if smaller_is_better(part, other, "theirs") or not CEILING.isdisjoint(around(part, other, "theirs", 4, 0)):
        return False
    if not set(around(part, other, "theirs", 3, -len(other.words))).isdisjoint(part.comparison.lexicon.roles["raise"]):
        return True
    kept = [
        unit.quantity.value
        for unit in part.theirs
        if unit.quantity and unit.sentence == other.sentence and unit not in part.gained
        if unit.quantity.dimension == other.quantity.dimension == "euro" and unit.quantity.bound != "max"
    ]
    return bool(kept) and other.quantity.value > max(kept)


def _paid_besides(part: Part, other: Unit) -> bool:
    """Whether a new sum stands with a verb of paying of its own, inserted with it: "et verse 45 euros par mois"."""
    if not part.local or part.replaced(other.words) or (other.quantity and other.quantity.bound == "max"):
        return False
    right = next((right for _, right in part.changes if set(other.words) & set(right)), ())
    return any(unit.key in ("=bears-cost", "=grant") and set(unit.words) <= set(right) for unit in part.theirs)


_TERMS = {"day", "month", "age"}
"""What limits in time or by age, when a rewritten sentence has it and ours had no figure at all."""


def _one_more(part: Part, other: Unit) -> bool:
    """Whether a date stands beside one of ours, as a second one: "au 1er janvier et au 1er juillet"."""
    before = {word.folded for word in part.comparison.theirs.words[max(0, other.words[0] - 2) : other.words[0]]}
    kept = [unit for unit in part.theirs if unit.quantity and unit.quantity.dimension == "date"]
    beside = any(0 < other.words[0] - unit.words[-1] <= _NAMED and unit not in part.gained for unit in kept)
    return beside and bool(before & {"et", "en"})


def _words(units: list[Unit], keys: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(index for unit in units if unit.key in keys for index in unit.words)


_SELDOM = 0.1
"""Times a year: what is granted less often than this is granted once in a career."""


def _next_one(part: Part, other: Unit) -> bool:
    """Whether a period is merely the next one: "passe à l'année suivante"."""
    after = part.comparison.theirs.words[other.words[-1] + 1 : other.words[-1] + 2]
    return len(other.words) == 1 and any(word.folded.startswith(("suivant", "volgend")) for word in after)


def _adjective(part: Part, unit: Unit) -> bool:
    """Whether a rhythm is an adjective, as in "budget annuel": that says nothing about how often."""
    folded = part.comparison.theirs.words[unit.words[0]].folded
    return len(unit.words) == 1 and not folded.endswith(("ment", "lijks"))


CEILING = {
    "tot", "plafond", "concurrence", "limite", "maximum", "grens", "depasser", "exceder", "excede", "depasse",
    "plafonne", "plafonnee", "overschrijden", "overschrijdt", "bovengrens", "hoogstens",
}  # fmt: skip
_SEATED = 5


def of_seats(passage: Passage, one: Unit) -> bool:
    """Whether a figure is one of the seats or voices in a body: representatives of the workers stand beside it."""
    if one.quantity is None or not (one.quantity.dimension == "share" or one.quantity.dimension.startswith("n:")):
        return False
    return any(
        abs(at - one.words[-1]) <= _SEATED and "worker-reps" in classes and passage.words[at].sentence == one.sentence
        for at, classes in passage.actors.items()
    )
