"""What rules know besides phrases: numbers in words, known acts, words of languages, names. Data, checked when read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from akkoord import yamlfile

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["knowledge"]

_FOLDER = Path(__file__).parent
Model = TypeVar("Model", bound=BaseModel)


def knowledge(name: str, model: type[Model]) -> Model:
    """The file ``<name>.yaml`` of this folder as a value of ``model``. Raises InvalidFileError when it is not sound."""
    return _reader(model)(name)


@cache
def _reader(model: type[Model]) -> Callable[[str], Model]:
    @cache
    def read(name: str) -> Model:
        return yamlfile.validate(yamlfile.load(_FOLDER / f"{name}.yaml"), model)

    return read
