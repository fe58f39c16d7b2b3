"""The texts themselves: Dutch against French, vague words, values that are filled in nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from akkoord.messages import gettext as _
from akkoord.messages import mark
from clauses.checking.finding import LibraryFinding
from clauses.checking.wording import has_both, modalities, numbers, vague_words
from clauses.model import Language
from clauses.text import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clauses.checking.wording import Modality
    from clauses.library import Library
    from clauses.model import Clause, Rung
    from clauses.text import Paragraph

__all__ = ["language_differences", "unused_defaults", "vague_texts"]

_NAMES = {
    "right": mark("right"),
    "duty": mark("duty"),
    "permission": mark("permission"),
    "prohibition": mark("prohibition"),
    "exemption": mark("exemption"),
}
_PAIRS: tuple[tuple[Modality, Modality], ...] = (
    ("permission", "prohibition"),
    ("duty", "exemption"),
    ("right", "permission"),
    ("duty", "permission"),
)
_OPPOSITES = (*_PAIRS, *((second, first) for first, second in _PAIRS))
_LANGUAGES: tuple[Language, ...] = get_args(Language)


def language_differences(library: Library) -> Iterator[LibraryFinding]:
    """Paragraphs whose Dutch and French differ in numbers (an error) or in modality (a warning)."""
    for clause in library.clauses.values():
        for rung in clause.rungs:
            text = clause.variants[rung].text
            for dutch, french in zip(parse(text.nl), parse(text.fr), strict=True):
                yield from _differences(clause, rung, dutch, french)


def _differences(clause: Clause, rung: Rung, dutch: Paragraph, french: Paragraph) -> Iterator[LibraryFinding]:
    location = ("variants", rung, "text", "fr")
    ours, theirs = numbers(dutch.source, "nl"), numbers(french.source, "fr")
    only_both = set((ours - theirs) + (theirs - ours)) == {"2"}
    if ours != theirs and not (only_both and (has_both(dutch.source, "nl") or has_both(french.source, "fr"))):
        message = _("The Dutch and the French text have other numbers here: {dutch} and {french}.").format(
            dutch=_listed(ours - theirs), french=_listed(theirs - ours)
        )
        yield LibraryFinding("languages-differ", "error", clause.id, message, location, french.line)
    one, other = modalities(dutch.source, "nl"), modalities(french.source, "fr")
    for first, second in _OPPOSITES:
        if first in one - other and second in other - one:
            message = _("The Dutch and the French text do not oblige alike here: {dutch} and {french}.")
            message = message.format(dutch=_(_NAMES[first]), french=_(_NAMES[second]))
            yield LibraryFinding("languages-differ", "warning", clause.id, message, location, french.line)


def vague_texts(library: Library) -> Iterator[LibraryFinding]:
    """A warning for each vague word in a clause; for one in a position too."""
    for clause in library.clauses.values():
        for rung in clause.rungs:
            for language in _LANGUAGES:
                for paragraph in parse(clause.variants[rung].text[language]):
                    for words in vague_words(paragraph.source, language):
                        location = ("variants", rung, "text", language)
                        yield LibraryFinding(
                            "vague-words", "warning", clause.id, _vague(words), location, paragraph.line
                        )
    for position in library.positions.values():
        for language in _LANGUAGES:
            for words in vague_words(position.statement[language], language):
                yield LibraryFinding("vague-words", "warning", position.id, _vague(words), ("statement", language))


def _vague(words: str) -> str:
    return _("“{words}” leaves open what has to be done.").format(words=words)


def unused_defaults(library: Library) -> Iterator[LibraryFinding]:
    """A warning for a rung that has a default for a value that its text does not ask for."""
    for clause in library.clauses.values():
        for rung in clause.rungs:
            variant = clause.variants[rung]
            asked = {each.name for paragraph in parse(variant.text.nl) for each in paragraph.placeholders}
            for name in variant.defaults:
                if name not in asked:
                    message = _("The {rung} has a default for “{name}”, but its text does not ask for it.")
                    location = ("variants", rung, "defaults", name)
                    message = message.format(rung=rung, name=name)
                    yield LibraryFinding("unused-placeholder", "warning", clause.id, message, location)


def _listed(values: dict[str, int]) -> str:
    return ", ".join(sorted(values)) or "–"
