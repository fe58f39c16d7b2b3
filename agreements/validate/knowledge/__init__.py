"""What rules know besides phrases: numbers in words, known acts, words of languages, names. Data, checked when read."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from akkoord import yamlfile

__all__ = ["knowledge"]

_FOLDER = Path(__file__).parent
_READ: dict[str, Any] = {}
Model = TypeVar("Model", bound=BaseModel)


def knowledge(name: str, model: type[Model]) -> Model:
    """The file ``<name>.yaml`` of this folder as a value of ``model``; it is read once. Raises InvalidFileError."""
    if not isinstance(_READ.get(name), model):
        _READ[name] = yamlfile.validate(yamlfile.load(_FOLDER / f"{name}.yaml"), model)
    read: Model = _READ[name]
    return read
