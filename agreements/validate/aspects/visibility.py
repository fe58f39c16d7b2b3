"""Text that a reader does not see: hidden, in the colour of its background, or too small to read.

Formatting is resolved as Word does (ECMA-376 Part 1, 17.7.2): what stands on the run goes before its character style,
that before the paragraph style, that before the defaults of the document. A background is that of the run, else of the
paragraph, the cell, the table style or the text box; when it cannot be told, text is taken to be readable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.word.inlines import is_on
from agreements.word.oxml import attribute, find, find_all, qn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.validate.aspects.stories import Story, StoryParagraph
    from agreements.word.oxml import Element

__all__ = ["Unseen", "unseen_in"]

How = Literal["hidden", "colour", "size"]
SMALLEST_SIZE = 6
"""In half points: text of three points or less cannot be read."""
LEAST_CONTRAST = 1.2
"""Contrast ratio (WCAG 2) below which text does not stand out from its background; white on white has 1."""

_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080", "darkCyan": "008080",
    "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "green": "00FF00", "lightGray": "C0C0C0", "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF",
    "yellow": "FFFF00",
}  # fmt: skip
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


@dataclass(frozen=True, eq=False)
class Unseen:
    """Words of one paragraph that cannot be seen, and how they are kept from sight."""

    story: Story
    paragraph: StoryParagraph
    how: How
    text: str


def unseen_in(stories: Sequence[Story], styles: Element | None) -> tuple[Unseen, ...]:
    """All text that cannot be seen, by paragraph, in the order of the stories. ``styles`` is the part of styles."""
    sheet = _Sheet(styles)
    return tuple(
        Unseen(story, paragraph, how, text)
        for story in stories
        for paragraph in story.paragraphs
        for how, text in _in_paragraph(paragraph.element, sheet).items()
    )


def _in_paragraph(paragraph: Element, sheet: _Sheet) -> dict[How, str]:
    found: dict[How, str] = {}
    for run in _own_runs(paragraph):
        text = "".join(each.text or "" for each in find_all(run, "w:t"))
        how = sheet.hides(run, paragraph) if text.strip() else None
        if how is not None:
            found[how] = found.get(how, "") + text
    return found


def _own_runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph, those in links and content controls included, those of its text boxes not."""
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p")), None) is paragraph:
            yield run


class _Sheet:
    """The styles of a document, asked for one property at a time."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else find_all(root, "w:style")
        self._styles = {attribute(style, "w:styleId"): style for style in styles}
        self._known: dict[tuple[str, str], Element | None] = {}
        self._defaults = None if root is None else find(root, "w:docDefaults/w:rPrDefault")
        self._default_paragraph = next(
            (
                attribute(style, "w:styleId")
                for style in styles
                if attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") in ("1", "true", "on")
            ),
            "",
        )

    def hides(self, run: Element, paragraph: Element) -> How | None:
        """How a run is kept from sight, or None."""
        if is_on(self._property(run, paragraph, "w:vanish")) or _stands_in_a_hidden_row(run):
            return "hidden"
        size = attribute(self._property(run, paragraph, "w:sz"))
        if size.isdigit() and int(size) <= SMALLEST_SIZE:
            return "size"
        colour = attribute(self._property(run, paragraph, "w:color"))
        background = self._background(run, paragraph) if _HEX.fullmatch(colour) else None
        if background is not None and _contrast(colour, background) < LEAST_CONTRAST:
            return "colour"
        return None

    def _property(self, run: Element, paragraph: Element, name: str) -> Element | None:
        own = find(run, f"w:rPr/{name}")
        if own is not None:
            return own
        character = attribute(find(run, "w:rPr/w:rStyle"))
        style = attribute(find(paragraph, "w:pPr/w:pStyle"), default=self._default_paragraph)
        for start in (character, style):
            found = self._of_style(start, name) if start else None
            if found is not None:
                return found
        return None if self._defaults is None else find(self._defaults, f"w:rPr/{name}")

    def _of_style(self, style: str, name: str) -> Element | None:
        """A property of runs as a style gives it, by itself or by those that it is based on."""
        key = (style, name)
        if key not in self._known:
            found = (find(each, f"w:rPr/{name}") for each in self._chain(style))
            self._known[key] = next((each for each in found if each is not None), None)
        return self._known[key]

    def _chain(self, style: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = attribute(find(self._styles[style], "w:basedOn"))

    def _background(self, run: Element, paragraph: Element) -> str | None:
        """The colour behind a run; None when it cannot be told."""
        highlight = attribute(self._property(run, paragraph, "w:highlight"))
        if highlight in _HIGHLIGHTS:
            return _HIGHLIGHTS[highlight]
        style = attribute(find(paragraph, "w:pPr/w:pStyle"), default=self._default_paragraph)
        shadings = [self._property(run, paragraph, "w:shd"), find(paragraph, "w:pPr/w:shd")]
        shadings += [find(each, "w:pPr/w:shd") for each in self._chain(style)]
        shadings += [find(cell, "w:tcPr/w:shd") for cell in run.iterancestors(qn("w:tc"))]
        for shading in shadings:
            fill = attribute(shading, "w:fill")
            if _HEX.fullmatch(fill):
                return fill
        return None if self._may_be_filled(run) else "FFFFFF"

    def _may_be_filled(self, run: Element) -> bool:
        """Whether it stands in a table whose style has shading, or in a text box: there the background is not known."""
        for table in run.iterancestors(qn("w:tbl")):
            for style in self._chain(attribute(find(table, "w:tblPr/w:tblStyle"))):
                if next(style.iter(qn("w:shd")), None) is not None:
                    return True
        return next(run.iterancestors(qn("w:txbxContent")), None) is not None


def _stands_in_a_hidden_row(run: Element) -> bool:
    return any(is_on(find(row, "w:trPr/w:hidden")) for row in run.iterancestors(qn("w:tr")))


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.1, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
