"""Items that were left out of an enumeration or added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.model import Finding

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Finding as Found
    from agreements.impact.model import Unit

__all__ = ["enumerations"]


def enumerations(part: Part) -> None:
    """Add a finding for each item that an enumeration lost or gained while others of it stayed."""
    comparison = part.comparison
    lost = _items(part.lost, part.ours, comparison.lists_ours)
    gained = _items(part.gained, part.theirs, comparison.lists_theirs)
    lost = [unit for unit in lost if not _explained(unit, part.findings, "ours")]
    gained = [unit for unit in gained if not _explained(unit, part.findings, "theirs")]
    if len(lost) > len(gained) and (part.local or len(lost) - len(gained) >= 1 and len(gained) == 0):
        words = tuple(index for unit in lost for index in unit.words)
        people = all(unit.key == "@worker" for unit in lost)
        part.findings.append(
            Finding("scope-narrowed", "weakened", words, (), "universal-scope" if people else "", "list")
        )
    elif len(gained) > len(lost) and not lost and (part.local or not part.lost):
        words = tuple(index for unit in gained for index in unit.words)
        people = all(unit.key == "@worker" for unit in gained)
        if not any(unit.key in ("@employer", "@boss", "@hr") for unit in gained):
            part.findings.append(
                Finding("scope-widened", "strengthened", (), words, "universal-scope" if people else "", "list")
            )


def _items(loose: list[Unit], units: list[Unit], lists: dict[Unit, int]) -> list[Unit]:
    """The items without counterpart, of enumerations of which another item has one."""
    free = set(loose)
    alive = {lists[unit] for unit in units if unit in lists and unit not in free}
    return [unit for unit in loose if unit in lists and lists[unit] in alive]


def _explained(unit: Unit, findings: list[Found], side: str) -> bool:
    return any(set(unit.words) & set(finding.ours if side == "ours" else finding.theirs) for finding in findings)
