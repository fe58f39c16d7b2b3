"""Formatting as Word resolves it (ECMA-376 Part 1, 17.7.2), asked for one property at a time.

What stands on the run goes before its character style, that before the paragraph style, that before the style of the
table, that before the defaults of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.inlines import is_on
from agreements.word.oxml import attribute, find, find_all, qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.word.oxml import Element

__all__ = ["Formatting"]


class Formatting:
    """The styles of a document; ``root`` is the part that holds them, None when there is none."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else find_all(root, "w:style")
        self._styles = {attribute(style, "w:styleId"): style for style in styles}
        self._known: dict[tuple[str, str], Element | None] = {}
        self._defaults = None if root is None else find(root, "w:docDefaults/w:rPrDefault/w:rPr")
        self._default_paragraph = next(
            (
                attribute(style, "w:styleId")
                for style in styles
                if attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") in ("1", "true", "on")
            ),
            "",
        )

    def of_run(self, run: Element, paragraph: Element, name: str) -> Element | None:
        """A property of a run ("w:color"), from wherever it comes."""
        own = find(run, f"w:rPr/{name}")
        if own is not None:
            return own
        for style in self._styles_of(run, paragraph):
            found = self._of_style(style, f"w:rPr/{name}")
            if found is not None:
                return found
        return None if self._defaults is None else find(self._defaults, name)

    def is_toggled(self, run: Element, paragraph: Element, name: str) -> bool:
        """Whether a toggle such as ``w:vanish`` holds: two styles that both set it undo each other (17.7.3)."""
        own = find(run, f"w:rPr/{name}")
        if own is not None:
            return is_on(own)
        if self._defaults is not None and is_on(find(self._defaults, name)):
            return True
        set_by = [style for style in self._styles_of(run, paragraph) if is_on(self._of_style(style, f"w:rPr/{name}"))]
        return len(set_by) % 2 == 1

    def of_paragraph(self, paragraph: Element, name: str) -> Element | None:
        """A property of a paragraph ("w:ind"), its own or that of its style."""
        own = find(paragraph, f"w:pPr/{name}")
        return own if own is not None else self._of_style(self.paragraph_style(paragraph), f"w:pPr/{name}")

    def shadings(self, run: Element, paragraph: Element) -> Iterator[Element]:
        """Every shading behind a run, from the nearest on: its own, of the paragraph, of the cells around it."""
        found = [self.of_run(run, paragraph, "w:shd"), find(paragraph, "w:pPr/w:shd")]
        found += [find(style, "w:pPr/w:shd") for style in self._chain(self.paragraph_style(paragraph))]
        found += [find(cell, "w:tcPr/w:shd") for cell in run.iterancestors(qn("w:tc"))]
        yield from (shading for shading in found if shading is not None)

    def has_shaded_table(self, run: Element) -> bool:
        """Whether the style of a table around a run shades some of its cells."""
        return any(
            next(style.iter(qn("w:shd")), None) is not None
            for table in run.iterancestors(qn("w:tbl"))
            for style in self._chain(attribute(find(table, "w:tblPr/w:tblStyle")))
        )

    def paragraph_style(self, paragraph: Element) -> str:
        """The id of the style of a paragraph."""
        return attribute(find(paragraph, "w:pPr/w:pStyle"), default=self._default_paragraph)

    def _styles_of(self, run: Element, paragraph: Element) -> Iterator[str]:
        yield attribute(find(run, "w:rPr/w:rStyle"))
        yield self.paragraph_style(paragraph)
        table = next(run.iterancestors(qn("w:tbl")), None)
        if table is not None:
            yield attribute(find(table, "w:tblPr/w:tblStyle"))

    def _of_style(self, style: str, path: str) -> Element | None:
        """A property as a style gives it, by itself or by those that it is based on."""
        key = (style, path)
        if key not in self._known:
            found = (find(each, path) for each in self._chain(style))
            self._known[key] = next((each for each in found if each is not None), None)
        return self._known[key]

    def _chain(self, style: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = attribute(find(self._styles[style], "w:basedOn"))
