"""The parts of an agreement as the blocks of a Word document: paragraphs, content controls, bookmarks, the table.

Content controls are those of ECMA-376 Part 1, 17.5.2; bookmarks 17.13.6.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agreements.word.fields import bookmark_name, clean, text_runs
from agreements.word.lists import chapter_list, numbered_list
from agreements.word.oxml import E, Element, attribute, qn
from akkoord.errors import InputError
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agreements.model import Agreement, Article, ClauseTag, Passage, Piece, Section
    from agreements.word.comments import CommentBook
    from agreements.word.lists import ListBook, MultilevelList
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
    """The lists of one language: those of articles and annexes go down to "a)", ``loose`` is for what is in neither.

    (LibreOffice counts an item before the first article as an article, if it is in the same list.)
    """

    articles: MultilevelList
    chapters: MultilevelList
    annexes: MultilevelList
    loose: MultilevelList

    @classmethod
    def define(cls, book: ListBook, words: Mapping[str, str], *, linked: bool) -> Lists:
        """Add the lists to a document; when ``linked``, the styles of the template number by themselves."""
        return cls(
            articles=book.define(numbered_list("article", words["article"]), linked=4 * linked),
            chapters=book.define(chapter_list(words["chapter"]), linked=linked),
            annexes=book.define(numbered_list("annex", words["annex"]), linked=linked),
            loose=book.define(numbered_list("article", words["article"])),
        )


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

    def control(self) -> int:
        """A number for a content control."""
        return next(self._controls)

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
            E("w:id", {"w:val": self.control()}),
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
    properties = E("w:pPr", None, E("w:pStyle", {"w:val": style}), E("w:keepNext") if keep_next else None, number)
    return E("w:p", None, properties, *content)


@dataclass
class Composer:
    """Makes the blocks of one agreement, in the order of the document (the lists count along).

    ``language`` is given ("fr-BE") only when it is not that of the document; ``controls`` tells whether clauses get
    content controls, ``contents`` whether headings get bookmarks for a table of contents and are kept in ``headings``.
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
    contents: bool = False
    headings: list[Heading] = field(default_factory=list)

    def title(self) -> list[Element]:
        """The title: its first passage as Title, the others as Subtitle."""
        roles = itertools.chain(["title"], itertools.repeat("subtitle"))
        blocks = [
            self._passage(passage, role if passage.level == "plain" else passage.level, self.lists.loose)
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
                section, [self._passage(p, p.level, self.lists.loose, keep_next=p is last) for p in section.passages]
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
        return self._heading("chapter", 1, label, title, number)

    def article(self, article: Article) -> list[Element]:
        """An article: its heading and its passages, in a content control when it names its clause."""
        return self._numbered("article", 2, article, self.lists.articles)

    def annex(self, annex: Article) -> list[Element]:
        """An annex, on a page of its own by its style."""
        return self._numbered("annex", 1, annex, self.lists.annexes)

    def runs(self, pieces: Sequence[Piece]) -> list[Element]:
        """Pieces of text as runs, with references as fields."""
        return text_runs(pieces, self.bookmarks, self._naming, self.language)

    @property
    def _naming(self) -> tuple[str, str]:
        return (self.words["article"].lower(), self.words["annex"].lower())

    def _numbered(self, role: str, depth: int, article: Article, numbers: MultilevelList) -> list[Element]:
        clause = article.tag.clause if article.tag else ""
        label = f"{self.words[role]} {article.number}."
        heading = self._heading(role, depth, label, article.heading, numbers.number(0, label), clause)
        passages = (self._passage(passage, passage.level, numbers) for passage in article.passages)
        return list(self._controlled(article.tag, article.heading, [heading, *passages]))

    def _heading(
        self, role: str, depth: int, label: str, heading: str, number: Element | None, clause: str = ""
    ) -> Element:
        content = self.comments.around(clause, self.runs((heading,)))
        if clause in self.bookmarks:
            content = self.identifiers.bookmark(self.bookmarks[clause], content)
        if self.contents:
            entry = Heading(depth, label, heading, f"_Toc_{len(self.headings) + 1:04}")
            self.headings.append(entry)
            content = self.identifiers.bookmark(entry.bookmark, content)
        return paragraph(self.styles.id(role), content, number)

    def _passage(self, passage: Passage, role: str, numbers: MultilevelList, *, keep_next: bool = False) -> Element:
        number = None
        if passage.level in LEVELS:
            number = numbers.number(LEVELS[passage.level], passage.label)
        return paragraph(self.styles.id(role), self.runs(passage.pieces), number, keep_next=keep_next)

    def _section(self, section: Section, blocks: list[Element]) -> list[Element]:
        if section.tag is not None and blocks:
            self._comment_on(blocks[0], section.tag.clause)
        return list(self._controlled(section.tag, section.tag.clause if section.tag else "", blocks))

    def _comment_on(self, block: Element, clause: str) -> None:
        content = [child for child in block if child.tag != qn("w:pPr")]
        for child in self.comments.around(clause, content):
            block.append(child)

    def _controlled(self, tag: ClauseTag | None, title: str, blocks: Sequence[Element]) -> Iterator[Element]:
        if tag is None or not blocks or not self.controls:
            yield from blocks
        else:
            yield self.identifiers.content_control(tag, title, blocks)
