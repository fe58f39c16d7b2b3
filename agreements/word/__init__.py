"""The ground floor: OOXML in and out. It knows what an Agreement is, and nothing of unions.

    oxml        elements and their order, safe parsing
    package     the zip: safe opening, deterministic saving
    template    an expert's Word template, filled by docxtpl
    writing     Agreement -> .docx; synoptic: two languages side by side
    numbering   the labels that Word would print
    reading     .docx -> Agreement
    revisions   tracked changes of any piece of a document, accepted or rejected; below it revision_marks, cutting,
                joining (paragraphs), property_changes, merged_cells
    tracked     tracked changes of a whole document; leftovers: notes and comments that go along
    revision_list   tracked changes as a person counts them; below it revision_places, _groups and _reader
    compare     two documents -> one with tracked changes (a room of its own: see there)

Each imports only what stands above it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agreements.word.compare import Redline, redline
    from agreements.word.tracked import accept_all, reject_all

__all__ = ["Redline", "accept_all", "redline", "reject_all"]

_PLACES = {
    "Redline": "agreements.word.compare",
    "redline": "agreements.word.compare",
    "accept_all": "agreements.word.tracked",
    "reject_all": "agreements.word.tracked",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for: whoever only reads a document need not wait for the redline."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)
