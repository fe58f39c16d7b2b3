"""What a document holds or fetches besides its text: links to files elsewhere, fields, programs, embedded objects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.word.oxml import attribute, find_all, prefixed, qn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.validate.aspects.stories import Story, StoryParagraph
    from agreements.word.package import Package, Relationship

__all__ = ["Field", "Link", "content_types_of", "fields_in", "links_of"]


@dataclass(frozen=True, eq=False)
class Link:
    """A relationship of the package, its kind (the last step of its type), and the part that it starts from."""

    source: str
    kind: str
    relationship: Relationship


@dataclass(frozen=True, eq=False)
class Field:
    """A field: its name in capitals ("INCLUDETEXT"), its whole instruction, and the paragraph in which it begins."""

    story: Story
    paragraph: StoryParagraph
    name: str
    instruction: str


def links_of(package: Package) -> tuple[Link, ...]:
    """Every relationship of every part, in the order of the parts' names. Raises InputError for a damaged part."""
    sources = sorted(name for name in package.parts if not name.endswith(".rels"))
    return tuple(
        Link(source, link.type.rpartition("/")[2], link)
        for source in ("", *sources)
        for link in package.relationships(source)
    )


def fields_in(stories: Sequence[Story]) -> tuple[Field, ...]:
    """Every field of every story, simple or complex (ECMA-376 Part 1, 17.16), in order."""
    return tuple(field for story in stories for field in _in_story(story))


def _in_story(story: Story) -> Iterator[Field]:
    open_fields: list[tuple[StoryParagraph, list[str]]] = []
    paragraphs = {each.element: each for each in story.paragraphs}
    current: StoryParagraph | None = None
    for element in story.root.iter(qn("w:p"), qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")):
        name = prefixed(element)
        if name == "w:p":
            current = paragraphs.get(element, current)
        elif current is None:
            continue
        elif name == "w:fldSimple":
            yield _field(story, current, attribute(element, "w:instr"))
        elif name == "w:instrText":
            if open_fields:
                open_fields[-1][1].append(element.text or "")
        elif attribute(element, "w:fldCharType") == "begin":
            open_fields.append((current, []))
        elif attribute(element, "w:fldCharType") == "end" and open_fields:
            paragraph, instruction = open_fields.pop()
            yield _field(story, paragraph, "".join(instruction))
    yield from (_field(story, paragraph, "".join(instruction)) for paragraph, instruction in open_fields)


def _field(story: Story, paragraph: StoryParagraph, instruction: str) -> Field:
    match = re.match(r"\s*([A-Za-z]+)", instruction)
    return Field(story, paragraph, match[1].upper() if match else "", " ".join(instruction.split()))


def content_types_of(package: Package) -> dict[str, str]:
    """The content type of each part that declares one of its own, by part name."""
    root = package.xml("[Content_Types].xml")
    overrides = find_all(root, "ct:Override")
    return {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in overrides}
