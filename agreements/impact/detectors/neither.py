"""One thing more that is banned, after a comma: ", ook niet via de factuur"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Passage

__all__ = ["opens_neither", "spared_words"]

_NEITHER = {("ook", "niet"), ("ook", "geen"), ("zelfs", "niet"), ("zelfs", "geen"), ("et", "pas"), ("meme", "pas")}


def opens_neither(passage: Passage, at: int) -> bool:
    """Whether "not … either" opens at word ``at``."""
    words = passage.words
    return at + 1 < len(words) and (words[at].folded, words[at + 1].folded) in _NEITHER


def spared_words(passage: Passage) -> set[int]:
    """The words of each "not … either" that stands after a comma, to the next comma or the end of the sentence."""
    words, found = passage.words, set[int]()
    for at, word in enumerate(words):
        if not word.comma or not opens_neither(passage, at):
            continue
        ends = (end for end in range(at + 2, len(words)) if words[end].comma or words[end].sentence != word.sentence)
        found.update(range(at, next(ends, len(words))))
    return found
