"""PDF -> Agreement: what a counter-proposal in PDF says, by the same outline as one in Word."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from agreements.pdf.doubt import uncertain_pages
from agreements.pdf.furniture import running_text, without_furniture
from agreements.pdf.guard import Stopped, run_guarded
from agreements.pdf.hyphens import Mender
from agreements.pdf.languages import in_one_language
from agreements.pdf.layout import lines_of_pages
from agreements.pdf.notes import split_notes
from agreements.pdf.page import Fragment, Line, Page, Remark
from agreements.pdf.paragraphs import blocks_of, measures_of
from agreements.pdf.titles import with_title
from agreements.refusals import RECOGNISE
from agreements.word.blocks import Document
from akkoord.errors import InputError, Place
from akkoord.files import reason
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from agreements.model import Language

__all__ = ["PdfText", "read_pdf"]

LARGEST = 128 * 1024 * 1024
MOST_PAGES = 300
SECONDS = 12.0
SCANNED = 0.8
"""The part of a page that a picture covers when the page is a scan."""
FEW_CHARACTERS = 12
SMALLEST = 0.5
BEYOND = 0.01
LARGER = 1.1


@dataclass(frozen=True)
class PdfText:
    """The text of a PDF as blocks, and what has to be told about it; pages are counted from 1.

    ``other``: the columns in the second language, if there are any. ``uncertain``: pages whose reading order is in
    doubt. ``unread``: pages without text, or damaged ones. ``scanned``: pages whose text was recognised in a picture.
    ``running``: the words of heads and feet. ``remarks``: what readers have written on it. ``sideways``: text that is
    not upright. ``hidden``: text that cannot be seen, though no picture shows it.
    """

    document: Document
    pages: int
    other: Document | None = None
    uncertain: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    scanned: tuple[int, ...] = ()
    running: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    sideways: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    pictures: int = 0
    attachments: int = 0


def read_pdf(path: Path, language: Language | None = None) -> PdfText:
    """Read the text of a PDF; of columns in two languages those in ``language``, else in the main one.

    Raises InputError, with what to do, when the file is missing, too large, encrypted, damaged or a mere picture.
    """
    found = _extract(path)
    pages = [_page(data) for data in found["pages"]]
    if not any(_has_text(page) for page in pages):
        raise _without_text(path)
    pages = without_furniture(pages)
    chosen, second = in_one_language(lines_of_pages(pages), language)
    uncertain = uncertain_pages(path, pages, chosen)
    return PdfText(
        _document(chosen, pages),
        len(pages),
        _document(second, pages) if second else None,
        uncertain=tuple(number + 1 for number in uncertain),
        unread=tuple(i for i, page in enumerate(pages, 1) if page.damaged or (page.pictures and not _has_text(page))),
        scanned=tuple(i for i, page in enumerate(pages, 1) if page.recognised and _has_text(page)),
        running=running_text(pages),
        remarks=tuple(remark for page in pages for remark in page.remarks),
        hidden=tuple(page.hidden for page in pages if page.hidden),
        sideways=tuple(text for page in pages for text in page.aside),
        pictures=sum(page.pictures for page in pages),
        attachments=found.get("attachments", 0),
    )


def _document(in_columns: Sequence[Line], pages: Sequence[Page]) -> Document:
    lines = _with_common_edges(in_columns, pages)
    measures = measures_of(lines)
    mender = Mender(line.text for line in lines)
    body: list[Line] = []
    notes: dict[tuple[int, str], str] = {}
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    for page, found in by_page.items():
        kept, foot = split_notes(found, measures.size, mender)
        body += kept
        notes |= {(page, mark): text for mark, text in foot.items()}
    blocks = blocks_of(body, measures, mender, notes)
    return Document(tuple(with_title(blocks, body)), "")


def _with_common_edges(lines: Sequence[Line], pages: Sequence[Page]) -> list[Line]:
    """The lines, with the edge of their column as it is on all pages of that size: few lines stand out beyond it.

    Larger type than that of the text does not count: its words may be too long for a column.
    """
    ends: dict[tuple[int, int], list[float]] = defaultdict(list)
    usual = measures_of(lines).size * LARGER
    for line in lines:
        if line.size <= usual:
            ends[line.column, round(pages[line.page].width)].append(line.x1)
    edges = {key: sorted(found)[-1 - int(BEYOND * len(found))] for key, found in ends.items()}
    return [replace(line, edge=edges.get((line.column, round(pages[line.page].width)), line.edge)) for line in lines]


def _extract(path: Path) -> Mapping[str, Any]:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError(
            _("This file cannot be read: {reason}.").format(reason=reason(error)), place=Place(path)
        ) from None
    if size > LARGEST:
        message = _("This PDF is too large: at most {limit} MB are read.").format(limit=LARGEST // 1024**2)
        raise InputError(message, place=Place(path), hint=_("Ask for it as a Word document, or without the pictures."))
    try:
        found = run_guarded("extraction", [str(path.resolve()), str(MOST_PAGES)], SECONDS)
    except Stopped as stopped:
        raise _unreadable(path, late=stopped.late) from None
    problem = found.get("error")
    if problem == "encrypted":
        raise InputError(
            _("This PDF is protected with a password."),
            place=Place(path),
            hint=_("Ask for the password, open it, and save it again without one; or ask for the Word document."),
        )
    if problem in ("pages", "characters"):
        message = _("This PDF is too long: at most {limit} pages are read.").format(limit=MOST_PAGES)
        raise InputError(message, place=Place(path), hint=_("Save only the pages of the agreement."))
    if problem:
        raise _unreadable(path, late=False)
    return found


def _unreadable(path: Path, *, late: bool) -> InputError:
    message = (
        _("Reading this PDF takes too long: it is damaged, or meant to do harm.")
        if late
        else _("This PDF is damaged or incomplete.")
    )
    hint = _("Ask for it again, or for the Word document.")
    return InputError(message, place=Place(path), hint=hint)


def _without_text(path: Path) -> InputError:
    return InputError(
        _("This PDF holds no text, only pictures of pages."),
        place=Place(path),
        hint=_(RECOGNISE),
    )


def _has_text(page: Page) -> bool:
    return sum(len(fragment.text.strip()) for fragment in page.fragments) >= FEW_CHARACTERS


def _page(data: Mapping[str, Any]) -> Page:
    fragments = [values for values in data["fragments"] if all(map(math.isfinite, values[1:5]))]
    upright = [values for values in fragments if not values[6]]
    return Page(
        data["width"],
        data["height"],
        tuple(Fragment(text, x0, x1, y, max(size, SMALLEST), bold) for text, x0, x1, y, size, bold, _turned in upright),
        data["pictures"],
        data["covered"],
        tuple(Remark(*values) for values in data["remarks"]),
        tuple(text for values in fragments if values[6] and (text := values[0].strip())),
        data["damaged"],
        data["hidden"],
        data["recognised"] or data["covered"] >= SCANNED,
    )
