"""Text that a reader does not see: hidden, in the colour of its background, too small to read, or out of sight.

A background is that of the run, else of the paragraph, the cell, the table style, the text box or the page; when it
cannot be told, text is taken to be readable. What is hidden in a web page only (``w:webHidden``), and a paragraph mark
that is hidden, keep no words from a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.validate.aspects.colours import HIGHLIGHTS, Palette, contrast
from agreements.validate.aspects.formatting import Formatting
from agreements.validate.aspects.placing import is_out_of_sight
from agreements.word.inlines import is_on
from agreements.word.oxml import attribute, find, find_all, local_name, qn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.validate.aspects.stories import Story, StoryParagraph
    from agreements.word.oxml import Element

__all__ = ["Unseen", "unseen_in"]

How = Literal["hidden", "colour", "size", "place"]
SMALLEST_SIZE = 6
"""In half points: text of three points or less cannot be read."""
NARROWEST = 10
"""In percent of its width: characters that are narrower (``w:w``) cannot be read."""
LEAST_CONTRAST = 1.2
"""Contrast ratio (WCAG 2) below which text does not stand out from its background; white on white has 1."""


@dataclass(frozen=True, eq=False)
class Unseen:
    """Words of one paragraph that cannot be seen, and how they are kept from sight."""

    story: Story
    paragraph: StoryParagraph
    how: How
    text: str


def unseen_in(
    stories: Sequence[Story],
    styles: Element | None,
    theme: Element | None = None,
    settings: Element | None = None,
) -> tuple[Unseen, ...]:
    """All text that cannot be seen, by paragraph, in the order of the stories.

    ``styles``, ``theme`` and ``settings`` are the parts of the document with these names.
    """
    sight = _Sight(Formatting(styles), Palette.read(theme, settings), stories)
    return tuple(
        Unseen(story, paragraph, how, text)
        for story in stories
        for paragraph in story.paragraphs
        for how, text in _in_paragraph(paragraph.element, sight).items()
    )


def _in_paragraph(paragraph: Element, sight: _Sight) -> dict[How, str]:
    found: dict[How, str] = {}
    for run in _own_runs(paragraph):
        text = "".join(each.text or "" for each in find_all(run, "w:t"))
        how = sight.hides(run, paragraph) if text.strip() else None
        if how is not None:
            found[how] = found.get(how, "") + text
    return found


def _own_runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph, those in links and content controls included, those of its text boxes not."""
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p")), None) is paragraph:
            yield run


class _Sight:
    """What can be seen of a document, by its formatting and its colours."""

    def __init__(self, formatting: Formatting, palette: Palette, stories: Sequence[Story]) -> None:
        self._formatting, self._palette = formatting, palette
        self._page = palette.page(find(stories[0].root, "w:background") if stories else None)

    def hides(self, run: Element, paragraph: Element) -> How | None:
        """How a run is kept from sight, or None."""
        if self._formatting.is_toggled(run, paragraph, "w:vanish") or _stands_in_a_hidden_row(run):
            return "hidden"
        size = attribute(self._formatting.of_run(run, paragraph, "w:sz"))
        width = attribute(self._formatting.of_run(run, paragraph, "w:w")).rstrip("%")
        if (size.isdigit() and int(size) <= SMALLEST_SIZE) or (width.isdigit() and 0 < int(width) <= NARROWEST):
            return "size"
        if is_out_of_sight(run, paragraph, self._formatting):
            return "place"
        if _is_unfilled(run):
            return "colour"
        colour = self._palette.text(self._formatting.of_run(run, paragraph, "w:color"))
        background = self._background(run, paragraph) if colour is not None else None
        if colour is not None and background is not None and contrast(colour, background) < LEAST_CONTRAST:
            return "colour"
        return None

    def _background(self, run: Element, paragraph: Element) -> str | None:
        """The colour behind a run; None when it cannot be told."""
        highlight = attribute(self._formatting.of_run(run, paragraph, "w:highlight"))
        if highlight in HIGHLIGHTS:
            return HIGHLIGHTS[highlight]
        for shading in self._formatting.shadings(run, paragraph):
            fill = self._palette.fill(shading)
            if fill is not None:
                return fill
        in_box = next(run.iterancestors(qn("w:txbxContent")), None) is not None
        return None if in_box or self._formatting.has_shaded_table(run) else self._page


def _is_unfilled(run: Element) -> bool:
    """Whether the letters have no fill (``w14:textFill``), and so are not drawn."""
    properties = find(run, "w:rPr")
    fills = (each for each in ([] if properties is None else properties) if local_name(each) == "textFill")
    return any(local_name(each) == "noFill" for fill in fills for each in fill)


def _stands_in_a_hidden_row(run: Element) -> bool:
    return any(is_on(find(row, "w:trPr/w:hidden")) for row in run.iterancestors(qn("w:tr")))
