"""The group ``revisions``: the tracked changes of a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from akkoord.door import Command, Group, language_option
from akkoord.messages import gettext as _
from akkoord.messages import mark
from cli.options import PATH, argument, force_option, format_option, option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.revising import Action

__all__ = ["revisions"]


@click.group(cls=Group, help=mark("The tracked changes of a Word document."))
@language_option
def revisions() -> None:
    """Nothing to do before a command."""


@revisions.command(
    "list",
    cls=Command,
    help=mark(
        "List the tracked changes: what, who, when, where, and the text.\n\n"
        "The numbers are those that “accept” and “reject” take with --number."
    ),
)
@argument("file", type=PATH, metavar=mark("FILE"))
@format_option
@language_option
def list_revisions(file: Path, format_: str) -> None:
    """List the tracked changes."""
    from agreements.revising import as_json, as_text

    listing = as_json(file) if format_ == "json" else as_text(file)
    click.echo(listing, nl=False)
    if not listing:
        click.echo(_("This document has no tracked changes."), err=True)


def _resolving(action: Action, help_: str) -> click.Command:
    """The command that accepts tracked changes, or the one that rejects them."""

    @click.command(action, cls=Command, help=help_)
    @argument("file", type=PATH, metavar=mark("FILE"))
    @option(
        "-o",
        "--output",
        type=PATH,
        metavar=mark("OUT"),
        help=mark("The document to write (default: beside the input)."),
    )
    @option(
        "--author",
        "authors",
        multiple=True,
        metavar=mark("NAME"),
        help=mark("Only the changes of this author. Can be given more than once."),
    )
    @option(
        "--number",
        "numbers",
        type=int,
        multiple=True,
        metavar="N",
        help=mark("Only the change with this number in the list. Can be given more than once."),
    )
    @force_option
    @language_option
    def resolve(file: Path, output: Path | None, authors: Sequence[str], numbers: Sequence[int], force: bool) -> None:
        from agreements.revising import resolve_file

        written, summary = resolve_file(file, output, action, authors, numbers, force=force)
        click.echo(summary, err=True)
        click.echo(written)

    return resolve


revisions.add_command(_resolving("accept", mark("Write a copy in which tracked changes are accepted: all, or some.")))
revisions.add_command(_resolving("reject", mark("Write a copy in which tracked changes are rejected: all, or some.")))
