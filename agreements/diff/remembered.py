"""Judgements that are remembered: two texts come again, with another rung of a clause and in other agreements."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from agreements import impact
from akkoord.messages import active

if TYPE_CHECKING:
    from agreements.impact import Impact
    from agreements.model import Language

__all__ = ["assess"]

KEPT = 1024
"""So many judgements are remembered: some megabytes at most."""


def assess(ours: str, theirs: str, language: Language) -> Impact:
    """What ``agreements.impact.assess`` gives. Nobody may change it."""
    return _assess(ours, theirs, language, active())


@lru_cache(maxsize=KEPT)
def _assess(ours: str, theirs: str, language: Language, _messages: str) -> Impact:
    """``_messages`` is the language in which the reasons are written."""
    return impact.assess(ours, theirs, language)
