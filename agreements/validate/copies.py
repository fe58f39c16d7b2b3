"""Copies of the drafts with the findings in them as Word comments; the drafts themselves are never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.validate.reports.annotated import as_commented
from agreements.word.package import Package
from akkoord.errors import OutputError, Place
from akkoord.files import ensure_writable, write_atomically
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.validate.desk import Outcome

__all__ = ["commented", "write_commented"]


def commented(outcome: Outcome) -> bytes:
    """The draft of one outcome, with its findings. Raises InputError when it cannot be read any more."""
    return as_commented(Package.open(outcome.file), outcome.findings)


def write_commented(outcomes: Sequence[Outcome], output: Path, *, force: bool) -> tuple[Path, ...]:
    """Write the copies: one to the file ``output``, several (or one) into the folder ``output``.

    Raises OutputError when a file is there already, or when several copies would have one name; then none is written.
    """
    if not output.is_dir() and len(outcomes) > 1:
        hint = _("Name a folder that exists with -o.")
        raise OutputError(_("Several copies need a folder."), place=Place(output), hint=hint)
    targets = [output / f"{each.file.stem}-checked.docx" if output.is_dir() else output for each in outcomes]
    for target in targets:
        if targets.count(target) > 1:
            raise OutputError(_("Two drafts have this name."), place=Place(target))
        ensure_writable(target, force=force)
    for target, outcome in zip(targets, outcomes, strict=True):
        write_atomically(target, commented(outcome), force=force)
    return tuple(targets)
