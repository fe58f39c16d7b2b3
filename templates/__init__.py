"""How an agreement looks in Word: templates that an expert can edit in Word, and the fixed words of each language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from akkoord import yamlfile
from akkoord.errors import InputError
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["find", "names", "words"]

_FOLDER = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The names of our own templates."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.docx") if not file.name.startswith("~$")))


def find(name_or_file: str) -> Path:
    """The template of this name, or else the file. Raises InputError when there is neither."""
    if name_or_file in names():
        return _FOLDER / f"{name_or_file}.docx"
    file = Path(name_or_file)
    if file.is_file():
        return file
    raise InputError(
        _("There is no template “{name}”, and no such file.").format(name=name_or_file),
        hint=_("Our templates are: {names}. Or name a Word file of your own.").format(names=", ".join(names())),
    )


def words(language: Literal["nl", "fr"]) -> Mapping[str, str]:
    """The fixed words of a document in this language. Raises InvalidFileError when words.yaml is not sound."""
    return _words()[language]


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    both = yamlfile.validate(yamlfile.load(_FOLDER / "words.yaml"), _Words)
    return {"nl": both.nl.model_dump(), "fr": both.fr.model_dump()}


_Word = Annotated[str, Field(min_length=1)]


class _LanguageWords(BaseModel):
    """Every word is needed, and none may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: _Word
    short_title: _Word
    version: _Word
    internal_notice: _Word
    conjunction: _Word
    no_conclusion_date: _Word
    no_effective_date: _Word
    article: _Word
    annex: _Word
    chapter: _Word
    page: _Word
    of: _Word
    contents: _Word
    party: _Word
    name_and_capacity: _Word
    signature: _Word
    weight_red_line: _Word
    weight_essential: _Word
    weight_wish: _Word
    rung_opening: _Word
    rung_fallback: _Word
    rung_floor: _Word
    note: _Word


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    nl: _LanguageWords
    fr: _LanguageWords
