"""Two articles that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.coherence.repeats import repeats_in
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["DuplicateClause"]


class DuplicateClause(Rule):
    """An article has the same text as another one, or a long passage comes back word for word.

    ## What it does
    Compares the words of articles, annexes and passages; numbers, headings, capitals and punctuation do not count.
    A passage that comes back in another article is only mentioned. Articles that differ in one word are not reported:
    they may be meant for two groups of workers.

    ## Why it matters
    When one of both is amended later, the other one stays, and the agreement contradicts itself.

    ## Example
    Artikel 4 and artikel 9 both: De werkgever antwoordt schriftelijk binnen veertien dagen na de aanvraag.

    ## Better
    Say it in artikel 4, and let artikel 9 refer to it.

    ## Basis
    Good practice.
    """

    name = "duplicate-clause"
    code = "C213"
    family = "consistency"
    severity = "warning"
    title = mark("The same text stands twice")
    basis = mark("Good practice")
    remedy = mark("Strike one of both, or refer to it.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each article, and each passage, that says what an earlier one says."""
        structure = analysis.coherence.structure
        for repeat in repeats_in([*structure.articles, *structure.annexes]):
            home = repeat.first.article or "–"
            if repeat.whole:
                yield self.finding(_("This is the text of article {number} again.").format(number=home), repeat.again)
            else:
                message = _("This passage stands word for word in article {number} too.").format(number=home)
                yield self.finding(message, repeat.again, severity="info")
