"""Art. 13: the language of the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.aspects.establishments import regions_in
from agreements.validate.phrases import phrases
from agreements.validate.rule import Rule
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.analysis import Analysis
    from agreements.validate.finding import Finding

__all__ = ["LanguageOfRegion"]

_LANGUAGE_WORDS = {"nl": mark("Dutch"), "fr": mark("French"), "de": mark("German")}
_LANGUAGES = {"nl": ("nl",), "fr": ("fr",), "german": ("de",), "brussels": ("nl", "fr")}


class LanguageOfRegion(Rule):
    """The agreement is not written in the language, or the two languages, that its region asks for.

    ## What it does
    Compares the language of the text with that of the region: as the dossier tells it, else by the addresses in the
    scope, else by those of the parties. For Brussels, and for more than one region, it looks for a second language in
    the document, or for words that say that there is a version in it; without these it gives a warning, as that
    version may stand in another file. Municipalities with a special language status are not judged.

    ## Why it matters
    An agreement that relates exclusively to one language region is written in the language of that region; any other
    in French and in Dutch. Otherwise the deposit is refused. The language decrees of the regions come on top.

    ## Example
    A French text alone, for the workers of an establishment at 2300 Turnhout.

    ## Better
    A Dutch text; a translation may be added for information.

    ## Basis
    Act of 5 December 1968, art. 13 and 18, § 2.
    """

    name = "language-of-region"
    code = "F113"
    family = "formal"
    severity = "error"
    title = mark("The language is not that of the region")
    basis = mark("Act of 5 December 1968, art. 13")
    remedy = mark(
        "Write the agreement in the language of the region. For Brussels, and for several regions, make a French and a "
        "Dutch version, signed by the same people."
    )

    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield one finding when a language that is needed is not there."""
        if analysis.dossier is not None:
            needed, line = analysis.dossier.required_languages, None
        else:
            scoped = regions_in(analysis.scope.lines if analysis.scope else ())
            regions = scoped or regions_in([*analysis.front, *analysis.closing.lines])
            if not regions or "unclear" in regions:
                return
            needed = tuple(dict.fromkeys(language for region in regions for language in _LANGUAGES[region]))
            line = next(iter(regions.values()))
        there = analysis.languages | {analysis.language}
        missing = [language for language in needed if language not in there]
        if not missing:
            return
        names = ", ".join(_(_LANGUAGE_WORDS[language]) for language in missing)
        if len(missing) < len(needed):
            versions = phrases("versions", analysis.language)
            if not any(versions.find("other_version", each.plain) for each in analysis.lines):
                message = _("A version in another language is needed too ({languages}), and nothing speaks of one.")
                yield self.finding(message.format(languages=names), line, severity="warning")
        elif missing == ["de"]:
            message = _("This region asks for a text in German. Whether there is one cannot be checked here.")
            yield self.finding(message, line, severity="warning")
        else:
            message = _("This region asks for another language: {languages}.")
            yield self.finding(message.format(languages=names), line)
