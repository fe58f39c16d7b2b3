"""The group ``clauses``: the clause library looked up and checked."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING, Literal

import click

from akkoord.door import Command, Group, language_option
from akkoord.messages import gettext as _
from akkoord.messages import mark
from cli.options import LANGUAGE, argument, fail_on_option, format_option, library_option, option
from cli.saying import load_library, shown_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.validate import Severity
    from clauses.model import Language

__all__ = ["clauses"]


@click.group(cls=Group, help=mark("The clause library: look things up in it, and check it."))
@language_option
def clauses() -> None:
    """Nothing to do before a command."""


@clauses.command("list", cls=Command, help=mark("List the clauses, by theme and in the order of an agreement."))
@option("--theme", metavar="ID", help=mark("Only the clauses of this theme."))
@option("--position", metavar="ID", help=mark("Only the clauses that realise this position."))
@option("--sector", metavar=mark("PC"), help=mark("Only the clauses that fit this joint committee, such as 116."))
@option("--language", type=LANGUAGE, help=mark("Show titles in this language."))
@library_option
@language_option
def list_clauses(
    theme: str | None, position: str | None, sector: str | None, language: Language | None, libraries: Sequence[Path]
) -> None:
    """List the clauses."""
    from clauses.catalogue import listing

    click.echo(listing(load_library(libraries), shown_language(language), theme, position, sector), nl=False)


@clauses.command("show", cls=Command, help=mark("Show all of a clause or a position: text, values, reasons, basis."))
@argument("id_", metavar="ID")
@option("--language", type=LANGUAGE, help=mark("Show it in this language."))
@option("--source", "as_source", is_flag=True, help=mark("Print its YAML, to make a version of your own from."))
@library_option
@language_option
def show_clause(id_: str, language: Language | None, as_source: bool, libraries: Sequence[Path]) -> None:
    """Show all of a clause or a position."""
    from clauses.catalogue import page, source

    library = load_library(libraries)
    click.echo(source(library, id_) if as_source else page(library, id_, shown_language(language)), nl=False)


@clauses.command("search", cls=Command, help=mark("Find clauses and positions by words in their text."))
@argument("words", nargs=-1, required=True, metavar=mark("WORDS..."))
@option("--language", type=LANGUAGE, help=mark("Search in this language only."))
@library_option
@language_option
def search_clauses(words: tuple[str, ...], language: Language | None, libraries: Sequence[Path]) -> None:
    """Find clauses and positions."""
    from clauses.catalogue import search

    click.echo(search(load_library(libraries), words, language, shown_language(language)), nl=False)


@clauses.command(
    "check",
    cls=Command,
    help=mark(
        "Check the library itself: what cannot be seen file by file.\n\n"
        "Each clause is also assembled alone with its companions, and the drafts are checked."
    ),
)
@library_option
@format_option
@fail_on_option
@option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar=mark("DATE"),
    help=mark("The laws must be in force on this day (default: today)."),
)
@option("--drafts/--no-drafts", default=True, help=mark("Assemble each clause and check its drafts (default: yes)."))
@language_option
def check_clauses(
    libraries: Sequence[Path],
    format_: str,
    fail_on: Severity | Literal["never"],
    day: datetime.datetime | None,
    drafts: bool,
) -> None:
    """Check the library itself."""
    from agreements.trial import trials, try_clauses
    from clauses.check import as_json, as_text, check_library, ordered
    from clauses.checking.finding import SEVERITIES

    library = load_library(libraries)
    found = check_library(library, day.date() if day else datetime.date.today())
    if drafts:
        tried, count = try_clauses(library, libraries), len(trials(library))
        with click.progressbar(tried, count, label=_("Clauses"), file=sys.stderr) as waiting:
            found = ordered([*found, *(finding for each in waiting for finding in each)])
    click.echo(as_json(found, library) if format_ == "json" else as_text(found, library), nl=False)
    if fail_on != "never" and any(SEVERITIES.index(each.severity) <= SEVERITIES.index(fail_on) for each in found):
        raise SystemExit(1)


@clauses.command(
    "schema", cls=Command, help=mark("Print the JSON Schema of a clause, for editors that check while you type.")
)
@argument("kind", type=click.Choice(["clause", "position", "theme"]), default="clause")
@language_option
def print_schema(kind: str) -> None:
    """Print the JSON Schema."""
    from clauses.catalogue import json_schema

    click.echo(json_schema(kind), nl=False)
