"""What an insertion makes of a ban: one more thing that is banned, or a ban that holds for less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.bearing import bearing
from agreements.impact.detectors.licences import DENYING, HARMLESS_GAIN
from agreements.impact.detectors.neither import opens_neither
from agreements.impact.detectors.small_words import FORCE
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage

__all__ = ["behind_condition", "more_banned", "narrows_ban"]

_LISTING = {"ni", "noch", "et", "en", "ou", "of", "evenmin"}


def more_banned(part: Part, right: set[int]) -> bool:
    """Whether an insertion adds a further ban, or a further thing to what is banned: "ni …", ", of …"."""
    theirs = part.comparison.theirs
    first, last = min(right), max(right)
    after = theirs.words[last + 1] if last + 1 < len(theirs.words) else None
    begins = theirs.words[first]
    listed = begins.folded in _LISTING or bool(after and after.folded in _LISTING and (last > first or begins.comma))
    listed = listed or _item(theirs, sorted(right))
    listed = listed or (first < last and opens_neither(theirs, first))
    clause = any(theirs.words[at].folded in _AUXILIARIES and theirs.words[at].text.lower() != "à" for at in right)
    heads = (first,) if begins.folded in _ARTICLES else (first, min(first + 1, last))
    opens = any(theirs.words[at].folded in FORCE | _OPENING for at in heads)
    banned = denied(theirs, last) or _of_the_spared(theirs, first) or _denied_behind(part, first, last)
    return listed and not opens and not clause and banned and not behind_condition(theirs, first)


def _item(theirs: Passage, right: list[int]) -> bool:
    """Whether an insertion behind a comma is one more item of a row, and no aside."""
    begins, last = theirs.words[right[0]], right[-1]
    folded = {theirs.words[at].folded for at in right}
    if not begins.comma or begins.folded in _PREPOSITIONS or folded & _ASIDE:
        return False
    if folded & _LISTING:
        return True
    behind = theirs.words[last + 1 : last + 1 + _ROW]
    return len(right) <= _SHORT and bool(behind) and behind[0].comma and any(one.folded in _LISTING for one in behind)


_ROW, _SHORT = 5, 3
_PREPOSITIONS = {
    "aan", "bij", "door", "in", "met", "na", "naar", "om", "onder", "op", "over", "tijdens", "tot", "uit", "van", "via",
    "volgens", "voor", "zonder", "a", "apres", "au", "aux", "avant", "avec", "chez", "dans", "des", "du", "hors",
    "jusqu", "lors", "par", "pendant", "pour", "sans", "selon", "sous", "sur",
}  # fmt: skip
_ASIDE = {
    "uitgezonderd", "uitzondering", "buiten", "behalve", "beschouwing", "part", "excepte", "exceptes", "exceptees",
    "exclu", "exclus", "exclue", "exclues", "exception", "sauf", "hormis",
}  # fmt: skip
_ARTICLES = {"het", "de", "een", "le", "la", "les", "l", "un", "une"}
_REACH = 12
_PARTING = {"dat", "die", "wie", "wat", "waar", "maar", "want", "que", "qui", "dont", "mais", "car"}


def _denied_behind(part: Part, first: int, last: int) -> bool:
    """Whether words ``first`` to ``last`` are listed in front of what is denied, and that denial is for the worker.

    "Foto's, loongegevens en attesten mogen niet worden bewaard".
    """
    theirs = part.comparison.theirs
    sentence = theirs.words[first].sentence
    behind = next(
        (
            unit.words[0]
            for unit in part.theirs
            if unit.key in ("=not", "=forbidden") and unit.sentence == sentence and 0 < unit.words[0] - last <= _REACH
        ),
        None,
    )
    if behind is None or any(theirs.words[at].folded in _PARTING | _OPENING for at in range(last + 1, behind)):
        return False
    return bearing(theirs, sentence, part.comparison.lexicon)[1] == "strengthened"


_SPARED = {"celui", "celle", "ceux", "celles", "quiconque", "wie", "degene", "degenen"}


def _of_the_spared(passage: Passage, index: int) -> bool:
    """Whether word ``index`` tells more of whom nothing is asked: "rien n'est réclamé à celui qui …"."""
    sentence = passage.words[index].sentence
    before = [at for at, word in enumerate(passage.words[:index]) if word.sentence == sentence]
    spared = [at for at in before if passage.words[at].folded in _SPARED]
    return bool(spared) and denied(passage, spared[0])


def narrows_ban(part: Part, words: Iterable[int]) -> bool:
    """Whether new words stand inside a ban that ours had already, and are no further thing that is banned.

    "Aucun document nominatif n'est transmis" bans less than "aucun document n'est transmis".
    """
    ours, theirs = part.comparison.ours, part.comparison.theirs
    new = {at for at in words if any(at in right for _, right in part.changes)}
    fresh = [unit for unit in part.unmatched[1] if unit.key not in HARMLESS_GAIN | {"=may", "=not"}]
    if not part.local or not any(new & set(unit.words) for unit in fresh) or more_banned(part, new):
        return False
    place = theirs.words[min(new)]
    return any(
        other.kind in ("word", "concept")
        and other.key not in DENYING
        and (other.sentence, other.segment) == (place.sentence, place.segment)
        and denied(theirs, other.words[0], other.words)
        and denied(ours, one.words[0], one.words)
        for one, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)
    )


def behind_condition(passage: Passage, index: int) -> bool:
    """Whether the last opening of a clause before word ``index`` is "as long as", "unless": more there is no gain."""
    place = passage.words[index]
    before = [word.folded for word in passage.words[:index] if word.sentence == place.sentence]
    return not _LIMITS.isdisjoint(before)


_LIMITS = {
    "tenzij", "behalve", "behoudens", "mits", "zolang", "indien", "zodra", "voorwaarde", "sauf", "hormis", "moyennant",
    "pourvu", "condition", "reserve", "tant", "autant", "excepte", "si",
}  # fmt: skip
_AUXILIARIES = {"heeft", "hebben", "is", "was", "wordt", "worden", "a", "ont", "est", "sont", "soit"}
_OPENING = {
    "sauf", "hormis", "tenzij", "behalve", "mits", "moyennant", "excepte", "mais", "maar", "avant", "apres", "pendant",
    "durant", "lorsque", "quand", "voor", "na", "tijdens", "wanneer", "zolang", "zodra", "behoudens", "tot", "tant",
}  # fmt: skip
