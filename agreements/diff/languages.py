"""Two language versions of one document: what they do not both say. Both are binding, so each counts as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.diff.language_facts import facts_of
from agreements.diff.model import LanguageGap
from agreements.diff.units import side_of
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from typing import Literal

    from agreements.diff.units import Block, Side
    from agreements.model import Agreement

__all__ = ["gaps"]

_COUNTED: tuple[tuple[Literal["figure", "date", "reference"], str, str], ...] = (
    ("figure", "figures", mark("{place}: a figure differs: {words} against {others}.")),
    ("date", "dates", mark("{place}: a date differs: {words} against {others}.")),
    ("reference", "references", mark("{place}: a reference differs: {words} against {others}.")),
)
_STRENGTHS = {
    "soft": mark("{place}: only one of the versions is a mere effort or a rule of thumb."),
    "negation": mark("{place}: only one of the versions has a negation or a restriction."),
    "discretion": mark("{place}: only one of the versions leaves it to the employer's judgement."),
    "approval": mark("{place}: only one of the versions asks for an approval."),
    "budget": mark("{place}: only one of the versions speaks of a budget."),
}


def gaps(agreement: Agreement, other: Agreement, side: Literal["ours", "theirs"]) -> Iterator[LanguageGap]:
    """What differs between a document and its version in the other language. ``side`` tells whose it is."""
    finder = _Gaps(side_of(agreement), side_of(other), side)
    yield from finder.all()


class _Gaps:
    def __init__(self, one: Side, other: Side, side: Literal["ours", "theirs"]) -> None:
        self._one, self._other = one, other
        self._side = side

    def all(self) -> Iterator[LanguageGap]:
        theirs: dict[tuple[str, int], Block] = {}
        mine: dict[tuple[str, int], Block] = {}
        for blocks, found in ((self._one.blocks, mine), (self._other.blocks, theirs)):
            for block in blocks:
                number = sum(kind == block.part for kind, _place in found)
                found[block.part, number] = block
        for key, block in mine.items():
            if key in theirs:
                yield from self._block(block, theirs[key])
            else:
                yield self._missing(block.name, self._one.shown(block), "")
        for key, block in theirs.items():
            if key not in mine:
                yield self._missing(block.name, "", self._other.shown(block))

    def _missing(self, name: str, text: str, other: str) -> LanguageGap:
        message = _("{place}: it stands in one of the versions only.").format(place=_place(name))
        return LanguageGap(self._side, "missing", name, text, other, message)

    def _block(self, block: Block, other: Block) -> Iterator[LanguageGap]:
        mine, yours = self._one.of(block), self._other.of(other)
        if block.part in ("title", "opening", "closing", "signatures") or len(mine) != len(yours):
            pairs = [("\n".join(t.text for t in mine), "\n".join(t.text for t in yours), "")]
        else:
            pairs = [(a.text, b.text, a.passage.label) for a, b in zip(mine, yours, strict=True)]
        if len(mine) != len(yours) and block.part in ("article", "annex"):
            message = _("{place}: the versions have {count} and {other} passages.")
            told = message.format(place=_place(block.name), count=len(mine), other=len(yours))
            yield LanguageGap(self._side, "missing", block.name, pairs[0][0], pairs[0][1], told)
        for text, translated, label in pairs:
            yield from self._texts(block, text, translated, label)

    def _texts(self, block: Block, text: str, other: str, label: str) -> Iterator[LanguageGap]:
        mine, yours = facts_of(text, self._one.language), facts_of(other, self._other.language)
        place = ", ".join(filter(None, (_place(block.name), label.rstrip(" ."))))
        for kind, name, message in _COUNTED:
            here, there = getattr(mine, name), getattr(yours, name)
            if here != there:
                told = _(message).format(place=place, words=_listed(here - there), others=_listed(there - here))
                yield LanguageGap(self._side, kind, block.name, text, other, told)
        if block.part in ("article", "annex"):
            for strength in sorted(mine.strength ^ yours.strength):
                told = _(_STRENGTHS[strength]).format(place=place)
                yield LanguageGap(self._side, "strength", block.name, text, other, told)


def _place(name: str) -> str:
    return _("article {number}").format(number=name) if name[:1].isdigit() else name


def _listed(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements())) or _("nothing")
