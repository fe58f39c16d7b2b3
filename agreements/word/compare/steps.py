"""From two sequences of atoms to steps: which stay, which go, which come, in the order of the redline."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from agreements.alignment import compare, joined

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from agreements.alignment import Edit
    from agreements.word.compare.atoms import Atom
    from agreements.word.compare.marks import Status

__all__ = ["Step", "added", "dropped", "matched", "moved_steps", "steps_between", "with_riders"]

_NEVER_JOINED = "x" * 100
"""Stands for an atom without text: a change never swallows an equal picture, note or paragraph mark."""


class Step(NamedTuple):
    """What becomes of an atom: ``ours`` when it stays, goes or is moved away; ``theirs`` when it stays or comes."""

    status: Status
    ours: Atom | None
    theirs: Atom | None

    @property
    def atom(self) -> Atom:
        """The atom that is written: ours, unless there is only theirs."""
        atom = self.ours or self.theirs
        if atom is None:
            raise ValueError("a step has an atom")
        return atom


def dropped(atoms: Sequence[Atom], status: Status = "del") -> list[Step]:
    """All of these go."""
    return [Step(status, atom, None) for atom in atoms]


def added(atoms: Sequence[Atom], status: Status = "ins") -> list[Step]:
    """All of these come."""
    return [Step(status, None, atom) for atom in atoms]


def matched(ours: Sequence[Atom], theirs: Sequence[Atom]) -> list[tuple[int, int]]:
    """The pairs of indices of atoms that stay, as a reader would see it."""
    edits = compare(_context_keys(ours), _context_keys(theirs))
    texts = [[atom.text or _NEVER_JOINED for atom in atoms] for atoms in (ours, theirs)]
    pairs = [pair for edit in joined(edits, *texts) for pair in _pairs_in(edit, ours, theirs)]
    return _whole_fields(pairs, ours, theirs)


def steps_between(ours: Sequence[Atom], theirs: Sequence[Atom], pairs: Sequence[tuple[int, int]]) -> list[Step]:
    """The steps from ours to theirs, when these pairs stay."""
    steps: list[Step] = []
    start, other = 0, 0
    for i, j in [*pairs, (len(ours), len(theirs))]:
        gone, come = dropped(ours[start:i]), added(theirs[other:j])
        before = steps[-1] if steps else None
        after = Step("keep", ours[i], theirs[j]) if i < len(ours) else None
        steps += _interleaved(gone, come, before, after)
        if after is not None:
            steps.append(after)
        start, other = i + 1, j + 1
    return steps


def _interleaved(
    gone: Sequence[Step], come: Sequence[Step], before: Step | None, after: Step | None, depth: int = 0
) -> list[Step]:
    """What goes, then what comes; but what stands in a wrap (at this depth) with what stays is not torn from it."""
    if not gone or not come or not (_is_wrapped(before, depth) or _is_wrapped(after, depth)):
        return [*gone, *come]
    heads = [_common_start(steps, before, depth) for steps in (gone, come)]
    gone_rest, come_rest = gone[heads[0] :], come[heads[1] :]
    tails = [_common_start(steps[::-1], after, depth) for steps in (gone_rest, come_rest)]
    ends = len(gone_rest) - tails[0], len(come_rest) - tails[1]
    return [
        *_interleaved(gone[: heads[0]], come[: heads[1]], before, None, depth + 1),
        *gone_rest[: ends[0]],
        *come_rest[: ends[1]],
        *_interleaved(gone_rest[ends[0] :], come_rest[ends[1] :], None, after, depth + 1),
    ]


def _is_wrapped(step: Step | None, depth: int) -> bool:
    return step is not None and any(len(atom.wraps) > depth for atom in (step.ours, step.theirs) if atom is not None)


def _common_start(steps: Sequence[Step], beside: Step | None, depth: int) -> int:
    """How many of these steps, all of one side, stand at once in the wrap of what stays beside them."""
    if beside is None or not steps:
        return 0
    side = beside.theirs if steps[0].ours is None else beside.ours
    if side is None or len(side.wraps) <= depth:
        return 0
    wrap = side.wraps[depth].element
    return sum(1 for _ in takewhile(lambda s: len(s.atom.wraps) > depth and s.atom.wraps[depth].element is wrap, steps))


def with_riders(steps: Sequence[Step], atoms: Sequence[Atom]) -> list[Step]:
    """The steps, with what earlier revisions removed from ours (riders among ``atoms``) before what follows it."""
    riding: dict[int, list[Atom]] = {}
    waiting: list[Atom] = []
    for atom in atoms:
        if atom.rider:
            waiting.append(atom)
        elif waiting:
            riding[id(atom)], waiting = waiting, []
    if not riding:
        return list(steps)
    return [
        each
        for step in steps
        for each in (*(Step("keep", rider, None) for rider in riding.get(id(step.ours), ())), step)
    ]


def moved_steps(ours: Sequence[Atom], theirs: Sequence[Atom]) -> tuple[list[Step], list[Step]]:
    """The steps of a paragraph that was moved: away at the one place, and coming at the other.

    What stays in it is moved; what was also changed is deleted at the one place and inserted at the other.
    """
    pairs = matched(ours, theirs)
    away, coming = {i for i, _ in pairs}, {j for _, j in pairs}
    return (
        [Step("moveFrom" if i in away else "del", atom, None) for i, atom in enumerate(ours)],
        [Step("moveTo" if j in coming else "ins", None, atom) for j, atom in enumerate(theirs)],
    )


def _context_keys(atoms: Sequence[Atom]) -> list[Hashable]:
    """Keys by which a space is only the same after the same word, so that words are paired and not spaces."""
    keys: list[Hashable] = []
    before: Hashable = None
    for atom in atoms:
        keys.append((atom.key, before) if atom.is_space else atom.key)
        before = atom.key
    return keys


def _pairs_in(edit: Edit, ours: Sequence[Atom], theirs: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """What stays in an edit: all of an equal one, the equal ends of another."""
    if edit.equal:
        yield from zip(range(edit.start, edit.end), range(edit.other_start, edit.other_end), strict=True)
        return
    shorter = min(edit.end - edit.start, edit.other_end - edit.other_start)
    head = 0
    while head < shorter and ours[edit.start + head].key == theirs[edit.other_start + head].key:
        yield edit.start + head, edit.other_start + head
        head += 1
    tail = 0
    while tail < shorter - head and ours[edit.end - tail - 1].key == theirs[edit.other_end - tail - 1].key:
        tail += 1
    for back in range(tail, 0, -1):
        yield edit.end - back, edit.other_end - back


def _whole_fields(pairs: list[tuple[int, int]], ours: Sequence[Atom], theirs: Sequence[Atom]) -> list[tuple[int, int]]:
    """The pairs without those that would keep part of a field whose other part goes."""
    while True:
        partners = {id(ours[i]): theirs[j] for i, j in pairs}
        broken = {
            (i, j)
            for i, j in pairs
            if (ours[i].partner is None) != (theirs[j].partner is None)
            or ((partner := ours[i].partner) is not None and partners.get(id(partner)) is not theirs[j].partner)
        }
        staying = {id(ours[i]) for i, j in pairs if (i, j) not in broken}
        inside = _inside_of_fields(ours, staying)
        result = [(i, j) for i, j in pairs if (i, j) not in broken and i not in inside]
        staying = {id(theirs[j]) for _, j in result}
        inside = _inside_of_fields(theirs, staying)
        result = [(i, j) for i, j in result if j not in inside]
        if len(result) == len(pairs):
            return result
        pairs = result


def _inside_of_fields(atoms: Sequence[Atom], staying: set[int]) -> set[int]:
    """The indices of what stands in a field whose opening does not stay."""
    inside: set[int] = set()
    ends: list[Atom] = []
    for index, atom in enumerate(atoms):
        if ends:
            inside.add(index)
            if atom is ends[-1]:
                ends.pop()
        elif atom.opens_field and atom.partner is not None and id(atom) not in staying:
            ends.append(atom.partner)
    return inside
