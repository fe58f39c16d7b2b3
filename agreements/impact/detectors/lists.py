"""Items that were left out of an enumeration or added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.enumerations import enumerations
from agreements.impact.model import Finding
from agreements.impact.negation import denied
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.enumerations import Enumeration
    from agreements.impact.model import Passage, Unit
    from agreements.model import Language

__all__ = ["changed_lists"]

_EMPLOYER = ("@employer", "@boss", "@hr")
_LIMITING = {
    "tenzij",
    "behalve",
    "behoudens",
    "mits",
    "sauf",
    "hormis",
    "excepte",
    "moyennant",
    "uitgezonderd",
    "uitzondering",
    "exception",
    "indien",
    "si",
    "condition",
    "lorsque",
    "quand",
    "pourvu",
    "autant",
    "reserve",
    "zodra",
    "wanneer",
    "voorwaarde",
    "zolang",
}


def changed_lists(part: Part) -> None:
    """Add a finding where an enumeration lost or gained items while others of it stayed."""
    comparison = part.comparison
    explained_ours = {index for finding in part.findings for index in finding.ours}
    explained_theirs = {index for finding in part.findings for index in finding.theirs}
    language = comparison.lexicon.language
    lost = _loose_items(comparison.ours, part.group.ours, set(part.lost), explained_ours, language)
    gained = _loose_items(comparison.theirs, part.group.theirs, set(part.gained), explained_theirs, language)
    if len(lost) > len(gained) and (part.local or len(part.gained) < len(part.lost)):
        position = _people(lost, comparison.ours, language)
        part.findings.append(
            Finding("scope-narrowed", "weakened", _words(lost), (), position, "list", certain=part.local)
        )
    elif not part.local and (left := _left_out(part)):
        position = _people(left, comparison.ours, language)
        part.findings.append(Finding("scope-narrowed", "weakened", _words(left), (), position, "list"))
    elif gained and not lost and (part.local or not part.lost) and _is_gain(part, gained):
        position = _people(gained, comparison.theirs, language)
        part.findings.append(Finding("scope-widened", "strengthened", (), _words(gained), position, "list"))


_KEPT = 2
"""So many items must stand in one enumeration of theirs to say that a third one is missing from it."""


def _left_out(part: Part) -> list[list[Unit]]:
    """The items missing from an enumeration of ours that stands in theirs again, where theirs has no new words."""
    comparison = part.comparison
    if any(unit.kind in ("word", "concept") and not is_verb(comparison.theirs, unit.words[-1]) for unit in part.gained):
        return []
    language = comparison.lexicon.language
    pairs = dict((*comparison.matching.pairs, *comparison.matching.loose))
    lost = set(part.lost)
    rows = [listed for listed in enumerations(comparison.theirs, language) if _within(listed, part.group.theirs)]
    for listed in enumerations(comparison.ours, language):
        if not _within(listed, part.group.ours) or len(listed) <= _KEPT:
            continue
        answers = {pairs[unit] for item in listed for unit in item if unit in pairs}
        missing = [[unit for unit in item if unit in lost] for item in listed if all(unit in lost for unit in item)]
        missing = [item for item in missing if not is_verb(comparison.ours, item[0].words[-1])]
        for row in rows:
            kept = [item for item in row if any(unit in answers for unit in item)]
            if missing and len(kept) == len(row) >= _KEPT:
                return missing
    return []


def _within(listed: Enumeration, sentences: tuple[int, ...]) -> bool:
    return listed[0][0].sentence in sentences


def _is_gain(part: Part, items: list[list[Unit]]) -> bool:
    """Whether more items are better: proper items, not behind "unless", and not one more on the employer's side."""
    return (
        all(_proper(part, item) for item in items)
        and not _limited(part, items)
        and not any(unit.key in _EMPLOYER for item in items for unit in item)
        and not any(_companys(part.comparison.theirs, unit) for item in items for unit in item)
        and not _with_employer(part, items)
    )


def _with_employer(part: Part, items: list[list[Unit]]) -> bool:
    """Whether the employer came in with the items: "or paid out, as the employer chooses"."""
    added = set(_words(items))
    places = {at for _, right in part.changes if not added.isdisjoint(right) for at in right}
    theirs = part.comparison.theirs
    return any(
        "employer-side" in classes and not denied(theirs, at) for at, classes in theirs.actors.items() if at in places
    )


_COMPANY = ("team", "bedrijf", "dienst", "organisatie", "onderneming", "afdeling", "productie")
_PLURAL = 3
"""So many letters more than its first part has a compound at least: "diensten" is none."""


def _companys(theirs: Passage, unit: Unit) -> bool:
    """Whether a thing is the company's by its name: "teamdoelen", "bedrijfsnoden"."""
    words = [theirs.words[at].folded for at in unit.words] if unit.kind != "actor" else []
    return any(word.startswith(first) and len(word) > len(first) + _PLURAL for word in words for first in _COMPANY)


_DETERMINERS = {
    "nl": {"de", "het", "een", "zijn", "haar", "hun", "alle", "elke", "ook", "geen", "enig", "enige"},
    "fr": {
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "de",
        "d",
        "aucun",
        "aucune",
        "tout",
        "toute",
    },
}
_SEPARATING = {"nl": {"en", "of", "noch"}, "fr": {"et", "ou", "ni"}}
_REPEATED = {
    "voor", "op", "in", "bij", "tot", "naar", "met", "van", "aan", "om", "te",
    "lors", "pour", "dans", "en", "sur", "par", "avec", "au", "aux", "a", "chez", "comme",
}  # fmt: skip
"""Prepositions that each item of an enumeration may repeat; with any other word an item is no mere item."""


def _proper(part: Part, item: list[Unit]) -> bool:
    """Whether an insertion is one more item and no more: its head stands right behind a comma, "and" or "or"."""
    theirs, language = part.comparison.theirs, part.comparison.lexicon.language
    head = item[0].words[0]
    gone = {index for unit in part.unmatched[0] for index in unit.words}
    if theirs.words[head].folded in _TURNING or not gone.isdisjoint(part.replaced(item[0].words)):
        return False
    opening = _opening(theirs, head, language)
    if opening is None:
        return _heads_list(part, item)
    return not any(theirs.words[at].folded in _REPEATED for at in opening) or _repeats(part, opening)


_TURNING = {
    "hors",
    "jusqu",
    "jusque",
    "avant",
    "apres",
    "sauf",
    "tot",
    "voor",
    "na",
    "buiten",
    "behalve",
    "selon",
    "volgens",
}
"""Words with which an insertion limits what stands beside it."""


def _opening(passage: Passage, head: int, language: Language) -> tuple[int, ...] | None:
    """The words between a separator and the head of an item, when these are articles and prepositions only."""
    words = passage.words
    passed = _DETERMINERS[language] | _REPEATED
    at = head
    while at > 0 and words[at].sentence == words[head].sentence:
        before = words[at - 1].folded
        if words[at].comma or before in _SEPARATING[language]:
            return tuple(range(at, head))
        if before not in passed:
            return None
        at -= 1
    return None


def _repeats(part: Part, opening: tuple[int, ...]) -> bool:
    """Whether the preposition of an item stands before other items too."""
    words = part.comparison.theirs.words
    mine = {words[at].folded for at in opening} & _REPEATED
    others = {
        word.folded
        for at, word in enumerate(words)
        if word.sentence == words[opening[0]].sentence and at not in opening
    }
    return mine <= others


def _heads_list(part: Part, item: list[Unit]) -> bool:
    """Whether the item was put before the first one of ours: "het boek, het examen en …"."""
    theirs = part.comparison.theirs
    after = item[0].words[-1] + 1
    before = theirs.words[max(0, item[0].words[0] - 1)].folded
    if after >= len(theirs.words) or before in _REPEATED:
        return False
    follows = theirs.words[after]
    language = part.comparison.lexicon.language
    return follows.comma or follows.folded in _SEPARATING[language]


def _loose_items(
    passage: Passage, sentences: tuple[int, ...], free: set[Unit], explained: set[int], language: Language
) -> list[list[Unit]]:
    found: list[list[Unit]] = []
    for listed in enumerations(passage, language):
        if listed[0][0].sentence not in sentences or not _alive(listed, free):
            continue
        for item in listed:
            head = [unit for unit in item if unit.kind != "quantity" and not is_verb(passage, unit.words[-1])]
            if _qualifies(passage, item[0]) and item is listed[0]:
                continue
            if not head or _limits(passage, head[0]) or any(head[0] in other for other in found):
                continue
            if all(unit in free and explained.isdisjoint(unit.words) for unit in head):
                found.append(head)
    return found


def _qualifies(passage: Passage, unit: Unit) -> bool:
    """Whether a word stands right behind another one: then it tells what kind of thing that is, and is no item."""
    before = unit.words[0] - 1
    return any(
        before in other.words and other.sentence == unit.sentence and other.kind != "quantity"
        for other in passage.units
    )


def _alive(listed: Enumeration, free: set[Unit]) -> bool:
    return any(unit not in free for item in listed for unit in item)


def _words(items: list[list[Unit]]) -> tuple[int, ...]:
    return tuple(index for item in items for unit in item for index in unit.words)


def _people(items: list[list[Unit]], passage: Passage, language: Language) -> str:
    """``universal-scope`` when the enumeration is one of people."""
    for listed in enumerations(passage, language):
        members = [unit for item in listed for unit in item]
        people = sum(unit.key == "@worker" for unit in members)
        if any(item[0] in members for item in items) and people >= _SEVERAL:
            return "universal-scope"
    return ""


_SEVERAL = 2
"""So many kinds of people make an enumeration one of people."""


def _limited(part: Part, items: list[list[Unit]]) -> bool:
    """Whether the items stand behind "unless" or "provided": then they are no gain."""
    words = part.comparison.theirs.words
    first = min(_words(items))
    same = [word.folded for word in words[max(0, first - 14) : first + 2] if word.sentence == words[first].sentence]
    return not _LIMITING.isdisjoint(same)


def _limits(passage: Passage, unit: Unit) -> bool:
    """Whether a unit is itself a word like "unless", and no item."""
    return passage.words[unit.words[0]].folded in _LIMITING
