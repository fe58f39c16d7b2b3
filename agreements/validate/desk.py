"""The work of the desk: drafts from disk, each with its settings; in several processes when there are many."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from agreements.report.recognising import is_report
from agreements.validate.analysis import Analysis
from agreements.validate.config import settings_for
from agreements.validate.registry import find_rule, selected
from agreements.validate.runner import check
from agreements.word.package import Package
from akkoord.errors import AkkoordError, InputError, Place, Problem
from akkoord.messages import gettext as _
from akkoord.processes import spread
from clauses.library import load_library, own_library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from agreements.dossier import Dossier
    from agreements.model import Language
    from agreements.validate.baseline import Baseline
    from agreements.validate.config import Settings
    from agreements.validate.finding import Finding
    from clauses.library import Library

__all__ = ["Outcome", "Request", "Run", "drafts_in", "run"]

SUFFIXES = (".docx", ".docm")
FILES_A_TURN = 4
"""Files that a process takes at a time: few enough for steady progress."""


@dataclass(frozen=True)
class Request:
    """What to check for, and against what.

    The rules that the command line names, the dossier, the day for what expires, libraries that are laid over ours.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    dossier: Dossier | None = None
    today: datetime.date = datetime.date.min
    baseline: Baseline | None = None
    libraries: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of one draft: its findings, or the problems why it was not checked; and what to take note of.

    ``left_out``: it is a report of ours and no agreement; a note says so.
    """

    file: Path
    findings: tuple[Finding, ...] = ()
    language: Language = "nl"
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: bool = False


@dataclass(frozen=True)
class Run:
    """Drafts, each checked as it is asked for; one that cannot be read does not stop the others."""

    files: tuple[Path, ...]
    request: Request

    def __len__(self) -> int:
        return len(self.files)

    def __iter__(self) -> Iterator[Outcome]:
        return spread(partial(_check_one, self.request), self.files, FILES_A_TURN)


def drafts_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The drafts meant by files and folders, each once: a folder stands for all .docx and .docm files in and under it.

    Raises InputError for a folder without any.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = [each for each in sorted(path.rglob("*")) if _is_draft(each)]
        if not inside:
            raise InputError(_("There is no Word document (*.docx) in this folder."), place=Place(path))
        found |= dict.fromkeys(inside)
    return tuple(found)


def run(paths: Sequence[Path], request: Request) -> Run:
    """Everything to check.

    Raises InputError for a rule that there is not, or a folder without drafts; InvalidFileError for a bad library.
    """
    selected(request.select, request.ignore)
    _library(request.libraries)
    return Run(drafts_in(paths), request)


def _is_draft(path: Path) -> bool:
    """Whether it is a Word document; those that Word makes while one is open, or that are hidden, are not."""
    hidden = path.name.startswith(("~$", "."))
    return path.suffix.lower() in SUFFIXES and not hidden and path.is_file()


@cache
def _library(libraries: tuple[Path, ...]) -> Library:
    """What a process holds drafts against, read once."""
    return load_library(libraries) if libraries else own_library()


def _check_one(request: Request, file: Path) -> Outcome:
    try:
        settings = settings_for(file)
        rules = selected(request.select or settings.select, (*settings.ignore, *request.ignore))
        package, library = Package.open(file), _library(request.libraries)
        if is_report(package):
            note = Problem(_("This is a report of ours and no agreement: it was left out."), Place(file))
            return Outcome(file, notes=(note,), left_out=True)
        analysis = Analysis(package, request.dossier, library, frozenset(settings.positions))
        findings = check(analysis, rules)
    except AkkoordError as error:
        return Outcome(file, problems=tuple(error.problems))
    severities = {find_rule(name).name: severity for name, severity in settings.severity.items()}
    judged = [replace(each, severity=severities.get(each.rule, each.severity)) for each in findings]
    kept, notes = _without_suppressed(judged, file, settings, request.today)
    if request.baseline is not None:
        kept = [finding for finding in kept if request.baseline.is_new(finding, file)]
    return Outcome(file, tuple(kept), analysis.language, tuple(notes))


def _without_suppressed(
    findings: Sequence[Finding], file: Path, settings: Settings, today: datetime.date
) -> tuple[list[Finding], list[Problem]]:
    """The findings that are not suppressed, and a note for each suppression that is over."""
    kept: list[Finding] = []
    notes: dict[Problem, None] = {}
    for finding in findings:
        covering = [each for each in settings.suppress if each.covers(finding, file)]
        if not any(not each.expired(today) for each in covering):
            kept.append(finding)
            message = _("The suppression of {rule} ended on {date} ({reason}).")
            for each in covering:
                text = message.format(rule=finding.rule, date=each.until, reason=each.reason)
                notes[Problem(text, Place(file))] = None
    return kept, list(notes)
