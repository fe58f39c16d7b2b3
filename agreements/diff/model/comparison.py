"""One round: our document and one of theirs, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from agreements.diff.model.changes import ArticleChange
    from agreements.diff.model.states import PositionState
    from agreements.kinds import Kind
    from agreements.model import Language
    from agreements.opening import Note

__all__ = ["Comparison", "Document", "LanguageGap", "Untracked"]


BESIDE = frozenset({"remarks", "hidden-text", "struck-text", "sideways-text"})
"""The codes of notes on what a document holds beside its text, and someone meant to be read, or not to be."""


@dataclass(frozen=True)
class Document:
    """One of the two documents: its file and kind, its language, and what has to be told about reading it.

    ``coverage`` says what is not compared ("2 pictures"), in the language of messages; "" for nothing.
    """

    file: Path
    kind: Kind
    language: Language
    notes: tuple[Note, ...] = ()
    coverage: str = ""


@dataclass(frozen=True)
class Untracked:
    """A change in a counter-proposal with tracked changes that was made outside of them.

    ``article`` names the part; ``text_theirs`` is what theirs says with all of its tracked changes rejected.
    """

    article: str
    text_ours: str
    text_theirs: str


@dataclass(frozen=True)
class LanguageGap:
    """Something that differs between the Dutch and the French version of one document.

    ``kind``: figure, date, reference, strength, missing. ``side`` tells whose document.
    """

    side: Literal["ours", "theirs"]
    kind: Literal["figure", "date", "reference", "strength", "missing", "verdict"]
    article: str
    text: str
    text_other: str
    message: str


@dataclass(frozen=True)
class Comparison:
    """One round: our document and one of theirs."""

    ours: Document
    theirs: Document
    articles: tuple[ArticleChange, ...]
    positions: tuple[PositionState, ...]
    untracked: tuple[Untracked, ...] = ()
    languages: tuple[LanguageGap, ...] = ()
    tracked: bool = False
    """Whether theirs has tracked changes; only then ``untracked`` means something."""

    @property
    def different(self) -> bool:
        """Whether there is anything to report: a change in what is said, or what theirs says beside its text."""
        told = any(note.code in BESIDE for note in self.theirs.notes)
        return told or bool(self.untracked or self.languages) or any(a.change != "unchanged" for a in self.articles)

    @property
    def harmed(self) -> tuple[PositionState, ...]:
        """The positions that are weakened or lost, in the order of the report."""
        return tuple(position for position in self.positions if position.harmed)

    @property
    def substantive(self) -> tuple[ArticleChange, ...]:
        """The parts in which more than wording changed."""
        return tuple(article for article in self.articles if article.substantive)

    @property
    def wording_only(self) -> tuple[ArticleChange, ...]:
        """The parts that changed without any effect: reworded, moved, renumbered."""
        return tuple(a for a in self.articles if a.change != "unchanged" and not a.substantive)
