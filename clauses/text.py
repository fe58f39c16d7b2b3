"""The little language in which the text of a clause is written.

A paragraph ends at a blank line, or where a line begins with a mark; a wrapped line continues its paragraph.

    § Text            a numbered paragraph (§ 1., § 2. …: the number comes by itself)
    1° Text           an item (1°, 2°, 3° … in order)
    a) Text           a sub-item (a), b), c) … in order)
    Text              an unnumbered paragraph

    {hours}           the value of a parameter, with its unit
    {company.name}    a fact of the dossier; a paragraph with {union.…} is repeated for each union
    {ref:no-feedback} a cross-reference, printed with its word ("artikel 9")
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Labels", "Level", "Paragraph", "Piece", "Placeholder", "Reference", "TextError", "parse"]

Level = Literal["plain", "paragraph", "item", "subitem"]

_MARK = re.compile(r"(?:(?P<paragraph>§)|(?P<item>\d+)°|(?P<subitem>[a-z])\))[ \u00a0]+")
_BRACES = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")
_REFERENCE = re.compile(r"ref:([a-z][a-z0-9-]*)")


class TextError(ValueError):
    """A text that does not follow the rules above; ``line`` is the line in the text (1-based)."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Placeholder:
    """A value to be filled in: the name of a parameter ("hours") or a fact of the dossier ("company.name")."""

    name: str

    def __str__(self) -> str:
        return "{" + self.name + "}"


@dataclass(frozen=True)
class Reference:
    """A cross-reference to another clause."""

    clause: str

    def __str__(self) -> str:
        return "{ref:" + self.clause + "}"


Piece = str | Placeholder | Reference


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a clause: its level, its pieces in order, and on which line of the text it begins."""

    level: Level
    pieces: tuple[Piece, ...]
    line: int

    @property
    def source(self) -> str:
        """The paragraph as it was written, on one line, without its mark."""
        return "".join(piece if isinstance(piece, str) else str(piece) for piece in self.pieces)

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """The values that the paragraph asks for, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Placeholder))

    @property
    def references(self) -> tuple[Reference, ...]:
        """The clauses that the paragraph refers to, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Reference))


class Labels:
    """The numbers that paragraphs get within one clause: § 1., 1°, a). Asked for in the order of the text."""

    def __init__(self) -> None:
        self._counts: dict[Level, int] = {}

    def next(self, level: Level) -> str:
        """The label of the next paragraph; "" for an unnumbered one."""
        if level in ("plain", "paragraph"):
            self._counts["item"] = 0
        if level != "subitem":
            self._counts["subitem"] = 0
        count = self._counts[level] = self._counts.get(level, 0) + 1
        match level:
            case "paragraph":
                return f"§ {count}."
            case "item":
                return f"{count}°"
            case "subitem":
                return f"{chr(ord('a') + count - 1)})"
            case _:
                return ""


def parse(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a clause's text. Raises TextError for bad braces and for items out of order."""
    paragraphs = []
    expected = {"item": 1, "subitem": 1}
    for line, raw in _split(text):
        mark = _MARK.match(raw)
        level: Level = "plain"
        if mark is not None:
            level = mark.lastgroup  # type: ignore[assignment]  # the groups are named after the levels
            raw = raw[mark.end() :]
            _check_order(level, mark, expected, line)
        if level in ("plain", "paragraph"):
            expected["item"] = 1
        if level != "subitem":
            expected["subitem"] = 1
        paragraphs.append(Paragraph(level, tuple(_pieces(raw, line)), line))
    return tuple(paragraphs)


def _split(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs as (first line, text on one line)."""
    start, collected = 0, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip(" \t")
        if collected and (not stripped or _MARK.match(stripped)):
            yield start, " ".join(collected)
            collected = []
        if stripped:
            start = start if collected else number
            collected.append(stripped)
    if collected:
        yield start, " ".join(collected)


def _check_order(level: Level, mark: re.Match[str], expected: dict[str, int], line: int) -> None:
    if level not in expected:
        return
    written = mark.group(level)
    number = int(written) if level == "item" else ord(written) - ord("a") + 1
    if number != expected[level]:
        wanted = f"{expected[level]}°" if level == "item" else f"{chr(ord('a') + expected[level] - 1)})"
        raise TextError(
            _("The item “{written}” is out of order: {wanted} is expected here.").format(
                written=mark.group().strip(), wanted=wanted
            ),
            line,
        )
    expected[level] += 1


def _pieces(text: str, line: int) -> Iterator[Piece]:
    position = 0
    for match in _BRACES.finditer(text):
        if match.start() > position:
            yield _literal(text[position : match.start()], line)
        yield _placeholder(match.group(1), line)
        position = match.end()
    if position < len(text):
        yield _literal(text[position:], line)


def _literal(text: str, line: int) -> str:
    if "{" in text or "}" in text:
        raise TextError(_("A brace has no partner in “{text}”.").format(text=text.strip()[:60]), line)
    return text


def _placeholder(content: str, line: int) -> Placeholder | Reference:
    if reference := _REFERENCE.fullmatch(content):
        return Reference(reference.group(1))
    if _NAME.fullmatch(content):
        return Placeholder(content)
    raise TextError(
        _(
            "“{placeholder}” is not a placeholder: a name, company.name or ref:clause is expected between braces."
        ).format(placeholder="{" + content + "}"),
        line,
    )
