"""A term that is used as a defined one without a definition, or with two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.coherence.terms import said_to_be_defined, twice_defined, undefined_terms
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["UndefinedTerm"]


class UndefinedTerm(Rule):
    """A term is used as if it were defined, but it is not; or it is defined twice, in different words.

    ## What it does
    Finds words of which the text says that they are defined; words with a capital, used more than once, in an
    agreement that writes its defined terms with a capital; and terms that two lists define differently.

    ## Why it matters
    Who falls under "de Begeleider" decides what a right is worth. Without a definition, or with two, the strongest
    party fills it in.

    ## Example
    “Werknemer”: … “Traject”: … De Begeleider geeft het Traject. De Begeleider verbindt zich tot geheimhouding.

    ## Better
    “Begeleider”: de externe en onafhankelijke persoon die het Traject geeft.

    ## Basis
    Good practice.
    """

    name = "undefined-term"
    code = "C204"
    family = "consistency"
    severity = "warning"
    title = mark("A term is not defined, or defined twice")
    basis = mark("Good practice")
    remedy = mark("Define the term once, or use the term that is defined.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each term."""
        coherence = analysis.coherence
        definitions, lines = coherence.definitions, coherence.lines
        for words, line in said_to_be_defined(definitions, lines, coherence.language):
            yield self.finding(_("The text says that “{words}” is defined, but it is not.").format(words=words), line)
        for undefined in undefined_terms(definitions, lines, coherence.language):
            message = _("“{term}” is written as a defined term, but is defined nowhere.").format(term=undefined.term)
            yield self.finding(message, undefined.lines[0], severity=None if undefined.sure else "info")
        for first, other in twice_defined(definitions):
            message = _("“{term}” is defined in two ways: here, and in article {article}.")
            home = first.line.article or "–"
            yield self.finding(message.format(term=other.term, article=home), other.line)
