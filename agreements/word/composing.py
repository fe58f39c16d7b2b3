"""The parts of an agreement as the blocks of a Word document: paragraphs, content controls, bookmarks, the table.

Content controls are those of ECMA-376 Part 1, 17.5.2; bookmarks 17.13.6.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agreements.word.fields import bookmark_name, clean, text_runs
from agreements.word.oxml import E, Element, attribute, insert_in_order, qn
from akkoord.errors import InputError
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agreements.model import Agreement, Article, ClauseTag, Passage, Piece, Section
    from agreements.word.comments import CommentBook
    from agreements.word.lists import MultilevelList
    from agreements.word.styles import Styles

__all__ = ["Composer", "Heading", "Identifiers", "Lists", "bookmarks", "paragraph"]

LEVELS = {"paragraph": 1, "item": 2, "subitem": 3}
_LONGEST_TAG = 64  # Word's own limit for the tag and the title of a content control


@dataclass(frozen=True)
class Heading:
    """A numbered heading as the table of contents shows it."""

    depth: int
    label: str
    text: str
    bookmark: str


@dataclass(frozen=True)
class Lists:
    """The lists of one language."""

    articles: MultilevelList
    chapters: MultilevelList
    annexes: MultilevelList


class Identifiers:
    """Numbers for bookmarks and content controls that the template doesn't use yet, always the same ones."""

    def __init__(self, root: Element) -> None:
        """Note which numbers the document of the template uses."""
        bookmarks = {attribute(element, "w:id") for element in root.iter(qn("w:bookmarkStart"))}
        controls = {attribute(element) for element in root.iter(qn("w:id"))}
        self._bookmarks = (number for number in itertools.count(1) if str(number) not in bookmarks)
        self._controls = (number for number in itertools.count(1001) if str(number) not in controls)

    def bookmark(self, name: str, content: Sequence[Element]) -> list[Element]:
        """Put a bookmark around the content of a paragraph."""
        number = next(self._bookmarks)
        start = E("w:bookmarkStart", {"w:id": number, "w:name": name})
        return [start, *content, E("w:bookmarkEnd", {"w:id": number})]

    def content_control(self, tag: ClauseTag, title: str, blocks: Sequence[Element]) -> Element:
        """Put a content control around blocks. Raises InputError when the tag is longer than Word allows."""
        if len(str(tag)) > _LONGEST_TAG:
            raise InputError(
                _("The name “{tag}” is longer than the {limit} characters that Word allows.").format(
                    tag=tag, limit=_LONGEST_TAG
                ),
                hint=_("Give the clause a shorter id."),
            )
        properties = E(
            "w:sdtPr",
            None,
            E("w:alias", {"w:val": clean(title)[:_LONGEST_TAG]}),
            E("w:tag", {"w:val": str(tag)}),
            E("w:id", {"w:val": next(self._controls)}),
        )
        return E("w:sdt", None, properties, E("w:sdtContent", None, *blocks))


def bookmarks(agreement: Agreement, suffix: str = "") -> dict[str, str]:
    """The bookmark of each article and annex that names its clause, by clause id; no two are the same."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for article in (*agreement.articles, *agreement.annexes):
        if article.tag is None or article.tag.clause in names:
            continue
        name = bookmark_name(article.tag.clause, suffix)
        for number in itertools.count(2):
            if name.lower() not in taken:
                break
            name = bookmark_name(article.tag.clause, f"_{number}{suffix}")
        taken.add(name.lower())
        names[article.tag.clause] = name
    return names


def paragraph(
    style: str, content: Sequence[Element], number: Element | None = None, *, keep_next: bool = False
) -> Element:
    """A paragraph in a style, by the style's id."""
    properties = E(
        "w:pPr", None, E("w:pStyle", {"w:val": style}), E("w:keepNext") if keep_next else None, number
    )
    return E("w:p", None, properties, *content)


@dataclass
class Composer:
    """Makes the blocks of one agreement, in the order of the document (the lists count along).

    ``language`` is given ("fr-BE") only when it is not that of the document; ``controls`` is False where clauses get
    no content control of their own.
    """

    agreement: Agreement
    words: Mapping[str, str]
    styles: Styles
    lists: Lists
    identifiers: Identifiers
    comments: CommentBook
    bookmarks: Mapping[str, str]
    language: str = ""
    controls: bool = True
    headings: list[Heading] = field(default_factory=list)

    def title(self) -> list[Element]:
        """The title: its first passage as Title, the others as Subtitle."""
        roles = itertools.chain(["title"], itertools.repeat("subtitle"))
        blocks = [
            self._passage(passage, role if passage.level == "plain" else passage.level)
            for passage, role in zip(self.agreement.title.passages, roles, strict=False)
        ]
        return self._section(self.agreement.title, blocks)

    def sections(self, sections: Sequence[Section], *, keep_last: bool = False) -> list[Element]:
        """Unnumbered parts; with ``keep_last`` the last paragraph stays with what follows (the signatures)."""
        passages = [section.passages for section in sections if section.passages]
        last = passages[-1][-1] if passages and keep_last else None
        return [
            block
            for section in sections
            for block in self._section(
                section, [self._passage(p, p.level, keep_next=p is last) for p in section.passages]
            )
        ]

    def articles(self) -> list[Element]:
        """All articles, with the headings of their chapters."""
        blocks = []
        chapter = ""
        for article in self.agreement.articles:
            if article.chapter and article.chapter != chapter:
                blocks.append(self.chapter(article.chapter))
            chapter = article.chapter
            blocks += self.article(article)
        return blocks

    def chapter(self, title: str) -> Element:
        """The heading of a chapter, numbered by Word."""
        label = self.lists.chapters.next_label()
        number = self.lists.chapters.number(0, label)
        return self._heading("chapter", 1, label, (title,), number, "")

    def article(self, article: Article) -> list[Element]:
        """An article: its heading and its passages, in a content control when it names its clause."""
        label = f"{self.words['article']} {article.number}."
        number = self.lists.articles.number(0, label)
        return self._numbered("article", 2, label, article, number)

    def annex(self, annex: Article) -> list[Element]:
        """An annex, on a page of its own by its style."""
        label = f"{self.words['annex']} {annex.number}."
        return self._numbered("annex", 1, label, annex, self.lists.annexes.number(0, label))

    def runs(self, pieces: Sequence[Piece]) -> list[Element]:
        """Pieces of text as runs, with references as fields."""
        words = (self.words["article"].lower(), self.words["annex"].lower())
        return text_runs(pieces, self.bookmarks, words, self.language)

    def _numbered(
        self, role: str, depth: int, label: str, article: Article, number: Element | None
    ) -> list[Element]:
        clause = article.tag.clause if article.tag else ""
        heading = self._heading(role, depth, label, (article.heading,), number, clause)
        blocks = [heading, *(self._passage(passage, passage.level) for passage in article.passages)]
        return list(self._controlled(article.tag, article.heading, blocks))

    def _heading(
        self, role: str, depth: int, label: str, pieces: Sequence[Piece], number: Element | None, clause: str
    ) -> Element:
        content = self.comments.around(clause, self.runs(pieces))
        if clause in self.bookmarks:
            content = self.identifiers.bookmark(self.bookmarks[clause], content)
        entry = Heading(depth, label, "".join(str(piece) for piece in pieces), f"_Toc_{len(self.headings) + 1:04}")
        self.headings.append(entry)
        content = self.identifiers.bookmark(entry.bookmark + self._suffix, content)
        return paragraph(self.styles.id(role), content, number)

    @property
    def _suffix(self) -> str:
        return f"_{self.language[:2]}" if self.language else ""

    def _passage(self, passage: Passage, role: str, *, keep_next: bool = False) -> Element:
        number = None
        if passage.level in LEVELS:
            number = self.lists.articles.number(LEVELS[passage.level], passage.label)
        return paragraph(self.styles.id(role), self.runs(passage.pieces), number, keep_next=keep_next)

    def _section(self, section: Section, blocks: list[Element]) -> list[Element]:
        if section.tag is not None and blocks:
            self._comment_on(blocks[0], section.tag.clause)
        return list(self._controlled(section.tag, section.tag.clause if section.tag else "", blocks))

    def _comment_on(self, block: Element, clause: str) -> None:
        content = [child for child in block if child.tag != qn("w:pPr")]
        for child in self.comments.around(clause, content):
            insert_in_order(block, child)

    def _controlled(self, tag: ClauseTag | None, title: str, blocks: Sequence[Element]) -> Iterator[Element]:
        if tag is None or not blocks or not self.controls:
            yield from blocks
        else:
            yield self.identifiers.content_control(tag, title, blocks)
