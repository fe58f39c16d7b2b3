"""Any document that the other side may send -> an Agreement, with what has to be told about how it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from agreements.conversion import converted
from agreements.kinds import kind_of
from agreements.refusals import RECOGNISE, REFUSED, refusal
from agreements.word.asides import Asides, asides_of
from agreements.word.blocks import read_blocks
from agreements.word.coverage import Coverage, coverage_of
from agreements.word.language import foreign_language
from agreements.word.package import Package
from agreements.word.reading import versions_in
from agreements.word.running import running_text, speaking
from akkoord.errors import InputError, Place
from akkoord.files import read_bytes
from akkoord.messages import gettext as _
from akkoord.messages import mark, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from agreements.kinds import Kind
    from agreements.model import Agreement, Language
    from agreements.pdf.page import Remark
    from agreements.pdf.reading import PdfText
    from agreements.word.blocks import Document

__all__ = ["Note", "Opened", "open_document"]

LARGEST = 128 * 1024 * 1024
FEW_LETTERS = 20


@dataclass(frozen=True)
class Note:
    """Something to know before trusting a comparison: ``code`` for programs, ``message`` for people.

    Codes: reading-order, pages-unread, recognised-text, other-language, versions-differ, foreign-language,
    running-text, remarks, sideways-text, hidden-text, struck-text, page-pictures, converted.
    """

    code: str
    message: str


@dataclass(frozen=True)
class Opened:
    """A document that was read: what it says, what kind of file it is, and what has to be told.

    ``other`` is the version in the second language of a bilingual document. ``coverage`` counts what is not compared,
    ``running`` are the texts of heads and feet, ``asides`` what Word has beside the text. ``docx`` is what LibreOffice
    made of a .doc, .odt or .rtf.
    """

    path: Path
    kind: Kind
    agreement: Agreement
    notes: tuple[Note, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    running: tuple[str, ...] = ()
    asides: Asides = field(default_factory=Asides)
    other: Agreement | None = None
    docx: bytes | None = None


def open_document(path: Path, language: Language | None = None) -> Opened:
    """Read a .docx or .pdf, or, when LibreOffice is installed, a .doc, .odt or .rtf; whatever its name ends in.

    ``language`` is the one wanted of a bilingual document; a document in a third language is read only when it is
    given. Raises InputError, with what to do, for whatever cannot be read as an agreement.
    """
    kind, data = _identify(path)
    if kind == "pdf":
        return _open_pdf(path, language)
    docx = None
    if kind in ("doc", "odt", "rtf"):
        docx = data = converted(path, kind)
    package = Package.from_bytes(data, path)
    package.refuse_endless()
    opened = _open_word(path, kind, package, language)
    return replace(opened, docx=docx)


def _identify(path: Path) -> tuple[Kind, bytes]:
    """What kind of file it is, and its bytes (of a PDF only the first)."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        head = b""  # the whole file is read next, and that says what is wrong
    kind = kind_of(head) if head and not head.startswith((b"PK", b"\xd0\xcf\x11\xe0")) else None
    if kind == "pdf":
        return kind, b""
    if kind in REFUSED:
        raise refusal(kind, path)
    data = read_bytes(path, LARGEST)
    kind = kind_of(data)
    if kind in REFUSED:
        raise refusal(kind, path)
    return kind, data


def _open_word(path: Path, kind: Kind, package: Package, language: Language | None) -> Opened:
    document = read_blocks(package)
    coverage = coverage_of(package)
    if len(document.text.strip()) < FEW_LETTERS and coverage.pictures:
        message = _("This document holds no text, only pictures.")
        raise InputError(message, place=Place(path), hint=_(RECOGNISE))
    agreement, other, notes = _agreements(path, document, None, language)
    running = running_text(package)
    notes = [*notes, *_word_notes(kind, coverage, speaking(running))]
    return Opened(path, kind, agreement, tuple(notes), coverage, running, asides_of(package), other)


def _open_pdf(path: Path, language: Language | None) -> Opened:
    from agreements.pdf import read_pdf  # most documents are no PDF

    text = read_pdf(path, language)
    agreement, other, notes = _agreements(path, text.document, text.other, language)
    coverage = Coverage(
        pictures=text.pictures,
        page_pictures=len(text.unread),
        attachments=text.attachments,
        remarks=len(text.remarks),
        hidden_texts=len(text.hidden),
    )
    notes = [*notes, *_pdf_notes(text)]
    return Opened(path, "pdf", agreement, tuple(notes), coverage, text.running, other=other)


def _agreements(
    path: Path, document: Document, second: Document | None, language: Language | None
) -> tuple[Agreement, Agreement | None, list[Note]]:
    """The agreement in a document, its version in the other language, and what to tell about its language."""
    if not document.text.strip():
        raise InputError(_("This document is empty."), place=Place(path), hint=_("Ask for it again."))
    foreign = foreign_language(document.text)
    if foreign and language is None:
        raise InputError(
            _("This document is not in Dutch or French, but in {language}.").format(language=_(_LANGUAGES[foreign])),
            place=Place(path),
            hint=_("Ask for the Dutch or French version, or give the language in which to read it."),
        )
    agreement, other = versions_in(document, language)
    if second is not None:
        other = versions_in(second, "fr" if agreement.language == "nl" else "nl")[0]
    notes = []
    if foreign:
        agreement = replace(agreement, language=language or agreement.language)
        message = _("This document is in {language}: what it says cannot be judged.")
        notes.append(Note("foreign-language", message.format(language=_(_LANGUAGES[foreign]))))
    elif other is not None:
        message = _("This document is in two languages: the version in {language} is compared.")
        notes.append(Note("other-language", message.format(language=_(_LANGUAGES[agreement.language]))))
        notes += _only_in_one_version(agreement, other)
    elif language is not None and agreement.language != language:
        message = _("This document is in {language}.").format(language=_(_LANGUAGES[agreement.language]))
        notes.append(Note("other-language", message))
    return agreement, other, notes


def _only_in_one_version(agreement: Agreement, other: Agreement) -> Iterator[Note]:
    """A note for each version that has articles which the other lacks: what is in one alone is easily overlooked."""
    for one, second in ((agreement, other), (other, agreement)):
        there = {_figures(article.number) for article in second.articles}
        alone = [article.number for article in one.articles if _figures(article.number) not in there]
        if alone:
            message = _("Only in the version in {language}: article {numbers}.")
            said = message.format(language=_(_LANGUAGES[one.language]), numbers=", ".join(alone))
            yield Note("versions-differ", said)


def _figures(number: str) -> str:
    return re.sub(r"(?<=\d)(?:er|re|ère|ste|de|e)$", "", number)


_LANGUAGES = {
    "nl": mark("Dutch"),
    "fr": mark("French"),
    "en": mark("English"),
    "de": mark("German"),
    "es": mark("Spanish"),
    "it": mark("Italian"),
}


def _word_notes(kind: str, coverage: Coverage, speaking_texts: Sequence[str]) -> Iterator[Note]:
    if kind != "docx":
        message = _("LibreOffice made a Word document of this .{kind} file: its layout may differ.").format(kind=kind)
        yield Note("converted", message)
    if coverage.page_pictures:
        message = ngettext(
            "{count} picture is about as large as a page: if it shows text, that text is not compared.",
            "{count} pictures are about as large as a page: if they show text, that text is not compared.",
            coverage.page_pictures,
        )
        yield Note("page-pictures", message.format(count=coverage.page_pictures))
    yield from _running_notes(speaking_texts)


def _running_notes(texts: Sequence[str]) -> Iterator[Note]:
    for text in texts:
        yield Note("running-text", _("At the top or the foot of the pages stands: “{text}”.").format(text=text))


def _pdf_notes(text: PdfText) -> Iterator[Note]:
    by_page = (
        ("reading-order", mark("Reading order uncertain on page {pages}."), text.uncertain),
        ("pages-unread", mark("No text could be read on page {pages}: it is a picture, or damaged."), text.unread),
        (
            "recognised-text",
            mark("Page {pages} is a scan whose text was recognised: it may hold reading errors."),
            text.scanned,
        ),
    )
    for code, message, pages in by_page:
        if pages:
            yield Note(code, _(message).format(pages=_ranges(pages)))
    if text.remarks:
        said = "; ".join(dict.fromkeys(map(_remark, text.remarks)))
        yield Note("remarks", _("Not in the text of this PDF, but added to it: {remarks}.").format(remarks=said))
    if text.hidden:
        message = _("Hidden in this PDF, and not compared: “{text}”.").format(text=" ".join(text.hidden))
        yield Note("hidden-text", message)
    if text.sideways:
        message = _("Written sideways, and not compared: “{text}”.").format(text=" ".join(text.sideways))
        yield Note("sideways-text", message)
    yield from _running_notes(speaking(text.running))


def _remark(remark: Remark) -> str:
    """One remark, as a reader would tell it."""
    parts = [_(_ADDED[remark.kind])]
    parts += [_("“{text}”").format(text=text) for text in (remark.marked, remark.text) if text]
    return " ".join(parts)


_ADDED = {
    "remark": mark("a remark"),
    "struck out": mark("struck out"),
    "highlighted": mark("highlighted"),
    "underlined": mark("underlined"),
    "filled in": mark("filled in"),
}


def _ranges(pages: Sequence[int]) -> str:
    """Numbers of pages as a reader would write them: 1, 3-5."""
    groups: list[list[int]] = []
    for page in pages:
        if groups and page == groups[-1][-1] + 1:
            groups[-1].append(page)
        else:
            groups.append([page])
    return ", ".join(str(group[0]) if len(group) == 1 else f"{group[0]}-{group[-1]}" for group in groups)
