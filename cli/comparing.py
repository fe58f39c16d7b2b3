"""Commands that compare: two documents, two passages."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akkoord.door import Command, language_option
from akkoord.messages import gettext as _
from akkoord.messages import mark
from cli.options import LANGUAGE, PATH, argument, force_option, format_option, library_option, option, paths_option
from cli.saying import load_library

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from clauses.model import Language

__all__ = ["diff", "impact"]

SMALLEST, PIPED = 22, 50


@click.command(
    cls=Command,
    help=mark(
        "Show what a counter-proposal does to each position.\n\n"
        "OURS is our document, THEIRS the other side's: Word documents or PDFs. Several THEIRS are rounds, the oldest "
        "first. The exit code is 1 when there are differences."
    ),
)
@argument("ours", type=PATH, metavar=mark("OURS"))
@argument("theirs", type=PATH, nargs=-1, required=True, metavar=mark("THEIRS..."))
@option(
    "-o",
    "--output",
    type=PATH,
    metavar=mark("REDLINE.docx"),
    help=mark("Write a redline of the last round, with a comment on each change that touches a position."),
)
@option(
    "--outgoing", is_flag=True, help=mark("Write the redline without any internal word, to be sent to the employer.")
)
@option("--author", default="Akkoord", metavar=mark("NAME"), help=mark("Whose name the redline's marks have."))
@option(
    "--date",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]),
    metavar=mark("DATE"),
    help=mark("The day of the redline's marks (default: now)."),
)
@option(
    "--keep-revisions", is_flag=True, help=mark("Keep the tracked changes of OURS in the redline, beside the new ones.")
)
@paths_option(
    "--report",
    "reports",
    metavar=mark("FILE"),
    help_=mark("Write a report; the ending of its name tells its kind. Can be given more than once."),
)
@format_option
@option("--full", is_flag=True, help=mark("Show everything, not only what fits on one screen."))
@option("--language", type=LANGUAGE, help=mark("Compare the version in this language."))
@option("--ours-other", type=PATH, metavar=mark("FILE"), help=mark("Our version in the other language."))
@option("--theirs-other", type=PATH, metavar=mark("FILE"), help=mark("Their last version in the other language."))
@library_option
@force_option
@language_option
def diff(
    ours: Path,
    theirs: Sequence[Path],
    output: Path | None,
    outgoing: bool,
    author: str,
    date: datetime.datetime | None,
    keep_revisions: bool,
    reports: Sequence[Path],
    format_: str,
    full: bool,
    language: Language | None,
    ours_other: Path | None,
    theirs_other: Path | None,
    libraries: Sequence[Path],
    force: bool,
) -> None:
    """Show what a counter-proposal does to each position."""
    from agreements.negotiating import Inputs, Outputs, negotiate
    from agreements.redlining import Manner
    from agreements.report.json_ import as_json
    from agreements.report.terminal import as_text

    inputs = Inputs(ours, theirs, language, ours_other, theirs_other)
    manner = Manner(author, date, outgoing, keep_revisions)
    result = negotiate(inputs, Outputs(output, reports, manner, force), load_library(libraries))
    shown = (
        as_json(result.negotiation) if format_ == "json" else as_text(result.negotiation, None if full else _screen())
    )
    click.echo(shown, nl=False)
    for note in result.notes:
        click.echo(note, err=True)
    for file in result.written:
        click.echo(_("Written: {file}").format(file=file), err=True)
    raise SystemExit(int(result.negotiation.different))


@click.command(
    cls=Command,
    help=mark(
        "Say what the employer's wording of one passage does to our positions.\n\n"
        "OURS_TEXT and THEIRS_TEXT are the two texts, or @FILE to read a text file. An empty text means that the "
        "passage was struck."
    ),
)
@argument("ours", metavar=mark("OURS_TEXT"))
@argument("theirs", metavar=mark("THEIRS_TEXT"))
@option("--language", type=LANGUAGE, required=True, help=mark("The language of the two texts."))
@format_option
@paths_option(
    "--lexicon",
    "lexicons",
    metavar=mark("DIR"),
    help_=mark("Folder with lexicons of your own, added to ours. Can be given more than once."),
)
@language_option
def impact(ours: str, theirs: str, language: Language, format_: str, lexicons: Sequence[Path]) -> None:
    """Say what the employer's wording of one passage does to our positions."""
    from agreements.impact import assess
    from agreements.impact.showing import as_json, as_text

    outcome = assess(_text(ours), _text(theirs), language, tuple(lexicons))
    click.echo(as_json(outcome) if format_ == "json" else as_text(outcome), nl=False)


def _screen() -> int:
    """How many lines are one screen: those of the terminal, less the prompt; in a file or a pipe, of a large one."""
    return max(shutil.get_terminal_size().lines - 2, SMALLEST) if sys.stdout.isatty() else PIPED


def _text(given: str) -> str:
    """A text given on the command line: itself, or the content of the file behind "@"."""
    from akkoord.files import read_text

    return read_text(Path(given[1:])) if given.startswith("@") else given
