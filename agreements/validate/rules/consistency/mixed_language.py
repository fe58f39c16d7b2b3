"""A passage in another language than the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.coherence.foreign import foreign_passages
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["MixedLanguage"]

_MESSAGES = {
    "nl": mark("This sentence is in Dutch."),
    "fr": mark("This sentence is in French."),
    "en": mark("This sentence is in English."),
}


class MixedLanguage(Rule):
    """A sentence is in another language than the rest of the agreement.

    ## What it does
    Finds sentences in French in a Dutch agreement, in Dutch in a French one, and in English in both. Quotations,
    words in brackets, names and titles of laws are left alone, and so are documents that give both versions.

    ## Why it matters
    An agreement for one language region has to be in the language of that region. A passage in another language may
    cost the registration, and the workers who do not read it their right.

    ## Example
    De werkgever betaalt de sessies. L’employeur fixe les modalités dans une politique interne.

    ## Better
    De werkgever betaalt de sessies. De partijen leggen de nadere regels vast in een bijlage.

    ## Basis
    Act of 5 December 1968, art. 13; decrees on the use of languages in social relations.
    """

    name = "mixed-language"
    code = "C210"
    family = "consistency"
    severity = "warning"
    title = mark("A passage is in another language")
    basis = mark("Act of 5 December 1968, art. 13")
    remedy = mark("Translate it, or put it in quotation marks with its translation.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each sentence in another language."""
        coherence = analysis.coherence
        for foreign in foreign_passages(coherence.lines, coherence.language):
            yield self.finding(_(_MESSAGES[foreign.language]), foreign.line, excerpt=foreign.sentence)
