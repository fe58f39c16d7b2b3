"""What was narrowed in a sentence that was rewritten: a new adjective, a new relative clause, a new condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Unit

__all__ = ["narrowed"]

_CLAUSE = {
    "nl": {"indien", "als", "wanneer", "zodra", "zolang", "tenzij", "behalve", "behoudens", "mits", "voorzover"},
    "fr": {"si", "lorsque", "lorsqu", "quand", "tant", "sauf", "sous", "moyennant", "pourvu", "hormis"},
}


def narrowed(part: Part) -> None:
    """Add a finding for each narrowing that came into a rewritten sentence and that no phrase of the lexicon shows."""
    if part.local or any(finding.direction in ("weakened", "contradicted") for finding in part.findings):
        return
    for detect in (_adjective, _clause):
        finding = detect(part)
        if finding is not None:
            part.findings.append(finding)
            return


def _adjective(part: Part) -> Finding | None:
    """A new adjective between "every" or "no" and a noun that both texts have: "iedere ingrijpende wijziging"."""
    theirs, gained = part.comparison.theirs, set(part.gained)
    matched = {other: one for one, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    units = part.theirs
    for before, unit, after in zip(units, units[1:], units[2:], strict=False):
        if unit not in gained or unit.kind not in ("word", "concept") or len(unit.words) != 1:
            continue
        if before.key not in ("=all", "=not") or after not in matched or after.kind not in ("word", "concept"):
            continue
        steps = (unit.words[0] - before.words[-1], after.words[0] - unit.words[0])
        folded = theirs.words[unit.words[0]].folded
        if steps == (1, 1) and folded.endswith(("e", "en")):
            return Finding("scope-narrowed", "weakened", (), unit.words, concept="adjective", certain=False)
    return None


_NEW = 2


def _clause(part: Part) -> Finding | None:
    """A new clause that opens as conditions do, and of which nothing is in our text."""
    theirs = part.comparison.theirs
    openers = _CLAUSE[part.comparison.lexicon.language]
    for at, word in enumerate(theirs.words):
        if word.sentence in part.group.theirs and word.folded in openers:
            new, old = _content(part, at)
            if len(new) >= _NEW and not old:
                return Finding("condition", "weakened", (), _words(new), concept="clause", certain=False)
    return None


def _content(part: Part, opener: int) -> tuple[list[Unit], list[Unit]]:
    """The units behind word ``opener`` in its part of the sentence: those without and those with a counterpart."""
    place = part.comparison.theirs.words[opener]
    behind = [
        unit
        for unit in part.theirs
        if unit.words[0] > opener and (unit.sentence, unit.segment) == (place.sentence, place.segment)
    ]
    gained = set(part.gained)
    return [unit for unit in behind if unit in gained], [
        unit for unit in behind if unit not in gained and unit.kind != "actor"
    ]


def _words(units: list[Unit]) -> tuple[int, ...]:
    return tuple(index for unit in units for index in unit.words)
