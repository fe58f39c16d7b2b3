"""Two languages side by side: one document with a table of two columns, article beside article.

Each column has its own language and its own lists; references point into their own column. It is for reading: clauses
have no content controls here, as a clause would then have two texts.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from agreements.word.comments import CommentBook
from agreements.word.composing import Composer, Identifiers, Lists, bookmarks, paragraph
from agreements.word.fields import run
from agreements.word.lists import ListBook
from agreements.word.oxml import E, Element, find, serialize_xml
from agreements.word.properties import set_core_properties, set_language
from agreements.word.styles import Styles
from agreements.word.tables import table, table_row, text_width
from agreements.word.template import block_paragraph, render, replace_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from agreements.model import Agreement, Article, Section
    from agreements.word.appearance import Appearance

__all__ = ["write_synoptic"]

_ROLES = ("title", "subtitle", "chapter", "article", "annex", "plain", "paragraph", "item", "subitem", "synoptic")
Cells = list[Element]
_SHORT = 900  # characters in a cell


def write_synoptic(
    left: Agreement,
    right: Agreement,
    template: Path,
    appearance_left: Appearance,
    appearance_right: Appearance,
) -> bytes:
    """Write one agreement in two languages through a template; return the bytes of the .docx.

    The document's own language and properties are those of ``left``. Raises InputError or InvalidFileError when the
    template won't do.
    """
    language = f"{left.language}-BE"
    tags = {"left": appearance_left, "right": appearance_right}
    package = render(template, tags, ("synoptic",))
    set_language(package, language)
    styles = Styles(package, _ROLES)
    styles.set_language(language)
    main = package.main_document
    document = package.xml(main)
    book, identifiers = ListBook(package, styles), Identifiers(document)
    columns = (
        _column(left, appearance_left, "", styles, book, identifiers),
        _column(right, appearance_right, f"{right.language}-BE", styles, book, identifiers),
    )
    body = find(document, "w:body")
    if body is None:
        raise LookupError("w:body")  # ``render`` found the block tag in it
    width = text_width(body)
    widths = (width - width // 2, width // 2)
    rows = [table_row([_name(column) for column in columns], widths, header=True)]
    rows += [table_row(cells, widths, whole=_is_short(cells)) for cells in _rows(*columns)]
    result = table(styles.id("synoptic"), widths, rows)
    replace_block(block_paragraph(body, "synoptic"), [result, E("w:p")])
    styles.save()
    book.save()
    package.parts[main] = serialize_xml(document)
    set_core_properties(package, appearance_left, language)
    return package.to_bytes()


def _column(
    agreement: Agreement,
    appearance: Appearance,
    language: str,
    styles: Styles,
    book: ListBook,
    identifiers: Identifiers,
) -> Composer:
    words = appearance.words
    return Composer(
        agreement=agreement,
        words=words,
        styles=styles,
        lists=Lists.define(book, words, linked=False),
        identifiers=identifiers,
        comments=CommentBook((), "", ""),
        bookmarks=bookmarks(agreement, f"_{agreement.language}"),
        language=language,
        controls=False,
    )


def _rows(left: Composer, right: Composer) -> Iterator[tuple[Cells, Cells]]:
    """The cells of each row, in the order of the document."""
    ours, theirs = left.agreement, right.agreement
    yield left.title(), right.title()
    for one, other in zip_longest(ours.opening, theirs.opening):
        yield left.sections(_some(one)), right.sections(_some(other))
    chapters = ("", "")
    for article, counterpart in zip_longest(ours.articles, theirs.articles):
        titles = (_chapter(article), _chapter(counterpart))
        if titles != chapters and any(titles):
            yield _heading(left, titles[0], chapters[0]), _heading(right, titles[1], chapters[1])
        chapters = titles
        yield _article(left, article), _article(right, counterpart)
    for one, other in zip_longest(ours.closing, theirs.closing):
        yield left.sections(_some(one)), right.sections(_some(other))
    if ours.signatures or theirs.signatures:
        yield _signatures(left), _signatures(right)
    for annex, counterpart in zip_longest(ours.annexes, theirs.annexes):
        yield left.annex(annex) if annex else [], right.annex(counterpart) if counterpart else []


def _is_short(cells: tuple[Cells, Cells]) -> bool:
    """Whether a row is not worth splitting over two pages."""
    return all(sum(len(str(text)) for block in cell for text in block.itertext()) < _SHORT for cell in cells)


def _some(part: Section | None) -> Sequence[Section]:
    return () if part is None else (part,)


def _chapter(article: Article | None) -> str:
    return article.chapter if article else ""


def _heading(column: Composer, title: str, previous: str) -> Cells:
    return [column.chapter(title)] if title and title != previous else []


def _article(column: Composer, article: Article | None) -> Cells:
    return column.article(article) if article else []


def _signatures(column: Composer) -> Cells:
    style = column.styles.id("plain")
    return [
        paragraph(style, column.runs((f"{signature.party}\n{signature.name}\n{signature.capacity}",)))
        for signature in column.agreement.signatures
    ]


def _name(column: Composer) -> Cells:
    return [paragraph(column.styles.id("plain"), [run(column.words["language"], column.language)])]
