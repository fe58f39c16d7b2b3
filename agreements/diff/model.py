"""The result of a comparison: frozen values that every report shows.

A Negotiation has one Comparison for each document of the other side (a round), oldest first. A Comparison holds the
parts of the two documents side by side, and from them the state of each position.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from agreements.impact.model import HARM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from agreements.impact.model import Label, Verdict
    from agreements.kinds import Kind
    from agreements.model import Language
    from agreements.opening import Note
    from clauses.model import Bilingual, Rung, Weight

__all__ = [
    "SEVERITY",
    "Answer",
    "ArticleChange",
    "Cell",
    "Change",
    "Comparison",
    "Document",
    "LanguageGap",
    "Negotiation",
    "Part",
    "PassageChange",
    "PositionState",
    "Road",
    "RoadKind",
    "Row",
    "RungOffer",
    "Segment",
    "Standing",
    "Untracked",
    "worst",
]

Change = Literal["unchanged", "reworded", "moved", "added", "removed"]
Part = Literal["title", "opening", "article", "closing", "annex", "signatures"]
RoadKind = Literal[
    "definition", "precedence", "scope", "condition", "duration", "entire-agreement", "reference", "annex"
]
Standing = Literal["kept", "strengthened", "weakened", "lost", "restored"]

SEVERITY: dict[str, int] = {"kept": 0, "strengthened": 1, "weakened": 2, "removed": 3, "contradicted": 4}
"""The verdicts on a position, the worse the higher."""


def worst(*verdicts: Verdict) -> Verdict:
    """The verdict that counts when several hold: the worst."""
    return max(verdicts, key=SEVERITY.__getitem__)


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
class Segment:
    """A piece of a passage: text of ours and what stands there in theirs; one is "" for an insertion or deletion."""

    ours: str
    theirs: str

    @property
    def equal(self) -> bool:
        """Whether both say the same here."""
        return self.ours == self.theirs


@dataclass(frozen=True)
class PassageChange:
    """Passages that belong together: one of ours and one of theirs, or several where text was split or joined.

    ``text_ours`` and ``text_theirs`` hold a line for each passage, without its label; ``labels_ours`` and
    ``labels_theirs`` are these labels ("§ 1.", "2°", ""). ``segments`` are both texts from end to end, cut where they
    differ. ``moved`` tells that it stands in another place than ours; ``uncertain`` that its verdict is a warning
    ("read this") rather than a finding.
    """

    change: Change
    label: Label
    text_ours: str
    text_theirs: str
    labels_ours: tuple[str, ...] = ()
    labels_theirs: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    positions: Mapping[str, Verdict] = field(default_factory=dict)
    mechanisms: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    confidence: float = 1.0
    moved: bool = False

    @property
    def harmful(self) -> bool:
        """Whether it is worse for the worker."""
        return self.label in HARM or any(verdict in HARM for verdict in self.positions.values())


@dataclass(frozen=True)
class Road:
    """The way by which a change in one place reaches a position in another.

    ``article`` is where the change stands, as a reader names it (``name`` of its ArticleChange); ``words`` are the
    words there, ``message`` a sentence that tells the road, in the language of messages.
    """

    kind: RoadKind
    article: str
    words: str
    message: str


@dataclass(frozen=True)
class ArticleChange:
    """A part of ours and what has become of it: an article, an annex, or an unnumbered part such as the preamble.

    ``ours`` and ``theirs`` are the numbers as a reader sees them ("3", "3bis", "1er", "bijlage 1"), None where there is
    none.
    ``name`` is what a reader calls it ("3", "bijlage 1", "preambule"). ``clause`` is the clause of the library that
    ours is, as far as its text tells. ``positions`` are the verdicts by what this part itself says; ``reaches`` are
    further positions that it harms at a distance, with the roads.
    """

    part: Part
    name: str
    ours: str | None
    theirs: str | None
    heading_ours: str
    heading_theirs: str
    clause: str | None
    change: Change
    label: Label
    text_ours: str
    text_theirs: str
    positions: Mapping[str, Verdict] = field(default_factory=dict)
    mechanisms: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    confidence: float = 1.0
    passages: tuple[PassageChange, ...] = ()
    reaches: Mapping[str, tuple[Road, ...]] = field(default_factory=dict)

    @property
    def harmful(self) -> bool:
        """Whether it is worse for the worker, here or at a distance."""
        return bool(self.reaches) or self.label in HARM or any(v in HARM for v in self.positions.values())

    @property
    def substantive(self) -> bool:
        """Whether it is more than wording: better or worse for the worker, or something new."""
        return self.harmful or self.label in ("strengthened", "added")


@dataclass(frozen=True)
class RungOffer:
    """A rung of a clause's ladder, its text, and whether what the employer offers meets it.

    ``objections`` are the reasons why not.
    """

    rung: Rung
    text: str
    met: bool
    objections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What we can say and propose when a position is weakened or lost.

    ``text`` is our text, ``clause`` its clause in the library, ``rung`` the rung it stands on (None when the text is
    not from the library). ``next`` is the next rung down that keeps all red lines of this one, None when there is none.
    ``met`` is the best rung that the employer's text meets, None when it meets none; ``worded`` the lower rung of ours
    whose very words it has.
    """

    clause: str | None
    article: str
    text: str
    reasons: tuple[str, ...]
    rung: Rung | None = None
    next: RungOffer | None = None
    met: Rung | None = None
    worded: Rung | None = None


@dataclass(frozen=True)
class PositionState:
    """The state of one position over the whole document: the worst verdict wins.

    ``articles`` are the names of the parts that make up the verdict (where it is ``kept``: that state it). ``roads``
    tell what reaches it from elsewhere; ``direct`` is the verdict without them. ``weight`` and ``title`` are None for
    what is no position of the library ("other").
    """

    id: str
    verdict: Verdict
    direct: Verdict
    articles: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    roads: tuple[Road, ...] = ()
    weight: Weight | None = None
    title: Bilingual | None = None
    answers: tuple[Answer, ...] = ()

    @property
    def harmed(self) -> bool:
        """Whether it is weakened or lost."""
        return self.verdict in HARM


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
        """Whether there is anything to report."""
        return bool(self.untracked or self.languages) or any(a.change != "unchanged" for a in self.articles)

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


@dataclass(frozen=True)
class Cell:
    """A position in one round: where it stands, how that compares with the round before, and who moved.

    ``moved``: "closer" to our text or "further" from it; None in the first round and when nothing moved. ``mover`` is
    "employer", or "union" when the text of this round is a lower rung of our own ladder.
    """

    standing: Standing
    verdict: Verdict
    moved: Literal["closer", "further"] | None = None
    mover: Literal["employer", "union"] | None = None


@dataclass(frozen=True)
class Row:
    """A position through the rounds; ``cells`` are in the order of the rounds, oldest first."""

    position: PositionState
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Negotiation:
    """Our document against one or more of theirs, oldest first. ``matrix`` has a row for each position."""

    rounds: tuple[Comparison, ...]
    matrix: tuple[Row, ...] = ()

    @property
    def latest(self) -> Comparison:
        """The last round."""
        return self.rounds[-1]

    @property
    def different(self) -> bool:
        """Whether there is anything to report in any round."""
        return any(comparison.different for comparison in self.rounds)
