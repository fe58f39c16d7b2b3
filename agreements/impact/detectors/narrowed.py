"""What was narrowed in a sentence that was rewritten: a new adjective, a new relative clause, a new condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.guessing import guessed
from agreements.impact.detectors.rewordings import ENDS
from agreements.impact.model import Finding
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Unit

__all__ = ["narrowed"]

_OPENING = {
    "nl": {
        "waar", "na", "voor", "zolang", "op", "in", "bij", "onder", "tot", "vanaf", "volgens", "naargelang", "indien",
        "als", "wanneer", "mits", "tenzij", "zodra", "behoudens", "behalve", "tijdens", "gedurende", "binnen", "met",
    },
    "fr": {
        "la", "ou", "apres", "pour", "tant", "a", "en", "sous", "selon", "si", "lorsque", "quand", "avant", "des",
        "dans", "sauf", "hormis", "moyennant", "pourvu", "pendant", "durant", "lors", "au", "aux", "avec",
    },
}  # fmt: skip
"""Words that open a condition, a term or another limit."""


def narrowed(part: Part) -> None:
    """Add a finding for each narrowing that came into a rewritten sentence and that no phrase of the lexicon shows."""
    if part.local or any(finding.direction in ("weakened", "contradicted") for finding in part.findings):
        return
    for detect in (_adjective, _people, _fronted, _of_whoever, _closing):
        finding = detect(part)
        if finding is not None:
            part.findings.append(finding)
            return


def _adjective(part: Part) -> Finding | None:
    """A new adjective between "every" or "no" and a noun that both texts have: "iedere ingrijpende wijziging"."""
    theirs, gained = part.comparison.theirs, set(part.gained)
    matched = {other: one for one, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    french = part.comparison.lexicon.language == "fr"
    units = part.theirs
    for before, left, right in zip(units, units[1:], units[2:], strict=False):
        noun, unit = (left, right) if french else (right, left)
        if unit not in gained or unit.kind not in ("word", "concept") or len(unit.words) != 1:
            continue
        quantified = before.key in ("=all", "=not") or _none_of(part, left, french)
        if not quantified or noun not in matched or noun.kind == "quantity":
            continue
        near = right.words[0] - left.words[-1] == 1 and (
            left.words[0] - before.words[-1] == 1 or _none_of(part, left, french)
        )
        said = theirs.words[unit.words[0]].folded
        if said in _PREPOSITIONS or (said.endswith("ant") and is_verb(theirs, unit.words[0])):
            continue
        if near and theirs.words[unit.words[0]].folded.endswith(_ADJECTIVES[part.comparison.lexicon.language]):
            return Finding("scope-narrowed", "weakened", (), unit.words, concept="adjective", certain=False)
    return None


def _people(part: Part) -> Finding | None:
    """A new adjective right beside the people who are covered: "tous ses agents nommés", "alle vaste medewerkers"."""
    theirs, language = part.comparison.theirs, part.comparison.lexicon.language
    matched = {other for _, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    gained = {
        unit
        for unit in part.gained
        if unit.kind in ("word", "concept") and len(unit.words) == 1 and unit.key not in ("=not", "=only", "=all")
    }
    for left, right in zip(part.theirs, part.theirs[1:], strict=False):
        people, unit = (left, right) if language == "fr" else (right, left)
        if people.key != "@worker" or people not in matched or unit not in gained:
            continue
        beside = right.words[0] - left.words[-1] == 1 and left.sentence == right.sentence
        word = theirs.words[right.words[0]]
        folded = theirs.words[unit.words[0]].folded
        if beside and not word.comma and folded.endswith(_ADJECTIVES[language]) and not folded.endswith("ant"):
            return Finding("scope-narrowed", "weakened", (), unit.words, "universal-scope", "adjective", certain=False)
    return None


def _none_of(part: Part, noun: Unit, french: bool) -> bool:
    """Whether a noun is what a denied verb acts on: "ne peut donner de consigne"."""
    words = part.comparison.theirs.words
    at = noun.words[0]
    if not french or not at or words[at - 1].folded not in ("de", "d"):
        return False
    before = [word.folded for word in words[max(0, at - _DENIED) : at - 1] if word.sentence == words[at].sentence]
    return bool({"ne", "n"} & set(before)) and not {"que", "qu", "plus"} & set(before)


_DENIED = 7
_PREPOSITIONS = {"contre", "entre", "outre", "comme", "envers", "selon", "durant", "pendant", "suivant",
    "preste", "prestee", "prestes", "prestees", "effectue", "effectuee", "accompli", "accomplie", "concerne",
    "concernee", "entame", "entamee", "commence", "commencee"}  # fmt: skip
"""Words that narrow nothing: prepositions, and participles that say no more than that it happens."""
_ADJECTIVES = {
    "nl": ("e", "en"),
    "fr": ("e", "es", "el", "els", "al", "ent", "ents", "ant", "ants", "if", "ifs", "eux", "ier", "ique"),
}


_EXCEPT = {"hors", "hormis", "sauf", "excepte", "buiten", "behalve", "behoudens", "uitgezonderd"}
_TIMES = {"=out-of-worktime", "=in-worktime", "=moment"}
_FRONT = 6
"""How many words an exception at the head of a sentence has at most, before its comma."""


def _fronted(part: Part) -> Finding | None:
    """An exception at the head of a sentence, where ours has none: "Hors fraude établie, …"."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    if any(word.folded in _EXCEPT for word in ours.words if word.sentence in part.group.ours):
        return None
    for index in part.group.theirs:
        first = theirs.sentences[index].first
        if theirs.words[first].folded not in _EXCEPT:
            continue
        head = range(first, min(first + _FRONT, theirs.sentences[index].last))
        comma = next((at for at in head if theirs.words[at].comma), None)
        opening = [unit for unit in part.theirs if comma is not None and first <= unit.words[0] < comma]
        timed = any(unit.key in _TIMES or unit.quantity for unit in opening)
        if any(unit in part.gained for unit in opening) and not timed:
            return Finding("condition", "weakened", (), tuple(range(first, comma or first)), certain=False)
    return None


_WHOEVER = {
    "fr": {("celui", "qui"), ("celle", "qui"), ("ceux", "qui"), ("celles", "qui"), ("celui", "dont"), ("ceux", "dont")},
    "nl": {("degene", "die"), ("degenen", "die"), ("diegene", "die"), ("diegenen", "die"), ("personen", "die")},
}
_WIDENING = {"compris", "meme", "aussi", "inclus", "ook", "zelfs", "inclusief"}
_PEOPLE = {"celui", "celle", "ceux", "celles", "quiconque", "qui", "wie", "degene", "degenen", "diegene", "diegenen"}


def _of_whoever(part: Part) -> Finding | None:
    """A new "he who …" with a verb of its own, where ours speaks of no such people: "avec celui qui accepte …"."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    if any(word.folded in _PEOPLE for word in ours.words if word.sentence in part.group.ours):
        return None
    for at in range(len(theirs.words) - 1):
        pair = theirs.words[at].folded, theirs.words[at + 1].folded
        if theirs.words[at].sentence not in part.group.theirs or pair not in _WHOEVER[part.comparison.lexicon.language]:
            continue
        if not _WIDENING.isdisjoint(word.folded for word in theirs.words[max(0, at - 2) : at]):
            continue
        following = [
            unit for unit in part.theirs if unit.words[0] > at + 1 and unit.sentence == theirs.words[at].sentence
        ]
        if following and following[0] in part.gained:
            words = tuple(range(at, following[0].words[-1] + 1))
            return Finding("condition", "weakened", (), words, certain=False)
    return None


_NEW = 2
"""So many new units in a row are no mere synonym."""


def _closing(part: Part) -> Finding | None:
    """A new phrase that opens as limits do and closes its part of the sentence: "…, waar de dienst dat toelaat".

    Where ours lost as much as theirs gained, it is taken for our own words put otherwise.
    """
    if len(part.gained) <= len(part.lost):
        return None
    gained = {unit for unit in part.gained if unit.kind in ("word", "concept", "quantity")}
    units = part.theirs
    first = 0
    while first < len(units):
        last = first
        while last < len(units) and units[last] in gained and units[last].sentence == units[first].sentence:
            last += 1
        run = units[first:last]
        known = any(unit.key in ENDS for unit in run) and any(unit.key in ENDS for unit in part.lost)
        known = known or any(unit.key == "=voluntary" for unit in run)
        if len(run) >= _NEW and not known and _closes(units, last) and _opens(part, units, first):
            return guessed(part, [], run, range(_before(part, units, first) + 1, run[-1].words[-1] + 1))
        first = max(last, first + 1)
    return None


def _closes(units: list[Unit], last: int) -> bool:
    """Whether a part of a sentence ends before unit ``last``."""
    if last == len(units):
        return True
    here, there = units[last - 1], units[last]
    return (here.sentence, here.segment) != (there.sentence, there.segment)


def _opens(part: Part, units: list[Unit], first: int) -> bool:
    words = part.comparison.theirs.words[_before(part, units, first) + 1 : units[first].words[0] + 1]
    return any(word.folded in _OPENING[part.comparison.lexicon.language] for word in words)


def _before(part: Part, units: list[Unit], first: int) -> int:
    """The last word before unit ``first`` that belongs to another unit of its sentence."""
    unit = units[first]
    if first and units[first - 1].sentence == unit.sentence:
        return units[first - 1].words[-1]
    return part.comparison.theirs.sentences[unit.sentence].first - 1
