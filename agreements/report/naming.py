"""What the reports call things, in the language of messages: verdicts, weights, changes, rungs, parts of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkoord.messages import active, mark
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from agreements.diff.model import ArticleChange, Cell, LanguageGap, PositionState, Road
    from agreements.model import Language
    from clauses.model import Rung, Weight

__all__ = [
    "SYMBOLS",
    "article_name",
    "change_name",
    "gap_name",
    "label_name",
    "language_of_titles",
    "meets",
    "move_name",
    "part_name",
    "position_title",
    "road_name",
    "rung_name",
    "standing_name",
    "verdict_name",
    "weight_name",
]

SYMBOLS = {
    "kept": "=",
    "unchanged": "=",
    "cosmetic": "≈",
    "strengthened": "▲",
    "restored": "▲",
    "added": "+",
    "weakened": "▼",
    "lost": "✕",
    "removed": "✕",
    "contradicted": "⇄",
}
"""A sign beside each verdict, label and standing, so that colour is never the only one."""

_VERDICTS = {
    "kept": mark("kept"),
    "strengthened": mark("strengthened"),
    "weakened": mark("weakened"),
    "contradicted": mark("contradicted"),
    "removed": mark("gone"),
}
_LABELS = {
    **_VERDICTS,
    "unchanged": mark("unchanged"),
    "cosmetic": mark("wording only"),
    "added": mark("new"),
}
_STANDINGS = {
    "kept": mark("kept"),
    "strengthened": mark("strengthened"),
    "weakened": mark("weakened"),
    "lost": mark("lost"),
    "restored": mark("restored"),
}
_CHANGES = {
    "unchanged": mark("unchanged"),
    "reworded": mark("reworded"),
    "moved": mark("moved"),
    "added": mark("added by them"),
    "removed": mark("left out by them"),
}
_WEIGHTS = {"red-line": mark("red line"), "essential": mark("essential"), "wish": mark("wish")}
_RUNGS = {"opening": mark("opening text"), "fallback": mark("fallback text"), "floor": mark("floor text")}
_PARTS = {
    "title": mark("Title"),
    "opening": mark("Opening"),
    "closing": mark("Closing"),
    "signatures": mark("Signatures"),
}
_ROADS = {
    "definition": mark("through a definition"),
    "precedence": mark("through a rule of precedence"),
    "scope": mark("through the scope"),
    "condition": mark("through a general condition"),
    "duration": mark("through the duration"),
    "entire-agreement": mark("through an entire-agreement clause"),
    "reference": mark("through a reference"),
    "annex": mark("through an annex"),
}
_GAPS = {
    "figure": mark("another figure"),
    "date": mark("another date"),
    "reference": mark("another reference"),
    "strength": mark("another strength"),
    "missing": mark("missing in one language"),
    "verdict": mark("another effect"),
}


def verdict_name(verdict: str) -> str:
    """The verdict on a position: "weakened"."""
    return _(_VERDICTS[verdict])


def label_name(label: str) -> str:
    """The outcome for an article or passage: "wording only"."""
    return _(_LABELS[label])


def standing_name(standing: str) -> str:
    """Where a position stands in a round: "restored"."""
    return _(_STANDINGS[standing])


def change_name(change: str) -> str:
    """What became of a part of ours: "left out by them"."""
    return _(_CHANGES[change])


def weight_name(weight: Weight | None) -> str:
    """The weight of a position; what is no position of the library has none."""
    return _(_WEIGHTS[weight]) if weight else _("no weight")


def rung_name(rung: Rung) -> str:
    """A rung of the ladder: "fallback text"."""
    return _(_RUNGS[rung])


def road_name(road: Road) -> str:
    """How a change elsewhere reaches a position: "through a definition"."""
    return _(_ROADS[road.kind])


def gap_name(gap: LanguageGap) -> str:
    """What differs between the two languages of a document: "another figure"."""
    return _(_GAPS[gap.kind])


def article_name(name: str) -> str:
    """A part as a reader refers to it: "Article 3"; what has a name of its own ("bijlage 1") keeps it."""
    if name[:1].isdigit():
        return _("Article {number}").format(number=name)
    return name[:1].upper() + name[1:]


def part_name(change: ArticleChange) -> str:
    """An entry of the changes: "Article 3", "Article 3, theirs 4", "Opening"."""
    if change.part in _PARTS:
        return _(_PARTS[change.part])
    if change.part == "article" and change.ours and change.theirs and change.ours != change.theirs:
        return _("Article {ours}, with them {theirs}").format(ours=change.ours, theirs=change.theirs)
    return article_name(change.name)


def meets(rung: Rung) -> str:
    """That what the employer offers meets a rung."""
    return _("What they offer meets our {rung}.").format(rung=rung_name(rung))


def move_name(cell: Cell) -> str:
    """Who moved since the round before, and which way; "" when nothing moved."""
    if cell.moved is None:
        return ""
    if cell.mover == "union":
        return _("we moved") if cell.moved == "further" else _("we came back")
    return _("they came closer") if cell.moved == "closer" else _("they moved away")


def language_of_titles(fallback: Language) -> Language:
    """The language in which the library's titles are shown: that of messages, or ``fallback`` when it has no other."""
    language = active()
    return "nl" if language == "nl" else "fr" if language == "fr" else fallback


def position_title(state: PositionState, fallback: Language) -> str:
    """The title of a position; of what is no position of the library, a name for it."""
    if state.title is not None:
        return state.title[language_of_titles(fallback)]
    return _("Other") if state.id == "other" else state.id
