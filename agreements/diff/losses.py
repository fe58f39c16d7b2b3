"""What it does that text of ours is gone: a passage, or a sentence out of one that is worded otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.diff.additions import UNSURE, is_burden
from agreements.diff.fragments import fragment
from agreements.diff.remembered import assess
from agreements.diff.units import tokens
from agreements.impact.model import HARM
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.fragments import Fragment
    from agreements.diff.grouping import Group
    from agreements.diff.units import Side
    from agreements.impact.model import Impact, Verdict
    from agreements.model import Language

__all__ = ["removed", "with_losses"]

SAID = 0.8
"""From this share of its words on, a sentence that is gone is still said by what stands there."""
LIGHT = 2
"""Words of so many letters do not count for that."""


def removed(text: str, groups: Sequence[Group], theirs: Side, known: Known | None) -> tuple[Impact, dict[str, Verdict]]:
    """A passage of ours that is gone: what it was about is lost, or weakened where the rest still speaks of it.

    ``groups`` are those of the part in which it stood, ``known`` is the clause that this part is.
    """
    impact = assess(text, "", theirs.language)
    left = _left(groups, theirs)
    about = list(impact.positions)
    if known is not None and known.primary is not None:
        about = [position for position in known.positions if position in about] or [known.primary]
    kept: set[str] = set(known.positions) if known is not None and left else left
    return impact, {each: "weakened" if each in kept else "removed" for each in about}


def _left(groups: Sequence[Group], theirs: Side) -> set[str]:
    """The positions that what is left of a part of theirs states."""
    found: set[str] = set()
    for group in groups:
        if group.ours and group.theirs:
            text = fragment(theirs, group.theirs).text
            found |= set(assess(text, text, theirs.language).positions)
    return found


def with_losses(impact: Impact, lost: Sequence[str], yours: Fragment, language: Language) -> Impact:
    """The judgement, which may not call it harmless when a sentence of ours is gone and nothing came for it.

    ``lost`` are the sentences that no sentence of theirs answers to.
    """
    if impact.label in HARM:
        return impact
    gain = impact.label == "strengthened"
    left = set(tokens(yours.text))
    for text in lost:
        words = [word for word in tokens(text) if len(word) > LIGHT]
        if not words or sum(word in left for word in words) >= SAID * len(words):
            continue
        if gain and is_burden(text, language):
            continue
        gone: dict[str, Verdict] = dict.fromkeys(assess(text, "", language).positions, "weakened")
        impact = replace(
            impact,
            label="weakened",
            positions={**impact.positions, **gone},
            mechanisms=["scope-narrowed"],
            reasons=[*impact.reasons, _("This is left out: “{words}”").format(words=text)],
            confidence=UNSURE,
        )
    return impact
