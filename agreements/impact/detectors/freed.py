"""A power that the employer did not have in ours, and may use in a rewritten text of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding
from agreements.impact.negation import denied
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from agreements.impact.comparing import Part

__all__ = ["enough_consent", "freed_powers"]

_POWERS = {"=refuse", "=postpone", "=assign", "=interfere", "=punish", "=modify", "=dismissal"}
_LIFTING = {"=not", "=only", "=forbidden", "=excluding", "=escapes", "=need-not"}
_EMPLOYER = {"@employer", "@boss", "@hr"}


def freed_powers(part: Part) -> None:
    """Add a finding where what the employer could not do, it may do now: "weigeren kan hij niet", "kan weigeren"."""
    if part.local or any(finding.direction in ("weakened", "contradicted") for finding in part.findings):
        return
    ours, theirs = part.comparison.ours, part.comparison.theirs
    for one, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose):
        if one not in part.ours or one.key not in _POWERS or not denied(ours, one.words[0], one.words):
            continue
        here = {unit.key for unit in part.theirs if unit.sentence == other.sentence}
        place = {unit.key for unit in part.theirs if (unit.sentence, unit.segment) == (other.sentence, other.segment)}
        if "=may" in place and here & _EMPLOYER and not here & _LIFTING and is_verb(theirs, other.words[-1]):
            part.findings.append(Finding("negation-flip", "contradicted", one.words, other.words, concept="ban"))
            return


_EVEN_WITH, _REACH = ("met", "avec"), 3
_NO = {"niet", "evenmin", "zelfs", "ook", "pas", "meme"}
_WITHOUT = {"zonder", "sans"}


def enough_consent(part: Part) -> None:
    """Add a finding where not even a consent opened what it opens now: "ook niet met", "niet zonder"."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    for one, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose):
        if one.key != "=agreement-consent" or one not in part.ours:
            continue
        mine = [word.folded for word in ours.words[max(0, one.words[0] - _REACH) : one.words[0]]]
        before = [word.folded for word in theirs.words[max(0, other.words[0] - 2 * _REACH) : other.words[0]]]
        even = any(word in _EVEN_WITH for word in mine) and not _NO.isdisjoint(mine)
        if even and not _WITHOUT.isdisjoint(before):
            part.findings.append(Finding("negation-flip", "weakened", one.words, other.words, concept="ban"))
            return
