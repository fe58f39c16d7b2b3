"""The desk of a negotiation: our document and theirs from disk -> a Negotiation; what was made of it -> to disk."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from agreements.diff.comparing import compare
from agreements.diff.languages import gaps, verdict_gaps, with_other_version
from agreements.diff.model import Negotiation
from agreements.diff.rounds import matrix, moves
from agreements.diff.untracked import untracked
from agreements.opening import open_document
from agreements.redlining import Manner, can_redline, redline_of
from agreements.report.files import report_for
from agreements.word.blocks import read_blocks
from agreements.word.package import Package
from agreements.word.reading import agreement_in
from agreements.word.tracked import marked_parts, rejected
from akkoord.errors import InputError, OutputError, Place
from akkoord.files import ensure_writable, write_atomically
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.diff.model import Comparison, LanguageGap
    from agreements.model import Agreement, Language
    from agreements.opening import Opened
    from clauses.library import Library

__all__ = ["Inputs", "Outputs", "Result", "negotiate"]


@dataclass(frozen=True)
class Inputs:
    """What to compare: our document and those of the other side, oldest first.

    ``language`` is the version wanted of a bilingual document. ``ours_other`` and ``theirs_other`` are the versions of
    ours and of the last of theirs in the other language, when those are files of their own.
    """

    ours: Path
    theirs: Sequence[Path]
    language: Language | None = None
    ours_other: Path | None = None
    theirs_other: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that are read."""
        return (self.ours, *self.theirs, *(each for each in (self.ours_other, self.theirs_other) if each))


@dataclass(frozen=True)
class Outputs:
    """What to write: a redline of the last round, in this ``manner``, and reports by their names."""

    redline: Path | None = None
    reports: Sequence[Path] = ()
    manner: Manner = field(default_factory=Manner)
    force: bool = False


@dataclass(frozen=True)
class Result:
    """The comparison, the files that were written, and what to tell about those that were not."""

    negotiation: Negotiation
    written: tuple[Path, ...]
    notes: tuple[str, ...]


def negotiate(inputs: Inputs, outputs: Outputs, library: Library) -> Result:
    """Compare our document with each of theirs, and write what is asked.

    Raises InputError for what cannot be compared and OutputError for what may not be written; then nothing is.
    """
    _check_inputs(inputs)
    _check_outputs(inputs, outputs)
    mine = open_document(inputs.ours, inputs.language)
    others = [_opened(path, mine, inputs.language) for path in inputs.theirs]
    rounds = [_with_untracked(compare(mine, other, library), mine, other) for other in others]
    rounds[-1] = _with_languages(inputs, mine, others[-1], rounds[-1], library)
    moved = [moves(before.agreement, after.agreement, library) for before, after in pairwise(others)]
    negotiation = Negotiation(tuple(rounds), matrix(rounds, moved))
    contents: list[tuple[Path, bytes]] = []
    notes: list[str] = []
    if outputs.redline is not None:
        unfit = next((each for each in (mine, others[-1]) if not can_redline(each)), None)
        if unfit is None:
            data, remarks = redline_of(mine, others[-1], rounds[-1], outputs.manner)
            contents.append((outputs.redline, data))
            notes += remarks
        else:
            told = _("No redline was made: {file} is a PDF, and a PDF has no text that Word can mark.")
            notes.append(told.format(file=unfit.path.name))
    contents += [(path, report_for(path)(negotiation)) for path in outputs.reports]
    for path, data in contents:
        write_atomically(path, data, force=outputs.force)
    return Result(negotiation, tuple(path for path, _data in contents), tuple(notes))


def _check_inputs(inputs: Inputs) -> None:
    seen: list[Path] = []
    for path in inputs.files:
        if any(_same(path, other) for other in seen):
            message = _("The same file is given twice.")
            raise InputError(message, place=Place(path), hint=_("Give our document first, then theirs."))
        seen.append(path)


def _check_outputs(inputs: Inputs, outputs: Outputs) -> None:
    if outputs.manner.clean and outputs.redline is None:
        raise InputError(
            _("With --outgoing a redline has to be written."), hint=_("Add -o with the name of the redline.")
        )
    targets = [*outputs.reports] if outputs.redline is None else [outputs.redline, *outputs.reports]
    for number, path in enumerate(targets):
        if any(_same(path, other) for other in inputs.files):
            hint = _("Choose another name for the output.")
            raise OutputError(_("This is one of the documents; it is never replaced."), place=Place(path), hint=hint)
        if any(_same(path, other) for other in targets[:number]):
            hint = _("Give each output a name of its own.")
            raise OutputError(_("Two outputs have the same name."), place=Place(path), hint=hint)
    if outputs.redline is not None and outputs.redline.suffix.lower() != ".docx":
        hint = _("Give the output a name that ends in .docx.")
        raise OutputError(_("A redline is a Word document."), place=Place(outputs.redline), hint=hint)
    for path in outputs.reports:
        report_for(path)
    for path in targets:
        ensure_writable(path, force=outputs.force)


def _same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _opened(path: Path, ours: Opened, language: Language | None) -> Opened:
    """One of theirs, in the language of ours. Raises InputError when it is in the other language."""
    opened = open_document(path, language)
    if opened.other is not None and opened.agreement.language != ours.agreement.language:
        opened = open_document(path, ours.agreement.language)
    if opened.agreement.language != ours.agreement.language:
        message = _("This document is not in the language of ours.")
        hint = _("Compare the versions in the same language with each other.")
        raise InputError(message, place=Place(path), hint=hint)
    return opened


def _with_untracked(comparison: Comparison, ours: Opened, theirs: Opened) -> Comparison:
    """The comparison with what was changed outside of the tracked changes, when theirs has any."""
    if not can_redline(theirs):
        return comparison
    package = Package.from_bytes(theirs.docx, theirs.path) if theirs.docx else Package.open(theirs.path)
    if not any(marked_parts(package)):
        return comparison
    before = agreement_in(read_blocks(rejected(package)), ours.agreement.language)
    return replace(comparison, tracked=True, untracked=tuple(untracked(ours.agreement, before)))


def _with_languages(
    inputs: Inputs, ours: Opened, theirs: Opened, comparison: Comparison, library: Library
) -> Comparison:
    """The comparison with what differs between the language versions: of theirs, of what they do to ours, of ours."""
    second, own = _other_version(inputs.theirs_other, theirs), _other_version(inputs.ours_other, ours)
    found: list[LanguageGap] = []
    if second is not None:
        found += gaps(theirs.agreement, second, "theirs")
    counted = comparison
    if second is not None and own is not None:
        other = compare(replace(ours, agreement=own), replace(theirs, agreement=second), library)
        found += verdict_gaps(comparison, other)
        counted = with_other_version(comparison, other)
    if own is not None:
        found += gaps(ours.agreement, own, "ours")
    return replace(counted, languages=tuple(found))


def _other_version(path: Path | None, opened: Opened) -> Agreement | None:
    """The version in the other language: from a file of its own, else from the document itself."""
    if path is None:
        return opened.other
    wanted: Language = "fr" if opened.agreement.language == "nl" else "nl"
    found = open_document(path, wanted).agreement
    if found.language != wanted:
        message = _("This document is in the same language as {file}.").format(file=opened.path.name)
        raise InputError(message, place=Place(path), hint=_("Give the version in the other language."))
    return found
