"""Commands of click that speak the user's language, and show errors as one clear message.

Help texts are marked with ``akkoord.messages.mark`` where they are written and translated when they are shown, so
that ``--lang`` counts for ``--help`` too.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from akkoord.errors import AkkoordError
from akkoord.messages import LANGUAGES, activate, gettext, mark, preferred
from akkoord.processes import collect_less_often

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Argument", "Command", "Door", "Group", "Option", "language_option"]

P = ParamSpec("P")
R = TypeVar("R")


class Argument(click.Argument):
    """An argument whose metavar is translated when it is shown."""

    def make_metavar(self, *args: Any, **kwargs: Any) -> str:
        """The word that stands for the argument in the help."""
        return gettext(super().make_metavar(*args, **kwargs))


class Option(click.Option):
    """An option whose help and metavar are translated when they are shown."""

    def make_metavar(self, *args: Any, **kwargs: Any) -> str:
        """The word that stands for the value in the help."""
        return gettext(super().make_metavar(*args, **kwargs))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's line in the help."""
        source = self.help
        try:
            self.help = source and gettext(source)
            return super().get_help_record(ctx)
        finally:
            self.help = source


class Command(click.Command):
    """A command whose help is translated when it is shown."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the description of the command."""
        source = self.help
        try:
            self.help = source and gettext(source)
            super().format_help_text(ctx, formatter)
        finally:
            self.help = source

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the description."""
        return gettext(self.help).split("\n\n")[0].strip() if self.help else ""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = gettext("Show this message and exit.")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What can come after the command."""
        words = {"[OPTIONS]": mark("[OPTIONS]"), "COMMAND [ARGS]...": mark("COMMAND [ARGS]...")}
        return [gettext(words[piece]) if piece in words else piece for piece in super().collect_usage_pieces(ctx)]


class Group(Command, click.Group):
    """A group of commands whose help is translated when it is shown."""

    command_class = Command
    group_class = type


class Door(Group):
    """The outermost group: an AkkoordError becomes a message on stderr and its exit code, never a traceback.

    The language is set before anything is parsed, so that what is wrong with the command line is told in it too.
    """

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Begin with what was typed."""
        activate(_asked(args) or preferred())
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        collect_less_often()
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


def _activate(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        activate(value)


def _asked(args: Sequence[str]) -> str | None:
    """The language that the command line asks for, if it does."""
    typed = [word for arg in args for word in (arg.split("=", 1) if arg.startswith("--lang=") else [arg])]
    return next((value for name, value in pairwise(typed) if name == "--lang" and value in LANGUAGES), None)
