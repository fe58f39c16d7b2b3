"""From marks to tracked changes as a person counts them.

Word marks every run, every cell and every paragraph apart. What one author did at one time, and what stands together,
is one change: adjoining text in a paragraph with its mark, a row with all that is in it, all formatting of a table,
both ends of a move, a text box in its two versions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from agreements.word.oxml import attribute, qn
from agreements.word.revision_marks import REMOVING

if TYPE_CHECKING:
    from agreements.word.oxml import Element
    from agreements.word.revision_places import Place

__all__ = ["CHANGES", "CONTENT_KINDS", "Group", "Kind"]

Kind = Literal[
    "insertion",
    "deletion",
    "move",
    "formatting",
    "paragraph-inserted",
    "paragraph-deleted",
    "paragraph-formatting",
    "row-inserted",
    "row-deleted",
    "cell-inserted",
    "cell-deleted",
    "cell-merged",
    "table-formatting",
    "section-formatting",
    "control-inserted",
    "control-deleted",
]

CONTENT_KINDS: dict[str, Kind] = {
    qn("w:ins"): "insertion",
    qn("w:del"): "deletion",
    qn("w:moveFrom"): "move",
    qn("w:moveTo"): "move",
}
CHANGES: dict[str, Kind] = {
    qn("w:rPrChange"): "formatting",
    qn("w:pPrChange"): "paragraph-formatting",
    qn("w:numberingChange"): "paragraph-formatting",
    qn("w:sectPrChange"): "section-formatting",
    **dict.fromkeys(
        (qn(f"w:{name}") for name in ("tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange")),
        "table-formatting",
    ),
}
_MOVE_SOURCE = qn("w:moveFrom")
_HOLDING_CONTENT = ("row-inserted", "row-deleted", "cell-inserted", "cell-deleted")


@dataclass
class Group:
    """The marks of one change, by part and index among the marks of the part, and what there is to tell of it.

    ``texts`` holds the text by the name of the mark it stands in: the two ends of a move have each their own.
    """

    kind: Kind
    author: str
    date: str
    place: Place
    marks: list[tuple[str, int]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def add_text(self, name: str, text: str) -> None:
        """Text of this change, in a mark of this name."""
        if self.kind not in _HOLDING_CONTENT or not self.texts:
            self.texts[name] = self.texts.get(name, "") + text

    def is_whole_for(self, mark: Element) -> bool:
        """Whether this is a row or a cell that went or came with what ``mark`` marks."""
        removed = self.kind.endswith("-deleted")
        return (
            self.kind in _HOLDING_CONTENT
            and self.author == attribute(mark, "w:author")
            and removed == (mark.tag in REMOVING)
        )

    @property
    def text(self) -> str:
        """The text that the change is about; of a move, as it was."""
        return self.texts.get(_MOVE_SOURCE) or next(iter(self.texts.values()), "")
