"""Tracked changes that are still in a document, story by story (ECMA-376 Part 1, 17.13.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.word.oxml import attribute, prefixed, qn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.validate.aspects.stories import Story, StoryParagraph
    from agreements.word.oxml import Element

__all__ = ["Revision", "revisions_in"]

_CONTENT = {
    "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge", "w:numberingChange",
    "w:customXmlInsRangeStart", "w:customXmlDelRangeStart",
    "w:customXmlMoveFromRangeStart", "w:customXmlMoveToRangeStart",
}  # fmt: skip
_FORMATTING = "PrChange"


@dataclass(frozen=True, eq=False)
class Revision:
    """A paragraph with tracked changes: who made them, and the words that they touch ("" for formatting alone)."""

    story: Story
    paragraph: StoryParagraph | None
    authors: tuple[str, ...]
    text: str


def revisions_in(stories: Sequence[Story]) -> tuple[Revision, ...]:
    """All paragraphs with tracked changes, in the order of the stories; None for changes outside of paragraphs."""
    return tuple(revision for story in stories for revision in _in_story(story))


def _in_story(story: Story) -> list[Revision]:
    paragraphs = {each.element: each for each in story.paragraphs}
    found: dict[StoryParagraph | None, list[Element]] = {}
    for element in story.root.iter():
        name = prefixed(element)
        if name in _CONTENT or (name.startswith("w:") and name.endswith(_FORMATTING)):
            holder = next((each for each in element.iterancestors(qn("w:p"))), None)
            found.setdefault(None if holder is None else paragraphs.get(holder), []).append(element)
    return [
        Revision(story, paragraph, _authors(elements), " ".join(filter(None, map(_text, elements))))
        for paragraph, elements in found.items()
    ]


def _authors(elements: Sequence[Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for element in elements if (name := attribute(element, "w:author"))))


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t"), qn("w:delText")))
