"""An agreement as a row of parts, each with its passages, each with its sentences; what is aligned and judged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from agreements.diff.citations import without_numbers
from agreements.diff.knowledge import Data, Wording, knowledge
from agreements.impact.folding import fold
from agreements.impact.sentences import statements
from agreements.model import Article, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.diff.model import Part
    from agreements.model import Agreement, ClauseTag, Language, Section, Signature

__all__ = ["Block", "Side", "Statement", "Text", "part_name", "sentences", "side_of", "tokens"]

_TOKEN = re.compile(r"\w+(?:['’]|(?:[-.,/]\w+)*)|[%€]")


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded (lower case, without accents), with its figures and without punctuation."""
    return tuple(_TOKEN.findall(fold(text)))


@dataclass(frozen=True, eq=False)
class Statement:
    """One sentence of a passage, as it is aligned. ``place`` is its index among all sentences of the document."""

    text: str
    passage: int
    place: int
    kind: str = ""

    @cached_property
    def key(self) -> str:
        """What it says, without typography and without the numbers of the articles that it refers to."""
        return " ".join(tokens(without_numbers(self.text)))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words."""
        return tokens(self.text)


@dataclass(frozen=True, eq=False)
class Text:
    """One passage with its place: its index in the document, and that of its part."""

    passage: Passage
    part: int
    index: int
    first: int
    last: int

    @property
    def text(self) -> str:
        """The text without its label."""
        return self.passage.text


@dataclass(frozen=True, eq=False)
class Block:
    """A part of the document: what kind, its number and heading as a reader sees them, and the range of its passages.

    ``name`` is how a reader calls it: the number of an article, else a word in the agreement's language.
    """

    part: Part
    name: str
    number: str | None
    heading: str
    tag: ClauseTag | None
    index: int
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two documents, laid out."""

    language: Language
    blocks: tuple[Block, ...]
    texts: tuple[Text, ...]
    statements: tuple[Statement, ...]

    def of(self, block: Block) -> tuple[Text, ...]:
        """The passages of a part."""
        return self.texts[block.first : block.last]

    def shown(self, block: Block) -> str:
        """The text of a part with its labels, a line for each passage."""
        return "\n".join(f"{text.passage.label} {text.text}".strip() for text in self.of(block))


class _Names(Data):
    """The file ``parts.yaml``."""

    about: str
    title: Wording
    opening: Wording
    closing: Wording
    signatures: Wording
    annex: Wording
    around: Wording


def part_name(part: Part, language: Language, number: str = "") -> str:
    """What a reader calls a part: the ``number`` of an article, else a word in the language of the agreement."""
    if part == "article":
        return number
    words: Wording = getattr(knowledge("parts", _Names), part)
    return words.of(language).format(number=number).strip()


def side_of(agreement: Agreement) -> Side:
    """Lay an agreement out: its parts in the order of the document, the signatures after the closing words."""
    layout = _Layout(agreement.language)
    layout.section("title", [agreement.title])
    layout.section("opening", agreement.opening)
    for article in agreement.articles:
        layout.article("article", article)
    layout.section("closing", agreement.closing)
    layout.signatures(agreement.signatures)
    for annex in agreement.annexes:
        layout.article("annex", annex)
    return layout.side()


class _Layout:
    def __init__(self, language: Language) -> None:
        self._language = language
        self._blocks: list[Block] = []
        self._texts: list[Text] = []
        self._statements: list[Statement] = []

    def section(self, part: Part, sections: Sequence[Section]) -> None:
        passages = [passage for section in sections for passage in section.passages]
        if passages:
            tag = next((section.tag for section in sections if section.tag), None)
            self._add(part, None, "", tag, passages)

    def article(self, part: Part, article: Article) -> None:
        self._add(part, article.number or None, article.heading, article.tag, article.passages)

    def signatures(self, signatures: Sequence[Signature]) -> None:
        texts = [", ".join(filter(None, (each.party, each.name, each.capacity))) for each in signatures]
        if texts:
            self._add("signatures", None, "", None, [Passage("plain", "", (text,)) for text in texts])

    def _add(
        self,
        part: Part,
        number: str | None,
        heading: str,
        tag: ClauseTag | None,
        passages: Sequence[Passage],
    ) -> None:
        first, index = len(self._texts), len(self._blocks)
        for passage in passages:
            if passage.text.strip():
                self._passage(passage, index)
        name = part_name(part, self._language, number or "")
        self._blocks.append(Block(part, name, number, heading, tag, index, first, len(self._texts)))

    def _passage(self, passage: Passage, part: int) -> None:
        index, first = len(self._texts), len(self._statements)
        for sentence in sentences(passage.text):
            self._statements.append(Statement(sentence, index, len(self._statements)))
        self._texts.append(Text(passage, part, index, first, len(self._statements)))

    def side(self) -> Side:
        return Side(self._language, tuple(self._blocks), tuple(self._texts), tuple(self._statements))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a passage; a text without any word is one too."""
    spans = statements(text)
    for span in spans:
        yield text[span.start : span.end].strip()
    if not spans:
        yield text.strip()
