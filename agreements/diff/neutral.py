"""New sentences that touch nothing: ``knowledge/neutral.yaml`` lists how they begin, and what they may not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.diff.knowledge import Data, Wording, knowledge
from agreements.diff.phrases import Bilingual, Example, finder
from agreements.impact.folding import fold
from agreements.impact.sentences import statements

if TYPE_CHECKING:
    from agreements.model import Language

__all__ = ["Neutral", "is_neutral", "neutral"]


class Neutral(Data):
    """The file ``neutral.yaml``; ``allowed`` are phrases whose words are not looked for in ``never``.

    ``anchor`` is a sentence that says nothing: what is new and stands by itself is judged as if it came after it.
    """

    about: str
    anchor: Wording
    sentences: Bilingual
    never: Bilingual
    allowed: Bilingual
    examples: tuple[Example, ...]


def neutral() -> Neutral:
    """What we know of neutral sentences. Raises InvalidFileError with every mistake in the file."""
    return knowledge("neutral", Neutral)


def is_neutral(text: str, language: Language) -> bool:
    """Whether a new text is made of nothing but sentences that give nothing and take nothing."""
    spans = statements(text)
    return bool(spans) and all(_touches_nothing(fold(text[span.start : span.end]), language) for span in spans)


def _touches_nothing(sentence: str, language: Language) -> bool:
    known = neutral()
    begins = finder(known.sentences.of(language)).match(sentence.strip(" -–•·"))
    return begins is not None and not known.never.found(known.allowed.without(sentence, language), language)
