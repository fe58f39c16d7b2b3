"""Which units of meaning together show what a statement is about, whatever the words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreements.impact.model import Topic
from akkoord.keeping import kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.model import Unit

__all__ = ["framed"]

_FILE = Path(__file__).parent / "knowledge" / "frames.yaml"
_BASE = {"strong": 2.0, "weak": 1.0}
"""What a frame of one entry weighs."""
_MORE = 0.5
"""What each further entry adds."""
_APART = 0.75
"""How much a frame weighs of which the parts stand in different segments of a sentence."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A position, the keys of which one each must be there, and those that may not."""

    position: str
    needed: tuple[frozenset[str], ...]
    barred: frozenset[str]
    base: float


@lru_cache(maxsize=1)
def _frames() -> tuple[Frame, ...]:
    made = kept("frames", [_FILE, Path(__file__)], _read)
    return tuple(
        Frame(position, tuple(map(frozenset, needed)), frozenset(barred), base)
        for position, needed, barred, base in made
    )


def _read() -> list[Any]:
    from agreements.impact.schema import FramesFile  # most runs find what is kept
    from akkoord.yamlfile import load, validate

    return [
        [one.position, [entry.split("|") for entry in one.all], one.none, _BASE[one.weight]]
        for one in validate(load(_FILE), FramesFile).frames
    ]


def framed(units: Iterable[Unit]) -> list[Topic]:
    """The topics that the units of a text show by standing together in a sentence."""
    sentences: defaultdict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        sentences[unit.sentence].append(unit)
    found: list[Topic] = []
    for sentence, here in sentences.items():
        keys = {unit.key for unit in here}
        for frame in _frames():
            if frame.barred.isdisjoint(keys) and all(not keys.isdisjoint(entry) for entry in frame.needed):
                found += _topics(frame, sentence, here)
    return found


def _topics(frame: Frame, sentence: int, units: list[Unit]) -> list[Topic]:
    """A topic for each unit that opens the frame, heavier when the rest stands in the same segment."""
    found: list[Topic] = []
    weight = frame.base + _MORE * (len(frame.needed) - 1)
    for unit in units:
        if unit.key in frame.needed[0]:
            near = {one.key for one in units if one.segment == unit.segment}
            whole = all(not near.isdisjoint(entry) for entry in frame.needed[1:])
            found.append(Topic(frame.position, unit.words, sentence, weight if whole else weight * _APART))
    return found
