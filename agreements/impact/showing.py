"""Shows an Impact as text for a terminal and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from agreements.impact.model import Impact, Span

__all__ = ["as_json", "as_text"]

_LABELS = {
    "unchanged": mark("Unchanged: the texts are the same."),
    "cosmetic": mark("Wording only: nothing changes for our positions."),
    "strengthened": mark("Better for the worker."),
    "weakened": mark("Weakened."),
    "contradicted": mark("Contradicted: at least one position has been turned into its opposite."),
    "removed": mark("Removed: none of our positions is left."),
    "added": mark("New: our draft has no text here."),
}
_VERDICTS = {
    "kept": mark("kept"),
    "strengthened": mark("strengthened"),
    "weakened": mark("weakened"),
    "contradicted": mark("contradicted"),
    "removed": mark("removed"),
}
_SURE = 0.7


def as_text(impact: Impact) -> str:
    """The outcome, the verdict for each position, and the reasons, as lines of text."""
    lines = [_(_LABELS[impact.label])]
    if impact.label not in ("unchanged", "added") and impact.confidence < _SURE:
        lines.append(_("We are not sure of this: read both texts."))
    width = max(map(len, impact.positions), default=0)
    lines += [f"  {position:<{width}}  {_(_VERDICTS[verdict])}" for position, verdict in impact.positions.items()]
    lines += [f"- {reason}" for reason in impact.reasons]
    return "\n".join(lines) + "\n"


def as_json(impact: Impact) -> str:
    """The same for programs: schema ``akkoord.impact/1``."""
    data = {
        "schema": "akkoord.impact/1",
        "label": impact.label,
        "positions": dict(impact.positions),
        "mechanisms": impact.mechanisms,
        "reasons": impact.reasons,
        "confidence": impact.confidence,
        "edits": [
            {
                "ours": _place(edit.ours),
                "theirs": _place(edit.theirs),
                "explanation": edit.explanation,
                "direction": edit.direction,
            }
            for edit in impact.edits
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _place(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None
