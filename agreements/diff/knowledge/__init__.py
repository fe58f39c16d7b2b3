"""What comparing knows of words: data that a legal expert can extend, checked when it is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict

from akkoord.yamlfile import load, validate

if TYPE_CHECKING:
    from agreements.model import Language

__all__ = ["Data", "Wording", "knowledge"]

_FOLDER = Path(__file__).parent


class Data(BaseModel):
    """Part of a file: nothing in it may be unknown, and nobody changes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Kind = TypeVar("Kind", bound=Data)


class Wording(Data):
    """A text in both languages."""

    nl: str
    fr: str

    def of(self, language: Language) -> str:
        """The text in this language."""
        return self.nl if language == "nl" else self.fr


def knowledge(name: str, kind: type[Kind]) -> Kind:
    """The file ``<name>.yaml`` of this folder; it is read once. Raises InvalidFileError with every mistake in it."""
    found: Kind = _read(name, kind)
    return found


@cache
def _read(name: str, kind: type[Kind]) -> Kind:
    return validate(load(_FOLDER / f"{name}.yaml"), kind)
