"""What a collective agreement says, apart from how it is stored.

An Agreement is a title, an opening (parties, preamble), numbered articles that may be grouped in chapters, a closing
with signatures, and numbered annexes. Each of these is made of passages. Numbers are as a reader sees them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Agreement",
    "Article",
    "ClauseTag",
    "Language",
    "Level",
    "Passage",
    "Piece",
    "Reference",
    "Section",
    "Signature",
    "merged",
]

Language = Literal["nl", "fr"]
Level = Literal["plain", "paragraph", "item", "subitem"]
"""plain: unnumbered (a lid, un alinéa); paragraph: § 1.; item: 1°; subitem: a)."""


@dataclass(frozen=True)
class Reference:
    """A cross-reference to an article or annex: the clause it points to, and its number as printed ("3", "1er").

    ``clause`` is None when the document does not tell which clause stands there.
    """

    clause: str | None
    number: str


Piece = str | Reference
Mark = TypeVar("Mark")


def merged(pieces: Iterable[str | Mark]) -> tuple[str | Mark, ...]:
    """The same pieces without empty strings, and with neighbouring strings made one."""
    result: list[str | Mark] = []
    for piece in pieces:
        last = result[-1] if result else None
        if isinstance(piece, str) and isinstance(last, str):
            result[-1] = last + piece
        elif piece != "":
            result.append(piece)
    return tuple(result)


@dataclass(frozen=True)
class Passage:
    """One paragraph: its level, its label as printed ("§ 1.", "2°", "" for none), and its text in pieces."""

    level: Level
    label: str
    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """The text as a reader sees it, without the label."""
        return "".join(piece if isinstance(piece, str) else piece.number for piece in self.pieces)


@dataclass(frozen=True)
class ClauseTag:
    """The name that a clause keeps in Word: ``akkoord:<clause-id>@<version>/<variant>`` (a content control's tag)."""

    clause: str
    version: str
    variant: str

    def __str__(self) -> str:
        return f"akkoord:{self.clause}@{self.version}/{self.variant}"

    @classmethod
    def parse(cls, tag: str) -> ClauseTag | None:
        """The clause that a content control's tag names, or None when the tag is not one of ours."""
        scheme, _, rest = tag.partition(":")
        clause, at, rest = rest.partition("@")
        version, slash, variant = rest.partition("/")
        if scheme != "akkoord" or not (at and slash and clause and version and variant):
            return None
        return cls(clause, version, variant)


@dataclass(frozen=True)
class Article:
    """An article or an annex: its number as printed ("3", "3bis", "1er"), its heading, its passages.

    ``chapter`` is the title of the chapter it stands in, or "". ``tag`` names the clause, if the document tells it.
    """

    number: str
    heading: str
    passages: tuple[Passage, ...]
    chapter: str = ""
    tag: ClauseTag | None = None

    @property
    def text(self) -> str:
        """All passages with their labels, a line each."""
        return "\n".join(f"{passage.label} {passage.text}".strip() for passage in self.passages)


@dataclass(frozen=True)
class Section:
    """An unnumbered part before or after the articles: the title, the parties, the preamble, the closing words."""

    passages: tuple[Passage, ...]
    tag: ClauseTag | None = None


@dataclass(frozen=True)
class Signature:
    """One signatory: for which party, who, and in what capacity."""

    party: str
    name: str
    capacity: str


@dataclass(frozen=True)
class Agreement:
    """A whole collective agreement in one language."""

    language: Language
    title: Section
    opening: tuple[Section, ...]
    articles: tuple[Article, ...]
    closing: tuple[Section, ...]
    signatures: tuple[Signature, ...]
    annexes: tuple[Article, ...] = ()

    @property
    def parts(self) -> tuple[Section | Article, ...]:
        """All that has text of its own, in the order of the document."""
        return (self.title, *self.opening, *self.articles, *self.closing, *self.annexes)
