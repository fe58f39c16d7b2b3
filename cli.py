"""The door: one command per verb. Parses, calls, prints; whatever takes thought is done in the rooms behind it.

Rooms are imported inside the commands, so that ``akkoord --help`` answers at once.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from akkoord.door import Argument, Command, Door, Group, Option, language_option
from akkoord.messages import gettext as _
from akkoord.messages import mark, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from akkoord.errors import Problem
    from clauses.library import Library
    from clauses.model import Language

__all__ = ["main"]

_PATH = click.Path(path_type=Path, readable=False)  # whoever reads the file says what is wrong with it
_LANGUAGE = click.Choice(["nl", "fr"])


def _option(*names: str, **settings: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(*names, cls=Option, **settings)


def _argument(name: str, **settings: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.argument(name, cls=Argument, **settings)


_library_option = _option(
    "--library",
    "libraries",
    type=_PATH,
    multiple=True,
    metavar=mark("DIR"),
    help=mark("Folder with clauses of your own, laid over ours. Can be given more than once."),
)
_force_option = _option("--force", is_flag=True, help=mark("Replace the output if it exists already."))


@click.group(
    cls=Door,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=mark("Writes, compares and checks company-level collective agreements in Word."),
)
@language_option
@click.version_option(
    version("akkoord"),
    cls=Option,
    prog_name="akkoord",
    message="%(prog)s %(version)s",
    help=mark("Show the version and exit."),
)
def main() -> None:
    """Nothing to do before a command."""


@main.command(
    cls=Command,
    help=mark(
        "Make the Word draft of a dossier.\n\n"
        "DOSSIER is a YAML file, or a folder: then every dossier in it is done. A bilingual dossier gives one document "
        "for each language, with -nl or -fr in its name."
    ),
)
@_argument("dossier", type=_PATH)
@_option(
    "-o", "--output", type=_PATH, metavar=mark("OUT"), help=mark("The draft to write (default: beside the dossier).")
)
@_option("--language", type=_LANGUAGE, help=mark("Only the version in this language."))
@_option("--template", metavar=mark("NAME|FILE"), help=mark("Word template: a name, or a .docx file of your own."))
@_library_option
@_option("--annotated", is_flag=True, help=mark("Our own version, with reasons and fallbacks as comments."))
@_option("--contents", is_flag=True, help=mark("Put a table of contents after the title."))
@_option("--synoptic", is_flag=True, help=mark("Also write one document with Dutch and French side by side."))
@_option(
    "--synoptic-template", metavar=mark("NAME|FILE"), help=mark("Word template of the synoptic document, likewise.")
)
@_force_option
@language_option
def assemble(
    dossier: Path,
    output: Path | None,
    language: Language | None,
    template: str | None,
    libraries: Sequence[Path],
    annotated: bool,
    contents: bool,
    synoptic: bool,
    synoptic_template: str | None,
    force: bool,
) -> None:
    """Make the Word draft of a dossier."""
    from agreements.drafting import Request
    from agreements.office import assemble_file, assemble_folder

    request = Request(template, language, annotated, contents, synoptic, synoptic_template)
    library = _load_library(libraries)
    if not dossier.is_dir():
        written = assemble_file(dossier, output, library, request, force=force)
        _tell(written.warnings)
        _list(written.files)
        return
    failed = 0
    run = assemble_folder(dossier, output or dossier, library, request, force=force)
    with click.progressbar(run, len(run), label=_("Drafts"), file=sys.stderr) as results:
        for result in results:
            failed += bool(result.problems)
            _tell(result.warnings)
            _tell(result.problems, _("Error: {problem}"))
            _list(result.files)
    if failed:
        message = ngettext("{count} dossier was not done.", "{count} dossiers were not done.", failed)
        click.echo(message.format(count=failed), err=True)
        raise SystemExit(2)


@main.command(
    cls=Command,
    help=mark(
        "Make a dossier by answering questions.\n\n"
        "Type < to go back to the previous question. When you stop halfway, the same command goes on where you were."
    ),
)
@_argument("output", type=_PATH, default=Path("dossier.yaml"), metavar=mark("[OUT.yaml]"))
@_library_option
@_force_option
@language_option
def new(output: Path, libraries: Sequence[Path], force: bool) -> None:
    """Make a dossier by answering questions."""
    from agreements.interview import interview

    interview(output, _load_library(libraries), force=force)
    click.echo(output)


@main.command(
    cls=Command,
    help=mark("Make the drafts of the included example, in Dutch and in French, and say where they are."),
)
@_argument("folder", type=_PATH, default=Path("akkoord-demo"), metavar=mark("[DIR]"))
@_force_option
@language_option
def demo(folder: Path, force: bool) -> None:
    """Make the drafts of the included example."""
    from agreements.office import assemble_example

    written = assemble_example(folder, _load_library(()), force=force)
    _tell(written.warnings)
    click.echo(_("The example is ready. Open these files in Word or LibreOffice:"), err=True)
    _list(written.files)


@main.command(
    cls=Command,
    help=mark(
        "Copy one of our Word templates, to restyle it in Word.\n\n"
        "NAME is agreement or synoptic. Use your own version with: akkoord assemble … --template FILE."
    ),
)
@_argument("name", default="agreement", metavar=mark("[NAME]"))
@_option("-o", "--output", type=_PATH, metavar=mark("OUT"), help=mark("The copy to write (default: NAME.docx, here)."))
@_force_option
@language_option
def template(name: str, output: Path | None, force: bool) -> None:
    """Copy one of our Word templates."""
    from akkoord.files import write_atomically
    from templates import find

    target = output or Path(f"{name}.docx")
    write_atomically(target, find(name).read_bytes(), force=force)
    click.echo(target)


@main.command(
    cls=Command,
    help=mark(
        "Say what the employer's wording of one passage does to our positions.\n\n"
        "OURS_TEXT and THEIRS_TEXT are the two texts, or @FILE to read a text file. An empty text means that the "
        "passage was struck."
    ),
)
@_argument("ours", metavar=mark("OURS_TEXT"))
@_argument("theirs", metavar=mark("THEIRS_TEXT"))
@_option("--language", type=_LANGUAGE, required=True, help=mark("The language of the two texts."))
@_option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help=mark("How to show the outcome.")
)
@_option(
    "--lexicon",
    "lexicons",
    type=_PATH,
    multiple=True,
    metavar=mark("DIR"),
    help=mark("Folder with lexicons of your own, added to ours. Can be given more than once."),
)
@language_option
def impact(ours: str, theirs: str, language: Language, format_: str, lexicons: Sequence[Path]) -> None:
    """Say what the employer's wording of one passage does to our positions."""
    from agreements.impact import assess
    from agreements.impact.showing import as_json, as_text

    outcome = assess(_text(ours), _text(theirs), language, tuple(lexicons))
    click.echo(as_json(outcome) if format_ == "json" else as_text(outcome), nl=False)


@main.group(cls=Group, help=mark("The clause library: look things up in it."))
@language_option
def clauses() -> None:
    """Nothing to do before a command."""


@clauses.command("list", cls=Command, help=mark("List the clauses, by theme and in the order of an agreement."))
@_option("--theme", metavar="ID", help=mark("Only the clauses of this theme."))
@_option("--position", metavar="ID", help=mark("Only the clauses that realise this position."))
@_option("--sector", metavar=mark("PC"), help=mark("Only the clauses that fit this joint committee, such as 116."))
@_option("--language", type=_LANGUAGE, help=mark("Show titles in this language."))
@_library_option
@language_option
def list_clauses(
    theme: str | None, position: str | None, sector: str | None, language: Language | None, libraries: Sequence[Path]
) -> None:
    """List the clauses."""
    from clauses.catalogue import listing

    click.echo(listing(_load_library(libraries), _language(language), theme, position, sector), nl=False)


@clauses.command("show", cls=Command, help=mark("Show all of a clause or a position: text, values, reasons, basis."))
@_argument("id_", metavar="ID")
@_option("--language", type=_LANGUAGE, help=mark("Show it in this language."))
@_option("--source", "as_source", is_flag=True, help=mark("Print its YAML, to make a version of your own from."))
@_library_option
@language_option
def show_clause(id_: str, language: Language | None, as_source: bool, libraries: Sequence[Path]) -> None:
    """Show all of a clause or a position."""
    from clauses.catalogue import page, source

    library = _load_library(libraries)
    click.echo(source(library, id_) if as_source else page(library, id_, _language(language)), nl=False)


@clauses.command("search", cls=Command, help=mark("Find clauses and positions by words in their text."))
@_argument("words", nargs=-1, required=True, metavar=mark("WORDS..."))
@_option("--language", type=_LANGUAGE, help=mark("Search in this language only."))
@_library_option
@language_option
def search_clauses(words: tuple[str, ...], language: Language | None, libraries: Sequence[Path]) -> None:
    """Find clauses and positions."""
    from clauses.catalogue import search

    click.echo(search(_load_library(libraries), words, language, _language(language)), nl=False)


@clauses.command(
    "schema", cls=Command, help=mark("Print the JSON Schema of a clause, for editors that check while you type.")
)
@_argument("kind", type=click.Choice(["clause", "position", "theme"]), default="clause")
@language_option
def print_schema(kind: str) -> None:
    """Print the JSON Schema."""
    from clauses.catalogue import json_schema

    click.echo(json_schema(kind), nl=False)


def _text(given: str) -> str:
    """A text given on the command line: itself, or the content of the file behind "@"."""
    from akkoord.files import read_text

    return read_text(Path(given[1:])) if given.startswith("@") else given


def _load_library(folders: Sequence[Path]) -> Library:
    from clauses.library import load_library

    library = load_library(folders)
    for override in library.overrides:
        message = _("{file} replaces our {kind} “{id}”.")
        click.echo(message.format(file=override.file, kind=_(override.kind), id=override.id), err=True)
    return library


def _language(chosen: Language | None) -> Language:
    """The language to show the library in: as chosen, else that of the messages, else Dutch."""
    from akkoord.messages import active

    return chosen or ("fr" if active() == "fr" else "nl")


def _tell(problems: Sequence[Problem], wording: str = "") -> None:
    for problem in problems:
        click.echo((wording or _("Please note: {problem}")).format(problem=problem), err=True)


def _list(files: Sequence[Path]) -> None:
    for file in files:
        click.echo(file)
