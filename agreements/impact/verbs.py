"""Whether a word is a verb: a guess by its ending, its dictionary form and the word before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Passage

__all__ = ["is_verb"]

_DUTCH = ("en", "an", "oen")
_FRENCH = ("er", "ir", "re", "oir")
_BEFORE_INFINITIVE = {
    "de", "d", "a", "pour", "peut", "peuvent", "se", "s", "en", "y", "ne", "doit", "doivent", "sans", "faire", "lui",
    "le",
    "l", "les", "pouvoir",
}  # fmt: skip


def is_verb(passage: Passage, index: int) -> bool:
    """Whether word ``index`` of ``passage`` looks like a verb."""
    word = passage.words[index]
    inflected = word.lemma != word.folded and word.folded not in (f"{word.lemma}s", f"{word.lemma}x")
    if (
        word.lemma.endswith(_DUTCH)
        and not word.folded.endswith("s")
        and (not word.folded.endswith("en") or word.lemma == word.folded)
    ):
        return True
    if not word.lemma.endswith(_FRENCH):
        return False
    before = passage.words[index - 1].folded if index else ""
    return inflected or before in _BEFORE_INFINITIVE
