r"""The text of a paragraph as a reader sees it, piece by piece (ECMA-376 Part 1, 17.3, 17.16).

Text with tabs ("\t"), line breaks ("\n") and no-break hyphens; results of fields, never their instructions; of tracked
changes what stands there once all are accepted; of alternatives the first. A ``REF`` field stays apart, as a
CrossReference. Left out: hidden text, text that is struck through, a table of contents, pictures, marks of comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agreements.model import merged
from agreements.word.oxml import attribute, find, find_all, prefixed, qn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.word.oxml import Element

__all__ = ["CrossReference", "Inline", "InlineReader", "is_gone", "is_on"]

_TRANSPARENT = frozenset(
    f"w:{name}"
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent"),
        *("dir", "bdo", "ruby", "rubyBase"),
    )
)
_GRAPHICS = frozenset(["w:drawing", "w:pict", "w:object"])
_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_GONE = ("w:vanish", "w:strike", "w:dstrike")
_REF = re.compile(r'\s*REF\s+"?([^\s"]+)', re.IGNORECASE)
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)


@dataclass(frozen=True)
class CrossReference:
    """A ``REF`` field: the bookmark that it points to, and its result as printed."""

    bookmark: str
    text: str


Inline = str | CrossReference


@dataclass
class _Field:
    """A field that is being read: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False
    text: str = ""

    @property
    def target(self) -> str:
        match = _REF.match(self.instruction)
        return match[1] if match else ""

    @property
    def is_contents(self) -> bool:
        return _CONTENTS.match(self.instruction) is not None


@dataclass
class InlineReader:
    """Reads paragraph after paragraph of one story: fields may run from one into the next."""

    pieces: list[Inline] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    text_boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    weights: set[bool] = field(default_factory=set)
    _fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: Element) -> None:
        """Take in a ``w:p``: ``pieces``, ``bookmarks`` that start in it, ``text_boxes``, ``notes``, ``weights`` grow.

        ``notes`` are the footnotes and endnotes whose marks stand in it, each by its kind and its id (17.11).
        ``weights`` tells whether its text is bold (True), not bold (False), or holds both.
        """
        self._walk(paragraph)
        for open_field in self._fields:
            if open_field.text:
                self.pieces.append(open_field.text)
                open_field.text = ""

    def take(self) -> tuple[tuple[Inline, ...], frozenset[str], tuple[Element, ...], bool]:
        """Hand over what was read since the last time: pieces, bookmarks, text boxes, whether all of it is bold."""
        taken = (
            merged(self.pieces),
            frozenset(self.bookmarks),
            tuple(self.text_boxes),
            self.weights == {True},
        )
        for collection in (self.pieces, self.bookmarks, self.text_boxes, self.weights):
            collection.clear()
        return taken

    def take_notes(self) -> tuple[tuple[str, str], ...]:
        """Hand over the notes whose marks were read since the last time."""
        taken = tuple(self.notes)
        self.notes.clear()
        return taken

    def _walk(self, parent: Element) -> None:
        for element in parent:
            name = prefixed(element)
            if name == "w:r":
                self._run(element)
            elif name in _TRANSPARENT:
                self._walk(element)
            elif name == "w:fldSimple":
                self._fields.append(_Field(attribute(element, "w:instr"), in_result=True))
                self._walk(element)
                self._end_field()
            elif name == "w:bookmarkStart":
                self.bookmarks.append(attribute(element, "w:name"))
            elif name == "mc:AlternateContent":
                self._walk(_alternative(element))
            elif element.tag in _MATHS:
                self._emit("".join(str(text.text or "") for text in element.iter(_MATHS_TEXT)))

    def _run(self, run: Element) -> None:
        properties = find(run, "w:rPr")
        hidden = is_gone(properties)
        bold = properties is not None and is_on(find(properties, "w:b"))
        before = len(self.pieces)
        for element in run:
            self._run_child(element, hidden)
        if any(not isinstance(piece, str) or piece.strip() for piece in self.pieces[before:]):
            self.weights.add(bold)

    def _run_child(self, element: Element, hidden: bool) -> None:
        name = prefixed(element)
        if name == "w:fldChar":
            self._field_character(attribute(element, "w:fldCharType"))
        elif name == "w:instrText":
            if self._fields and not self._fields[-1].in_result:
                self._fields[-1].instruction += element.text or ""
        elif name == "mc:AlternateContent":
            for chosen in _alternative(element):
                self._run_child(chosen, hidden)
        elif name in _GRAPHICS:
            self.text_boxes.extend(element.iter(qn("w:txbxContent")))
        elif name == "w:ruby":
            self._walk(element)
        elif hidden:
            return
        elif name == "w:t":
            self._emit(element.text or "")
        elif name in _CHARACTERS:
            self._emit(_CHARACTERS[name])
        elif name == "w:br" and attribute(element, "w:type", "textWrapping") == "textWrapping":
            self._emit("\n")
        elif name in _NOTES:
            self.notes.append((_NOTES[name], attribute(element, "w:id")))
        elif name == "w:sym":
            self._emit(_symbol(attribute(element, "w:char")))

    def _field_character(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._end_field()

    def _end_field(self) -> None:
        ended = self._fields.pop()
        if ended.target and ended.text:
            self._emit(CrossReference(ended.target, ended.text))

    def _emit(self, piece: Inline) -> None:
        if any(not outer.in_result or outer.is_contents for outer in self._fields):
            return
        reference = next((outer for outer in reversed(self._fields) if outer.target), None)
        if reference is None:
            self.pieces.append(piece)
        else:
            reference.text += piece if isinstance(piece, str) else piece.text


_MATHS_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATHS = frozenset([f"{_MATHS_NAMESPACE}oMath", f"{_MATHS_NAMESPACE}oMathPara"])
_MATHS_TEXT = f"{_MATHS_NAMESPACE}t"


def is_on(element: Element | None) -> bool:
    """Whether a toggle such as ``w:b`` is there and not switched off (17.17.4)."""
    return element is not None and attribute(element, default="1") not in ("0", "false", "off")


def is_gone(properties: Element | None, marks: Sequence[str] = _GONE) -> bool:
    """Whether text with these properties (``w:rPr``) is no part of what a document says: hidden, or struck through."""
    return properties is not None and any(is_on(find(properties, mark)) for mark in marks)


def _alternative(element: Element) -> Element:
    """The first choice of ``mc:AlternateContent``, or its fallback (ECMA-376 Part 3, 9.3)."""
    choices = find_all(element, "mc:Choice") + find_all(element, "mc:Fallback")
    return choices[0] if choices else element


def _symbol(code: str) -> str:
    """The character of ``w:sym``; those of symbol fonts (private use) have no name and become a placeholder."""
    value = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
    return "\N{REPLACEMENT CHARACTER}" if value < 0x20 or 0xD800 <= value < 0xF900 else chr(value)
