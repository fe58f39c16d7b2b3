"""Content that is fetched from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.finding import Spot
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["ExternalContent"]

_HARMLESS = frozenset(["hyperlink"])
_FETCHING = frozenset(
    ["INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "DDE", "DDEAUTO", "LINK", "RD", "DATABASE"]
)


class ExternalContent(Rule):
    """The document fetches something from elsewhere when it is opened or updated.

    ## What it does
    Finds templates, pictures, objects and sub-documents that are links to a file or an address outside the document; a
    data source of a mail merge; and fields that fetch (INCLUDETEXT, INCLUDEPICTURE, DDE, LINK, IMPORT, RD, DATABASE).
    Ordinary hyperlinks are not reported.

    ## Why it matters
    What is fetched can change after the text was agreed, may be missing for another reader, and tells the other server
    who opened the document, and when.

    ## Example
    { INCLUDETEXT "https://intranet.example/policy.docx" }

    ## Better
    The text itself.

    ## Basis
    Good practice. Act of 5 December 1968, art. 13 (an agreement in writing).
    """

    name = "external-content"
    code = "W404"
    family = "word"
    severity = "warning"
    title = mark("Content comes from elsewhere")
    basis = mark("Good practice")
    remedy = mark(
        "Put the content itself into the document (Ctrl+Shift+F9 turns a field into text), or remove the link."
    )

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each link and each field that fetches."""
        for link in analysis.links:
            if link.relationship.external and link.kind not in _HARMLESS:
                message = _("A part of this document ({kind}) is fetched from {target}.")
                text = message.format(kind=link.kind, target=link.relationship.target)
                yield self.finding(text, Spot(story=link.source or None), excerpt=link.relationship.target)
        for field in analysis.fields:
            if field.name in _FETCHING:
                message = _("The field {name} fetches its content from elsewhere.").format(name=field.name)
                yield self.finding(message, field.story.spot(field.paragraph), excerpt=field.instruction)
