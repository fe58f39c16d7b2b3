"""Short words that carry a sense and came in, went out or turned round: "and" to "or", "with" to "without", "if"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.licences import OR
from agreements.impact.model import Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["FORCE", "unlicensed_words"]

_JOINED = ({"of", "ou"}, {"en", "et"})
_TURNING = (
    ({"plus", "meer"}, {"moins", "minder"}),
    ({"tot", "vroegst", "vroegste"}, {"tard", "laatst", "laatste"}),
    ({"avant", "voor"}, {"apres", "na"}),
    ({"avec", "met"}, {"sans", "zonder"}),
    ({"par", "door"}, {"pour", "voor"}),
    ({"sous", "onder"}, {"sur", "boven"}),
    ({"dans", "binnen"}, {"hors", "buiten"}),
)
FORCE = {"si", "sauf", "sous", "sans", "hors", "contre", "jusque", "zonder", "buiten", "tegen", "indien"}
"""Short words that no text gains or loses without a change of sense."""


def unlicensed_words(part: Part, left: Iterable[int], right: Iterable[int]) -> Finding | None:
    """A finding for short words that carry a sense and came in, went out or turned round."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine = {ours.words[index].folded: index for index in left}
    others = {theirs.words[index].folded: index for index in right}
    fresh, gone = mine.keys() - others.keys(), others.keys() - mine.keys()
    for one, other in (*_TURNING, _JOINED):
        for here, there in ((one, other), (other, one)):
            if fresh & here and gone & there:
                if there <= OR and denied(theirs, others[min(gone & there)]):
                    continue
                return Finding(
                    "scope-narrowed",
                    "weakened",
                    (mine[min(fresh & here)],),
                    (others[min(gone & there)],),
                    certain=False,
                )
    for index in right:
        if _if_he(theirs, index) and not any(
            _if_he(ours, at) for at, word in enumerate(ours.words) if word.sentence in part.group.ours
        ):
            return Finding("condition", "weakened", (), (index, index + 1), certain=False)
    all_ours = {word.folded for word in ours.words if word.sentence in part.group.ours}
    all_theirs = {word.folded for word in theirs.words if word.sentence in part.group.theirs}
    for word in sorted(gone & FORCE - all_ours):
        if _in_known(part.theirs, part.gained, others[word]) or _when(theirs, others[word], all_ours - all_theirs):
            continue
        return Finding("condition", "weakened", (), (others[word],), certain=False)
    if gone & _IF:
        fresh = fresh - {"wanneer", "quand"}
    for word in sorted(fresh & (FORCE | _ASKING) - all_theirs):
        if _in_known(part.ours, part.lost, mine[word]):
            continue
        return Finding("scope-narrowed", "weakened", (mine[word],), (), certain=False)
    return None


_IF, _WHEN = {"si", "indien", "als"}, {"lorsque", "lorsqu", "quand", "wanneer"}


def _when(passage: Passage, index: int, gone: set[str]) -> bool:
    """Whether an "if" stands for our "when", or is an "even if"."""
    before = passage.words[index - 1].folded if index else ""
    return passage.words[index].folded in _IF and (bool(gone & _WHEN) or before in ("meme", "zelfs"))


def _in_known(units: list[Unit], loose: list[Unit], index: int) -> bool:
    """Whether a word is part of a phrase that the other text answers to: "sans distinction" for "quel que soit"."""
    return any(len(unit.words) > 1 and index in unit.words and unit not in loose for unit in units)


_IF = {"als", "indien", "zodra", "ingeval", "zo", "lorsque", "lorsqu", "si", "des"}
_ASKING = {"wanneer", "waar", "hoe", "quand", "comment"}
"""What one decides about: "whether and when"."""


def _if_he(passage: Passage, index: int) -> bool:
    """Whether "s'il", "s'ils" stands at word ``index``."""
    following = passage.words[index + 1].folded if index + 1 < len(passage.words) else ""
    return passage.words[index].folded == "s" and following in ("il", "ils")
