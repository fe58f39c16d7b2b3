"""Where each step is written: in which hyperlinks, content controls and other wraps.

A wrap of theirs is the one of ours when something that stays is in both. A content control that only one side has is
written around what it holds, also where that stays, and goes or comes by its tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agreements.word.compare.atoms import Atom, Wrap
    from agreements.word.compare.steps import Step

__all__ = ["Placement"]


class Placement:
    """The wraps of each step, outermost first."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._ours_for: dict[int, Wrap] = {}
        self._kinds: dict[int, str] = {}
        if not any((step.ours and step.ours.wraps) or (step.theirs and step.theirs.wraps) for step in steps):
            self.wraps: list[list[Wrap]] = [[]] * len(steps)
            return
        self._pair(steps)
        wraps = [self._own(step) for step in steps]
        _bridge(steps, wraps, lambda step: step.ours is not None, lambda wrap: self.markup(wrap) == "Del")
        _bridge(steps, wraps, lambda step: step.theirs is not None, lambda wrap: self.markup(wrap) == "Ins")
        self.wraps = wraps

    def markup(self, wrap: Wrap) -> str:
        """The kind of markup range for the tags of a control that goes ("Del") or comes ("Ins"); else ""."""
        return self._kinds.get(id(wrap.element), "")

    def _pair(self, steps: Sequence[Step]) -> None:
        taken: set[int] = set()
        kept = [(step.ours, step.theirs) for step in steps if step.status == "keep"]
        for ours, theirs in kept:
            if ours is None or theirs is None:
                continue
            mine, yours = _named(ours), _named(theirs)
            for wrap in yours:
                known = self._ours_for.get(id(wrap.element))
                if known is not None:
                    mine = [other for other in mine if other.element is not known.element]
                    continue
                alike = next((o for o in mine if _key(o) == _key(wrap) and id(o.element) not in taken), None)
                if alike is not None:
                    self._ours_for[id(wrap.element)] = alike
                    taken.add(id(alike.element))
                    mine.remove(alike)
        for ours, theirs in kept:
            for wrap in ours.wraps if ours is not None and theirs is not None else ():
                if wrap.control is not None and id(wrap.element) not in taken:
                    self._kinds[id(wrap.element)] = "Del"
            for wrap in theirs.wraps if ours is not None and theirs is not None else ():
                if wrap.control is not None and id(wrap.element) not in self._ours_for:
                    self._kinds[id(wrap.element)] = "Ins"

    def _own(self, step: Step) -> list[Wrap]:
        mine = list(step.ours.wraps) if step.ours is not None else []
        if step.theirs is None:
            return mine
        if step.ours is None:
            return [self._ours_for.get(id(wrap.element), wrap) for wrap in step.theirs.wraps]
        return mine + [wrap for wrap in step.theirs.wraps if self.markup(wrap) == "Ins"]


def _bridge(
    steps: Sequence[Step],
    wraps: list[list[Wrap]],
    on_side: Callable[[Step], bool],
    bridging: Callable[[Wrap], bool],
) -> None:
    """Let what the other side alone has stay inside a control of this side that goes on behind it."""
    pending: list[int] = []
    last: list[Wrap] = []
    for index, step in enumerate(steps):
        if not on_side(step):
            pending.append(index)
            continue
        going_on = [wrap for wrap in last if bridging(wrap) and any(wrap.element is o.element for o in wraps[index])]
        for between in pending if going_on else ():
            wraps[between] = going_on + wraps[between]
        pending, last = [], wraps[index]


def _named(atom: Atom) -> list[Wrap]:
    return [wrap for wrap in atom.wraps if wrap.key is not None or wrap.control is not None]


def _key(wrap: Wrap) -> object:
    return wrap.key if wrap.control is None else wrap.control
