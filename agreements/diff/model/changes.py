"""What has become of the parts of a document: passages that differ, and the roads by which they reach further."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from agreements.impact.model import HARM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agreements.impact.model import Label, Verdict

__all__ = ["ArticleChange", "Change", "Part", "PassageChange", "Road", "RoadKind", "Segment"]

Change = Literal["unchanged", "reworded", "moved", "added", "removed"]
Part = Literal["title", "opening", "article", "closing", "annex", "signatures", "around"]
"""``around`` is what stands at the top and the foot of the pages."""
RoadKind = Literal[
    "definition", "precedence", "scope", "condition", "duration", "entire-agreement", "reference", "annex", "language"
]
"""``language``: the version in the other language says otherwise, and both versions bind."""


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
    differ. ``moved`` tells that it stands in another place than ours; a low ``confidence`` that its verdict is a
    warning ("read this") rather than a finding.
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
    def told(self) -> str:
        """The words of theirs that differ, or ours when they are gone."""
        yours = " … ".join(text for each in self.segments if not each.equal and (text := each.theirs.strip()))
        return yours or " … ".join(text for each in self.segments if not each.equal and (text := each.ours.strip()))

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
