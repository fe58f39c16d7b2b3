"""A negation that came in or went out, and key words replaced by their opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding
from agreements.impact.negation import denied, negated

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Unit

__all__ = ["dropped_denials", "flipped_negations", "opposites"]


def opposites(part: Part) -> None:
    """Add a finding where a word of ours gave way to its opposite."""
    table = part.comparison.lexicon.opposites
    for other in part.gained:
        opposite = table.get(other.key[1:]) if other.kind == "concept" else None
        if opposite is None or denied(part.comparison.theirs, other.words[0], other.words):
            continue
        for one in part.lost:
            if one.key[1:] in opposite.better.split():
                effect = opposite.effect
                part.findings.append(Finding(opposite.mechanism, effect, one.words, other.words, concept=other.key[1:]))
                break
    for one in part.lost:
        opposite = table.get(one.key[1:]) if one.kind == "concept" else None
        for other in part.gained:
            if opposite is None or other.key[1:] not in opposite.better.split():
                continue
            if one.key == "=excluding" and _kept_out(part, one):
                part.findings.append(
                    Finding("reporting", "contradicted", one.words, other.words, "no-feedback", concept=one.key[1:])
                )
            else:
                part.findings.append(
                    Finding("restriction-lifted", "strengthened", one.words, other.words, concept=one.key[1:])
                )
            break


def _kept_out(part: Part, one: Unit) -> bool:
    """Whether the one who was excepted is the employer: to count it in is a loss."""
    behind = [unit for unit in part.ours if unit.words[0] > one.words[-1] and unit.sentence == one.sentence][:1]
    return any(unit.key in ("@employer", "@boss", "@hr") for unit in behind)


_SURE = 0.85
"""How much of a part must have been found back to trust a negation that is new in a rewritten sentence."""


def flipped_negations(part: Part) -> None:
    """Add a finding where a part of our text that was denied no longer is, or the other way round."""
    if any(finding.mechanism == "negation-flip" for finding in part.findings):
        return
    for place in sorted({(unit.sentence, unit.segment) for unit in part.ours}):
        mine, others, score = _counterpart(part, place)
        if not others:
            continue
        before, after = negated(part.comparison.ours, mine), negated(part.comparison.theirs, others)
        if score < (0.4 if part.local else 0.6):
            continue
        loose = part.lost if before else part.gained
        if before == after or not any(unit.key in ("=not", "=forbidden") for unit in loose):
            continue
        narrowed = before and any(unit.key == "=only" for unit in part.gained)
        if narrowed and (part.local or (score >= _SURE and not _without(part))):
            part.findings.append(Finding("condition", "weakened", _negation(mine), _words(others), concept="ban"))
            return
        if _carried(part, mine, others, before) or not _applied(part, before):
            continue
        if not before and part.local and _left_out(part):
            part.findings.append(Finding("scope-narrowed", "weakened", (), _left_out(part), concept="left-out"))
            return
        if before and _softened(part):
            part.findings.append(Finding("soft-obligation", "weakened", _negation(mine), _words(others), concept="ban"))
            return
        if not part.local and not before and _vetoed(part):
            continue
        if not part.local and (
            _denies_elsewhere(part, before) or (not before and score < _SURE and not _right_denied(part))
        ):
            continue
        if not before and _employers_power(part, mine):
            part.findings.append(Finding("guarantee-added", "strengthened", (), _negation(others), concept="right"))
            return
        lost = _negation(mine) if before else _words(mine)
        gained = _words(others) if before else _negation(others)
        part.findings.append(
            Finding("negation-flip", "contradicted", lost, gained, concept="ban" if before else "right")
        )
        return


_COMPARING = {"dan", "que"}
"""Behind a denial these make a bound: "niet langer dan"."""


def dropped_denials(part: Part) -> None:
    """Add a finding where, in a text that was edited, nothing but a denial went and what it denied is still said."""
    if not part.local or any(finding.direction == "contradicted" for finding in part.findings):
        return
    ours, theirs = part.comparison.ours, part.comparison.theirs
    ignored = part.comparison.lexicon.ignored
    matched = dict((*part.comparison.matching.pairs, *part.comparison.matching.loose))
    for left, right in part.changes:
        mine, others = {ours.words[at].folded for at in left}, {theirs.words[at].folded for at in right}
        if not mine & _DENIERS or mine - _DENIERS - ignored or others & (_DENIERS | _LIMITING):
            continue
        if mine & _COMPARING:
            continue
        place = ours.words[left[0]]
        behind = [one for one in part.ours if one.words[0] > left[-1] and one.sentence == place.sentence]
        one = next((one for one in behind if one in matched and one.segment == place.segment), None)
        if one is None:
            continue
        gained = right or matched[one].words
        freed = not denied(theirs, matched[one].words[0], matched[one].words)
        if (freed or _first_to_go(part, left, gained[0])) and denied(ours, one.words[0], one.words):
            part.findings.append(Finding("negation-flip", "contradicted", left, gained, concept="ban"))
            return


def _first_to_go(part: Part, left: tuple[int, ...], place: int) -> bool:
    """Whether the first denial of a sentence went while a later one stayed: "niet afkopen, niet omzetten".

    ``place`` is where it would stand in theirs.
    """
    ours, theirs = part.comparison.ours, part.comparison.theirs
    sides = (ours, left[0], part.group.ours), (theirs, place, part.group.theirs)
    before = [
        word.folded in _STRONG
        for passage, end, _ in sides
        for word in passage.words[:end]
        if word.sentence == passage.words[end].sentence
    ]
    mine, others = (
        sum(word.folded in _STRONG for word in passage.words if word.sentence in sentences)
        for passage, _, sentences in sides
    )
    return not any(before) and others < mine


_STRONG = {
    "niet", "geen", "nooit", "noch", "niets", "niemand", "geenszins", "nimmer", "zonder", "pas", "aucun", "aucune",
    "rien", "ni", "nul", "nulle", "jamais", "personne", "sans", "nullement",
}  # fmt: skip
"""Words that deny by themselves: French "ne" only goes with them."""
_DENIERS = {
    "niet",
    "geen",
    "enkel",
    "enkele",
    "nooit",
    "niets",
    "niemand",
    "aucun",
    "aucune",
    "rien",
    "nul",
    "nulle",
    "jamais",
    "ne",
    "n",
    "pas",
}
_LIMITING = {
    "alleen",
    "enkel",
    "slechts",
    "uitsluitend",
    "pas",
    "tenzij",
    "behalve",
    "seul",
    "seule",
    "seuls",
    "que",
    "qu",
    "sauf",
    "sans",
    "zonder",
}
_BUT = {"maar", "mais", "en", "et"}


def _left_out(part: Part) -> tuple[int, ...]:
    """A "but not" that takes something out of what is covered: the words of it and of what it takes out."""
    theirs = part.comparison.theirs
    for at, unit in enumerate(part.theirs[:-1]):
        first = unit.words[0]
        if unit.key == "=not" and unit in part.gained and first and theirs.words[first - 1].folded in _BUT:
            return (*unit.words, *part.theirs[at + 1].words)
    return ()


def _softened(part: Part) -> bool:
    """Whether a ban gave way to an advice or an effort, and not to a permission."""
    known = part.comparison.lexicon.signal
    mine = {one.id for one, _ in part.signals("ours")}
    return any(
        known[one.id].mechanism == "soft-obligation" and known[one.id].added == "weakened" and one.id not in mine
        for one, _ in part.signals("theirs")
    )


_BENEFITS = {"=bears-cost", "=grant", "=deliver", "=inform", "=pay-kept", "=free-of-charge", "=set-up"}


def _employers_power(part: Part, mine: list[Unit]) -> bool:
    """Whether what is denied now was something the employer might do against the worker."""
    keys = {unit.key for unit in mine}
    may = [unit for unit in mine if unit.key == "=may"]
    employer = keys & {"@employer", "@boss", "@hr"} and "@worker" not in keys
    return bool(may and employer) and not keys & _BENEFITS


def _vetoed(part: Part) -> bool:
    """Whether ours gives a veto: "nothing is done when they veto it" is the same."""
    return all(any(unit.key == "=fr-w-veto" for unit in units) for units in (part.ours, part.theirs))


def _right_denied(part: Part) -> bool:
    """Whether "has the right to" became "may not"."""
    return any(unit.key in ("=right", "=may") for unit in part.lost) and any(unit.key == "=not" for unit in part.gained)


def _without(part: Part) -> bool:
    """Whether our text says "not without": then "only with" is the same."""
    words = part.comparison.ours.words
    return any(word.folded in _WITHOUT | _BEFORE for word in words if word.sentence in part.group.ours)


_BEFORE = {"tenzij", "sauf", "vooraleer", "alvorens", "voordat", "avant"}
"""Words with which "not" says "only": "not unless", "not before"."""


def _applied(part: Part, before: bool) -> bool:
    """Whether the negation that went or came stands beside a word of both texts: else it belongs to an insertion."""
    light = ("=may", "=right", "=duty", "=all", "=including", "=only")
    units = [unit for unit in (part.ours if before else part.theirs) if unit.key not in light]
    loose = part.lost if before else part.gained
    for at, unit in enumerate(units):
        if unit.key not in ("=not", "=forbidden") or unit not in loose:
            continue
        near = [one for one in (*units[max(0, at - 1) : at], *units[at + 1 : at + 2]) if one.sentence == unit.sentence]
        if any(one not in loose for one in near):
            return True
    return False


def _counterpart(part: Part, place: tuple[int, int]) -> tuple[list[Unit], list[Unit], float]:
    """The units of ``place``, those of the part of their text that says most of it, and how much of it that is."""
    light = ("=not", "=forbidden", "=may", "=only", "=allowed", "=duty", "=right", "=including", "=all")
    mine = [unit for unit in part.ours if (unit.sentence, unit.segment) == place]
    heavy = [unit for unit in mine if unit.key not in light and unit.kind != "quantity"]
    matched = dict((*part.comparison.matching.pairs, *part.comparison.matching.loose))
    found: dict[tuple[int, int], int] = {}
    for unit in heavy:
        if unit in matched:
            other = matched[unit]
            found[other.sentence, other.segment] = found.get((other.sentence, other.segment), 0) + 1
    if not found:
        return mine, [], 0.0
    best = max(found, key=lambda one: found[one])
    theirs = [unit for unit in part.theirs if (unit.sentence, unit.segment) == best]
    return mine, theirs, found[best] / len(heavy)


def _words(units: list[Unit]) -> tuple[int, ...]:
    return tuple(index for unit in units for index in unit.words)


def _negation(units: list[Unit]) -> tuple[int, ...]:
    return tuple(index for unit in units if unit.key in ("=not", "=forbidden") for index in unit.words)


def _denies_elsewhere(part: Part, before: bool) -> bool:
    """In a rewritten sentence a negation may have moved to another part: then the number of them must differ too."""
    passage, sentences = (
        (part.comparison.theirs, part.group.theirs) if before else (part.comparison.ours, part.group.ours)
    )
    units = part.theirs if before else part.ours
    if any(unit.key in _DENYING or unit.key in _CARRIERS for unit in units):
        return True
    return any(word.folded in _WITHOUT for word in passage.words if word.sentence in sentences)


_DENYING = ("=not", "=forbidden")
_WITHOUT = {"zonder", "sans", "depourvu", "depourvue", "buiten", "hors", "af", "gespaard", "exempt", "vrijgesteld"}
_CARRIERS = {
    "=only", "=secret", "=independent", "=regardless", "=free-of-charge", "=voluntary", "=pay-kept", "=reason-free",
    "=unreachable", "=extern", "=refuse", "=refused-default", "=freely", "=excluding", "=forbidden", "=escapes",
    "=owes-nothing",
}  # fmt: skip
"""Groups that carry a negation in themselves."""


def _unless_without(part: Part, others: list[Unit]) -> bool:
    """Whether theirs denies what is done without something: "sans avenant, rien n'est modifié" demands it."""
    sentences = {unit.sentence for unit in others}
    theirs = part.comparison.theirs
    return any(word.folded in ("sans", "zonder") for word in theirs.words if word.sentence in sentences)


_LESSENING = {"=decrease", "=loss", "=suffer", "=lose", "=disadvantage"}
_KEEPING = {"=keep", "=pay-kept", "=fully"}
"""What is not lessened is kept."""


def _carried(part: Part, mine: list[Unit], others: list[Unit], before: bool) -> bool:
    """Whether the change of sign is undone by an "only", or by a word that carries the negation in itself."""
    one, other = {unit.key for unit in mine}, {unit.key for unit in others}
    fresh = other - one if before else one - other
    if not fresh.isdisjoint(_CARRIERS):
        return True
    if before and "=need-not" in fresh and "@worker" in other:
        return True
    if before and "=allowed" in fresh and "@worker" in other and one & {"=compulsory", "=duty"}:
        return True
    here, there = (one, other) if before else (other, one)
    if here & _LESSENING and there & _KEEPING:
        return True
    passage, units = (part.comparison.theirs, others) if before else (part.comparison.ours, mine)
    folded = {
        passage.words[index].folded for unit in units for index in range(unit.words[0] - 2, unit.words[0]) if index >= 0
    }
    if not before and not part.local and _unless_without(part, others):
        return True
    return not part.local and bool(folded & {"zonder", "sans", "buiten", "hors"})
