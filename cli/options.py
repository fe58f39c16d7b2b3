"""Arguments and options that commands have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from akkoord.door import Argument, Option
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator = Callable[[Callable[..., None]], Callable[..., None]]

__all__ = [
    "LANGUAGE",
    "PATH",
    "argument",
    "fail_on_option",
    "force_option",
    "format_option",
    "library_option",
    "option",
    "paths_option",
]

PATH = click.Path(path_type=Path, readable=False)
"""A file or folder; whoever reads it says what is wrong with it."""
LANGUAGE = click.Choice(["nl", "fr"])
"""The language of an agreement."""


def option(*names: str, **settings: Any) -> Decorator:
    """An option whose help is translated."""
    return click.option(*names, cls=Option, **settings)


def argument(name: str, **settings: Any) -> Decorator:
    """An argument whose metavar is translated."""
    return click.argument(name, cls=Argument, **settings)


def paths_option(*names: str, metavar: str, help_: str) -> Decorator:
    """An option for a file or folder that can be given more than once."""
    return option(*names, type=PATH, multiple=True, metavar=metavar, help=help_)


library_option = paths_option(
    "--library",
    "libraries",
    metavar=mark("DIR"),
    help_=mark("Folder with clauses of your own, laid over ours. Can be given more than once."),
)
force_option = option("--force", is_flag=True, help=mark("Replace the output if it exists already."))
format_option = option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help=mark("How to write the result.")
)
fail_on_option = option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    metavar=mark("SEVERITY"),
    help=mark("From which severity on the exit code is 1: error (if not given), warning or never."),
)
