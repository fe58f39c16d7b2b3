"""The included example from end to end: a dossier, its drafts, a negotiation of three rounds on one, and its checks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from agreements.drafting import Request
from agreements.negotiating import Inputs, Outputs, negotiate
from agreements.office import EXAMPLES, Result, assemble_example, assemble_file
from agreements.redlining import Manner
from agreements.validate.desk import Request as Checks
from agreements.validate.desk import run
from agreements.validate.reports import as_report
from akkoord.errors import OutputError, Place
from akkoord.files import ensure_writable, reason, write_atomically
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from clauses.library import Library

__all__ = ["ROUNDS", "demonstrate"]

ROUNDS = ("round-1.docx", "round-2.docx", "round-3.pdf")
_DRAFT = "flanders-chemistry.yaml"
_CHECKED = "checked.html"
_REPORTS = ("report.html", "report.docx", "report.xlsx", "report.json")


def demonstrate(folder: Path, library: Library, *, force: bool) -> Result:
    """Put the example in ``folder``: drafts in two languages, and in ``negotiation`` a draft with its three rounds.

    Of those rounds comes a redline of the first, one that can be sent, and a report of all; of the draft and the rounds
    in Word what ``validate`` finds in them. Raises OutputError when something is in the way; then the negotiation is
    not begun.
    """
    example = assemble_example(folder, library, force=force)
    place = folder / "negotiation"
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        message = _("This folder cannot be made: {reason}.").format(reason=reason(error))
        raise OutputError(message, place=Place(place)) from None
    checked = place / _CHECKED
    for path in (*(place / name for name in ROUNDS), checked):
        ensure_writable(path, force=force)
    draft = assemble_file(EXAMPLES / _DRAFT, place / "draft.docx", library, Request(), force=force)
    rounds = [place / name for name in ROUNDS]
    for path in rounds:
        write_atomically(path, (EXAMPLES / "negotiation" / path.name).read_bytes(), force=force)
    ours, first = draft.files[0], rounds[:1]
    redlines = [
        negotiate(Inputs(ours, first), Outputs(place / name, manner=Manner(clean=clean), force=force), library)
        for name, clean in (("redline-1.docx", False), ("redline-1-to-send.docx", True))
    ]
    reports = negotiate(
        Inputs(ours, rounds), Outputs(reports=[place / name for name in _REPORTS], force=force), library
    )
    written = [file for result in (*redlines, reports) for file in result.written]
    in_word = [ours, *(path for path in rounds if path.suffix == ".docx")]
    findings = as_report(list(run(in_word, Checks(today=datetime.date.today()))), "html", several=True)
    write_atomically(checked, findings.encode(), force=force)
    return Result(
        example.dossier, (*example.files, ours, *rounds, *written, checked), (*example.warnings, *draft.warnings)
    )
