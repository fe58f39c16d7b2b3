"""A citation of a known act with the wrong date, number or kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.coherence.acts import bad_citations
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["LegalReferenceUnknown"]

_MESSAGES = {
    "date": mark("The date is not that of the act: {act}."),
    "number": mark("The number is not that of the act: {act}."),
    "kind": mark("This is another kind of act: {act}."),
    "typo": mark("No such act is known. Is this one meant: {act}?"),
    "repealed": mark("This act was repealed before the agreement is concluded: {act}."),
}


class LegalReferenceUnknown(Rule):
    """An act is cited with a date, a number or a kind that is not its own.

    ## What it does
    Compares citations of acts, decrees, national agreements and regulations with those that are known: by the subject
    in their title, by their number, or by a date with two figures that changed places. Acts that are not known are
    left alone.

    ## Why it matters
    A right that rests on "the act of 5 December 1986" rests on nothing. A wrong date also shows that the text was
    copied without being read.

    ## Example
    de wet van 5 december 1986 betreffende de collectieve arbeidsovereenkomsten en de paritaire comités

    ## Better
    de wet van 5 december 1968 betreffende de collectieve arbeidsovereenkomsten en de paritaire comités

    ## Basis
    Good practice; the acts are those of the clause library.
    """

    name = "legal-reference-unknown"
    code = "C214"
    family = "consistency"
    severity = "warning"
    title = mark("An act is cited wrongly")
    basis = mark("Good practice")
    remedy = mark("Cite the act with its own date, number and title.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each citation that is not right."""
        coherence = analysis.coherence
        concluded = coherence.timeline.concluded
        day = concluded.day if concluded else None
        for citation in bad_citations(coherence.lines, coherence.language, day):
            message = _(_MESSAGES[citation.wrong]).format(act=citation.act.title)
            yield self.finding(message, citation.line, excerpt=citation.cited)
