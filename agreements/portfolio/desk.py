"""Files -> rows, in several processes; a file that cannot be read is a row that says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from agreements.opening import open_document
from agreements.portfolio.cache import Cache, default_folder, fingerprint
from agreements.portfolio.judging import Clerk
from agreements.portfolio.model import Row
from agreements.report.recognising import is_report
from agreements.validate.desk import SUFFIXES, drafts_in
from agreements.word.blocks import read_blocks
from agreements.word.package import Package
from agreements.word.reading import agreement_in
from akkoord.errors import AkkoordError
from akkoord.messages import gettext as _
from akkoord.processes import spread
from clauses.library import load_library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from agreements.model import Agreement
    from clauses.library import Library

__all__ = ["Request", "Run", "run"]

FILES_A_TURN = 8
"""Files that a process takes at a time."""


@dataclass(frozen=True)
class Request:
    """How to judge: with which libraries of the user's own, and where rows are kept (None: in the usual folder)."""

    libraries: tuple[Path, ...] = ()
    cache: Path | None = None


@dataclass(frozen=True)
class Run:
    """Agreements, each judged as it is asked for."""

    files: tuple[Path, ...]
    request: Request
    library: Library

    def __len__(self) -> int:
        return len(self.files)

    def __iter__(self) -> Iterator[Row]:
        return map(_Once().row, spread(partial(_row, self.request), self.files, FILES_A_TURN))


def run(paths: Sequence[Path], request: Request) -> Run:
    """Everything to judge. Raises InputError for a folder without documents, InvalidFileError for a bad library."""
    return Run(drafts_in(paths), request, load_library(request.libraries))


class _Once:
    """Keeps each text once: of a thousand agreements, most have their words from a few others."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def row(self, row: Row) -> Row:
        """The row, with texts that earlier rows had too as one with theirs."""
        cells = {
            id_: replace(cell, text=self._one(cell.text), difference=self._one(cell.difference))
            for id_, cell in row.clauses.items()
        }
        return replace(row, clauses=cells)

    def _one(self, text: str) -> str:
        return self._texts.setdefault(text, text)


@cache
def _desk(request: Request) -> tuple[Clerk, Cache]:
    """What a process needs, made once."""
    library = load_library(request.libraries)
    return Clerk(library), Cache(request.cache or default_folder(), fingerprint(library))


def _agreement(file: Path, content: bytes) -> Agreement | None:
    """What a document says; None for a report of ours. Raises InputError when it cannot be read."""
    if file.suffix.lower() in SUFFIXES and content.startswith(b"PK"):
        package = Package.from_bytes(content, file)
        return None if is_report(package) else agreement_in(read_blocks(package))
    return open_document(file).agreement


def _row(request: Request, file: Path) -> Row:
    clerk, kept = _desk(request)
    try:
        content = file.read_bytes()
        key = kept.key(content)
        known = kept.read(key, str(file))
        if known is not None:
            return known
        agreement = _agreement(file, content)
        row = Row(str(file), is_report=True) if agreement is None else clerk.row(str(file), agreement)
    except AkkoordError as error:
        return Row(str(file), problem=error.problems[0].message)
    except OSError:
        return Row(str(file), problem=_("This file cannot be read."))
    kept.write(key, row)
    return row
