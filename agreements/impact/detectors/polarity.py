"""A negation that came in or went out, and key words replaced by their opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding
from agreements.impact.negation import negations

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["flipped_negations", "opposites"]


def opposites(part: Part) -> None:
    """Add a finding where a word of ours gave way to its opposite."""
    table = part.comparison.lexicon.opposites
    for other in part.gained:
        opposite = table.get(other.key[1:]) if other.kind == "concept" else None
        if opposite is None:
            continue
        for one in part.lost:
            if one.key == f"={opposite.better}":
                effect = opposite.effect
                part.findings.append(
                    Finding(opposite.mechanism, effect, one.words, other.words, concept=other.key[1:])  # type: ignore[arg-type]
                )
                break
    for one in part.lost:
        opposite = table.get(one.key[1:]) if one.kind == "concept" else None
        for other in part.gained:
            if opposite is not None and other.key == f"={opposite.better}":
                part.findings.append(Finding("restriction-lifted", "strengthened", one.words, other.words))
                break


def flipped_negations(part: Part) -> None:
    """Add a finding where a part of our text that was denied no longer is, or the other way round."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine, others = negations(ours), negations(theirs)
    if any(finding.mechanism == "negation-flip" for finding in part.findings):
        return
    for place in sorted({(unit.sentence, unit.segment) for unit in part.ours}):
        best, score, words = _counterpart(part, place)
        if best is None or score < (0.5 if part.local else 0.67):
            continue
        odd, other = mine.get(place, 0) % 2, others.get(best, 0) % 2
        if odd == other or _excused(part, place, best, odd):
            continue
        lost = _negation(ours, place) if odd else words[0]
        gained = words[1] if odd else _negation(theirs, best)
        part.findings.append(Finding("negation-flip", "contradicted", lost, gained, concept="ban" if odd else "right"))
        return


def _counterpart(
    part: Part, place: tuple[int, int]
) -> tuple[tuple[int, int] | None, float, tuple[tuple[int, ...], tuple[int, ...]]]:
    """The part of their text that says most of what ``place`` says, how much, and the words of both."""
    light = ("=not", "=forbidden", "=may", "=only", "=allowed", "=duty", "=right")
    mine = [unit for unit in part.ours if (unit.sentence, unit.segment) == place and unit.key not in light]
    matched = {one: other for one, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    found: dict[tuple[int, int], int] = {}
    for unit in mine:
        if unit in matched:
            other = matched[unit]
            found[other.sentence, other.segment] = found.get((other.sentence, other.segment), 0) + 1
    if not found or not mine:
        return None, 0.0, ((), ())
    best = max(found, key=lambda one: found[one])
    theirs = [unit for unit in part.theirs if (unit.sentence, unit.segment) == best]
    return best, found[best] / len(mine), (_words(mine), _words(theirs))


def _words(units: list[Unit]) -> tuple[int, ...]:
    return tuple(index for unit in units for index in unit.words)


def _negation(passage: Passage, place: tuple[int, int]) -> tuple[int, ...]:
    return tuple(
        index
        for unit in passage.units
        if (unit.sentence, unit.segment) == place and unit.key in ("=not", "=forbidden")
        for index in unit.words
    )


def _excused(part: Part, place: tuple[int, int], best: tuple[int, int], odd: int) -> bool:
    """Whether the change of sign is undone by an "only", or by a word that carries the negation in itself."""
    mine = {unit.key for unit in part.ours if (unit.sentence, unit.segment) == place}
    others = {unit.key for unit in part.theirs if (unit.sentence, unit.segment) == best}
    carried = {"=only", "=secret", "=independent", "=regardless", "=free-of-charge", "=voluntary", "=pay-kept", "=reason-free", "=unreachable", "=extern", "=refuse", "=refused-default", "=freely", "=excluding"}
    fresh = (others - mine) if odd else (mine - others)
    return not fresh.isdisjoint(carried)
