"""How commands tell things: on standard error what is to be noted, on standard output what was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from akkoord.errors import Problem
    from clauses.library import Library
    from clauses.model import Language

__all__ = ["list_files", "load_library", "shown_language", "tell"]


def load_library(folders: Sequence[Path]) -> Library:
    """The library with these folders laid over it; what they replace of ours is told."""
    from clauses import library as clause_library

    library = clause_library.load_library(folders)
    for override in library.overrides:
        message = _("{file} replaces our {kind} “{id}”.")
        click.echo(message.format(file=override.file, kind=_(override.kind), id=override.id), err=True)
    return library


def shown_language(chosen: Language | None) -> Language:
    """The language to show the library in: as chosen, else that of the messages, else Dutch."""
    from akkoord.messages import active

    return chosen or ("fr" if active() == "fr" else "nl")


def tell(problems: Sequence[Problem], wording: str = "") -> None:
    """Tell what is to be noted, in ``wording`` if there is one."""
    for problem in problems:
        click.echo((wording or _("Please note: {problem}")).format(problem=problem), err=True)


def list_files(files: Sequence[Path]) -> None:
    """Name what was written, a line each."""
    for file in files:
        click.echo(file)
