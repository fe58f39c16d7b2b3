"""Whether a part of a text is denied: negations and bans; two of them that belong to each other cancel out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.model import Passage, Unit, Word

__all__ = ["denied", "denying_words", "negated"]

_RELATIVE = {"die", "dat", "wie", "qui"}
_WORDS = {
    "niet", "geen", "nooit", "noch", "evenmin", "nimmer", "geenszins", "niemand", "niets", "verboden", "uitgesloten",
    "ne", "n", "ni", "aucun", "aucune", "nul", "nulle", "jamais", "interdit", "interdite", "interdits", "exclu",
    "exclue",
    "pas", "s'abstient", "ontbreekt", "ontbreken",
}  # fmt: skip
_WITHOUT = {"zonder", "sans"}
_SMALL = {
    "de",
    "du",
    "des",
    "son",
    "sa",
    "ses",
    "le",
    "la",
    "les",
    "l",
    "d",
    "leur",
    "leurs",
    "van",
    "het",
    "zijn",
    "haar",
}
_THAT = {"que", "qu", "dat"}


def _without_that(same: list[Word], word: Word) -> bool:
    """Whether "without that" opens the part before ``word``: "sans qu'elle puisse en réclamer le remboursement"."""
    return any(
        one.folded in _WITHOUT and other.folded in _THAT and other.span.start < word.span.start
        for one, other in pairwise(same)
    )


_OUTSIDE = {"hors", "buiten"}
_ATTENDING = {"presence", "intervention", "participation", "aanwezigheid", "tussenkomst"}
_DENYING = {"=not", "=forbidden"}


_UNTIL = {"avant", "moins", "crainte", "peur"}
"""Words before "que" behind which "ne" denies nothing: "avant qu'il ne parte", "à moins que le chef ne s'y oppose"."""
_REACH = 7


def _expletive(passage: Passage, at: int) -> bool:
    """Whether the "ne" at word ``at`` denies nothing."""
    words = passage.words
    if words[at].folded not in ("ne", "n"):
        return False
    near = [word for word in words[max(0, at - _REACH) : at] if word.sentence == words[at].sentence]
    opened = any(one.folded in _UNTIL and other.folded in ("que", "qu") for one, other in pairwise(near))
    behind = words[at + 1 : at + 4]
    return opened and not any(word.folded in ("pas", "plus", "jamais", "aucun", "aucune", "rien") for word in behind)


_COMPARED = {
    "later", "langer", "meer", "minder", "hoger", "lager", "vroeger", "verder", "plus", "moins",
}  # fmt: skip
_THAN = {"dan", "de", "que", "d", "qu"}


def _bounds(passage: Passage, at: int) -> bool:
    """Whether a negation only says how much at the most or least: "niet later dan", "pas plus de"."""
    behind = [word.folded for word in passage.words[at + 1 : at + 3]]
    return len(behind) > 1 and behind[0] in _COMPARED and behind[1] in _THAN


def negated(passage: Passage, units: list[Unit]) -> bool:
    """Whether ``units``, one part of a sentence, are denied as a whole."""
    denying = [unit for unit in units if unit.key in _DENYING]
    if len(denying) == 2 and _cancel(passage, *denying):
        return False
    return bool(denying) != _without_consent(passage, units)


_CONSENT = {"=agreement-consent", "=joint-decision", "=unanimous", "=advice"}
_NEAR = 8
"""How many words before a consent "without" may stand: "zonder voorafgaand, geschreven en herroepbaar akkoord"."""


def _without_consent(passage: Passage, units: list[Unit]) -> bool:
    """Whether "without the agreement of" stands among ``units``: with "not" it asks for that agreement."""
    return any(
        unit.key in _CONSENT
        and any(
            word.folded in _WITHOUT and (word.sentence, word.segment) == (unit.sentence, unit.segment)
            for word in passage.words[max(0, unit.words[0] - _NEAR) : unit.words[0]]
        )
        for unit in units
    )


def _cancel(passage: Passage, one: Unit, other: Unit) -> bool:
    """A double negation: "geen werknemer die niet …", "niet … uitgesloten"."""
    between = {word.folded for word in passage.words[one.words[-1] + 1 : other.words[0]]}
    return bool(between & _RELATIVE) or (one.key == "=not" and other.key == "=forbidden")


def denied(passage: Passage, index: int, own: tuple[int, ...] = ()) -> bool:
    """Whether word ``index`` stands in a part that is denied, or right behind "without".

    A negation among the words ``own`` does not count.
    """
    word = passage.words[index]
    mine = {passage.words[at].span.start for at in own}
    same = [
        one
        for at, one in enumerate(passage.words)
        if one.sentence == word.sentence
        and one.segment == word.segment
        and one.span.start not in mine
        and not _expletive(passage, at)
        and not _bounds(passage, at)
    ]
    near = passage.words[max(0, index - 3) : index]
    if sum(one.folded in _SMALL for one in near) > 1:
        near = passage.words[max(0, index - 4) : index]
    before = [one for one in near if one.span.start not in mine]
    if any(one.folded in _WITHOUT and one.sentence == word.sentence for one in before):
        return True
    if _without_that(same, word):
        return True
    outside = any(one.folded in _OUTSIDE and one.sentence == word.sentence for one in before)
    if outside and any(one.folded in _ATTENDING for one in (*passage.words[max(0, index - 3) : index], word)):
        return True
    only = any(
        unit.key == "=only" and (unit.sentence, unit.segment) == (word.sentence, word.segment) for unit in passage.units
    )
    if only:
        return False
    banned = any(
        unit.key == "=forbidden"
        and (unit.sentence, unit.segment) == (word.sentence, word.segment)
        and not set(unit.words) & set(own)
        and index not in unit.words
        for unit in passage.units
    )
    return banned or any(one.folded in _WORDS for one in same)


_NO = {
    "ne", "n", "pas", "aucun", "aucune", "nul", "nulle", "ni", "niet", "geen", "nooit", "interdit", "exclu", "niemand",
    "niets", "nergens", "nimmer", "evenmin", "verboden", "uitgesloten", "rien", "jamais",
}  # fmt: skip


def denying_words(passage: Passage, unit: Unit) -> set[str]:
    """The words of the sentence of ``unit`` that deny; "without" only where it stands before the unit."""
    return {
        word.folded
        for at, word in enumerate(passage.words)
        if word.sentence == unit.sentence and (word.folded in _NO or (word.folded in _WITHOUT and at < unit.words[0]))
    }
