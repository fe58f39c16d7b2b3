"""Two language versions of one document: what they do not both say. Both are binding, so each counts as it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.diff.citations import plain
from agreements.diff.language_facts import facts_of
from agreements.diff.model import SEVERITY, LanguageGap, PassageChange, Road
from agreements.diff.states import by_weight
from agreements.diff.translations import paired, trait_of_block, trait_of_text
from agreements.diff.units import side_of
from agreements.impact.model import HARM
from akkoord.messages import active, mark
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from agreements.diff.model import ArticleChange, Comparison, PositionState
    from agreements.diff.units import Block, Side
    from agreements.model import Agreement

__all__ = ["gaps", "verdict_gaps", "with_other_version"]

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


def verdict_gaps(one: Comparison, other: Comparison) -> Iterator[LanguageGap]:
    """The positions that are harmed in one language version of their document only."""
    verdicts = {state.id: state for state in one.positions}, {state.id: state for state in other.positions}
    for id_ in dict.fromkeys((*verdicts[0], *verdicts[1])):
        states = [known.get(id_) for known in verdicts]
        harmed = [state for state in states if state is not None and state.harmed]
        if len(harmed) != 1:
            continue
        comparison = one if states[0] is harmed[0] else other
        where = _where(harmed[0], comparison)
        if where is None:
            continue
        message = _("{position}: only the version in {language} takes something from it, see {place}.")
        told = message.format(
            position=_title(harmed[0]), language=_(_LANGUAGES[comparison.ours.language]), place=_place(where.name)
        )
        text = _telling(where, id_).text_theirs
        texts = (text, "") if comparison is one else ("", text)
        yield LanguageGap("theirs", "verdict", where.name, *texts, told)


def with_other_version(one: Comparison, other: Comparison) -> Comparison:
    """The comparison, in which also what the version in the other language takes counts: both versions bind."""
    worse = {state.id: state for state in other.positions if state.harmed}
    found = [_counted(state, worse.pop(state.id, None), other) for state in one.positions]
    found += [_counted(replace(state, verdict="kept", direct="kept"), state, other) for state in worse.values()]
    return replace(one, positions=by_weight(found))


def _counted(state: PositionState, other: PositionState | None, comparison: Comparison) -> PositionState:
    """The state, with the road by which the other version makes it worse, if it does."""
    where = None if other is None else _where(other, comparison)
    if other is None or where is None or SEVERITY[other.verdict] <= SEVERITY[state.verdict]:
        return state
    words = _telling(where, state.id).told
    message = _("The version in {language} says otherwise in {place}: “{words}”.")
    told = message.format(language=_(_LANGUAGES[comparison.ours.language]), place=_place(where.name), words=words)
    road = Road("language", where.name, words, told)
    return replace(state, verdict=other.verdict, roads=(*state.roads, road), answers=state.answers or other.answers)


def _where(state: PositionState, comparison: Comparison) -> ArticleChange | None:
    """The part that harms a position: where it says so, else where the road begins."""
    parts = [each for each in comparison.articles if each.name in state.articles]
    return next((each for each in parts if each.positions.get(state.id) in HARM), next(iter(parts), None))


def _telling(change: ArticleChange, position: str) -> PassageChange:
    """The passage that harms a position, or that harms anything; else the part as one passage."""
    harmful = [each for each in change.passages if each.harmful]
    own = [each for each in harmful if each.positions.get(position) in HARM]
    whole = PassageChange(change.change, change.label, change.text_ours, change.text_theirs)
    return next(iter((*own, *harmful)), whole)


def _title(state: PositionState) -> str:
    """The title in the language of messages, which for English is the Dutch one: the library has no other."""
    if state.title is None:
        return _("Other provisions")
    return state.title["fr" if active() == "fr" else "nl"]


_LANGUAGES = {"nl": mark("Dutch"), "fr": mark("French")}


class _Gaps:
    def __init__(self, one: Side, other: Side, side: Literal["ours", "theirs"]) -> None:
        self._one, self._other = one, other
        self._side = side
        self._names: dict[str, str] = {}

    def all(self) -> Iterator[LanguageGap]:
        mine = [trait_of_block(self._one, block) for block in self._one.blocks]
        yours = [trait_of_block(self._other, block) for block in self._other.blocks]
        pairs = paired(mine, yours)
        self._names = {
            _reference(self._other.blocks[j]): _reference(self._one.blocks[i])
            for i, j in pairs
            if i is not None and j is not None and self._other.blocks[j].number
        }
        for i, j in pairs:
            block = None if i is None else self._one.blocks[i]
            other = None if j is None else self._other.blocks[j]
            if block is not None and other is not None:
                yield from self._block(block, other)
            elif block is not None:
                yield self._missing(_place(block.name), block.name, self._one.shown(block), "")
            elif other is not None:
                yield self._missing(_place(other.name), other.name, "", self._other.shown(other))

    def _missing(self, place: str, name: str, text: str, other: str) -> LanguageGap:
        message = _("{place}: it stands in one of the versions only.").format(place=place)
        return LanguageGap(self._side, "missing", name, text, other, message)

    def _block(self, block: Block, other: Block) -> Iterator[LanguageGap]:
        mine, yours = self._one.of(block), self._other.of(other)
        if block.part not in ("article", "annex"):
            whole = "\n".join(each.text for each in mine), "\n".join(each.text for each in yours)
            yield from self._texts(block, *whole, "")
            return
        pairs = paired(
            [trait_of_text(self._one, each) for each in mine], [trait_of_text(self._other, e) for e in yours]
        )
        if len(mine) == len(yours):
            pairs = [(k, k) for k in range(len(mine))]
        for i, j in pairs:
            text = "" if i is None else mine[i].text
            translated = "" if j is None else yours[j].text
            label = mine[i].passage.label if i is not None else yours[j or 0].passage.label
            if i is None or j is None:
                yield self._missing(_within(block, label), block.name, text, translated)
            else:
                yield from self._texts(block, text, translated, label)

    def _texts(self, block: Block, text: str, other: str, label: str) -> Iterator[LanguageGap]:
        mine, yours = facts_of(text, self._one.language), facts_of(other, self._other.language)
        place = _within(block, label)
        for kind, name, message in _COUNTED:
            here, there = getattr(mine, name), getattr(yours, name)
            if kind == "reference":  # an article may have another number in the other version
                there = Counter(self._names.get(each, each) for each in there.elements())
            if here != there:
                told = _(message).format(place=place, words=_listed(here - there), others=_listed(there - here))
                yield LanguageGap(self._side, kind, block.name, text, other, told)
        if block.part in ("article", "annex"):
            for strength in sorted(mine.strength ^ yours.strength):
                told = _(_STRENGTHS[strength]).format(place=place)
                yield LanguageGap(self._side, "strength", block.name, text, other, told)


def _reference(block: Block) -> str:
    """How a reference to a part is written among the facts of a passage."""
    return f"{'annex ' if block.part == 'annex' else ''}{plain(block.number or '')}"


def _within(block: Block, label: str) -> str:
    return ", ".join(filter(None, (_place(block.name), label.rstrip(" ."))))


def _place(name: str) -> str:
    return _("article {number}").format(number=name) if name[:1].isdigit() else name


def _listed(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements())) or _("nothing")
