"""Everything that can go wrong with what a user gives us.

    AkkoordError                 one sentence, a code, a hint, a place; shown without a traceback
      InputError                 a file, a value or a choice that we can't take
        InvalidFileError         one or more problems inside one or more files, all told at once
      OutputError                we may not or cannot write there

All of them end the command with exit code 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["AkkoordError", "InputError", "InvalidFileError", "OutputError", "Place", "Problem"]


@dataclass(frozen=True, order=True)
class Place:
    """Where something is: a file, and if known the line in it (1-based) and the name of the field or article."""

    file: Path | None = None
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        file = str(self.file) if self.file else ""
        parts = [file, _("line {line}").format(line=self.line) if self.line else "", self.field]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: what, where, and what to do about it."""

    message: str
    place: Place = Place()
    hint: str = ""

    def __str__(self) -> str:
        place = str(self.place)
        said = _("{place}: {message}").format(place=place, message=self.message) if place else self.message
        return f"{said}\n  → {self.hint}" if self.hint else said


class AkkoordError(Exception):
    """Base of all errors that a user can mend.

    ``code`` names the kind of error for programs; ``exit_code`` is the command's.
    """

    code = "error"
    exit_code = 2

    def __init__(self, message: str, *, place: Place | None = None, hint: str = "") -> None:
        super().__init__(message, place, hint)
        self.problems: Sequence[Problem] = (Problem(message, place or Place(), hint),)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), tuple(self.problems)))


class InputError(AkkoordError):
    """A file, a value or a choice that we can't take."""

    code = "bad-input"


class InvalidFileError(InputError):
    """One or more problems inside one or more files, told at once, in the order of the files."""

    code = "invalid-file"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("")
        self.problems = tuple(sorted(problems, key=_reading_order))


class OutputError(AkkoordError):
    """We may not or cannot write there."""

    code = "output"


def _reading_order(problem: Problem) -> tuple[str, int]:
    return (str(problem.place.file or ""), problem.place.line or 0)


def _rebuild(kind: type[AkkoordError], problems: tuple[Problem, ...]) -> AkkoordError:
    """Unpickle an error (a worker process hands its errors back to the parent)."""
    error = kind.__new__(kind)
    Exception.__init__(error, *[str(problem) for problem in problems])
    error.problems = problems
    return error
