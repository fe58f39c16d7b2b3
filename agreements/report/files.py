"""Reports as files: which kinds there are, by the ending of the name."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from agreements.report.excel import as_xlsx
from agreements.report.html import as_html
from agreements.report.json_ import as_json
from agreements.report.word import as_docx
from akkoord.errors import OutputError, Place
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from agreements.diff.model import Negotiation

__all__ = ["WRITERS", "report_for"]


def _json(negotiation: Negotiation) -> bytes:
    return as_json(negotiation).encode()


def _html(negotiation: Negotiation) -> bytes:
    return as_html(negotiation, datetime.date.today()).encode()


def _docx(negotiation: Negotiation) -> bytes:
    return as_docx(negotiation, datetime.date.today())


def _xlsx(negotiation: Negotiation) -> bytes:
    return as_xlsx(negotiation, datetime.date.today())


WRITERS: Mapping[str, Callable[[Negotiation], bytes]] = {
    ".html": _html,
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".json": _json,
}
"""For each ending of a name, what makes such a report."""


def report_for(path: Path) -> Callable[[Negotiation], bytes]:
    """What makes the report that the name of a file asks for. Raises OutputError for an ending that is none."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        message = _("There is no report of this kind.")
        hint = _("Give it a name that ends in {endings}.").format(endings=", ".join(WRITERS))
        raise OutputError(message, place=Place(path), hint=hint)
    return writer
