"""What a change does: each entry of the pairing -> an ArticleChange, passage by passage, the worst verdict counting."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from agreements.diff.additions import UNSURE, added, unguessed
from agreements.diff.flips import with_flips
from agreements.diff.fragments import Fragment, fragment
from agreements.diff.grouping import gathered, stand
from agreements.diff.losses import removed, with_losses
from agreements.diff.marking import segments
from agreements.diff.model import ArticleChange, PassageChange, worst
from agreements.diff.neutral import is_neutral
from agreements.diff.outcomes import at_home, attributed, change_of, judging, label_of, shown_number
from agreements.diff.references import renumbered
from agreements.diff.remembered import assess
from agreements.diff.road_phrases import speaks_of_the_whole
from agreements.diff.signing import Signing
from agreements.diff.units import sentences
from agreements.impact.folding import same_text
from agreements.impact.model import HARM, Impact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.grouping import Group
    from agreements.diff.model import Change
    from agreements.diff.pairing import Entry
    from agreements.diff.references import Numbers
    from agreements.diff.units import Block, Side
    from agreements.impact.model import Label, Verdict

__all__ = ["Judge"]


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
        label: Label
        change: Change
        if not group.theirs:
            impact, positions = removed(judged, entry.groups, self._theirs, known)
            label, change = "removed", "removed"
        elif not group.ours:
            impact, positions, label = added(yours.text, yours.lead, self._language)
            if known is not None and entry.home and not speaks_of_the_whole(yours.text, self._language):
                positions = at_home(positions, known)
            change = "added"
        else:
            lost = [self._ours.statements[place].text for place in group.lost]
            impact = with_losses(self._rewritten(judged, group, yours), lost, yours, self._language)
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
        if (
            impact.label not in HARM
            or impact.confidence <= UNSURE
            or judging().heading_limits.isdisjoint(impact.mechanisms)
        ):
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
        impact = with_flips(impact, sentences(judged), sentences(text), self._language)
        return unguessed(impact) if len(group.theirs) > len(group.ours) else impact

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
