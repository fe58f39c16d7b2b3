"""Word comments: who made them, what they say, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.word.oxml import attribute, find_all, qn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.validate.aspects.stories import Story, StoryParagraph

__all__ = ["Remark", "remarks_in"]


@dataclass(frozen=True, eq=False)
class Remark:
    """A comment; ``story`` and ``paragraph`` are those that it is about, None when it is about nothing any more."""

    author: str
    text: str
    story: Story | None
    paragraph: StoryParagraph | None


def remarks_in(stories: Sequence[Story]) -> tuple[Remark, ...]:
    """Every comment, in the order of the part that holds them."""
    places = {
        attribute(mark, "w:id"): (story, paragraph)
        for story in stories
        if story.part != "comment"
        for paragraph in story.paragraphs
        for mark in paragraph.element.iter(qn("w:commentReference"))
    }
    remarks: list[Remark] = []
    for story in stories:
        for comment in find_all(story.root, "w:comment") if story.part == "comment" else ():
            text = " ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in comment.iter(qn("w:p")))
            place = places.get(attribute(comment, "w:id"), (None, None))
            remarks.append(Remark(attribute(comment, "w:author"), text.strip(), *place))
    return tuple(remarks)
