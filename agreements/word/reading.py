"""Word -> Agreement: what a document says, whoever made it.

``read`` goes by text and numbering, so that it understands a document that was retyped or came through another
program; the content controls of our own drafts only add the name of the clause. What it cannot place it keeps as
a plain passage where it stands. Not kept are a table of contents, the second language of a text in two columns, and
columns of a signature table besides party, name and capacity.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from agreements.model import Agreement, Article, Section
from agreements.word.bilingual import in_language, is_bilingual
from agreements.word.blocks import read_blocks
from agreements.word.headings import begins_closing, is_heading_like
from agreements.word.language import language_of
from agreements.word.lines import SignatureLine, is_side_by_side, lines_of
from agreements.word.outline import Outline, outline_of
from agreements.word.package import Package
from agreements.word.passages import Passages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.model import Language, Passage
    from agreements.word.blocks import Document
    from agreements.word.lines import Line

__all__ = ["agreement_in", "read", "versions_in"]

_LANGUAGES: tuple[Language, ...] = ("nl", "fr")

_CALLS_ITSELF = re.compile(
    r"collectieve (?:arbeids)?overeenkomst|convention collective|\b(?:cao|cct)\b|\bc\.a\.o\.|\bc\.c\.t\.", re.IGNORECASE
)
TITLE_WITHIN = 15


def read(path: Path) -> Agreement:
    """The agreement in a .docx file, with its tracked changes accepted.

    Raises InputError when the file is no sound Word document. Of our own drafts the result equals what was written.
    """
    return agreement_in(read_blocks(Package.open(path)))


def agreement_in(document: Document, language: Language | None = None) -> Agreement:
    """The agreement that these blocks make up; of a document in two languages the version in ``language``.

    Without it, or when the document is not in that language, it is the language of most of the text.
    """
    return versions_in(document, language)[0]


def versions_in(document: Document, language: Language | None = None) -> tuple[Agreement, Agreement | None]:
    """The agreement, as ``agreement_in`` gives it, and the version in the other language when there is one."""
    own = language_of(document.text, document.language)
    if is_side_by_side(document.blocks):
        lines = {each: lines_of(document.blocks, each) for each in _LANGUAGES}
    else:
        lines = dict.fromkeys(_LANGUAGES, lines_of(document.blocks, own))
    if lines["nl"] == lines["fr"]:
        if not is_bilingual(lines["nl"]):
            return _agreement(lines[own], own), None
        lines = {each: in_language(lines[each], each) for each in _LANGUAGES}
    first = language or own
    second: Language = "fr" if first == "nl" else "nl"
    return _agreement(lines[first], first), _agreement(lines[second], second)


def _agreement(lines: Sequence[Line], language: Language) -> Agreement:
    outline = outline_of(lines)
    title = _title(lines, outline.start)
    passages = Passages(outline.targets(lines))
    closing = _closing_start(lines, outline)
    return Agreement(
        language=language,
        title=_title_section([lines[index] for index in title], passages),
        opening=_sections([line for i, line in enumerate(lines[: outline.start]) if i not in title], passages),
        articles=_articles(lines, outline, outline.start, closing, passages),
        closing=_sections(lines[closing : outline.annexes], passages),
        signatures=tuple(s for line in lines if isinstance(line, SignatureLine) for s in line.signatures),
        annexes=_articles(lines, outline, outline.annexes, len(lines), passages),
    )


def _title(lines: Sequence[Line], end: int) -> list[int]:
    """The indices of the lines that are the title: by style, else by what they say, else the first."""
    texts = [(i, line) for i, line in enumerate(lines[:end]) if not isinstance(line, SignatureLine)]
    styled = [i for i, line in texts if "title" in line.styles or "subtitle" in line.styles]
    naming = [i for i, line in texts[:TITLE_WITHIN] if _CALLS_ITSELF.search(line.text) and is_heading_like(line.text)]
    found = (styled or naming or [i for i, _ in texts])[:1]
    if not found:
        return []
    start = found[0]
    control = lines[start].control
    result = [start]
    for i, line in texts:
        if i > start and (line.control == control if control is not None else i in styled):
            if i != result[-1] + 1:
                break
            result.append(i)
    return result


def _title_section(lines: Sequence[Line], passages: Passages) -> Section:
    tag = lines[0].control.tag if lines and lines[0].control else None
    return Section(tuple(passages.plain(line) for line in lines if not isinstance(line, SignatureLine)), tag)


def _closing_start(lines: Sequence[Line], outline: Outline) -> int:
    """Where the closing words begin: at their formula or content control, else at the signatures."""
    last = outline.last_article
    end = outline.annexes
    if last is None:
        return outline.start
    own = lines[last].control
    after = range(last + 1, end)
    for i in after:
        other = lines[i].control
        if (other != own or own is None) and (other is not None or _opens_closing(lines[i])):
            return i
    if own is not None:
        return next((i for i in after if lines[i].control != own), end)
    return next((i for i in after if isinstance(lines[i], SignatureLine)), end)


def _opens_closing(line: Line) -> bool:
    return not isinstance(line, SignatureLine) and begins_closing(line.text)


def _sections(lines: Sequence[Line], passages: Passages) -> tuple[Section, ...]:
    """Unnumbered parts: one for each content control, one for what stands between two of them."""
    sections: list[Section] = []
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].control != lines[start].control:
            control = lines[start].control
            section = Section(passages.of(lines[start:i]), control.tag if control else None)
            if section.passages or section.tag:
                sections.append(section)
            start = i
    return tuple(sections)


def _articles(lines: Sequence[Line], outline: Outline, start: int, end: int, passages: Passages) -> tuple[Article, ...]:
    """The articles (or annexes) whose headings stand from ``start`` to ``end``."""
    articles: list[Article] = []
    chapter = ""
    waiting: tuple[Passage, ...] = ()  # what stands between the heading of a chapter and its first article
    above = ""  # the title of a part that begins with the heading of a chapter
    named: set[int] = set()
    openings = [i for i in sorted(outline.headings) if start <= i < end]
    for i, stop in pairwise([*openings, end]):
        entry = outline.headings[i]
        body = passages.of([*entry.run_in, *lines[i + entry.length : stop]])
        if entry.kind == "chapter":
            chapter = " – ".join(title for title in (above, entry.title) if title)
            above, waiting = chapter, waiting + body
            continue
        control = lines[i].control
        tag = control.tag if control is not None and control.index not in named else None
        if control is not None:
            named.add(control.index)
        articles.append(Article(entry.number, entry.title, waiting + body, chapter, tag))
        waiting, above = (), ""
    return tuple(articles)
