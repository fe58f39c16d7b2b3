"""A ban or an exclusiveness of ours that a thorough rewording lifts, excepts or hedges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding
from agreements.impact.negation import denied, denying_words

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Unit

__all__ = ["ban_gone", "dropped_ban", "excepted_ban", "hedged_ban", "made_compulsory", "shared"]

_OTHER = {"autre", "autres", "ander", "anders", "andere"}


def excepted_ban(part: Part) -> Finding | None:
    """A "nothing" that became "nothing but": what was banned altogether has an exception."""
    gone = [unit for unit in part.lost if unit.key == "=not"]
    theirs = part.comparison.theirs
    for unit in part.gained:
        if unit.key != "=only" or not any(theirs.words[at].folded in _OTHER for at in unit.words):
            continue
        behind = [other for other in part.theirs if other.words[0] > unit.words[-1] and other.sentence == unit.sentence]
        if gone and behind and behind[0] in part.gained:
            return Finding("condition", "weakened", gone[0].words, (*unit.words, *behind[0].words), concept="ban")
    return None


_MERELY = {"uniquement", "exclusivement", "seulement", "uitsluitend"}


def hedged_ban(part: Part) -> Finding | None:
    """A ban of which "not only" is left: "évaluer n'est pas le seul objet"."""
    theirs = part.comparison.theirs
    for unit in part.gained:
        before = [word.folded for word in theirs.words[max(0, unit.words[0] - 2) : unit.words[0]]]
        if unit.key != "=only" or len(unit.words) > 1 or any(one.key == "=only" for one in part.lost):
            continue
        merely = theirs.words[unit.words[0]].folded in _MERELY and any(
            one.key in _DENYING and one.sentence == unit.sentence for one in part.theirs
        )
        if (merely or {"pas", "niet"} & set(before)) and any(one.key in _DENYING for one in part.ours):
            return Finding("soft-obligation", "weakened", (), unit.words, concept="not-sole-ground")
    return None


_DENYING = {"=not", "=forbidden"}

_CARRYING = {"=only", "=escapes", "=secret", "=excluding"}

_EXCEPTING = {"behalve", "tenzij", "behoudens", "uitgezonderd", "sauf", "hormis", "excepte"}
_LIGHT = {"=may", "=right", "=duty", "=all"}

_SEVERAL = 2


def dropped_ban(part: Part) -> Finding | None:
    """A ban of ours that went with all that it bans, while theirs has fewer bans than ours."""
    mine = [unit for unit in part.ours if unit.key in _DENYING]
    others = [unit for unit in part.theirs if unit.key in _DENYING | _CARRYING]
    places = {(unit.sentence, unit.segment) for unit in mine}
    if len(places) < _SEVERAL or len({(unit.sentence, unit.segment) for unit in others}) >= len(places):
        return None
    for unit in mine:
        first, last = unit.words[0], unit.words[-1]
        banned = [
            other
            for other in part.ours
            if other is not unit
            and other.sentence == unit.sentence
            and any(first <= at <= last + 1 for at in other.words)
            and other.key not in _LIGHT
            and part.comparison.ours.words[other.words[0]].folded not in _EXCEPTING
        ]
        if unit in part.lost and banned and all(other in part.lost for other in banned):
            words = (*unit.words, *(at for other in banned for at in other.words))
            return Finding("scope-narrowed", "weakened", words, (), concept="list", certain=False)
    return None


_CLOSE = 4

_DEMANDING = {"falloir", "=necessary", "=fr-require", "supposer", "=provided"}
"""What says that something is needed first: "il faut son consentement pour que" is "not without his consent"."""
_DOING = {
    "=inform",
    "=bears-cost",
    "=pay-back",
    "=fr-mention",
    "=use",
    "=punish",
    "=appraisal",
    "=deliver",
    "=announce",
}


def ban_gone(part: Part) -> Finding | None:
    """What was not to be told or done of a thing, and is told or done of it without any denial now."""
    matched = dict((*part.comparison.matching.pairs, *part.comparison.matching.loose))
    theirs = part.comparison.theirs
    for unit in part.lost:
        if unit.key != "=not":
            continue
        for verb in (
            one for one in part.ours if unit.words[0] <= one.words[0] <= unit.words[-1] + 1 and one is not unit
        ):
            other = matched.get(verb)
            if other is None or verb.key not in _DOING or denying_words(theirs, other) or _kept_apart(part, other):
                continue
            if any(one.key in _DEMANDING for one in part.theirs):
                continue
            things = [
                matched[one] for one in part.ours if one in matched and one.segment == unit.segment and one is not verb
            ]
            near = any(
                thing.sentence == other.sentence
                and thing.kind in ("word", "concept")
                and 0 < other.words[0] - thing.words[-1] <= _CLOSE
                for thing in things
            )
            if near:
                return Finding("negation-flip", "contradicted", unit.words, other.words, concept="ban")
    return None


def _kept_apart(part: Part, unit: Unit) -> bool:
    """Whether a word that carries a denial stands in the sentence of ``unit``."""
    here = [one for one in part.theirs if one.sentence == unit.sentence]
    said = {word.folded for word in part.comparison.theirs.words if word.sentence == unit.sentence}
    return bool(said & _ALONE_WORDS) or any(one.key in _ALONE or one.key == "=voluntary" for one in here)


_COMPULSORY = ("obligatoire", "verplicht")


def made_compulsory(part: Part) -> Finding | None:
    """What was the worker's free choice, and is compulsory now."""
    gone = [unit for unit in part.lost if unit.key == "=voluntary"]
    theirs = part.comparison.theirs
    if not gone or any(unit.key == "=voluntary" for unit in part.theirs):
        return None
    for at, word in enumerate(theirs.words):
        forced = word.sentence in part.group.theirs and word.folded.startswith(_COMPULSORY)
        if forced and not denied(theirs, at):
            return Finding("negation-flip", "contradicted", gone[0].words, (at,), concept="right")
    return None


_ALONE = {
    "=only", "=not", "=forbidden", "=excluding", "=reserve", "=escapes", "=secret", "=freely", "=refuse", "=own",
}  # fmt: skip

_ALONE_WORDS = {
    "sans", "hors", "unique", "uniques", "sauf", "hormis", "seulement", "lui-meme", "elle-meme", "zonder", "buiten",
    "enige", "zelf",
}  # fmt: skip

_HIM = {"lui", "elle", "eux", "elles", "hij", "hem", "haar", "zij"}


def shared(part: Part) -> Finding | None:
    """An "only the worker", "nobody but him" of ours that went, when nothing in theirs keeps out anybody."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    said = {word.folded for word in theirs.words if word.sentence in part.group.theirs}
    if said & _ALONE_WORDS or any(unit.key in _ALONE for unit in part.theirs):
        return None
    for unit in part.lost:
        behind = ours.words[unit.words[-1] + 1 : unit.words[-1] + 3]
        worker = any("people" in ours.actors.get(unit.words[-1] + step, ()) for step in (1, 2))
        if unit.key == "=only" and (worker or any(word.folded in _HIM for word in behind)):
            return Finding("scope-narrowed", "weakened", unit.words, (), concept="=only", certain=False)
    return None
