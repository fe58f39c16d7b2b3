"""Sentences that differ in nothing but a negation or a bound: such a small word turns them round.

A judgement weighs all the words; in a long sentence with several negations one that went is easily lost. This is the
net below it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.diff.additions import UNSURE
from agreements.diff.knowledge import Data, knowledge
from agreements.diff.phrases import Bilingual, finder
from agreements.diff.units import tokens
from agreements.impact.folding import fold
from agreements.impact.model import HARM
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.model import Impact, Verdict
    from agreements.model import Language

__all__ = ["with_flips"]


class _Flips(Data):
    """The file ``flips.yaml``."""

    about: str
    negation: Bilingual
    light: Bilingual
    least: Bilingual
    most: Bilingual


def with_flips(impact: Impact, ours: Iterable[str], theirs: Iterable[str], language: Language) -> Impact:
    """The judgement, which may not call it harmless when a sentence was turned round by such a word alone.

    ``ours`` and ``theirs`` are the sentences of both sides that belong together.
    """
    if impact.label in HARM or impact.label == "strengthened":
        return impact
    mine = {rest: (text, turns) for text in ours for rest, turns in [_read(text, language)]}
    for text in theirs:
        rest, turns = _read(text, language)
        before, other = mine.get(rest, ("", turns))
        if turns != other:
            weakened: dict[str, Verdict] = dict.fromkeys(impact.positions or ["other"], "weakened")
            told = _("Read this, a small word turns it round: “{ours}” became “{theirs}”.")
            return replace(
                impact,
                label="weakened",
                positions=weakened,
                mechanisms=["negation-flip"],
                reasons=[*impact.reasons, told.format(ours=before.rstrip(" .;"), theirs=text.rstrip(" .;"))],
                confidence=UNSURE,
            )
    return impact


def _read(text: str, language: Language) -> tuple[tuple[str, ...], tuple[int, int, int]]:
    """The words of a sentence without those that turn it round, and how many of each kind those are."""
    known = knowledge("flips", _Flips)
    folded = fold(text)
    least, most = (len(finder(each.of(language)).findall(folded)) for each in (known.least, known.most))
    rest = known.most.without(known.least.without(folded, language), language)
    words = [word.replace("’", "'") for word in tokens(rest)]
    small = {*known.negation.of(language), *known.light.of(language)}
    turning = sum(word in known.negation.of(language) for word in words)
    return tuple(word for word in words if word not in small), (turning, least, most)
