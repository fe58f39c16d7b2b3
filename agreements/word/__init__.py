"""The ground floor: OOXML in and out. It knows what an Agreement is, and nothing of unions.

    oxml        elements and their order, safe parsing
    package     the zip: safe opening, deterministic saving
    template    an expert's Word template, filled by docxtpl
    writing     Agreement -> .docx; synoptic: two languages side by side
    numbering   the labels that Word would print
    reading     .docx -> Agreement
    revisions   tracked changes of a piece of a document: accept, reject; revision_marks names them
    tracked     tracked changes of a whole document; leftovers: notes and comments that go along

Each imports only what stands above it.
"""

from agreements.word.tracked import accept_all, reject_all

__all__ = ["accept_all", "reject_all"]
