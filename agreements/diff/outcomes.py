"""The outcome for a part, from what became of its passages: change, label, and the positions it counts against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.diff.knowledge import Data, knowledge
from agreements.diff.model import worst
from agreements.impact.model import HARM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.model import Change, PassageChange
    from agreements.diff.pairing import Entry
    from agreements.diff.units import Block
    from agreements.impact.model import Label, Verdict

__all__ = ["at_home", "attributed", "change_of", "harmful", "judging", "label_of", "shown_number"]


class Judging(Data):
    """The file ``judging.yaml``."""

    about: str
    heading_limits: frozenset[str]
    told_apart: frozenset[str]


def judging() -> Judging:
    """What is done with the judgement of a passage. Raises InvalidFileError with every mistake in the file."""
    return knowledge("judging", Judging)


def harmful(positions: Mapping[str, Verdict]) -> bool:
    """Whether any of these verdicts is worse for the worker."""
    return any(verdict in HARM for verdict in positions.values())


def attributed(positions: Mapping[str, Verdict], known: Known | None, change: Change) -> dict[str, Verdict]:
    """The verdicts, as the clause that the part is lets them be told.

    What the judgement calls "other" goes to the positions that the clause realises and the judgement does not tell
    apart. What is gone from a clause can only be what the clause gives: it counts against its own positions. When our
    own text was touched and none of those is harmed so far, the first is.
    """
    result = dict(positions)
    if known is None or known.primary is None:
        return result
    finer = [position for position in known.positions if position not in judging().told_apart]
    if "other" in result and finer:
        result |= dict.fromkeys(finer, result.pop("other"))
    if change != "added" and harmful(result):
        lost = [p for p, verdict in result.items() if verdict == "removed" and p not in known.positions]
        vague: Verdict = worst("kept", *(result.pop(p) for p in dict.fromkeys([*lost, *({"other"} & result.keys())])))
        if not any(result.get(position) in HARM for position in known.positions):
            result[known.primary] = vague if vague in HARM else "weakened"
    return result


def at_home(positions: Mapping[str, Verdict], known: Known) -> dict[str, Verdict]:
    """The verdicts of a new passage in a part that is the clause ``known``: harm there is harm to what that is for."""
    result = dict(positions)
    if known.primary is not None and harmful(result) and not any(result.get(p) in HARM for p in known.positions):
        result[known.primary] = "weakened"
    return result


def shown_number(block: Block | None) -> str | None:
    """The number as a reader sees it; an annex is called one, so that it is no article."""
    if block is None or block.number is None:
        return None
    return block.name if block.part == "annex" else block.number


def change_of(entry: Entry, passages: Sequence[PassageChange], mine: Block | None, yours: Block | None) -> Change:
    """What happened to a part: ours ``mine``, theirs ``yours``."""
    if (mine is None or yours is None) and passages and all(passage.change == "moved" for passage in passages):
        return "moved"  # signatures that are read elsewhere
    if yours is None:
        return "removed"
    if mine is None:
        return "added"
    numbered = mine.number is not None or yours.number is not None
    if entry.moved or (numbered and not entry.home):
        return "moved"
    same = all(passage.label == "unchanged" and not passage.moved for passage in passages)
    retitled = entry.home and mine.heading.casefold() != yours.heading.casefold()
    return "unchanged" if same and not retitled else "reworded"


def label_of(change: Change, passages: Sequence[PassageChange], positions: Mapping[str, Verdict]) -> Label:
    """The outcome for a part, from its verdicts, as the labelling rules have it."""
    if change == "removed":
        return "removed"
    if change != "added" and all(passage.label == "unchanged" and not passage.moved for passage in passages):
        return "cosmetic" if change == "reworded" else "unchanged"
    verdicts = set(positions.values())
    if verdicts == {"removed"}:
        return "removed"
    for verdict in ("contradicted", "weakened", "removed", "strengthened"):
        if verdict in verdicts:
            return "weakened" if verdict == "removed" else verdict
    return "added" if change == "added" or any(passage.label == "added" for passage in passages) else "cosmetic"
