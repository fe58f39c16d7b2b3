"""Dutch separable verbs: "hangt het rooster uit" and "uit te hangen" are read as "uithangen"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.impact.folding import words_known

if TYPE_CHECKING:
    from agreements.impact.model import Word

__all__ = ["joined"]

_PARTICLES = {
    "aan", "achter", "af", "bij", "bekend", "binnen", "door", "goed", "in", "mee", "na", "neer", "om", "onder", "op",
    "over", "rond", "samen", "stil", "stop", "tegen", "terug", "toe", "tussen", "uit", "vast", "vol", "voor", "voort",
    "vrij", "weg",
}  # fmt: skip
_FARTHEST = 14
"""How many words before its particle a verb may stand."""


def joined(words: list[Word]) -> list[Word]:
    """``words`` (Dutch), in which the verb of a separable verb has the whole verb as its dictionary form."""
    result = list(words)
    for at, word in enumerate(words):
        if word.folded not in _PARTICLES:
            continue
        verb = _infinitive(words, at) if _at(words, at + 1, word) == "te" else _finite(words, at)
        if verb is not None:
            index, whole = verb
            result[index] = replace(words[index], lemma=whole, forms=words[index].forms | {whole})
    return result


def _at(words: list[Word], at: int, near: Word) -> str:
    return words[at].folded if at < len(words) and words[at].sentence == near.sentence else ""


def _infinitive(words: list[Word], particle: int) -> tuple[int, str] | None:
    """The infinitive behind "uit te"."""
    at = particle + 2
    if not _at(words, at, words[particle]):
        return None
    whole = _whole(words[particle].folded, words[at])
    return (at, whole) if whole else None


def _finite(words: list[Word], particle: int) -> tuple[int, str] | None:
    """The nearest verb before a particle that closes its part of the sentence."""
    place = words[particle]
    following = words[particle + 1] if particle + 1 < len(words) else None
    if (
        following is not None
        and (following.sentence, following.segment) == (place.sentence, place.segment)
        and not following.comma
        and following.folded not in ("en", "of")
    ):
        return None
    for at in range(particle - 1, max(-1, particle - _FARTHEST), -1):
        if (words[at].sentence, words[at].segment) != (place.sentence, place.segment):
            return None
        whole = _whole(place.folded, words[at])
        if whole:
            return at, whole
    return None


def _whole(particle: str, verb: Word) -> str:
    """The separable verb that ``particle`` and ``verb`` make, when the dictionary knows it."""
    for base in (verb.lemma, verb.folded):
        if base.endswith(("en", "aan", "ien", "oen")) and len(base) >= _SHORTEST and not verb.folded.startswith("ge"):
            whole = particle + base
            if words_known(whole, "nl"):
                return whole
    return ""


_SHORTEST = 4
