"""Files and controls inside the document."""

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

__all__ = ["EmbeddedObject"]

_EMBEDDED = frozenset(["oleObject", "package", "control", "aFChunk"])


class EmbeddedObject(Rule):
    """The document holds another file or a control.

    ## What it does
    Finds embedded objects and files (a workbook, a PDF, a sheet behind a chart), ActiveX controls, and pieces of other
    formats that Word takes in when it opens the document. Data that another program left there is told as information.

    ## Why it matters
    An embedded file goes with the document unseen: a whole workbook behind one chart. It is no part of the text that is
    read and signed, and may do harm when it is opened.

    ## Example
    A chart, with the whole wage table as an embedded workbook.

    ## Better
    A picture of the chart, or a table in the text.

    ## Basis
    Good practice.
    """

    name = "embedded-object"
    code = "W406"
    family = "word"
    severity = "warning"
    title = mark("Another file is inside")
    basis = mark("Good practice")
    remedy = mark("Replace it by a picture or by text, or attach the file apart.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each embedded part."""
        seen: set[str] = set()
        for link in analysis.links:
            target = link.relationship.target
            if link.kind in _EMBEDDED and not link.relationship.external and target not in seen:
                seen.add(target)
                message = _("Another file is embedded in this document: {name}.").format(name=target)
                yield self.finding(message, Spot(story=link.source or None), excerpt=target)
        for name in analysis.foreign_data:
            message = _("Data of another program goes along unseen: {name}.").format(name=name)
            yield self.finding(message, Spot(story=name), excerpt=name, severity="info")
