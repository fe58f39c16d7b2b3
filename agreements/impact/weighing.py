"""Weighs the cues of an edit: how much each word, phrase and actor speaks for each position."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALWAYS", "weighed"]

ALWAYS = "always"
"""The cue that every edit has: how common a position is."""
_FILE = "knowledge/weights/positions.csv"


def weighed(cues: Mapping[str, float], own: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The weight of each position.

    ``cues`` speak for several positions at once, ``own`` are those of one position: position -> cue -> strength.
    """
    result = dict(zip(_positions(), _of(ALWAYS), strict=True))
    for cue, strength in cues.items():
        if cue in _rows():
            for position, weight in zip(_positions(), _of(cue), strict=True):
                result[position] += weight * strength
    for position, strengths in own.items():
        at = _positions().index(position)
        for cue, strength in strengths.items():
            result[position] += _of(cue)[at] * strength
    return result


def _positions() -> tuple[str, ...]:
    return tuple(_rows()["cue"].split(","))


@cache
def _of(cue: str) -> tuple[float, ...]:
    """The weights of a cue, in the order of the positions."""
    return tuple(map(float, _rows()[cue].split(",")))


@cache
def _rows() -> dict[str, str]:
    """The rows by cue, as the file has them: most cues are never asked for, so that none is read in advance."""
    text = (files("agreements.impact") / _FILE).read_text(encoding="utf-8")
    return {cue: weights for cue, _, weights in (row.partition(",") for row in text.splitlines())}
