"""A reference to an article, paragraph or annex that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.lines import folded
from agreements.validate.coherence.targets import missing_target, outdated_references
from agreements.validate.phrases import phrases
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.coherence.targets import Missing
    from agreements.validate.finding import Finding

__all__ = ["DanglingCrossReference"]

_MESSAGES = {
    "article": mark("“{words}” points to article {number}, which is not there. {there}"),
    "annex": mark("“{words}” points to annex {number}, which is not there. {there}"),
    "chapter": mark("“{words}” points to chapter {number}, which is not there. {there}"),
    "paragraph": mark("“{words}” points to paragraph {number} of {place}, which is not there. {there}"),
    "item": mark("“{words}” points to item {number} of {place}, which is not there. {there}"),
    "subparagraph": mark("“{words}” points to subparagraph {number} of {place}, which is not there. {there}"),
    "previous": mark("“{words}” points to nothing: nothing of that kind comes before it. {there}"),
    "definition": mark("“{words}” points to a definition in {place}, but that defines nothing. {there}"),
}


class DanglingCrossReference(Rule):
    """The text refers to an article, a paragraph, an item, an annex or a definition that the agreement does not have.

    ## What it does
    Follows every reference inside the agreement: single ones, lists, ranges, "artikel 5, § 2, tweede lid",
    "het vorige artikel", annexes and chapters; and what Word prints when a reference has lost its target. References
    to laws and to other agreements are left alone.

    ## Why it matters
    A right that is found "under the conditions of article 14" does not exist when article 14 does not. Each party
    reads such a reference as suits it.

    ## Example
    De aanvraag verloopt zoals bepaald in artikel 14. (The agreement ends with article 12.)

    ## Better
    De aanvraag verloopt zoals bepaald in artikel 10.

    ## Basis
    Good practice.
    """

    name = "dangling-cross-reference"
    code = "C201"
    family = "consistency"
    severity = "warning"
    title = mark("A reference points to nothing")
    basis = mark("Good practice")
    remedy = mark("Name the article that is meant. In Word, make it a cross-reference, so that it counts along.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each reference that leads nowhere, or that Word would print with another number."""
        coherence = analysis.coherence
        for pointer in coherence.references:
            missing = missing_target(pointer, coherence.structure, coherence.definitions)
            if missing is not None:
                yield self.finding(_message(pointer.words, missing), pointer.line)
        broken = phrases("sources", analysis.language)
        for line in coherence.lines:
            match = broken.find("broken", folded(line.text))
            if match is not None:
                yield self.finding(_("Word has lost what this reference points to."), line)
        for line, printed, number in outdated_references(coherence.lines, analysis.agreement):
            message = _("The reference prints “{printed}”, but what it points to is now number {number}.")
            remedy = _("Select all of the text in Word and press F9: then Word counts its references again.")
            yield self.finding(message.format(printed=printed, number=number), line, remedy=remedy)


def _message(words: str, missing: Missing) -> str:
    place = ""
    if missing.place is not None:
        words_of_place = _("article {number}") if missing.place.part == "article" else _("annex {number}")
        place = words_of_place.format(number=missing.place.number)
        if missing.place.heading:
            place = f"{place} ({missing.place.heading})"
    there = ""
    if missing.there:
        there = _("There is: {list}.").format(list=missing.there)
    return _(_MESSAGES[missing.what]).format(words=words, number=missing.number, place=place, there=there).strip()
