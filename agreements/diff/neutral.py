"""New sentences that touch nothing: ``knowledge/neutral.yaml`` lists how they begin, and what they may not hold."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from agreements.diff.phrases import Bilingual, finder
from agreements.impact.folding import fold
from agreements.impact.sentences import statements
from akkoord.yamlfile import load, validate

if TYPE_CHECKING:
    from agreements.model import Language

__all__ = ["is_neutral", "neutral"]

_FILE = Path(__file__).parent / "knowledge" / "neutral.yaml"


class _Example(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Literal["nl", "fr"]
    fires: Literal["yes", "no"]
    text: str


class _Neutral(BaseModel):
    """The file ``neutral.yaml``; ``allowed`` are phrases whose words are not looked for in ``never``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    sentences: Bilingual
    never: Bilingual
    allowed: Bilingual
    examples: tuple[_Example, ...]


@lru_cache(maxsize=1)
def neutral() -> _Neutral:
    """What we know of neutral sentences. Raises InvalidFileError with every mistake in the file."""
    return validate(load(_FILE), _Neutral)


def is_neutral(text: str, language: Language) -> bool:
    """Whether a new text is made of nothing but sentences that give nothing and take nothing."""
    spans = statements(text)
    return bool(spans) and all(_touches_nothing(fold(text[span.start : span.end]), language) for span in spans)


def _touches_nothing(sentence: str, language: Language) -> bool:
    known = neutral()
    begins = finder(known.sentences.nl if language == "nl" else known.sentences.fr).match(sentence.strip(" -–•·"))
    return begins is not None and not known.never.found(known.allowed.without(sentence, language), language)
