"""Dates that contradict each other."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from babel.dates import format_date

from agreements.validate.rule import Rule
from akkoord.messages import active, mark
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.coherence.timeline import Timeline
    from agreements.validate.finding import Finding

__all__ = ["DateOrder"]

LONG_BEFORE = datetime.timedelta(days=92)
"""An entry into force this long before the conclusion is mentioned; a shorter one is usual."""


class DateOrder(Rule):
    """The dates of the agreement do not follow each other, or contradict each other.

    ## What it does
    Compares the conclusion, the entry into force and the end of the agreement, the two dates of every span
    ("van … tot …"), and the dates of earlier agreements. Finds days that do not exist, and a title with another
    date than the closing words. An entry into force long before the conclusion is only mentioned.

    ## Why it matters
    An agreement that ends before it begins gives nobody a right. Which of two dates of conclusion is meant decides
    on deposit and notice.

    ## Example
    Deze cao treedt in werking op 1 januari 2027 en houdt op van kracht te zijn op 31 december 2026.

    ## Better
    Deze cao treedt in werking op 1 januari 2027 en houdt op van kracht te zijn op 31 december 2028.

    ## Basis
    Act of 5 December 1968, art. 16, 5°, 6° and 7°.
    """

    name = "date-order"
    code = "C208"
    family = "consistency"
    severity = "warning"
    title = mark("Dates contradict each other")
    basis = mark("Act of 5 December 1968, art. 16, 5° to 7°")
    remedy = mark("Put the dates right: conclusion, entry into force, end.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each date that cannot be."""
        timeline = analysis.coherence.timeline
        for dated in timeline.of("impossible"):
            yield self.finding(_("There is no such day: {date}.").format(date=dated.text), dated.line)
        for span in timeline.spans:
            if span.first > span.last:
                yield self.finding(_("This ends before it begins: {span}.").format(span=span.text), span.line)
        yield from self._conclusion(timeline)
        yield from self._registration(timeline)
        yield from self._validity(timeline)

    def _conclusion(self, timeline: Timeline) -> Iterator[Finding]:
        concluded = timeline.concluded
        if concluded is None or concluded.day is None:
            return
        for dated in timeline.of("titled")[:1] if concluded.role == "concluded" else ():
            if dated.day is not None and dated.day != concluded.day:
                message = _("The title says {date}, the closing words say {other}.")
                yield self.finding(message.format(date=_day(dated.day), other=_day(concluded.day)), dated.line)
        for dated in timeline.of("earlier"):
            if dated.day is not None and dated.day > concluded.day:
                message = _("An earlier agreement is dated {date}, after the conclusion of this one on {other}.")
                yield self.finding(message.format(date=_day(dated.day), other=_day(concluded.day)), dated.line)

    def _registration(self, timeline: Timeline) -> Iterator[Finding]:
        earlier = {dated.line.index: dated for dated in timeline.of("earlier")}
        for dated in timeline.of("registered"):
            made = earlier.get(dated.line.index)
            if made is not None and made.day is not None and dated.day is not None and dated.day < made.day:
                message = _("An agreement of {other} is said to be registered before that, on {date}.")
                yield self.finding(message.format(date=_day(dated.day), other=_day(made.day)), dated.line)

    def _validity(self, timeline: Timeline) -> Iterator[Finding]:
        concluded = timeline.concluded.day if timeline.concluded else None
        start = next((dated.day for dated in timeline.of("starts") if dated.day), None)
        spanned = {(span.line.index, span.last) for span in timeline.spans if span.first > span.last}
        for dated in timeline.of("ends"):
            if dated.day is None or (dated.line.index, dated.day) in spanned:
                continue
            if start is not None and dated.day < start:
                message = _("The agreement ends on {date}, before it enters into force on {other}.")
                yield self.finding(message.format(date=_day(dated.day), other=_day(start)), dated.line)
            elif concluded is not None and dated.day < concluded:
                message = _("The agreement ends on {date}, before it is concluded on {other}.")
                yield self.finding(message.format(date=_day(dated.day), other=_day(concluded)), dated.line)
        for dated in timeline.of("starts"):
            if concluded is not None and dated.day is not None and dated.day < concluded - LONG_BEFORE:
                message = _("The entry into force on {date} is long before the conclusion on {other}.")
                yield self.finding(
                    message.format(date=_day(dated.day), other=_day(concluded)), dated.line, severity="info"
                )


def _day(day: datetime.date) -> str:
    """A date in the language of messages."""
    written: str = format_date(day, format="long", locale={"nl": "nl_BE", "fr": "fr_BE"}.get(active(), "en_GB"))
    return written
