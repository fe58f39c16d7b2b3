"""Names in the properties of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.people import names_an_organisation
from agreements.validate.finding import Spot
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["AuthorInMetadata"]


class AuthorInMetadata(Rule):
    """The properties of the document tell who wrote it.

    ## What it does
    Reads the author, the last person who saved it, and the manager in the properties of the document; properties and
    variables that somebody added for a person; and the list of people who made comments, which stays when these are
    gone. The name of an organisation is not reported.

    ## Why it matters
    Whoever receives the file sees who made the draft, and who last worked on it. That is personal data, and at times
    tactical news.

    ## Example
    Author: Jan Claes. Last modified by: extern advocatenkantoor.

    ## Better
    Author: ACV-CSC.

    ## Basis
    Good practice.
    """

    name = "author-in-metadata"
    code = "W407"
    family = "word"
    severity = "info"
    title = mark("Names of people are in the properties")
    basis = mark("Good practice")
    remedy = mark("In Word: File – Info – Check for Issues – Inspect Document, and remove personal information.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each name."""
        for name in analysis.authors:
            if not names_an_organisation(name, analysis.language):
                message = _("The properties of the document name {name}.").format(name=name)
                yield self.finding(message, Spot("properties"), excerpt=name)
