"""A term that is defined and never used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.coherence.terms import unused_definitions
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["UnusedDefinition"]


class UnusedDefinition(Rule):
    """The agreement defines a term that it uses nowhere else.

    ## What it does
    Looks for each term of a list of definitions, and each short name ("hierna …"), in the rest of the text; in
    singular, plural, and as the beginning of a compound word.

    ## Why it matters
    Mostly an article fell out that needed the term, or the text uses another word for the same thing, to which the
    definition then does not apply.

    ## Example
    5° de dienstverlener: de externe organisatie die de begeleiding geeft. (The text speaks of "het centrum".)

    ## Better
    5° het centrum: de externe organisatie die de begeleiding geeft.

    ## Basis
    Good practice.
    """

    name = "unused-definition"
    code = "C205"
    family = "consistency"
    severity = "info"
    title = mark("A definition is not used")
    basis = mark("Good practice")
    remedy = mark("Use the defined term where it is meant, or strike the definition.")

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding for each term that stands nowhere else."""
        coherence = analysis.coherence
        for definition in unused_definitions(coherence.definitions, coherence.lines):
            message = _("“{term}” is defined here, but used nowhere.").format(term=definition.term)
            yield self.finding(message, definition.line)
