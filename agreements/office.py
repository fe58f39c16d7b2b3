"""The work of the desk: dossiers from disk, drafts to disk, one or a folder full of them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.dossier import load_dossier
from agreements.drafting import make_drafts
from akkoord.errors import AkkoordError, InputError, OutputError, Place
from akkoord.files import ensure_writable, reason, write_atomically
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.drafting import Drafts, Request
    from akkoord.errors import Problem
    from clauses.library import Library

__all__ = ["EXAMPLES", "FolderRun", "Result", "assemble_example", "assemble_file", "assemble_folder"]

EXAMPLES = Path(__file__).parent / "examples"
_DEMO = "brussels-bilingual.yaml"


@dataclass(frozen=True)
class Result:
    """What became of one dossier: the files written, or the problems why none was; and what to take note of."""

    dossier: Path
    files: tuple[Path, ...] = ()
    warnings: Sequence[Problem] = ()
    problems: Sequence[Problem] = ()


def assemble_file(dossier: Path, output: Path | None, library: Library, request: Request, *, force: bool) -> Result:
    """Write the drafts of one dossier: to the file ``output``, in the folder ``output``, or beside the dossier.

    Raises InputError, InvalidFileError or OutputError, and then has written nothing.
    """
    base = output or dossier.parent
    if base.is_dir():
        base = base / _name(dossier, request)
    if base.suffix.lower() != ".docx":
        hint = _("Give the output a name that ends in .docx.")
        raise OutputError(_("A draft is a Word document."), place=Place(base), hint=hint)
    drafts = make_drafts(load_dossier(dossier), library, request)
    targets = [(target, draft.content) for target, draft in zip(_targets(base, drafts), drafts.documents, strict=True)]
    for target, _content in targets:
        ensure_writable(target, force=force)
    for target, content in targets:
        write_atomically(target, content, force=force)
    return Result(dossier, tuple(target for target, _content in targets), drafts.warnings)


@dataclass(frozen=True)
class FolderRun:
    """The dossiers of a folder, each done as it is asked for; a dossier that fails does not stop the others."""

    dossiers: tuple[Path, ...]
    output: Path
    library: Library
    request: Request
    force: bool

    def __len__(self) -> int:
        return len(self.dossiers)

    def __iter__(self) -> Iterator[Result]:
        for dossier in self.dossiers:
            try:
                yield assemble_file(dossier, self.output, self.library, self.request, force=self.force)
            except AkkoordError as error:
                yield Result(dossier, problems=error.problems)


def assemble_folder(folder: Path, output: Path, library: Library, request: Request, *, force: bool) -> FolderRun:
    """All dossiers (*.yaml) of ``folder``, to be written in the folder ``output``.

    Raises InputError when there are none, OutputError when the output folder cannot be made.
    """
    dossiers = tuple(sorted(folder.glob("*.yaml")))
    if not dossiers:
        raise InputError(_("There is no dossier (*.yaml) in this folder."), place=Place(folder))
    _make_folder(output)
    return FolderRun(dossiers, output, library, request, force)


def assemble_example(folder: Path, library: Library, *, force: bool) -> Result:
    """Put the included example dossier and its drafts in ``folder``, which is made when it is not there."""
    from agreements.drafting import Request

    _make_folder(folder)
    dossier = folder / _DEMO
    ensure_writable(dossier, force=force)
    result = assemble_file(EXAMPLES / _DEMO, dossier.with_suffix(".docx"), library, Request(), force=force)
    shutil.copyfile(EXAMPLES / _DEMO, dossier)
    return Result(dossier, (dossier, *result.files), result.warnings)


def _name(dossier: Path, request: Request) -> str:
    """The dossier's own, but for the annotated version another, so that it is not sent by mistake."""
    return f"{dossier.stem}-annotated.docx" if request.annotated else f"{dossier.stem}.docx"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("This folder cannot be made: {reason}.").format(reason=reason(error))
        raise OutputError(message, place=Place(folder)) from None


def _targets(base: Path, drafts: Drafts) -> list[Path]:
    """``base`` itself for a single document, else its name with the draft's added: cao-nl.docx, cao-fr.docx."""
    if len(drafts.documents) == 1:
        return [base]
    return [base.with_name(f"{base.stem}-{draft.name}{base.suffix}") for draft in drafts.documents]
