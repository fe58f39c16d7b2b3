"""The door: one command per verb. Parses, calls, prints; whatever takes thought is done in the rooms behind it.

Rooms are imported inside the commands, so that ``akkoord --help`` answers at once.
"""

from __future__ import annotations

import datetime
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from akkoord.door import Argument, Command, Door, Group, Option, language_option
from akkoord.messages import gettext as _
from akkoord.messages import mark, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agreements.revising import Action
    from agreements.validate import Severity
    from agreements.validate.desk import Outcome, Run
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
    help=mark("Make the included example, drafts and a negotiation in three rounds, and say where everything is."),
)
@_argument("folder", type=_PATH, default=Path("akkoord-demo"), metavar=mark("[DIR]"))
@_force_option
@language_option
def demo(folder: Path, force: bool) -> None:
    """Make the included example."""
    from agreements.demonstration import demonstrate

    written = demonstrate(folder, _load_library(()), force=force)
    _tell(written.warnings)
    click.echo(
        _("The example is ready. Open these files in Word, LibreOffice or a browser:"),
        err=True,
    )
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


@main.command(
    cls=Command,
    help=mark(
        "Check agreements in Word: the law, consistency, and what a document should not carry.\n\n"
        "DRAFT is a .docx file, or a folder: then every Word document in and under it is checked. Settings are read "
        "from akkoord.toml, in the folder of the draft or above it."
    ),
)
@_argument("drafts", type=_PATH, nargs=-1, metavar=mark("DRAFT..."))
@_option("--dossier", type=_PATH, metavar=mark("FILE"), help=mark("The dossier that the draft was made from."))
@_option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html", "docx", "sarif"]),
    default="text",
    metavar=mark("FORM"),
    help=mark("How to show the findings: text, json, html, sarif, or docx (the draft itself, with comments)."),
)
@_option("-o", "--output", type=_PATH, metavar=mark("OUT"), help=mark("Write there, and not to the terminal."))
@_option("--select", multiple=True, metavar=mark("RULES"), help=mark("Only these rules: names, codes or families."))
@_option("--ignore", multiple=True, metavar=mark("RULES"), help=mark("Not these rules."))
@_option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    metavar=mark("SEVERITY"),
    help=mark("From which severity on the exit code is 1: error (if not given), warning or never."),
)
@_option("--baseline", type=_PATH, metavar=mark("FILE"), help=mark("Tell only what is not in this baseline."))
@_option(
    "--write-baseline", type=_PATH, metavar=mark("FILE"), help=mark("Write all findings as a baseline, for later runs.")
)
@_option("--explain", metavar=mark("RULE"), help=mark("Explain a rule, and do nothing else."))
@_library_option
@_force_option
@language_option
def validate(
    drafts: Sequence[Path],
    dossier: Path | None,
    format_: str,
    output: Path | None,
    select: Sequence[str],
    ignore: Sequence[str],
    fail_on: Severity | Literal["never"],
    baseline: Path | None,
    write_baseline: Path | None,
    explain: str | None,
    libraries: Sequence[Path],
    force: bool,
) -> None:
    """Check agreements in Word."""
    if explain is not None:
        from agreements.validate import find_rule
        from agreements.validate.reports.pages import page

        click.echo(page(find_rule(explain)), nl=False)
        return
    if not drafts:
        raise click.UsageError(_("Name a draft, or a folder with drafts."))
    from agreements.dossier import load_dossier
    from agreements.validate import baseline as baselines
    from agreements.validate.desk import Request, run
    from agreements.validate.finding import worse_or_equal
    from agreements.validate.reports import as_report
    from agreements.validate.reports.text import summary
    from akkoord.files import write_atomically

    if libraries:
        _load_library(libraries)
    request = Request(
        select=tuple(_names(select)),
        ignore=tuple(_names(ignore)),
        dossier=load_dossier(dossier).dossier if dossier else None,
        today=datetime.date.today(),
        baseline=baselines.read_baseline(baseline) if baseline else None,
        libraries=tuple(libraries),
    )
    checking = run(drafts, request)
    outcomes = _with_progress(checking) if len(checking) > 1 else list(checking)
    for outcome in outcomes:
        _tell(outcome.notes)
        _tell(outcome.problems, _("Error: {problem}"))
    if write_baseline is not None:
        baselines.write_baseline(write_baseline, {each.file: each.findings for each in outcomes if not each.problems})
    elif format_ == "docx":
        _write_copies(outcomes, output, force=force)
    else:
        several = len(drafts) > 1 or drafts[0].is_dir()
        report = as_report(outcomes, format_, several=several)
        if output is None:
            click.echo(report, nl=False)
        else:
            write_atomically(output, report.encode(), force=force)
            click.echo(output)
    click.echo(summary(outcomes), err=True)
    if any(outcome.problems for outcome in outcomes):
        raise SystemExit(2)
    found = [finding for outcome in outcomes for finding in outcome.findings]
    if write_baseline is None and fail_on != "never" and any(worse_or_equal(each.severity, fail_on) for each in found):
        raise SystemExit(1)


@main.command(
    cls=Command,
    help=mark(
        "Lay many agreements side by side: which clauses each has, in which words, and what that does to our "
        "positions; the most deviating first.\n\n"
        "AGREEMENT is a .docx or .pdf file, or a folder: then every Word document in and under it."
    ),
)
@_argument("agreements", type=_PATH, nargs=-1, required=True, metavar=mark("AGREEMENT..."))
@_option(
    "--report",
    "reports",
    type=_PATH,
    multiple=True,
    metavar=mark("FILE"),
    help=mark("Also write a report: .html, .xlsx or .json. Can be given more than once."),
)
@_option("--cache", type=_PATH, metavar=mark("DIR"), help=mark("Where to keep what was judged, for the next run."))
@_library_option
@_force_option
@language_option
def portfolio(
    agreements: Sequence[Path], reports: Sequence[Path], cache: Path | None, libraries: Sequence[Path], force: bool
) -> None:
    """Many agreements side by side."""
    from agreements.portfolio import Portfolio, Request, run
    from agreements.portfolio.reports import KINDS, as_report, as_text
    from akkoord.files import write_atomically

    for report in reports:
        if report.suffix.lower() not in KINDS:
            raise click.UsageError(_("A report ends in {kinds}.").format(kinds=", ".join(KINDS)))
    judging = run(agreements, Request(tuple(libraries), cache))
    with click.progressbar(judging, len(judging), label=_("Documents"), file=sys.stderr) as rows:
        laid_out = Portfolio(tuple(rows), judging.library)
    for report in reports:
        write_atomically(report, as_report(laid_out, report.suffix.lower()), force=force)
    click.echo(as_text(laid_out), nl=False)
    if any(row.problem for row in laid_out.rows):
        raise SystemExit(2)


def _with_progress(checking: Run) -> list[Outcome]:
    with click.progressbar(checking, len(checking), label=_("Documents"), file=sys.stderr) as results:
        return list(results)


def _write_copies(outcomes: Sequence[Outcome], output: Path | None, *, force: bool) -> None:
    """The drafts with comments: where they are asked for, else (a single one) to a program that reads our output."""
    from agreements.validate.copies import commented, write_commented

    readable = [outcome for outcome in outcomes if not outcome.problems]
    if output is not None:
        _list(write_commented(readable, output, force=force))
        return
    if len(outcomes) > 1 or sys.stdout.isatty():
        raise click.UsageError(_("Name the file (or, for several drafts, the folder) to write with -o."))
    for outcome in readable:
        click.echo(commented(outcome), nl=False)


def _names(values: Sequence[str]) -> list[str]:
    """What was given more than once, or with commas between."""
    return [name for value in values for name in value.split(",") if name.strip()]


@main.group(cls=Group, help=mark("The clause library: look things up in it, and check it."))
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
    "check",
    cls=Command,
    help=mark(
        "Check the library itself: what cannot be seen file by file.\n\n"
        "Each clause is also assembled alone with its companions, and the drafts are checked."
    ),
)
@_library_option
@_option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help=mark("How to show it."))
@_option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    help=mark("From which severity on the exit code is 1."),
)
@_option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar=mark("DATE"),
    help=mark("The laws must be in force on this day (default: today)."),
)
@_option("--drafts/--no-drafts", default=True, help=mark("Assemble each clause and check its drafts (default: yes)."))
@language_option
def check_clauses(
    libraries: Sequence[Path],
    format_: str,
    fail_on: Severity | Literal["never"],
    day: datetime.datetime | None,
    drafts: bool,
) -> None:
    """Check the library itself."""
    from agreements.trial import trials, try_clause
    from clauses.check import as_json, as_text, check_library, ordered
    from clauses.checking.finding import SEVERITIES

    library = _load_library(libraries)
    found = check_library(library, day.date() if day else datetime.date.today())
    if drafts:
        with click.progressbar(trials(library), label=_("Clauses"), file=sys.stderr) as waiting:
            found = ordered([*found, *(finding for trial in waiting for finding in try_clause(library, trial))])
    click.echo(as_json(found, library) if format_ == "json" else as_text(found, library), nl=False)
    if fail_on != "never" and any(SEVERITIES.index(each.severity) <= SEVERITIES.index(fail_on) for each in found):
        raise SystemExit(1)


@clauses.command(
    "schema", cls=Command, help=mark("Print the JSON Schema of a clause, for editors that check while you type.")
)
@_argument("kind", type=click.Choice(["clause", "position", "theme"]), default="clause")
@language_option
def print_schema(kind: str) -> None:
    """Print the JSON Schema."""
    from clauses.catalogue import json_schema

    click.echo(json_schema(kind), nl=False)


@main.command(
    cls=Command,
    help=mark(
        "Show what a counter-proposal does to each position.\n\n"
        "OURS is our document, THEIRS the other side's: Word documents or PDFs. Several THEIRS are rounds, the oldest "
        "first. The exit code is 1 when there are differences."
    ),
)
@_argument("ours", type=_PATH, metavar=mark("OURS"))
@_argument("theirs", type=_PATH, nargs=-1, required=True, metavar=mark("THEIRS..."))
@_option(
    "-o",
    "--output",
    type=_PATH,
    metavar=mark("REDLINE.docx"),
    help=mark("Write a redline of the last round, with a comment on each change that touches a position."),
)
@_option(
    "--outgoing", is_flag=True, help=mark("Write the redline without any internal word, to be sent to the employer.")
)
@_option("--author", default="Akkoord", metavar=mark("NAME"), help=mark("Whose name the redline's marks have."))
@_option(
    "--date",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]),
    metavar=mark("DATE"),
    help=mark("The day of the redline's marks (default: now)."),
)
@_option(
    "--keep-revisions", is_flag=True, help=mark("Keep the tracked changes of OURS in the redline, beside the new ones.")
)
@_option(
    "--report",
    "reports",
    type=_PATH,
    multiple=True,
    metavar=mark("FILE"),
    help=mark("Write a report; the ending of its name tells its kind. Can be given more than once."),
)
@_option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help=mark("How to write the result.")
)
@_option("--language", type=_LANGUAGE, help=mark("Compare the version in this language."))
@_option("--ours-other", type=_PATH, metavar=mark("FILE"), help=mark("Our version in the other language."))
@_option("--theirs-other", type=_PATH, metavar=mark("FILE"), help=mark("Their last version in the other language."))
@_library_option
@_force_option
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
    result = negotiate(inputs, Outputs(output, reports, manner, force), _load_library(libraries))
    click.echo((as_json if format_ == "json" else as_text)(result.negotiation), nl=False)
    for note in result.notes:
        click.echo(note, err=True)
    for file in result.written:
        click.echo(_("Written: {file}").format(file=file), err=True)
    raise SystemExit(int(result.negotiation.different))


@main.group(cls=Group, help=mark("The tracked changes of a Word document."))
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
@_argument("file", type=_PATH, metavar=mark("FILE"))
@_option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help=mark("How to write the result.")
)
@language_option
def list_revisions(file: Path, format_: str) -> None:
    """List the tracked changes."""
    from agreements.revising import as_json, as_text

    listing = as_json(file) if format_ == "json" else as_text(file)
    click.echo(listing, nl=False)
    if not listing:
        click.echo(_("This document has no tracked changes."), err=True)


_authors_option = _option(
    "--author",
    "authors",
    multiple=True,
    metavar=mark("NAME"),
    help=mark("Only the changes of this author. Can be given more than once."),
)
_numbers_option = _option(
    "--number",
    "numbers",
    type=int,
    multiple=True,
    metavar="N",
    help=mark("Only the change with this number in the list. Can be given more than once."),
)
_outcome_option = _option(
    "-o", "--output", type=_PATH, metavar=mark("OUT"), help=mark("The document to write (default: beside the input).")
)


@revisions.command(
    "accept", cls=Command, help=mark("Write a copy in which tracked changes are accepted: all, or some.")
)
@_argument("file", type=_PATH, metavar=mark("FILE"))
@_outcome_option
@_authors_option
@_numbers_option
@_force_option
@language_option
def accept_revisions(
    file: Path, output: Path | None, authors: Sequence[str], numbers: Sequence[int], force: bool
) -> None:
    """Write a copy in which tracked changes are accepted."""
    _resolve_revisions(file, output, "accept", authors, numbers, force=force)


@revisions.command(
    "reject", cls=Command, help=mark("Write a copy in which tracked changes are rejected: all, or some.")
)
@_argument("file", type=_PATH, metavar=mark("FILE"))
@_outcome_option
@_authors_option
@_numbers_option
@_force_option
@language_option
def reject_revisions(
    file: Path, output: Path | None, authors: Sequence[str], numbers: Sequence[int], force: bool
) -> None:
    """Write a copy in which tracked changes are rejected."""
    _resolve_revisions(file, output, "reject", authors, numbers, force=force)


def _resolve_revisions(
    file: Path, output: Path | None, action: Action, authors: Sequence[str], numbers: Sequence[int], *, force: bool
) -> None:
    from agreements.revising import resolve_file

    written, summary = resolve_file(file, output, action, authors, numbers, force=force)
    click.echo(summary, err=True)
    click.echo(written)


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
