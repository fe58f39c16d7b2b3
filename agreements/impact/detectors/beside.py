"""The employer who comes to stand beside the worker: "what the worker, like the company, brings up"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding
from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage

__all__ = ["beside"]

_JOINING = {
    "et", "ou", "ainsi", "que", "de", "meme", "avec", "comme", "tout", "tant", "autant", "sinon",
    "en", "of", "samen", "met", "net", "als", "zoals", "alsook", "alsmede", "evenals", "zowel", "ook",
}  # fmt: skip
_FILLING = {
    "la", "le", "les", "l", "son", "sa", "ses", "leur", "leurs", "un", "une", "du", "des", "d", "concert", "commun",
    "de", "het", "een", "zijn", "haar", "hun", "overleg",
}  # fmt: skip
_BETWEEN = {"entre", "tussen", "vis-a-vis", "jegens"}
_FARTHEST = 6


def beside(part: Part) -> None:
    """Add a finding where theirs names the employer together with the worker, and ours never does."""
    theirs = part.comparison.theirs
    if _pairs(part.comparison.ours, part.group.ours, commas=True):
        return
    for worker, employer in _pairs(theirs, part.group.theirs):
        known = any(employer in one.theirs or worker in one.theirs for one in part.findings)
        if not known and not denied(theirs, employer) and not denied(theirs, worker):
            part.findings.append(Finding("employer-steering", "weakened", (), (employer,), concept="appears"))
            return


def _pairs(passage: Passage, sentences: tuple[int, ...], *, commas: bool = False) -> list[tuple[int, int]]:
    """The places of a worker and an employer that are named together, as one; with ``commas`` also side by side."""
    found: list[tuple[int, int]] = []
    places = [at for at in sorted(passage.actors) if passage.words[at].sentence in sentences]
    for one in places:
        for other in places:
            kinds = passage.actors[one], passage.actors[other]
            if one == other or "worker" not in kinds[0] or "employer-side" not in kinds[1]:
                continue
            if _joined(passage, min(one, other), max(one, other), commas=commas):
                found.append((one, other))
    return found


def _joined(passage: Passage, first: int, last: int, *, commas: bool) -> bool:
    words = passage.words
    if words[first].sentence != words[last].sentence or last - first > _FARTHEST:
        return False
    between = {word.folded for word in words[first + 1 : last]}
    before = {word.folded for word in words[max(0, first - 3) : first]}
    listed = commas and any(word.comma for word in words[first + 1 : last + 1])
    return (
        (listed or bool(between & _JOINING - {"de"})) and between <= _JOINING | _FILLING and before.isdisjoint(_BETWEEN)
    )
