"""Items that were left out of an enumeration or added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.enumerations import enumerations
from agreements.impact.model import Finding
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.enumerations import Enumeration
    from agreements.impact.model import Passage, Unit

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
}


def changed_lists(part: Part) -> None:
    """Add a finding where an enumeration lost or gained items while others of it stayed."""
    comparison = part.comparison
    explained_ours = {index for finding in part.findings for index in finding.ours}
    explained_theirs = {index for finding in part.findings for index in finding.theirs}
    lost = _loose_items(comparison.ours, part.group.ours, set(part.lost), explained_ours)
    gained = _loose_items(comparison.theirs, part.group.theirs, set(part.gained), explained_theirs)
    if len(lost) > len(gained) and (part.local or len(part.gained) < len(part.lost)):
        position = _people(lost, comparison.ours)
        part.findings.append(
            Finding("scope-narrowed", "weakened", _words(lost), (), position, "list", certain=part.local)
        )
    elif gained and not lost and (part.local or not part.lost) and _is_gain(part, gained):
        position = _people(gained, comparison.theirs)
        part.findings.append(Finding("scope-widened", "strengthened", (), _words(gained), position, "list"))


def _is_gain(part: Part, items: list[list[Unit]]) -> bool:
    """Whether more items are better: not behind "unless", and not one more on the employer's side."""
    return not _limited(part, items) and not any(unit.key in _EMPLOYER for item in items for unit in item)


def _loose_items(
    passage: Passage, sentences: tuple[int, ...], free: set[Unit], explained: set[int]
) -> list[list[Unit]]:
    found: list[list[Unit]] = []
    for listed in enumerations(passage):
        if listed[0][0].sentence not in sentences or not _alive(listed, free):
            continue
        for item in listed:
            head = [unit for unit in item if unit.kind != "quantity" and not is_verb(passage, unit.words[-1])]
            if not head or _limits(passage, head[0]) or any(head[0] in other for other in found):
                continue
            if all(unit in free and explained.isdisjoint(unit.words) for unit in head):
                found.append(head)
    return found


def _alive(listed: Enumeration, free: set[Unit]) -> bool:
    return any(unit not in free for item in listed for unit in item)


def _words(items: list[list[Unit]]) -> tuple[int, ...]:
    return tuple(index for item in items for unit in item for index in unit.words)


def _people(items: list[list[Unit]], passage: Passage) -> str:
    """``universal-scope`` when the enumeration is one of people."""
    for listed in enumerations(passage):
        members = [unit for item in listed for unit in item]
        if any(item[0] in members for item in items) and any(unit.key == "@worker" for unit in members):
            return "universal-scope"
    return ""


def _limited(part: Part, items: list[list[Unit]]) -> bool:
    """Whether the items stand behind "unless" or "provided": then they are no gain."""
    words = part.comparison.theirs.words
    first = min(_words(items))
    same = [word.folded for word in words[max(0, first - 14) : first + 2] if word.sentence == words[first].sentence]
    return not _LIMITING.isdisjoint(same)


def _limits(passage: Passage, unit: Unit) -> bool:
    """Whether a unit is itself a word like "unless", and no item."""
    return passage.words[unit.words[0]].folded in _LIMITING
