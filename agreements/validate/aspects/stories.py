"""The stories of a document: its body, headers, footers, notes and comments, paragraph by paragraph.

A paragraph keeps its part and its place there, so that a finding can be shown in the document itself. Text boxes are
read as part of the story that they stand in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.finding import Spot
from agreements.word.inlines import CrossReference, InlineReader
from agreements.word.oxml import prefixed, qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.validate.finding import Part
    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["Story", "StoryParagraph", "stories_of"]

_KINDS: dict[str, Part] = {
    "header": "header",
    "footer": "footer",
    "footnotes": "note",
    "endnotes": "note",
    "comments": "comment",
}


@dataclass(frozen=True, eq=False)
class StoryParagraph:
    """One ``w:p``: its index in the story, its text as a reader sees it, and the element."""

    index: int
    text: str
    element: Element


@dataclass(frozen=True, eq=False)
class Story:
    """One part of the package that holds text ("article" stands for the body)."""

    name: str
    part: Part
    root: Element
    paragraphs: tuple[StoryParagraph, ...]

    def spot(self, paragraph: StoryParagraph | None = None) -> Spot:
        """The story itself, or a paragraph in it."""
        part: Part = "document" if self.part == "article" else self.part
        return Spot(part, None, self.name, None if paragraph is None else paragraph.index)


def stories_of(package: Package) -> tuple[Story, ...]:
    """The body first, then the other stories in the order in which the document names them.

    Raises InputError when a part is damaged.
    """
    main = package.main_document
    parts: dict[str, Part] = {main: "article"}
    for link in package.relationships(main):
        kind = link.type.rpartition("/")[2]
        if kind in _KINDS and not link.external and link.target in package.parts:
            parts.setdefault(link.target, _KINDS[kind])
    return tuple(_story(name, part, package.xml(name)) for name, part in parts.items())


def _story(name: str, part: Part, root: Element) -> Story:
    reader = InlineReader()
    paragraphs: list[StoryParagraph] = []
    for index, element in enumerate(root.iter(qn("w:p"))):
        reader.read(element)
        pieces, _bookmarks, _boxes, _strong = reader.take()
        text = "".join(piece.text if isinstance(piece, CrossReference) else piece for piece in pieces)
        if not _is_repeated(element):
            paragraphs.append(StoryParagraph(index, text, element))
    return Story(name, part, root, tuple(paragraphs))


def _is_repeated(paragraph: Element) -> bool:
    """Whether it stands in the fallback of a text box, which says again what the first choice says."""
    return any(prefixed(ancestor) == "mc:Fallback" and _has_choice(ancestor) for ancestor in paragraph.iterancestors())


def _has_choice(fallback: Element) -> bool:
    siblings: Iterator[Element] = fallback.itersiblings(preceding=True)
    return any(prefixed(sibling) == "mc:Choice" for sibling in siblings)
