"""What a change does: each entry of the pairing -> an ArticleChange, passage by passage, the worst verdict counting."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.diff.fragments import Fragment, fragment
from agreements.diff.grouping import gathered, stand
from agreements.diff.marking import segments
from agreements.diff.model import ArticleChange, PassageChange, worst
from agreements.diff.neutral import is_neutral
from agreements.diff.outcomes import attributed, change_of, harmful, label_of, shown_number
from agreements.diff.references import renumbered
from agreements.diff.remembered import assess
from agreements.diff.signing import Signing
from agreements.diff.units import tokens
from agreements.impact.folding import same_text
from agreements.impact.model import HARM, Impact
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.grouping import Group
    from agreements.diff.model import Change
    from agreements.diff.pairing import Entry
    from agreements.diff.references import Numbers
    from agreements.diff.units import Block, Side
    from agreements.impact.model import Label, Verdict
    from agreements.model import Language

__all__ = ["Judge"]

_NEUTRAL: dict[Language, str] = {
    "nl": "De partijen komen het volgende overeen.",
    "fr": "Les parties conviennent de ce qui suit.",
}
"""What an addition is put after when it stands by itself: a sentence that says nothing."""
UNSURE = 0.55
"""The confidence of a verdict that is a warning: read this."""
LIMITS = frozenset({"budget-cap", "approval", "soft-obligation", "time-limit", "condition", "amount-reduced"})
"""What a heading can do to all that stands below it."""
SAID = 0.8
"""From this share of its words on, a sentence that is gone is still said by what stands there."""
LIGHT = 2
"""Words of so many letters do not count for that."""


class Judge:
    """Judges the entries of one pairing."""

    def __init__(
        self, ours: Side, theirs: Side, numbers: Numbers, known: Sequence[Known | None], *, tells: bool = True
    ) -> None:
        """``known`` has the clause of each part of ours; ``tells``: also what unchanged parts state."""
        self._ours, self._theirs = ours, theirs
        self._numbers = numbers
        self._known = known
        self._language = ours.language
        self._tells = tells
        self._signing = Signing(ours, theirs)

    def article(self, entry: Entry) -> ArticleChange:
        """The change of one entry."""
        mine = None if entry.ours is None else self._ours.blocks[entry.ours]
        yours = None if entry.theirs is None else self._theirs.blocks[entry.theirs]
        known = None if mine is None else self._known[mine.index]
        passages = tuple(self._passage(each, entry, known) for each in gathered(entry.groups))
        passages += self._heading(entry, mine, yours, known)
        either = mine or yours
        assert either is not None  # noqa: S101  an entry has one side at least
        change = change_of(entry, passages, mine, yours)
        positions = self._positions(passages, known, entry, change)
        harm = [each for each in passages if each.harmful]
        ordered = [*harm, *(each for each in passages if not each.harmful)]
        judged = [each.confidence for each in passages if each.change != "unchanged"]
        return ArticleChange(
            part=either.part,
            name=either.name,
            ours=shown_number(mine),
            theirs=shown_number(yours),
            heading_ours=mine.heading if mine else "",
            heading_theirs=yours.heading if yours else "",
            clause=known.clause if known else None,
            change=change,
            label=label_of(change, passages, positions),
            text_ours=self._shown(self._ours, mine, entry, "ours"),
            text_theirs=self._shown(self._theirs, yours, entry, "theirs"),
            positions=positions,
            mechanisms=tuple(dict.fromkeys(m for each in ordered for m in each.mechanisms)),
            reasons=tuple(dict.fromkeys(reason for each in ordered for reason in each.reasons)),
            confidence=min(judged, default=1.0),
            passages=passages,
        )

    def _shown(self, side: Side, block: Block | None, entry: Entry, name: str) -> str:
        """The text of a part with its labels; of a part that is shared with others, what belongs to this entry."""
        if block is None:
            return ""
        if entry.home:
            return side.shown(block)
        places = [place for group in entry.groups for place in (group.ours if name == "ours" else group.theirs)]
        return fragment(side, sorted(places)).shown

    def _passage(self, group: Group, entry: Entry, known: Known | None) -> PassageChange:
        mine, yours = fragment(self._ours, group.ours), fragment(self._theirs, group.theirs)
        judged = renumbered(mine.text, yours.text, self._numbers, stand(group, self._ours, self._theirs))
        moved = group.moved and not (entry.home and entry.moved)
        if group.ours and group.theirs and same_text(judged, yours.text):
            return self._made(mine, yours, "moved" if moved else "unchanged", "unchanged", moved)
        if self._signing.same(group):
            return self._made(mine, yours, "moved", "cosmetic", moved=True)
        impact: Impact | None
        if not group.theirs:
            impact, positions, label = self._removed(mine, judged, entry, known)
            change: Change = "removed"
        elif not group.ours:
            impact, positions, label = self._added(yours)
            change = "added"
        else:
            impact = self._with_losses(self._rewritten(judged, group, yours), group, yours)
            positions, label = dict(impact.positions), impact.label
            change = "moved" if moved else "reworded"
        return self._made(mine, yours, change, label, moved, impact, attributed(positions, known, change))

    def _heading(
        self, entry: Entry, mine: Block | None, yours: Block | None, known: Known | None
    ) -> tuple[PassageChange, ...]:
        """The headings as one more passage when theirs surely limits what stands below it; other titles do no harm."""
        if mine is None or yours is None or not entry.home or not (mine.heading and yours.heading):
            return ()
        if same_text(mine.heading, yours.heading):
            return ()
        impact = assess(mine.heading, yours.heading, self._language)
        if impact.label not in HARM or impact.confidence <= UNSURE or LIMITS.isdisjoint(impact.mechanisms):
            return ()
        headings = Fragment(mine.heading, ("",), ""), Fragment(yours.heading, ("",), "")
        positions = attributed(impact.positions, known, "reworded")
        return (self._made(*headings, "reworded", "weakened", moved=False, impact=impact, positions=positions),)

    def _made(
        self,
        mine: Fragment,
        yours: Fragment,
        change: Change,
        label: Label,
        moved: bool,
        impact: Impact | None = None,
        positions: Mapping[str, Verdict] | None = None,
    ) -> PassageChange:
        return PassageChange(
            change=change,
            label=label,
            text_ours=mine.text,
            text_theirs=yours.text,
            labels_ours=mine.labels,
            labels_theirs=yours.labels,
            segments=tuple(segments(mine.text, yours.text)),
            positions=positions or {},
            mechanisms=tuple(impact.mechanisms) if impact else (),
            reasons=tuple(impact.reasons) if impact else (),
            confidence=impact.confidence if impact else 1.0,
            moved=moved,
        )

    def _with_losses(self, impact: Impact, group: Group, yours: Fragment) -> Impact:
        """The judgement, which may not call it harmless when a sentence of ours is gone and nothing came for it."""
        if impact.label in HARM:
            return impact
        gain = impact.label == "strengthened"
        left = set(tokens(yours.text))
        for place in group.lost:
            words = [word for word in self._ours.statements[place].words if len(word) > LIGHT]
            text = self._ours.statements[place].text
            if (
                words
                and sum(word in left for word in words) < SAID * len(words)
                and not (gain and self._is_burden(text))
            ):
                gone: dict[str, Verdict] = dict.fromkeys(assess(text, "", self._language).positions, "weakened")
                impact = replace(
                    impact,
                    label="weakened",
                    positions={**impact.positions, **gone},
                    mechanisms=["scope-narrowed"],
                    reasons=[*impact.reasons, _("This is left out: “{words}”").format(words=text)],
                    confidence=UNSURE,
                )
        return impact

    def _is_burden(self, text: str) -> bool:
        """Whether a sentence would surely be harm if it came: then it is no harm that it went."""
        anchor = _NEUTRAL[self._language]
        impact = assess(anchor, f"{anchor}\n{text}", self._language)
        return impact.label in HARM and impact.confidence > UNSURE

    def _removed(
        self, mine: Fragment, judged: str, entry: Entry, known: Known | None
    ) -> tuple[Impact, dict[str, Verdict], Label]:
        """A passage of ours that is gone: what it was about is lost, or weakened where the rest still speaks of it."""
        impact = assess(judged, "", self._language)
        left = self._left(entry)
        about = list(impact.positions)
        if known is not None and known.primary is not None:
            about = [position for position in known.positions if position in about] or [known.primary]
        kept: set[str] = set(known.positions) if known is not None and left else left
        positions: dict[str, Verdict] = {each: "weakened" if each in kept else "removed" for each in about}
        return impact, positions, "removed"

    def _left(self, entry: Entry) -> set[str]:
        """The positions that what is left of a part of theirs states."""
        found: set[str] = set()
        for group in entry.groups:
            if group.ours and group.theirs:
                text = fragment(self._theirs, group.theirs).text
                found |= set(assess(text, text, self._language).positions)
        return found

    def _added(self, yours: Fragment) -> tuple[Impact | None, dict[str, Verdict], Label]:
        """A passage of theirs that is new: harm to nothing in particular is harm to what it speaks of.

        That it is better is no guess: what is not known to be better, and not known to touch nothing, has to be read.
        """
        if is_neutral(yours.text, self._language):
            return None, {}, "added"
        anchor = yours.lead or _NEUTRAL[self._language]
        impact = _unguessed(assess(anchor, f"{anchor}\n{yours.text}", self._language))
        positions: dict[str, Verdict] = {p: verdict for p, verdict in impact.positions.items() if verdict != "kept"}
        if set(positions) == {"other"} and harmful(positions):
            about = [each for each in assess(yours.text, "", self._language).positions if each != "other"]
            positions = dict.fromkeys(about, positions["other"]) or positions
        label: Label = impact.label if positions else "added"
        return impact, positions, label

    def _rewritten(self, judged: str, group: Group, yours: Fragment) -> Impact:
        """A passage that is worded otherwise, judged without the new sentences that touch nothing."""
        mine = {self._ours.statements[place].key for place in group.ours}
        new = [
            self._theirs.statements[place] for place in group.theirs if self._theirs.statements[place].key not in mine
        ]
        text = yours.text
        for statement in new:
            if is_neutral(statement.text, self._language):
                text = text.replace(statement.text, "", 1)
        if text != yours.text and same_text(judged, text):
            return Impact("added", {}, [], [], 1.0)
        impact = assess(judged, text, self._language)
        return _unguessed(impact) if len(group.theirs) > len(group.ours) else impact

    def _is_numbered(self, entry: Entry) -> bool:
        return entry.ours is not None and self._ours.blocks[entry.ours].part in ("article", "annex")

    def _positions(
        self, passages: Sequence[PassageChange], known: Known | None, entry: Entry, change: Change
    ) -> dict[str, Verdict]:
        """The worst verdict for each position over all passages."""
        found: defaultdict[str, list[Verdict]] = defaultdict(list)
        for passage in passages:
            for position, verdict in passage.positions.items():
                found[position].append(verdict)
        if known is not None and known.positions:
            for position in known.positions:
                found[position].append("removed" if change == "removed" else "kept")
        elif self._tells and change in ("unchanged", "moved") and not found and self._is_numbered(entry):
            text = self._ours.shown(self._ours.blocks[entry.ours or 0])
            for position in assess(text, text, self._language).positions:
                found[position].append("kept")
        merged = {position: worst(*verdicts) for position, verdicts in found.items()}
        if known is not None and known.primary is not None:
            own = set(known.positions)
            merged = {p: v for p, v in merged.items() if p in own or v != "kept"}
            if change == "removed":
                merged = {position: verdict for position, verdict in merged.items() if position in own}
        return merged


def _unguessed(impact: Impact) -> Impact:
    """The judgement; of new words that are better by a mere guess, it says that they have to be read."""
    if impact.label != "strengthened" or impact.confidence > UNSURE:
        return impact
    read: dict[str, Verdict] = {p: "weakened" if v == "strengthened" else v for p, v in impact.positions.items()}
    return replace(impact, label="weakened", positions=read, mechanisms=["condition"])
