"""Programs in the document."""

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

__all__ = ["Macros"]

_PROJECTS = frozenset(["vbaproject.bin", "vbadata.xml"])
_MARKS = ("macroenabled", "vbaproject")


class Macros(Rule):
    """The document holds macros.

    ## What it does
    Finds a Visual Basic project, whatever the name of the file, by its name, its type or the link to it; and a content
    type that says that the document has macros.

    ## Why it matters
    A program can change the text, or do harm on the computer of whoever opens it. An agreement needs none.

    ## Example
    cao.docm, or a .docx file with word/vbaProject.bin in it.

    ## Better
    The same text, saved as “Word Document (*.docx)”.

    ## Basis
    Good practice.
    """

    name = "macros"
    code = "W405"
    family = "word"
    severity = "warning"
    title = mark("The document holds macros")
    basis = mark("Good practice")
    remedy = mark("Do not enable them. Save the document in Word as .docx, which leaves macros out.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding when there are macros."""
        projects = [name for name in analysis.package.parts if name.rpartition("/")[2].lower() in _PROJECTS]
        declared = [
            name for name, kind in analysis.content_types.items() if any(each in kind.lower() for each in _MARKS)
        ]
        linked = [link.relationship.target for link in analysis.links if link.kind.lower() == "vbaproject"]
        found = projects or declared or linked
        if found:
            yield self.finding(_("This document holds a program (macros)."), Spot(story=found[0]), excerpt=found[0])
