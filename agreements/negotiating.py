"""The desk of a negotiation: our document and theirs from disk -> a Negotiation; what was made of it -> to disk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.diff.comparing import compare
from agreements.diff.model import Negotiation
from agreements.diff.rounds import matrix
from agreements.diff.untracked import untracked
from agreements.opening import open_document
from agreements.word.blocks import read_blocks
from agreements.word.package import Package
from agreements.word.reading import agreement_in
from agreements.word.tracked import marked_parts, rejected
from akkoord.errors import InputError, Place
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agreements.diff.model import Comparison
    from agreements.model import Language
    from agreements.opening import Opened
    from clauses.library import Library

__all__ = ["negotiate"]


def negotiate(ours: Path, theirs: Sequence[Path], library: Library, language: Language | None = None) -> Negotiation:
    """Compare our document with each of theirs, oldest first.

    ``language`` is the version wanted of a bilingual document. Raises InputError for what cannot be compared.
    """
    _distinct(ours, theirs)
    mine = open_document(ours, language)
    rounds = []
    for path in theirs:
        other = open_document(path, language or mine.agreement.language)
        if other.agreement.language != mine.agreement.language:
            message = _("This document is not in the language of ours.")
            raise InputError(message, place=Place(path), hint=_("Compare two versions in the same language."))
        rounds.append(_with_untracked(compare(mine, other, library), mine, other))
    return Negotiation(tuple(rounds), matrix(rounds))


def _with_untracked(comparison: Comparison, ours: Opened, theirs: Opened) -> Comparison:
    """The comparison with what was changed outside of the tracked changes, when theirs has any."""
    if theirs.kind != "docx" and theirs.docx is None:
        return comparison
    package = Package.from_bytes(theirs.docx, theirs.path) if theirs.docx else Package.open(theirs.path)
    if not any(marked_parts(package)):
        return comparison
    before = agreement_in(read_blocks(rejected(package)), ours.agreement.language)
    return replace(comparison, tracked=True, untracked=tuple(untracked(ours.agreement, before)))


def _distinct(ours: Path, theirs: Sequence[Path]) -> None:
    seen = [ours]
    for path in theirs:
        if any(path.resolve() == other.resolve() for other in seen):
            message = _("The same file is given twice.")
            raise InputError(message, place=Place(path), hint=_("Give our document first, then theirs."))
        seen.append(path)
