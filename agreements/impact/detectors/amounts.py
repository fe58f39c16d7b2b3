"""A figure that was changed, and which way is better for the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.roles import around, more_than, smaller_is_better, threshold
from agreements.impact.model import Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Direction, Passage, Quantity, Unit

__all__ = ["changed_amounts", "equal_amounts", "is_half"]

_DAYS = {"day": 1.0, "month": 30.4, "hour": 0.125}


def changed_amounts(part: Part) -> None:
    """Add a finding for each figure that has another value, period or bound."""
    lost = [unit for unit in part.lost if unit.quantity]
    gained = [unit for unit in part.gained if unit.quantity]
    loose = (*part.lost, *part.gained)
    lost, gained = (
        [one for one in units if not any(is_half(one, other) for other in loose)] for units in (lost, gained)
    )
    lost = [one for one in lost if not _rhythm_of(one, part.theirs)]
    gained = [other for other in gained if not _rhythm_of(other, part.ours) and not _taken_up(part, other)]
    for one, other in _equal_after_all(lost, gained):
        if _bounded(part, one, other):
            part.findings.append(Finding("amount-reduced", "weakened", one.words, other.words))
        for left, right in ((lost, gained), (part.lost, part.gained)):
            left.remove(one)
            right.remove(other)
    for one, other in _paired(lost, gained):
        lost.remove(one)
        gained.remove(other)
        part.findings.append(_judged(part, one, other))
    for one in lost:
        if _counts(one.quantity) and not _as_many(part, one):
            part.findings.append(_gone(part, one, replaced=bool(gained)))
    for other in gained:
        finding = _new(part, other)
        if finding is not None:
            part.findings.append(finding)


def is_half(one: Unit, other: Unit) -> bool:
    """Whether one unit says "in equal numbers" or "for one half", and the other "50 %"."""
    for voice, share in ((one, other), (other, one)):
        if voice.key == "=joint" and share.quantity is not None:
            return (share.quantity.dimension, share.quantity.value) == ("share", 50)
    return False


def _rhythm_of(rhythm: Unit, others: list[Unit]) -> bool:
    """Whether the other text counts an amount by the same period: "tous les deux ans, un congé de deux jours"."""
    one = rhythm.quantity
    if one is None or one.dimension != "times" or one.per != "12":
        return False
    period = f"{12 / one.value:g}"
    amounts = [other.quantity for other in others if other.quantity and other.quantity.dimension != "times"]
    return any(amount.per == period for amount in amounts)


_POINTING = {"ces", "cette", "ce", "cet", "lesdits", "lesdites", "deze", "die", "dit", "dat"}


def _taken_up(part: Part, other: Unit) -> bool:
    """Whether an amount takes up one that ours named anywhere: "durant ces douze mois"."""
    before = part.comparison.theirs.words[other.words[0] - 1].folded if other.words[0] else ""
    return before in _POINTING and any(
        equal_amounts(one.quantity, other.quantity) for one in part.comparison.ours.units
    )


def _bounded(part: Part, one: Unit, other: Unit) -> bool:
    """Whether a figure that was due became the most that may be due."""
    if not part.local or one.quantity is None or other.quantity is None:
        return False
    newly = other.quantity.bound == "max" and one.quantity.bound != "max"
    return newly and one.quantity.dimension in _BENEFITS and not smaller_is_better(part, one, "ours")


_BENEFITS = {"hour", "day", "euro", "share", "times"}


def _counts(quantity: Quantity | None) -> bool:
    if quantity is None or (quantity.dimension == "share" and quantity.value == 100):
        return False
    return not (quantity.dimension.startswith("n:") and quantity.value <= 1)


_AS_MANY = {"autant", "evenveel"}


def _as_many(part: Part, one: Unit) -> bool:
    """Whether theirs says "as many" where ours says the figure a second time."""
    theirs = part.comparison.theirs
    said = any(word.folded in _AS_MANY for word in theirs.words if word.sentence in part.group.theirs)
    return said and any(
        other is not one and one.quantity and other.quantity and one.quantity.value == other.quantity.value
        for other in part.ours
    )


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


_ONE = {"een", "un", "une"}


def _multiplied(part: Part, other: Unit) -> bool:
    """Whether a number stands where we had "a", or a multiple of what we had: "twee deskundigen", "dubbel zoveel"."""
    quantity, ours, theirs = other.quantity, part.comparison.ours, part.comparison.theirs
    if not part.local or quantity is None or quantity.value <= 1 or smaller_is_better(part, other, "theirs"):
        return False
    if quantity.dimension.startswith("n:"):
        place = part.replaced(other.words)
        return bool(place) and any(ours.words[at].folded in _ONE for at in place) and not _of_people(part, other)
    last = other.words[-1]
    behind = theirs.words[last + 1].folded if last + 1 < len(theirs.words) else ""
    return quantity.dimension == "times" and not quantity.per and behind in _AS_MUCH and not part.replaced(other.words)


_AS_MUCH = {"zoveel", "zo", "gewerkte", "gepresteerde", "autant", "plus"}


def _of_people(part: Part, other: Unit) -> bool:
    """Whether what is counted are people on the employer's side: more of those is no gain."""
    theirs = part.comparison.theirs
    return any("employer-side" in classes and 0 <= at - other.words[-1] <= 2 for at, classes in theirs.actors.items())


def _new(part: Part, other: Unit) -> Finding | None:
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
        if _of_seats(part.comparison.theirs, other):
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
    if smaller_is_better(part, other, "theirs") or not _CEILING.isdisjoint(around(part, other, "theirs", 4, 0)):
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


def _gone(part: Part, one: Unit, *, replaced: bool) -> Finding:
    """A figure that was left out: a burden less for the worker, or a firm figure less.

    Where no figure came in its place (``replaced``), a part of what was said has gone.
    """
    roles = part.comparison.lexicon.roles
    ceiling = one.quantity is not None and one.quantity.dimension in ("euro", "day", "hour", "times")
    if ceiling and not replaced and _is_ceiling(part, one) and not smaller_is_better(part, one, "ours"):
        return Finding("restriction-lifted", "strengthened", one.words)
    at_once = [unit for unit in part.theirs if unit.key == "=quickly" and unit in part.gained]
    waited = one.quantity is not None and one.quantity.dimension in ("day", "month", "hour")
    if at_once and waited and set(at_once[0].words) & set(_place(part, one)):
        return Finding("amount-increased", "strengthened", one.words, at_once[0].words)
    whole = [unit for unit in part.gained if unit.key in ("=fully", "=all")]
    if any(unit.key == "=fr-w-unlimited" for unit in part.gained) and not smaller_is_better(part, one, "ours"):
        return Finding("amount-increased", "strengthened", one.words)
    if one.quantity and one.quantity.dimension == "share" and whole:
        return Finding("amount-increased", "strengthened", one.words, whole[0].words)
    if _excepted(part, one):
        return Finding("restriction-lifted", "strengthened", one.words)
    if smaller_is_better(part, one, "ours"):
        if threshold(part, one) == "people":
            return Finding("scope-widened", "strengthened", one.words, (), "universal-scope", certain=False)
        if not set(around(part, one, "ours", 1, 3)).isdisjoint(roles["advance"]):
            return Finding("restriction-lifted", "strengthened", one.words)
    if more_than(around(part, one, "ours", 2, -len(one.words))) and not denied(part.comparison.ours, one.words[0]):
        return Finding("restriction-lifted", "strengthened", one.words, certain=False)
    if _of_seats(part.comparison.ours, one):
        return Finding("voice-reduced", "weakened", one.words, (), "follow-up", certain=False)
    if _vague(part, one):
        return Finding("soft-obligation", "weakened", one.words, (), certain=False)
    fewer = replaced or _single(part, one)
    return Finding("amount-reduced" if fewer else "scope-narrowed", "weakened", one.words, (), certain=False)


_ONE = {"un", "une", "een"}


def _single(part: Part, one: Unit) -> bool:
    """Whether "a" stands where a number was: "two sets" that became "a set"."""
    theirs = part.comparison.theirs
    return any(
        not set(one.words).isdisjoint(left) and any(theirs.words[at].folded in _ONE for at in right)
        for left, right in part.changes
    )


def _place(part: Part, one: Unit) -> tuple[int, ...]:
    """The words of theirs that stand in the place of a figure of ours, in a text that was edited."""
    if not part.local or not smaller_is_better(part, one, "ours"):
        return ()
    return tuple(at for left, right in part.changes if set(one.words) & set(left) for at in right)


def _vague(part: Part, one: Unit) -> bool:
    """Whether a vague word stands where the figure was: "twice a year" that became "regularly"."""
    vague, theirs = part.comparison.lexicon.roles["vague"], part.comparison.theirs
    return any(
        not set(one.words).isdisjoint(left) and any(theirs.words[at].folded in vague for at in right)
        for left, right in part.changes
    )


def _is_ceiling(part: Part, one: Unit) -> bool:
    before = around(part, one, "ours", 4, -len(one.words))
    bound = one.quantity.bound if one.quantity else ""
    return bound == "max" or not _CEILING.isdisjoint(before)


_CEILING = {
    "tot", "plafond", "concurrence", "limite", "maximum", "grens", "depasser", "exceder", "excede", "depasse",
    "plafonne", "plafonnee", "overschrijden", "overschrijdt", "bovengrens", "hoogstens",
}  # fmt: skip


def _excepted(part: Part, one: Unit) -> bool:
    """Whether a figure stood in an exception or condition of ours that has gone as a whole."""
    theirs = {signal.id for signal, _ in part.signals("theirs")}
    return any(
        signal.id not in theirs
        and part.comparison.lexicon.signal[signal.id].mechanism == "condition"
        and 0 < one.words[0] - signal.words[-1] <= 6
        for signal, _ in part.signals("ours")
        if signal.words
    )


def _equal_after_all(lost: list[Unit], gained: list[Unit]) -> list[tuple[Unit, Unit]]:
    pairs: list[tuple[Unit, Unit]] = []
    for one in lost:
        for other in gained:
            if other not in [taken for _, taken in pairs] and (
                equal_amounts(one.quantity, other.quantity) or _remainder(one.quantity, other.quantity)
            ):
                pairs.append((one, other))
                break
    return pairs


def _remainder(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether "at least four fifths to these" is "at most one fifth to others"."""
    if one is None or other is None or one.dimension != "share" or other.dimension != "share":
        return False
    return _bounds_differ(one, other) and one.value != other.value and abs(one.value + other.value - 100) < 1


def equal_amounts(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two amounts are the same, whatever their notation."""
    if one is None or other is None or _bounds_differ(one, other):
        return False
    left, right = _comparable(one, other)
    if {one.dimension, other.dimension} == {"clock", "hour"}:
        return one.value == other.value
    if left is None or right is None:
        counted = "n:" in (one.dimension[:2], other.dimension[:2])
        return counted and one.value == other.value and bool(one.per) == bool(other.per)
    return abs(left - right) <= 0.015 * max(abs(left), abs(right)) or (
        {one.value, other.value} == {14, 15} and one.dimension == other.dimension == "day"
    )


def _bounds_differ(one: Quantity, other: Quantity) -> bool:
    return {one.bound, other.bound} == {"min", "max"}


def _comparable(one: Quantity, other: Quantity) -> tuple[float | None, float | None]:
    """Both values on one scale, or None where there is none."""
    left, right = one.value, other.value
    if one.dimension != other.dimension:
        if {one.dimension, other.dimension} == {"share", "times"} and not one.per and not other.per:
            left, right = (100 * q.value if q.dimension == "times" else q.value for q in (one, other))
        elif one.dimension in _DAYS and other.dimension in _DAYS and "hour" not in (one.dimension, other.dimension):
            left, right = left * _DAYS[one.dimension], right * _DAYS[other.dimension]
        elif {one.dimension[:2], other.dimension[:2]} == {"n:"} or {one.dimension[:2], other.dimension[:2]} == {
            "n:",
            "ti",
        }:
            pass
        else:
            return None, None
    return (
        (left / float(one.per or 1), right / float(other.per or 1))
        if bool(one.per) == bool(other.per)
        else (left, right)
    )


def _paired(lost: list[Unit], gained: list[Unit]) -> list[tuple[Unit, Unit]]:
    """Pair the figures that took each other's place: those of one kind first, in reading order."""
    pairs: list[tuple[Unit, Unit]] = []
    for strict in (True, False):
        for one in lost:
            if one in [mine for mine, _ in pairs] or one.quantity is None:
                continue
            for other in gained:
                if other in [theirs for _, theirs in pairs] or other.quantity is None:
                    continue
                same = one.quantity.dimension == other.quantity.dimension
                if same if strict else _comparable(one.quantity, other.quantity)[0] is not None:
                    pairs.append((one, other))
                    break
    return pairs


_SEATED = 5


def _of_seats(passage: Passage, one: Unit) -> bool:
    """Whether a figure is one of the seats or voices in a body: representatives of the workers stand beside it."""
    if one.quantity is None or not (one.quantity.dimension == "share" or one.quantity.dimension.startswith("n:")):
        return False
    return any(
        abs(at - one.words[-1]) <= _SEATED and "worker-reps" in classes and passage.words[at].sentence == one.sentence
        for at, classes in passage.actors.items()
    )


def _judged(part: Part, one: Unit, other: Unit) -> Finding:
    if one.quantity is None or other.quantity is None:
        raise ValueError(one.key)
    less = smaller_is_better(part, one, "ours") or smaller_is_better(part, other, "theirs")
    left, right = _comparable(one.quantity, other.quantity)
    direction: Direction
    if left is None or right is None:
        direction = "weakened"
    elif one.quantity.dimension == other.quantity.dimension and one.quantity.dimension in ("clock", "date"):
        direction = "strengthened" if (right > left) == (one.quantity.bound == "max") else "weakened"
    elif _bounds_differ(one.quantity, other.quantity):
        direction = "strengthened" if (one.quantity.bound == "max") != less else "weakened"
    elif abs(left - right) <= 0.015 * max(left, right):
        direction = "neutral"
    else:
        direction = "strengthened" if (right > left) != less else "weakened"
    role = threshold(part, one)
    if direction == "weakened" and _of_seats(part.comparison.ours, one):
        return Finding("voice-reduced", direction, one.words, other.words, "follow-up")
    mechanism = "amount-increased" if direction == "strengthened" else "amount-reduced"
    position = ""
    if role == "people":
        position = "universal-scope"
        mechanism = "scope-widened" if direction == "strengthened" else "scope-narrowed"
    elif role == "agreement" and direction != "neutral":
        mechanism = "time-limit" if direction == "weakened" else "amount-increased"
    return Finding(mechanism, direction, one.words, other.words, position, certain=left is not None)
