"""Makes redlines, and lets none out that does not hold.

Every redline is read back with all accepted and with all rejected. Where a fine one does not hold, one is made in which
every paragraph is checked by itself; where that does not hold either, one that replaces block by block.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agreements.alignment import TooManyWordsError
from agreements.word.compare.comparison import Comparison, Stamp
from agreements.word.compare.equations import tracked_equations
from agreements.word.compare.surroundings import Care
from agreements.word.limits import too_large
from agreements.word.package import Package
from agreements.word.tracked import accepted
from akkoord.errors import AkkoordError, Place
from akkoord.files import write_atomically
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from agreements.word.compare.comparison import Redline
    from agreements.word.oxml import Element

__all__ = ["AUTHOR", "RedlineError", "compare_packages", "redline"]

AUTHOR = "Akkoord"


class RedlineError(AkkoordError):
    """No redline could be made that keeps both documents whole."""

    code = "redline"


def redline(
    original: Path,
    revised: Path,
    output: Path,
    author: str = AUTHOR,
    *,
    date: datetime | None = None,
    keep_revisions: bool = False,
) -> Redline:
    """Compare two .docx files and write ``output``: the original with the changes of the revised as tracked changes.

    Rejecting all of them gives the original, accepting all gives the revised document. Revisions that the inputs
    already carry are accepted first; with ``keep_revisions`` those of the original stay beside ours, and rejecting all
    then gives the original with all of its own revisions rejected. ``date`` (default: now) is that of the marks.
    Raises InputError for an input that is no sound Word document, OutputError when the output cannot be written,
    and RedlineError when the result would not keep both documents whole.
    """
    packages = Package.open(original), Package.open(revised)
    result = compare_packages(*packages, author, date=date, keep_revisions=keep_revisions)
    write_atomically(output, result.package.to_bytes(), force=True)
    return result


def compare_packages(
    original: Package,
    revised: Package,
    author: str = AUTHOR,
    *,
    date: datetime | None = None,
    keep_revisions: bool = False,
) -> Redline:
    """The redline of two packages; as ``redline``, without files."""
    moment = (date or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    marker = Stamp(author, moment)
    for package in (original, revised):
        package.refuse_endless()
    ours = original if keep_revisions else accepted(original)
    try:
        with _collector_paused():
            equations = tracked_equations(revised)
            for care in Care:
                own = equations if care is Care.fine else []
                result = _redline_that_holds(ours, accepted(revised), marker, care, own, keep_revisions=keep_revisions)
                if result is not None:
                    return result
    except TooManyWordsError:
        raise too_large(revised.source) from None
    raise RedlineError(
        _("No redline could be made that keeps both documents whole."),
        place=Place(revised.source),
        hint=_("Open both in Word, accept their tracked changes, save them again as .docx, and try once more."),
    )


def _redline_that_holds(
    ours: Package, theirs: Package, stamp: Stamp, care: Care, equations: Sequence[Element], *, keep_revisions: bool
) -> Redline | None:
    """The redline made with so much care; None when it does not hold. Comments that are torn are taken apart first."""
    apart: set[str] = set()
    while True:
        comparison = Comparison(
            ours, theirs, stamp, care, keeps_revisions=keep_revisions, apart=apart, equations=equations
        )
        result = comparison.run()
        if comparison.torn <= apart:
            return result if comparison.holds(result.package) else None
        apart |= comparison.torn


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without the garbage collector, which would walk through all atoms again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
