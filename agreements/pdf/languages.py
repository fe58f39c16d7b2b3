"""Two languages in two columns: which of them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.language import language_of, vote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.model import Language
    from agreements.pdf.page import Line

__all__ = ["in_one_language"]

ENOUGH = 8
CLEAR = 3


def in_one_language(lines: Sequence[Line], language: Language | None) -> tuple[list[Line], list[Line]]:
    """The lines without the columns in the other language, and those without the columns in the first.

    The first language is the given one, else the one of most of the text; the second list is empty when all columns
    are in one language: then all are kept.
    """
    columns = sorted({line.column for line in lines} - {0})
    languages = {column: _clear_language([line.text for line in lines if line.column == column]) for column in columns}
    if len({found for found in languages.values() if found}) < 2:
        return list(lines), []
    chosen = language or language_of("\n".join(line.text for line in lines if line.column in (0, *columns[:1])))
    others = {column for column, found in languages.items() if found and found != chosen}
    own = {column for column, found in languages.items() if found == chosen}
    return [line for line in lines if line.column not in others], [line for line in lines if line.column not in own]


def _clear_language(texts: Sequence[str]) -> Language | None:
    dutch, french = vote("\n".join(texts))
    if max(dutch, french) < ENOUGH or max(dutch, french) < CLEAR * min(dutch, french):
        return None
    return "nl" if dutch > french else "fr"
