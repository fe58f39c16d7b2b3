"""How much of a document is written in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.language import vote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.model import Language
    from agreements.validate.aspects.stories import StoryParagraph

__all__ = ["languages_of"]

CLEAR_VOTES = 3
ENOUGH_OF_A_DOCUMENT = 0.2


def languages_of(paragraphs: Sequence[StoryParagraph]) -> frozenset[Language]:
    """The languages in which at least a fifth of the text is written, by paragraphs that are clearly in one."""
    letters: dict[Language, int] = {"nl": 0, "fr": 0}
    for paragraph in paragraphs:
        dutch, french = vote(paragraph.text)
        if max(dutch, french) >= CLEAR_VOTES and max(dutch, french) > 2 * min(dutch, french):
            letters["nl" if dutch > french else "fr"] += len(paragraph.text)
    total = sum(letters.values())
    return frozenset(language for language, count in letters.items() if total and count / total >= ENOUGH_OF_A_DOCUMENT)
