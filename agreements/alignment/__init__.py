"""Which part of ours is which part of theirs: one alignment for blocks, rows, articles, sentences and words.

``align`` pairs the parts of two sequences (paragraphs, rows, articles, sentences), whatever was changed, added,
dropped or moved between them. ``compare`` pairs the tokens of two sequences one by one, and ``joined`` makes its result
readable.
"""

from agreements.alignment.parts import Alignment, Pair, Part, align
from agreements.alignment.tokens import Edit, TooManyWordsError, common, compare, joined, similarity

__all__ = [
    "Alignment",
    "Edit",
    "Pair",
    "Part",
    "TooManyWordsError",
    "align",
    "common",
    "compare",
    "joined",
    "similarity",
]
