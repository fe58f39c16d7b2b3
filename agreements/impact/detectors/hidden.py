"""A loss that a thorough rewording hides: a ban with an exception, a ban less, a consent that is mere information."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from agreements.impact.model import Finding
from agreements.impact.negation import denied
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = ["hidden"]


def hidden(part: Part) -> None:
    """Add a finding for what a rewritten sentence of theirs no longer says, or says with one word more."""
    if part.local or any(finding.direction in ("weakened", "contradicted") for finding in part.findings):
        return
    for detect in _LOSSES:
        finding = detect(part)
        if finding is not None:
            part.findings.append(finding)
            return


_OTHER = {"autre", "autres", "ander", "anders", "andere"}


def _excepted_ban(part: Part) -> Finding | None:
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


def _dropped_ban(part: Part) -> Finding | None:
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
            and first <= other.words[0] <= last + 1
            and other.key not in _LIGHT
            and part.comparison.ours.words[other.words[0]].folded not in _EXCEPTING
        ]
        if unit in part.lost and banned and all(other in part.lost for other in banned):
            words = (*unit.words, *(at for other in banned for at in other.words))
            return Finding("scope-narrowed", "weakened", words, (), concept="list", certain=False)
    return None


_DENYING = {"=not", "=forbidden"}
_CARRYING = {"=only", "=escapes", "=secret", "=excluding"}
_LIGHT = {"=may", "=right", "=duty", "=all"}
_SEVERAL = 2


_WITHOUT = {"sans", "zonder"}


def _without_consent(part: Part) -> Finding | None:
    """A consent that was needed, and without which it may be done now."""
    needed = [unit for unit in part.ours if unit.key in _CONSENT]
    if not needed or _denying_words(part.comparison.ours, needed[0]) & _WITHOUT:
        return None
    theirs = part.comparison.theirs
    for unit in part.theirs:
        said = _denying_words(theirs, unit) if unit.key in _CONSENT else set()
        if said & _WITHOUT and said <= _WITHOUT | {"ni", "noch"}:
            mechanism = "voice-reduced" if _beside_reps(part.comparison.ours, needed[0]) else "negation-flip"
            return Finding(mechanism, "contradicted", needed[0].words, unit.words, concept="ban")
    return None


_CONSENT = {"=agreement-consent", "=without-consent"}
_NO = {
    "ne", "n", "pas", "aucun", "aucune", "nul", "nulle", "ni", "niet", "geen", "nooit", "interdit", "exclu", "niemand",
    "niets", "nergens", "nimmer", "evenmin", "verboden", "uitgesloten", "rien", "jamais",
}  # fmt: skip


def _denying_words(passage: Passage, unit: Unit) -> set[str]:
    """The words of the sentence of ``unit`` that deny; "without" only where it stands before the unit."""
    return {
        word.folded
        for at, word in enumerate(passage.words)
        if word.sentence == unit.sentence and (word.folded in _NO or (word.folded in _WITHOUT and at < unit.words[0]))
    }


def _informed_only(part: Part) -> Finding | None:
    """A consent of the representatives of the workers of which only a notice to them is left."""
    gone = [unit for unit in part.lost if unit.key == "=agreement-consent"]
    told = [unit for unit in part.gained if unit.key in _TELLING]
    if not gone or not told or any(unit.key in _DECIDING for unit in part.theirs):
        return None
    if not _beside_reps(part.comparison.ours, gone[0]):
        without = _denying_words(part.comparison.theirs, told[0]) & _WITHOUT
        return Finding("scope-narrowed", "weakened", gone[0].words, told[0].words) if without else None
    if not _beside_reps(part.comparison.theirs, told[0]):
        return None
    return Finding("voice-reduced", "weakened", gone[0].words, told[0].words, "follow-up")


_TELLING = {"=inform", "=announce", "=advice", "=fr-advice", "=discuss", "=fr-hear", "=access", "=fr-know"}
_DECIDING = {"=agreement-consent", "=unanimous", "=joint-decision", "=fr-w-veto", "=binding", "=accepted", "=choose"}


def _beside_reps(passage: Passage, unit: Unit) -> bool:
    return any(
        "reps" in classes and passage.words[at].sentence == unit.sentence for at, classes in passage.actors.items()
    )


_JOINING = {"ou", "of"}


def _more_grounds(part: Part) -> Finding | None:
    """One more ground on which the employer may refuse: "pour un motif lié à l'accueil ou à l'organisation"."""
    theirs = part.comparison.theirs
    units = part.theirs
    limited = {(unit.sentence, unit.segment) for unit in units if unit.key in _LIMITED} | _exceptions(part)
    for before, unit in pairwise(units):
        if (unit.sentence, unit.segment) not in limited or before in part.gained or unit not in part.gained:
            continue
        if unit.kind not in ("word", "concept") or is_verb(theirs, unit.words[-1]) or before.sentence != unit.sentence:
            continue
        between = {theirs.words[at].folded for at in range(before.words[-1] + 1, unit.words[0])}
        employer = any(other.key in _REFUSERS and other.sentence == unit.sentence for other in units)
        if between & _JOINING and employer and before.kind != "actor" and len(part.gained) > len(part.lost):
            return Finding("condition", "weakened", (), unit.words, certain=False)
    return None


_LIMITED = {"=only", "=refuse", "=reproach"}
_REFUSERS = {"@employer", "@boss", "@hr", "=refuse", "=postpone"}
_EXCEPTING = {"behalve", "tenzij", "behoudens", "uitgezonderd", "sauf", "hormis", "excepte"}


def _exceptions(part: Part) -> set[tuple[int, int]]:
    """The parts of their sentences that open with an exception."""
    return {
        (word.sentence, word.segment)
        for word in part.comparison.theirs.words
        if word.sentence in part.group.theirs and word.folded in _EXCEPTING
    }


_THOSE = {"celui", "celle", "ceux", "celles"}


def _only_those(part: Part) -> Finding | None:
    """A new "those who …" where ours named nobody in particular: "avec celui qui accepte ces aménagements"."""
    if any(unit.key in ("@worker", "=all") for unit in part.lost):
        return None
    theirs = part.comparison.theirs
    for unit, behind in pairwise(part.theirs):
        those = unit.key == "=all" and unit in part.gained and theirs.words[unit.words[0]].folded in _THOSE
        if those and behind in part.gained and behind.sentence == unit.sentence:
            return Finding("scope-narrowed", "weakened", (), (*unit.words, *behind.words), certain=False)
    return None


_ALONE = {
    "=only", "=not", "=forbidden", "=excluding", "=reserve", "=escapes", "=secret", "=freely", "=refuse", "=own",
}  # fmt: skip
_ALONE_WORDS = {
    "sans", "hors", "unique", "uniques", "sauf", "hormis", "seulement", "lui-meme", "elle-meme", "zonder", "buiten",
    "enige", "zelf",
}  # fmt: skip
_HIM = {"lui", "elle", "eux", "elles", "hij", "hem", "haar", "zij"}


def _shared(part: Part) -> Finding | None:
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


_MERELY = {"uniquement", "exclusivement", "seulement", "uitsluitend"}


def _hedged_ban(part: Part) -> Finding | None:
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


_COMPULSORY = ("obligatoire", "verplicht")


def _made_compulsory(part: Part) -> Finding | None:
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


def _one_of_two(part: Part) -> Finding | None:
    """Two whose consent or wish was needed together, of whom one is enough now: "A et B" became "B ou A"."""
    if not any(unit.key in _WANTING for unit in part.theirs):
        return None
    matched = dict((*part.comparison.matching.pairs, *part.comparison.matching.loose))
    for one, other in pairwise(part.ours):
        pair = matched.get(one), matched.get(other)
        if pair[0] is None or pair[1] is None or not {one.key, other.key} & _REPS:
            continue
        first, last = sorted((pair[0], pair[1]), key=lambda unit: unit.words[0])
        here = {word.folded for word in part.comparison.ours.words[one.words[-1] + 1 : other.words[0]]}
        there = {word.folded for word in part.comparison.theirs.words[first.words[-1] + 1 : last.words[0]]}
        if here & _TOGETHER and there & _JOINING and first.sentence == last.sentence:
            words = tuple(range(first.words[0], last.words[-1] + 1))
            return Finding("voice-reduced", "weakened", (*one.words, *other.words), words, "follow-up")
    return None


_WANTING = {"=wants", "=agreement-consent", "=only", "=choose", "=unanimous"}
_REPS = {"@worker-reps", "@joint-body"}
_TOGETHER = {"et", "en"}


def _burden_turned(part: Part) -> Finding | None:
    """A duty of the employer that is the worker's now, where ours did not name the worker."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine = [classes for at, classes in ours.actors.items() if ours.words[at].sentence in part.group.ours]
    others = [
        (at, classes) for at, classes in sorted(theirs.actors.items()) if theirs.words[at].sentence in part.group.theirs
    ]
    if not any("employer-side" in classes for classes in mine) or any("people" in classes for classes in mine):
        return None
    if not others or any("people" not in classes for _, classes in others):
        return None
    for unit in part.gained:
        if unit.key == "=duty" and others[0][0] < unit.words[0] and not denied(theirs, unit.words[0]):
            return Finding("duty-shifted", "contradicted", (), (others[0][0], *unit.words), concept="bearer")
    return None


_SOME = {"un", "une", "certains", "certaines", "plusieurs", "quelques", "een", "enkele", "sommige"}


def _fewer_reps(part: Part) -> Finding | None:
    """All organisations of workers had a say; now one or some of them are enough."""
    theirs = part.comparison.theirs
    for one, other in part.comparison.matching.pairs:
        if one.key not in _REPS or one.sentence not in part.group.ours or not one.words[0] or not other.words[0]:
            continue
        whole = any(unit.key == "=all" and 0 < one.words[0] - unit.words[-1] <= 1 for unit in part.ours)
        before = theirs.words[other.words[0] - 1]
        if whole and before.folded in _SOME and before.sentence == other.sentence:
            return Finding("voice-reduced", "weakened", one.words, other.words, "follow-up")
    return None


_LOSSES = (
    _fewer_reps,
    _excepted_ban, _hedged_ban, _dropped_ban, _made_compulsory, _without_consent, _informed_only, _one_of_two,
    _burden_turned, _more_grounds, _only_those, _shared,
)  # fmt: skip
