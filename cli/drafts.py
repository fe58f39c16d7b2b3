"""Commands that make documents: assemble, new, demo, template."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akkoord.door import Command, language_option
from akkoord.messages import gettext as _
from akkoord.messages import mark, ngettext
from cli.options import LANGUAGE, PATH, argument, force_option, library_option, option
from cli.saying import list_files, load_library, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clauses.model import Language

__all__ = ["assemble", "demo", "new", "template"]


@click.command(
    cls=Command,
    help=mark(
        "Make the Word draft of a dossier.\n\n"
        "DOSSIER is a YAML file, or a folder: then every dossier in it is done. A bilingual dossier gives one document "
        "for each language, with -nl or -fr in its name."
    ),
)
@argument("dossier", type=PATH)
@option(
    "-o", "--output", type=PATH, metavar=mark("OUT"), help=mark("The draft to write (default: beside the dossier).")
)
@option("--language", type=LANGUAGE, help=mark("Only the version in this language."))
@option("--template", metavar=mark("NAME|FILE"), help=mark("Word template: a name, or a .docx file of your own."))
@library_option
@option("--annotated", is_flag=True, help=mark("Our own version, with reasons and fallbacks as comments."))
@option("--contents", is_flag=True, help=mark("Put a table of contents after the title."))
@option("--synoptic", is_flag=True, help=mark("Also write one document with Dutch and French side by side."))
@option(
    "--synoptic-template", metavar=mark("NAME|FILE"), help=mark("Word template of the synoptic document, likewise.")
)
@force_option
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
    library = load_library(libraries)
    if not dossier.is_dir():
        written = assemble_file(dossier, output, library, request, force=force)
        tell(written.warnings)
        list_files(written.files)
        return
    failed = 0
    run = assemble_folder(dossier, output or dossier, library, request, force=force)
    with click.progressbar(run, len(run), label=_("Drafts"), file=sys.stderr) as results:
        for result in results:
            failed += bool(result.problems)
            tell(result.warnings)
            tell(result.problems, _("Error: {problem}"))
            list_files(result.files)
    if failed:
        message = ngettext("{count} dossier was not done.", "{count} dossiers were not done.", failed)
        click.echo(message.format(count=failed), err=True)
        raise SystemExit(2)


@click.command(
    cls=Command,
    help=mark(
        "Make a dossier by answering questions.\n\n"
        "Type < to go back to the previous question. When you stop halfway, the same command goes on where you were."
    ),
)
@argument("output", type=PATH, default=Path("dossier.yaml"), metavar=mark("[OUT.yaml]"))
@library_option
@force_option
@language_option
def new(output: Path, libraries: Sequence[Path], force: bool) -> None:
    """Make a dossier by answering questions."""
    from agreements.interview import interview

    interview(output, load_library(libraries), force=force)
    click.echo(output)


@click.command(
    cls=Command,
    help=mark("Make the included example, drafts and a negotiation in three rounds, and say where everything is."),
)
@argument("folder", type=PATH, default=Path("akkoord-demo"), metavar=mark("[DIR]"))
@force_option
@language_option
def demo(folder: Path, force: bool) -> None:
    """Make the included example."""
    from agreements.demonstration import demonstrate

    written = demonstrate(folder, load_library(()), force=force)
    tell(written.warnings)
    click.echo(
        _("The example is ready. Open these files in Word, LibreOffice or a browser:"),
        err=True,
    )
    list_files(written.files)


@click.command(
    cls=Command,
    help=mark(
        "Copy one of our Word templates, to restyle it in Word.\n\n"
        "NAME is agreement or synoptic. Use your own version with: akkoord assemble … --template FILE."
    ),
)
@argument("name", default="agreement", metavar=mark("[NAME]"))
@option("-o", "--output", type=PATH, metavar=mark("OUT"), help=mark("The copy to write (default: NAME.docx, here)."))
@force_option
@language_option
def template(name: str, output: Path | None, force: bool) -> None:
    """Copy one of our Word templates."""
    from akkoord.files import write_atomically
    from templates import find

    target = output or Path(f"{name}.docx")
    write_atomically(target, find(name).read_bytes(), force=force)
    click.echo(target)
