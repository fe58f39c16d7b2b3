"""How much of a comparison is told in the terminal, and the lines in which it is."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

from agreements.report.showing import clean
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["BARE", "LESS", "Detail", "most", "section", "wrapped"]

T = TypeVar("T")

WIDTH = 100
QUOTED = 160
"""Longer texts are cut: the whole text is in the other reports."""
ONE_LINE = 90
"""So much of a text fits on one line."""
ALL = 1_000_000


@dataclass(frozen=True)
class Detail:
    """How much is told: reasons of a position, roads and answers, passages of a change, letters of a text.

    ``told`` entries of a list are told so, the others in a line each; behind ``entries`` they are only counted.
    """

    reasons: int = 2
    advice: bool = True
    passages: int = 3
    quoted: int = QUOTED
    told: int = ALL
    entries: int = ALL

    @classmethod
    def everything(cls) -> Detail:
        """All that can be told."""
        return cls(reasons=ALL, passages=ALL, quoted=ALL)

    def at(self, place: int) -> Detail:
        """How much is told of the entry at this place in a list."""
        return self if place < self.told else BARE


BARE = Detail(0, advice=False, passages=0)
LESS = (
    Detail.everything(),
    Detail(),
    Detail(1, passages=1, quoted=ONE_LINE),
    *(Detail(1, advice=False, passages=1, quoted=ONE_LINE, told=told) for told in (ALL, 8, 5, 3, 2, 1)),
    BARE,
    *(Detail(0, advice=False, passages=0, entries=most) for most in (12, 8, 5, 3)),
)
"""From all that can be told to the least, as less and less room is left."""


def most(entries: Sequence[T], detail: Detail) -> tuple[Sequence[T], list[str]]:
    """The first entries, and a line that counts the others."""
    rest = len(entries) - detail.entries
    if rest <= 0:
        return entries, []
    return entries[: detail.entries], ["  …" + _(" and {count} more").format(count=rest)]


def section(name: str) -> Iterator[str]:
    """An empty line and a heading."""
    yield ""
    yield click.style(name, bold=True)


def wrapped(text: str, first: str, rest: str = "", style: str = "") -> list[str]:
    """A text in lines, the first and the others with what comes before them."""
    plain = click.unstyle(first)
    later = rest or " " * len(plain)
    lines = textwrap.wrap(clean(text), WIDTH - len(plain), break_long_words=False, break_on_hyphens=False) or [""]
    shown = [click.style(line, fg=style) if style else line for line in lines]
    return [f"{first}{shown[0]}", *(f"{later}{line}" for line in shown[1:])]
