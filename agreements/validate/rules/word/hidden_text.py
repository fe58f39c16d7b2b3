"""Text that a reader does not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["HiddenText"]

_WAYS = {
    "hidden": mark("This text is hidden."),
    "colour": mark("This text has the colour of its background."),
    "size": mark("This text is too small to be read."),
    "place": mark("This text is cut off, or stands beside the page."),
}


class HiddenText(Rule):
    """The document holds text that a reader does not see.

    ## What it does
    Finds text that is hidden, that has the colour of its background, that is three points or smaller, that is cut off
    by a line or row too low for it, or that stands beside the page; by direct formatting, by a style or by the theme;
    in the body, tables, text boxes, headers, footers, notes and comments.

    ## Why it matters
    What nobody sees is still there: it is found by a search, read by a program, and may be said to have been agreed.

    ## Example
    White text on white: “behoudens bedrijfseconomische redenen”.

    ## Better
    Black text, or no text.

    ## Basis
    Good practice. Act of 5 December 1968, art. 13 (an agreement in writing).
    """

    name = "hidden-text"
    code = "W403"
    family = "word"
    severity = "warning"
    title = mark("Text cannot be seen")
    basis = mark("Good practice")
    remedy = mark("Make this text visible, or delete it. Show hidden text in Word with ¶ (Home).")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each paragraph and way of hiding."""
        for unseen in analysis.unseen:
            yield self.finding(_(_WAYS[unseen.how]), unseen.story.spot(unseen.paragraph), excerpt=unseen.text)
