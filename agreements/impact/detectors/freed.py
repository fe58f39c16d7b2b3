"""A power that the employer did not have in ours, and may use in a rewritten text of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding
from agreements.impact.negation import denied
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from agreements.impact.comparing import Part

__all__ = ["freed_powers"]

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
