"""What the judgement of one passage consists of: words, units of meaning, edits, findings and the outcome."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "HARM",
    "Direction",
    "Edit",
    "Finding",
    "Impact",
    "Label",
    "Passage",
    "Quantity",
    "Sentence",
    "Signalled",
    "Span",
    "Topic",
    "Unit",
    "Verdict",
    "Word",
]

Label = Literal["unchanged", "cosmetic", "strengthened", "weakened", "contradicted", "removed", "added"]
Verdict = Literal["kept", "strengthened", "weakened", "contradicted", "removed"]
Direction = Literal["strengthened", "weakened", "contradicted", "removed", "neutral"]
HARM = frozenset({"weakened", "contradicted", "removed"})
"""The directions and labels that are worse for the worker."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: from character ``start`` up to ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a passage: as written, folded (lower case, no accents), its lemma, and where it stands.

    ``comma``: a comma stands before it.
    """

    text: str
    folded: str
    forms: frozenset[str]
    lemma: str
    span: Span
    sentence: int
    segment: int
    comma: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount: its value in the base unit of its dimension, a period per which it holds, and its bound.

    Dimensions: ``euro``, ``share`` (percent), ``hour``, ``day``, ``month``, ``year`` (age or career), ``times``
    (a year), or ``n:`` and a noun. ``per`` is the period in months, or the noun per which it is counted.
    """

    value: float
    dimension: str
    per: str = ""
    bound: Literal["", "min", "max"] = ""


UnitKind = Literal["word", "concept", "actor", "quantity", "date"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of meaning: a phrase of the lexicon, an actor, a quantity, or a word that is in no lexicon.

    ``words`` are the indices of its words in the passage. ``key`` is what is compared: two units with the same key
    say the same. ``senses`` are all keys that its words can have.
    """

    kind: UnitKind
    key: str
    words: tuple[int, ...]
    sentence: int
    segment: int
    quantity: Quantity | None = None
    senses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement: its place in the passage, and the range of its words."""

    index: int
    span: Span
    first: int
    last: int


@dataclass(frozen=True)
class Passage:
    """A text, read: its words, its sentences, its units of meaning, and the topics (positions) it speaks of.

    ``contraries`` are the words of it that have a contrary: which side of which pair, and where.
    """

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    units: tuple[Unit, ...]
    topics: tuple[Topic, ...]
    signals: tuple[Signalled, ...]
    actors: Mapping[int, frozenset[str]]
    contraries: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def quote(self, words: tuple[int, ...]) -> str:
        """The text from the first to the last of ``words``, as written."""
        if not words:
            return ""
        return self.text[self.words[min(words)].span.start : self.words[max(words)].span.end]


@dataclass(frozen=True, slots=True)
class Signalled:
    """A phrase of a mechanism found in a text; ``context`` are the words of the actors and amounts it names."""

    id: str
    words: tuple[int, ...]
    context: tuple[int, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A place in a passage that speaks of a position. The more words point to it, the heavier it weighs."""

    position: str
    words: tuple[int, ...]
    sentence: int
    weight: float


@dataclass(frozen=True, slots=True)
class Finding:
    """What one edit does: the mechanism, which way it goes, and the words of both texts."""

    mechanism: str
    direction: Direction
    ours: tuple[int, ...] = ()
    theirs: tuple[int, ...] = ()
    position: str = ""
    concept: str = ""
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of the text and what explains it.

    ``explanation`` is a mechanism of the lexicon (``synonym``, ``condition`` ...) or ``unexplained``.
    """

    ours: Span | None
    theirs: Span | None
    explanation: str
    direction: Direction


@dataclass(frozen=True)
class Impact:
    """What a change of wording does to the union's positions.

    ``confidence`` runs from 0 to 1; ``edits`` lets a report mark the words, ``reasons`` can be read out.
    """

    label: Label
    positions: Mapping[str, Verdict]
    mechanisms: list[str]
    reasons: list[str]
    confidence: float
    edits: tuple[Edit, ...] = field(default=())
