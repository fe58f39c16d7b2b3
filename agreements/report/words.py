"""The words that reports have in common: verdicts, changes, standings, weights, parts; in the language of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkoord.messages import active, mark, ngettext
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from agreements.diff.model import ArticleChange, Cell, PositionState
    from agreements.impact.model import Verdict

__all__ = [
    "change_word",
    "mover_word",
    "named",
    "place",
    "rung_word",
    "standing_word",
    "title",
    "verdict_count",
    "verdict_word",
    "weight_word",
]

_VERDICTS = {
    "kept": mark("kept"),
    "strengthened": mark("strengthened"),
    "weakened": mark("weakened"),
    "contradicted": mark("contradicted"),
    "removed": mark("removed"),
}
_LABELS = {
    "kept": mark("unchanged"),
    "strengthened": mark("an improvement"),
    "weakened": mark("a weakening"),
    "contradicted": mark("the opposite"),
    "removed": mark("struck"),
    "unchanged": mark("unchanged"),
    "cosmetic": mark("only worded otherwise"),
    "added": mark("added"),
}
_CHANGES = {
    "unchanged": mark("unchanged"),
    "reworded": mark("reworded"),
    "moved": mark("moved"),
    "added": mark("added"),
    "removed": mark("struck"),
}
_STANDINGS = {
    "kept": mark("kept"),
    "strengthened": mark("strengthened"),
    "weakened": mark("weakened"),
    "lost": mark("lost"),
    "restored": mark("restored"),
}
_WEIGHTS = {"red-line": mark("red line"), "essential": mark("essential"), "wish": mark("wish")}
_RUNGS = {"opening": mark("opening position"), "fallback": mark("fallback position"), "floor": mark("floor")}
_MOVES = {
    ("closer", "employer"): mark("the employer came closer"),
    ("further", "employer"): mark("the employer went further away"),
    ("further", "union"): mark("we gave way: this is a lower position of our own"),
}


def verdict_word(verdict: str) -> str:
    """A verdict on a position."""
    return _(_VERDICTS[verdict])


def verdict_count(verdict: Verdict, count: int) -> str:
    """How many positions have a verdict: "2 weakened"."""
    words = {
        "kept": ngettext("{count} kept", "{count} kept", count),
        "strengthened": ngettext("{count} strengthened", "{count} strengthened", count),
        "weakened": ngettext("{count} weakened", "{count} weakened", count),
        "contradicted": ngettext("{count} contradicted", "{count} contradicted", count),
        "removed": ngettext("{count} removed", "{count} removed", count),
    }
    return words[verdict].format(count=count)


def change_word(article: ArticleChange) -> str:
    """What happened to a part: its effect where it has one, else how it changed."""
    if article.reaches and article.label not in ("weakened", "contradicted", "removed"):
        return _("weakens elsewhere")
    return _(_LABELS[article.label]) if article.substantive else _(_CHANGES[article.change])


def standing_word(cell: Cell) -> str:
    """Where a position stands in a round."""
    return _(_STANDINGS[cell.standing])


def mover_word(cell: Cell) -> str:
    """Who moved since the round before; "" when nobody did."""
    return _(_MOVES[cell.moved, cell.mover]) if cell.moved and cell.mover else ""


def weight_word(state: PositionState) -> str:
    """The weight of a position; "" for what is no position of the library."""
    return _(_WEIGHTS[state.weight]) if state.weight else ""


def rung_word(rung: str) -> str:
    """A rung of the ladder."""
    return _(_RUNGS[rung])


def title(state: PositionState) -> str:
    """What a position is called; positions have names in Dutch and French, and English readers see the Dutch one."""
    if state.title is None:
        return _("Other provisions")
    return state.title["fr" if active() == "fr" else "nl"]


def named(name: str) -> str:
    """A part by its name: the number of an article, or a word for itself."""
    return _("article {number}").format(number=name) if name[:1].isdigit() else name


def place(article: ArticleChange) -> str:
    """Where a change stands: "article 3", "article 3 → 4", "new article 21", "bijlage 1"."""
    if article.part != "article":
        return article.name
    if article.ours and article.theirs:
        if article.ours == article.theirs:
            return _("article {number}").format(number=article.ours)
        return _("article {ours} → {theirs}").format(ours=article.ours, theirs=article.theirs)
    if article.theirs:
        return _("new article {number}").format(number=article.theirs)
    return _("article {number}").format(number=article.ours or article.name)
