"""What no other detector explains. Calm is earned: an edit without an explanation counts as harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from agreements.impact.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.comparing import Part
    from agreements.impact.model import Unit

__all__ = ["unexplained"]

_LIGHT = {"=right", "=duty", "=may", "=not", "=forbidden", "=allowed", "=fully", "=freely", "=including", "=wants"}


def unexplained(part: Part) -> None:
    """Add a finding for each edit that nothing explains."""
    if part.local:
        _edits(part)
    else:
        _rewording(part)


def _edits(part: Part) -> None:
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine = [word for word in ours.words if word.sentence in part.group.ours]
    others = [word for word in theirs.words if word.sentence in part.group.theirs]
    first, start = ours.words.index(mine[0]), theirs.words.index(others[0])
    runs = LCSseq.opcodes([word.folded for word in mine], [word.folded for word in others])
    explained_ours = {index for finding in part.findings for index in finding.ours}
    explained_theirs = {index for finding in part.findings for index in finding.theirs}
    for run in _joined(list(runs)):
        left = set(range(first + run[0], first + run[1]))
        right = set(range(start + run[2], start + run[3]))
        if left & explained_ours or right & explained_theirs:
            continue
        lost = [unit for unit in part.lost if left & set(unit.words)]
        gained = [unit for unit in part.gained if right & set(unit.words)]
        finding = _edit(lost, gained)
        if finding is not None:
            part.findings.append(finding)


def _joined(runs: list) -> list[tuple[int, int, int, int]]:  # type: ignore[type-arg]
    """The changed runs; two that only one word keeps apart are one edit."""
    result: list[tuple[int, int, int, int]] = []
    for run in runs:
        if run.tag == "equal":
            continue
        if result and run.src_start - result[-1][1] <= 1 and run.dest_start - result[-1][3] <= 1:
            result[-1] = (result[-1][0], run.src_end, result[-1][2], run.dest_end)
        else:
            result.append((run.src_start, run.src_end, run.dest_start, run.dest_end))
    return result


def _edit(lost: list[Unit], gained: list[Unit]) -> Finding | None:
    heavy_lost = [unit for unit in lost if unit.key not in _LIGHT]
    heavy_gained = [unit for unit in gained if unit.key not in _LIGHT]
    if not heavy_lost and not heavy_gained:
        return None
    if heavy_lost and len(lost) >= 2 and len(gained) >= 2 and abs(len(lost) - len(gained)) <= 1:
        return Finding("other", "neutral", _words(lost), _words(gained), certain=False)
    return Finding("scope-narrowed", "weakened", _words(heavy_lost), _words(heavy_gained), certain=False)


def _words(units: Iterable[Unit]) -> tuple[int, ...]:
    return tuple(index for unit in units for index in unit.words)


def _rewording(part: Part) -> None:
    """A sentence that was rewritten: what was lost and what was gained must balance."""
    if any(finding.direction != "neutral" for finding in part.findings):
        return
    lost = [unit for unit in part.lost if unit.key not in _LIGHT]
    gained = [unit for unit in part.gained if unit.key not in _LIGHT]
    if len(lost) - len(gained) >= 2 and len(lost) >= 0.3 * len(part.ours):
        part.findings.append(Finding("scope-narrowed", "weakened", _words(lost), _words(gained), certain=False))
    elif len(gained) - len(lost) >= 3 and len(gained) >= 0.3 * len(part.theirs):
        part.findings.append(Finding("condition", "weakened", _words(lost), _words(gained), certain=False))
    elif lost or gained:
        part.findings.append(Finding("synonym", "neutral", _words(lost), _words(gained), certain=False))
