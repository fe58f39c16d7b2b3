"""Lines -> outline: which of them open an article, a chapter or an annex, and what stands on the same line.

An agreement without articles still has an outline: its numbered headings, else its headings, count as articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agreements.word.blocks import Paragraph
from agreements.word.headings import begins_closing, is_heading_like, parse_heading, split_label
from agreements.word.lines import SignatureLine
from agreements.word.passages import dropped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agreements.word.headings import Heading
    from agreements.word.lines import Line

__all__ = ["Entry", "Outline", "outline_of"]

WORDS_IN_SHORT_HEADING = 4
WORDS_IN_PART = 9
_DIGITS = re.compile(r"\d+")
_PART = re.compile(r"(?P<number>[A-Z]|[IVX]{1,5}|\d{1,2})\s?[.):–-]+\s+(?P<title>[A-ZÀ-Ý].*)")
_LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_FIGURES = tuple(str(number) for number in range(1, 60))


@dataclass(frozen=True)
class Entry:
    """What a line opens. ``length`` counts the lines of the heading; ``run_in`` is text on the heading's own line."""

    kind: str
    number: str
    title: str
    length: int = 1
    run_in: tuple[Paragraph, ...] = ()


@dataclass(frozen=True)
class Outline:
    """The headings by the index of their line; where the numbered part and the annexes begin; the last article."""

    headings: Mapping[int, Entry]
    start: int
    annexes: int
    last_article: int | None

    def targets(self, lines: Sequence[Line]) -> dict[str, tuple[str | None, str]]:
        """The bookmarks on headings of articles and annexes: the clause that stands there, and its number."""
        targets: dict[str, tuple[str | None, str]] = {}
        for start, entry in self.headings.items():
            for line in lines[start : start + entry.length] if entry.kind != "chapter" else ():
                if isinstance(line, Paragraph):
                    clause = line.control.tag.clause if line.control else None
                    targets.update(dict.fromkeys(line.bookmarks, (clause, entry.number)))
        return targets


def outline_of(lines: Sequence[Line]) -> Outline:
    """The outline of a document."""
    found = {i: heading for i, line in enumerate(lines) if (heading := _heading(line)) is not None}
    entries = {i: _entry(lines, i, heading, found) for i, heading in found.items()}
    if not any(entry.kind == "article" for entry in entries.values()):
        entries |= _unnamed_articles(lines, entries)
    entries = _without_listed_annexes(entries)
    articles = [i for i, entry in entries.items() if entry.kind == "article"]
    body = [i for i, entry in entries.items() if entry.kind != "annex"]
    start = min(body) if articles else _end_of_words(lines)
    annexes = min(_annexes(entries, start), default=len(lines))
    last = max((i for i in articles if i < annexes), default=None)
    headings = {
        i: entry
        for i, entry in entries.items()
        if (entry.kind != "annex" and last is not None and i <= last) or (entry.kind == "annex" and i >= annexes)
    }
    return Outline(headings, min(start, annexes), annexes, last)


def _heading(line: Line) -> Heading | None:
    if isinstance(line, SignatureLine):
        return None
    return parse_heading(line.label, line.text, standout=_stands_out(line))


def _stands_out(line: Paragraph) -> bool:
    return line.heading or line.strong


def _entry(lines: Sequence[Line], index: int, heading: Heading, found: Mapping[int, Heading]) -> Entry:
    line = lines[index]
    assert isinstance(line, Paragraph)  # noqa: S101 - only paragraphs are headings
    entry = Entry(heading.kind, heading.number, "")
    text = line.text[heading.rest :].strip()
    if not text:
        following = lines[index + 1] if index + 1 < len(lines) and index + 1 not in found else None
        if isinstance(following, Paragraph) and _is_title_below(following, heading.kind):
            return replace(entry, title=following.text.strip(), length=2)
        return replace(entry, title=line.text.strip()) if heading.kind == "chapter" else entry
    first, _, more = text.partition("\n")
    run_in = replace(line, label="", pieces=dropped(line.pieces, heading.rest), bookmarks=frozenset(), strong=False)
    if heading.kind != "chapter" and (split_label(text)[1] or not (_stands_out(line) or _is_title(first))):
        return replace(entry, run_in=(run_in,))
    if more and not line.heading:
        return replace(entry, title=first.strip(), run_in=(replace(run_in, pieces=(more,)),))
    return replace(entry, title=text)


def _is_title(text: str) -> bool:
    return is_heading_like(text) or (text.endswith(".") and len(text.split()) <= WORDS_IN_SHORT_HEADING)


def _is_title_below(line: Paragraph, kind: str) -> bool:
    if line.label or split_label(line.text)[1] or not is_heading_like(line.text.strip()):
        return False
    return _stands_out(line) or line.text.isupper() or kind == "chapter"


def _unnamed_articles(lines: Sequence[Line], entries: Mapping[int, Entry]) -> dict[int, Entry]:
    """The headings of a document that has no "Artikel": at least two with a number, else at least two at all."""
    numbered: dict[int, Entry] = {}
    titled: dict[int, Entry] = {}
    for i, line in enumerate(lines):
        if isinstance(line, SignatureLine) or not _stands_out(line) or i in entries or "title" in line.styles:
            continue
        _, label, rest = ("", line.label, 0) if line.label else split_label(line.text)
        title = line.text[rest:].strip()
        if label and is_heading_like(title):
            numbered[i] = Entry("article", label.strip(" .)(-–°"), title)
        if line.heading:
            titled[i] = Entry("article", "", title)
    found = next((found for found in (numbered, titled) if len(found) >= 2), None)
    return _series(lines, entries) if found is None else found


def _series(lines: Sequence[Line], entries: Mapping[int, Entry]) -> dict[int, Entry]:
    """Titles without any emphasis that count up from A, I or 1, each with text below it."""
    typed: list[tuple[int, str, str]] = []
    for i, line in enumerate(lines):
        match = (
            None
            if isinstance(line, SignatureLine) or i in entries
            else _PART.match(f"{line.label} {line.text}".strip())
        )
        if match and is_heading_like(match["title"]) and len(match["title"].split()) <= WORDS_IN_PART:
            typed.append((i, match["number"], match["title"]))
    for ordered, fewest in ((_ROMAN, 2), (_LETTERS, 2), (_FIGURES, 3)):
        found: dict[int, Entry] = {}
        for i, number, title in typed:
            if len(found) < len(ordered) and number == ordered[len(found)] and i - 1 not in found:
                found[i] = Entry("article", number, title)
        if len(found) >= fewest:
            return found
    return {}


def _without_listed_annexes(entries: Mapping[int, Entry]) -> dict[int, Entry]:
    """The entries without annexes that are only named: the articles count on after them.

    The articles of an annex itself begin anew.
    """
    kept = dict(entries)
    order = sorted(entries)
    for i in order:
        before = [entries[j].number for j in order if j < i and entries[j].kind == "article"]
        after = [entries[j].number for j in order if j > i and entries[j].kind == "article"]
        if entries[i].kind == "annex" and before and after and _follows(before[-1], after[0]):
            del kept[i]
    return kept


def _follows(number: str, later: str) -> bool:
    first, second = (_DIGITS.match(each) for each in (number, later))
    return first is not None and second is not None and int(second[0]) == int(first[0]) + 1


def _end_of_words(lines: Sequence[Line]) -> int:
    """Where the closing of a document without any article begins."""
    ends = (i for i, line in enumerate(lines) if isinstance(line, SignatureLine) or begins_closing(line.text))
    return next(ends, len(lines))


def _annexes(entries: Mapping[int, Entry], start: int) -> list[int]:
    """The lines that open an annex. A list of annexes names them first: of each number the last line counts."""
    last = {entry.number: i for i, entry in sorted(entries.items()) if entry.kind == "annex" and i > start}
    return sorted(last.values())
