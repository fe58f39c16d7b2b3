"""Weighs the cues of an edit: how much each word, phrase and actor speaks for each position."""

from __future__ import annotations

import csv
from collections import defaultdict
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
    result: defaultdict[str, float] = defaultdict(float, _weights()[ALWAYS])
    for cue, strength in cues.items():
        for position, weight in _weights().get(cue, {}).items():
            result[position] += weight * strength
    for position, strengths in own.items():
        for cue, strength in strengths.items():
            result[position] += _weights()[cue].get(position, 0.0) * strength
    return dict(result)


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The weights by cue and position, as the file lists them."""
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    text = (files("agreements.impact") / _FILE).read_text(encoding="utf-8")
    for cue, position, weight in csv.reader(text.splitlines()[1:]):
        table[cue][position] = float(weight)
    return dict(table)
