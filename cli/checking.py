"""Commands that check agreements: one by one, and side by side."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING, Literal

import click

from akkoord.door import Command, language_option
from akkoord.messages import gettext as _
from akkoord.messages import mark
from cli.options import PATH, argument, fail_on_option, force_option, library_option, option, paths_option
from cli.saying import list_files, load_library, tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.validate import Severity
    from agreements.validate.desk import Outcome, Run

__all__ = ["portfolio", "validate"]


@click.command(
    cls=Command,
    help=mark(
        "Check agreements in Word: the law, consistency, and what a document should not carry.\n\n"
        "DRAFT is a .docx file, or a folder: then every Word document in and under it is checked. Settings are read "
        "from akkoord.toml, in the folder of the draft or above it."
    ),
)
@argument("drafts", type=PATH, nargs=-1, metavar=mark("DRAFT..."))
@option("--dossier", type=PATH, metavar=mark("FILE"), help=mark("The dossier that the draft was made from."))
@option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html", "docx", "sarif"]),
    default="text",
    metavar=mark("FORM"),
    help=mark("How to show the findings: text, json, html, sarif, or docx (the draft itself, with comments)."),
)
@option("-o", "--output", type=PATH, metavar=mark("OUT"), help=mark("Write there, and not to the terminal."))
@option("--select", multiple=True, metavar=mark("RULES"), help=mark("Only these rules: names, codes or families."))
@option("--ignore", multiple=True, metavar=mark("RULES"), help=mark("Not these rules."))
@fail_on_option
@option("--baseline", type=PATH, metavar=mark("FILE"), help=mark("Tell only what is not in this baseline."))
@option(
    "--write-baseline", type=PATH, metavar=mark("FILE"), help=mark("Write all findings as a baseline, for later runs.")
)
@option("--explain", metavar=mark("RULE"), help=mark("Explain a rule, and do nothing else."))
@library_option
@force_option
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
        load_library(libraries)
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
        tell(outcome.notes)
        tell(outcome.problems, _("Error: {problem}"))
    outcomes = [outcome for outcome in outcomes if not outcome.left_out]
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


def _with_progress(checking: Run) -> list[Outcome]:
    with click.progressbar(checking, len(checking), label=_("Documents"), show_pos=True, file=sys.stderr) as results:
        return list(results)


def _write_copies(outcomes: Sequence[Outcome], output: Path | None, *, force: bool) -> None:
    """The drafts with comments: where they are asked for, else (a single one) to a program that reads our output."""
    from agreements.validate.copies import commented, write_commented

    readable = [outcome for outcome in outcomes if not outcome.problems]
    if output is not None:
        list_files(write_commented(readable, output, force=force))
        return
    if len(outcomes) > 1 or sys.stdout.isatty():
        raise click.UsageError(_("Name the file (or, for several drafts, the folder) to write with -o."))
    for outcome in readable:
        click.echo(commented(outcome), nl=False)


def _names(values: Sequence[str]) -> list[str]:
    """What was given more than once, or with commas between."""
    return [name for value in values for name in value.split(",") if name.strip()]


@click.command(
    cls=Command,
    help=mark(
        "Lay many agreements side by side: which clauses each has, in which words, and what that does to our "
        "positions; the most deviating first.\n\n"
        "AGREEMENT is a .docx or .pdf file, or a folder: then every Word document in and under it."
    ),
)
@argument("agreements", type=PATH, nargs=-1, required=True, metavar=mark("AGREEMENT..."))
@paths_option(
    "--report",
    "reports",
    metavar=mark("FILE"),
    help_=mark("Also write a report: .html, .xlsx or .json. Can be given more than once."),
)
@option("--cache", type=PATH, metavar=mark("DIR"), help=mark("Where to keep what was judged, for the next run."))
@library_option
@force_option
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
    with click.progressbar(judging, len(judging), label=_("Documents"), show_pos=True, file=sys.stderr) as rows:
        laid_out = Portfolio(tuple(rows), judging.library)
    for report in reports:
        write_atomically(report, as_report(laid_out, report.suffix.lower()), force=force)
    click.echo(as_text(laid_out), nl=False)
    if any(row.problem for row in laid_out.rows):
        raise SystemExit(2)
