"""What new text does: put after a sentence that says nothing, when it stands by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.diff.neutral import is_neutral, neutral
from agreements.diff.outcomes import harmful
from agreements.diff.remembered import assess
from agreements.impact.model import HARM

if TYPE_CHECKING:
    from agreements.impact.model import Impact, Label, Verdict
    from agreements.model import Language

__all__ = ["UNSURE", "added", "is_burden", "unguessed"]

UNSURE = 0.55
"""The confidence of a verdict that is a warning: read this."""


def added(text: str, lead: str, language: Language) -> tuple[Impact | None, dict[str, Verdict], Label]:
    """A passage of theirs that is new, below the line ``lead`` ("" for none): the judgement, positions and label.

    Harm to nothing in particular is harm to what it speaks of. That it is better is no guess: what is not known to be
    better, and not known to touch nothing, has to be read.
    """
    if is_neutral(text, language):
        return None, {}, "added"
    anchor = lead or neutral().anchor.of(language)
    impact = unguessed(assess(anchor, f"{anchor}\n{text}", language))
    positions: dict[str, Verdict] = {p: verdict for p, verdict in impact.positions.items() if verdict != "kept"}
    if set(positions) == {"other"} and harmful(positions):
        about = [each for each in assess(text, "", language).positions if each != "other"]
        positions = dict.fromkeys(about, positions["other"]) or positions
    return impact, positions, impact.label if positions else "added"


def is_burden(text: str, language: Language) -> bool:
    """Whether a sentence would surely be harm if it came: then it is no harm that it went."""
    anchor = neutral().anchor.of(language)
    impact = assess(anchor, f"{anchor}\n{text}", language)
    return impact.label in HARM and impact.confidence > UNSURE


def unguessed(impact: Impact) -> Impact:
    """The judgement; of new words that are better by a mere guess, it says that they have to be read."""
    if impact.label != "strengthened" or impact.confidence > UNSURE:
        return impact
    read: dict[str, Verdict] = {p: "weakened" if v == "strengthened" else v for p, v in impact.positions.items()}
    return replace(impact, label="weakened", positions=read, mechanisms=["condition"])
