"""An Agreement as a Word document: what the writer makes goes into the block tags of a template.

The same agreement, template and appearance always give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.appearance import Appearance, Comment
from agreements.word.comments import CommentBook
from agreements.word.composing import Composer, Identifiers, Lists, bookmarks
from agreements.word.contents import table_of_contents
from agreements.word.lists import ListBook
from agreements.word.oxml import E, Element, find, local_name, qn, serialize_xml
from agreements.word.properties import embed, set_core_properties, set_language
from agreements.word.styles import ROLES, Styles
from agreements.word.synoptic import write_synoptic
from agreements.word.tables import signature_table, text_width
from agreements.word.template import block_paragraph, render, replace_block

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.model import Agreement

__all__ = ["Appearance", "Comment", "write", "write_synoptic"]

_BLOCKS = ("title", "opening", "articles", "closing", "signatures", "annexes")


def write(
    agreement: Agreement,
    template: Path,
    appearance: Appearance,
    *,
    comments: Sequence[Comment] = (),
    embedded: bytes | None = None,
) -> bytes:
    """Write an agreement through a template; return the bytes of the .docx.

    ``comments`` go to the headings of their clauses; one on a clause without words of its own goes to the title.
    ``embedded`` is an XML document that stays with the document, unseen.
    Raises InputError or InvalidFileError when the template, or the name of a clause, won't do.
    """
    language = f"{agreement.language}-BE"
    blocks = (*_BLOCKS, "contents") if appearance.contents else _BLOCKS
    package = render(template, _tags(appearance), blocks)
    set_language(package, language)
    styles = Styles(package, (role for role in ROLES if role != "synoptic"))
    styles.set_language(language)
    lists = ListBook(package, styles)
    book = CommentBook(comments, styles.id("comment"), styles.id("comment mark"))
    main = package.main_document
    document = package.xml(main)
    composer = Composer(
        agreement=agreement,
        words=appearance.words,
        styles=styles,
        lists=Lists.define(lists, appearance.words, linked=True),
        identifiers=Identifiers(document),
        comments=book,
        bookmarks=bookmarks(agreement),
        contents=appearance.contents,
    )
    _fill(document, composer)
    styles.save()
    lists.save()
    package.parts[main] = serialize_xml(document)
    book.save(package, appearance)
    set_core_properties(package, appearance, language)
    if embedded is not None:
        embed(package, embedded)
    return package.to_bytes()


def _tags(appearance: Appearance) -> dict[str, object]:
    return {
        **appearance.facts,
        "short_title": appearance.short_title,
        "version": appearance.version,
        "internal_notice": appearance.internal_notice,
        "words": appearance.words,
        "contents": "",
    }


def _fill(document: Element, composer: Composer) -> None:
    """Replace the block tags, in the order of an agreement: the lists count along."""
    body = find(document, "w:body")
    if body is None:
        raise LookupError("w:body")  # ``render`` found the block tags in it
    agreement = composer.agreement
    title = composer.title()
    blocks: dict[str, list[Element]] = {
        "title": title,
        "opening": composer.sections(agreement.opening),
        "articles": composer.articles(),
        "closing": composer.sections(agreement.closing, keep_last=bool(agreement.signatures)),
        "signatures": [],
        "annexes": [],
    }
    if agreement.signatures:
        table = signature_table(agreement.signatures, composer.words, composer.styles, text_width(body))
        blocks["signatures"] = [table]
    blocks["annexes"] = [block for annex in agreement.annexes for block in composer.annex(annex)]
    if composer.contents:
        blocks["contents"] = [table_of_contents(composer.headings, composer.styles, composer.identifiers)]
    first = next((element for block in title for element in block.iter(qn("w:p"))), None)
    if first is not None:
        composer.comments.rest_on(first)
    for name, content in blocks.items():
        replace_block(block_paragraph(body, name), content)
    _end_with_paragraph(body)


def _end_with_paragraph(body: Element) -> None:
    """Word wants a paragraph after a table that ends the document."""
    content = [child for child in body if local_name(child) != "sectPr"]
    if content and local_name(content[-1]) == "tbl":
        content[-1].addnext(E("w:p"))
