"""Commands of click that speak the user's language, and show errors as one clear message.

Help texts are marked with ``akkoord.messages.mark`` where they are written and translated when they are shown, so
that ``--lang`` counts for ``--help`` too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from akkoord.errors import AkkoordError
from akkoord.messages import LANGUAGES, activate, gettext, mark, preferred

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Command", "Door", "Group", "Option", "language_option"]

P = ParamSpec("P")
R = TypeVar("R")


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's line in the help."""
        source = self.help
        try:
            self.help = gettext(source or "")
            return super().get_help_record(ctx)
        finally:
            self.help = source


class Command(click.Command):
    """A command whose help is translated when it is shown."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the description of the command."""
        source = self.help
        try:
            self.help = gettext(source or "")
            super().format_help_text(ctx, formatter)
        finally:
            self.help = source

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the description."""
        return gettext(self.help or "").split("\n\n")[0].strip()


class Group(Command, click.Group):
    """A group of commands whose help is translated when it is shown."""

    command_class = Command
    group_class = type


class Door(Group):
    """The outermost group: an AkkoordError becomes a message on stderr and its exit code, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except AkkoordError as error:
            for problem in error.problems:
                click.echo(gettext("Error: {problem}").format(problem=problem), err=True)
            ctx.exit(error.exit_code)


def language_option(function: Callable[P, R]) -> Callable[P, R]:
    """Add ``--lang``: the language of messages, of this process from here on."""
    return click.option(
        "--lang",
        cls=Option,
        type=click.Choice(LANGUAGES),
        is_eager=True,
        expose_value=False,
        callback=_activate,
        help=mark("Language of messages and help (default: the computer's, else Dutch)."),
    )(function)


def _activate(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        activate(value)
    elif ctx.parent is None:
        activate(preferred())
