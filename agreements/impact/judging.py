"""What a change of wording does to the union's positions: the way from two texts to an Impact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.folding import fold, same_text, typography_only
from agreements.impact.lexicon import lexicon
from agreements.impact.model import HARM, Edit, Finding, Impact, Span
from agreements.impact.reading import read, written_words
from agreements.impact.reasons import reason
from agreements.impact.topics import stated
from agreements.impact.verdict import findings, label, struck, verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from agreements.impact.model import Passage, Verdict
    from agreements.model import Language

__all__ = ["assess"]


def assess(ours: str, theirs: str, language: Language, lexicons: tuple[Path, ...] = ()) -> Impact:
    """Judge what ``theirs`` makes of ``ours``, both in ``language``.

    ``lexicons`` are folders with lexicons of the user's own, added to Akkoord's. Raises InvalidFileError or InputError
    when one of those cannot be read.
    """
    words = lexicon(language, lexicons)
    mine = read(ours, words, written_words(theirs))
    if same_text(ours, theirs):
        return Impact("unchanged", dict.fromkeys(stated(mine), "kept"), [], [], 1.0)
    if not mine.words:
        return Impact("added", {}, [], [], 1.0, (Edit(None, Span(0, len(theirs)), "added", "neutral"),))
    if struck(fold(theirs)):
        gone = Finding("removed", "removed", tuple(range(len(mine.words))))
        positions: dict[str, Verdict] = dict.fromkeys(stated(mine), "removed")
        edit = Edit(Span(0, len(ours)), None, "removed", "removed")
        return Impact("removed", positions, ["removed"], [reason(gone, mine, mine)], 1.0, (edit,))
    if typography_only(ours, theirs):
        return Impact("cosmetic", dict.fromkeys(stated(mine), "kept"), ["formatting"], [], 1.0)
    others = read(theirs, words, written_words(ours), endings=True)
    found = findings(mine, others, words)
    positions_ = verdicts(mine, found)
    outcome = label(positions_)
    counted = [one for one in found if one.direction != "neutral"]
    return Impact(
        outcome,
        positions_,
        _mechanisms(counted) or ["synonym"],
        list(dict.fromkeys(reason(one, mine, others) for one in _told_once(counted))),
        _confidence(found),
        tuple(_edit(one, mine, others) for one in found),
    )


def _told_once(found: list[Finding]) -> list[Finding]:
    """The findings without those that say the same of a few of the words of another: "750 euro", "at most 750 euro"."""
    return [one for one in found if not any(_is_part(one, other) for other in found if other is not one)]


def _is_part(one: Finding, other: Finding) -> bool:
    """Whether a finding says of some words what another says of more."""
    if (one.mechanism, one.direction, one.certain) != (other.mechanism, other.direction, other.certain):
        return False
    pairs = ((one.ours, other.ours), (one.theirs, other.theirs))
    within = all(not few or (many and min(many) <= min(few) and max(few) <= max(many)) for few, many in pairs)
    return within and any(len(few) < len(many) for few, many in pairs) and any(few for few, _ in pairs)


def _mechanisms(found: list[Finding]) -> list[str]:
    """The mechanisms, the surest and worst first; at most four."""
    ordered = sorted(found, key=lambda one: (not one.certain, one.direction not in HARM))
    return list(dict.fromkeys(one.mechanism for one in ordered))[:4]


def _confidence(found: list[Finding]) -> float:
    if not found:
        return 0.9
    return 0.85 if all(one.certain for one in found) else 0.55


def _edit(finding: Finding, ours: Passage, theirs: Passage) -> Edit:
    explanation = finding.mechanism if finding.certain else "unexplained"
    return Edit(_span(finding.ours, ours), _span(finding.theirs, theirs), explanation, finding.direction)


def _span(words: tuple[int, ...], passage: Passage) -> Span | None:
    if not words:
        return None
    return Span(passage.words[min(words)].span.start, passage.words[max(words)].span.end)
