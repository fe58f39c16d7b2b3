"""Reads merged paragraphs both ways, to see that they hold what they were made of."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from agreements.word.compare.keys import OUTSIDE_CHANGE, property_key, run_key
from agreements.word.oxml import E, find, find_all
from agreements.word.revisions import accept, reject

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from agreements.word.compare.atoms import Atom
    from agreements.word.compare.reader import AtomReader
    from agreements.word.oxml import Element

__all__ = ["atom_view", "reads_as"]


def reads_as(
    paragraphs: Sequence[Element], ours: Sequence[Atom] | None, theirs: Sequence[Atom], reader: AtomReader
) -> bool:
    """Whether the paragraphs read as ours when all is rejected, and as theirs when all is accepted.

    With None for ours that is not asked.
    """
    if ours is not None and _view(paragraphs, reject, reader) != atom_view(ours):
        return False
    return _view(paragraphs, accept, reader) == atom_view(theirs)


def _view(paragraphs: Sequence[Element], resolve: Callable[[Element], None], reader: AtomReader) -> list[Hashable]:
    body = E("w:body")
    body.extend(deepcopy(paragraph) for paragraph in paragraphs)
    resolve(body)
    return atom_view([atom for paragraph in find_all(body, "w:p") for atom in reader.read(paragraph)])


def atom_view(atoms: Sequence[Atom]) -> list[Hashable]:
    """What atoms say and how they look, and where links and controls around them begin."""
    return [
        (atom.later or atom.key, atom.form, atom.controls, _begins(atom, before))
        if atom.ends is None
        else (atom.key, mark_view(atom.ends))
        for before, atom in pairwise((None, *atoms))
        if atom is not None
    ]


def _begins(atom: Atom, before: Atom | None) -> tuple[bool, ...]:
    """For each link and control around an atom, whether it begins there."""
    if not atom.wraps:
        return ()
    around = set() if before is None else {wrap.element for wrap in before.wraps}
    named = (wrap for wrap in atom.wraps if wrap.key is not None or wrap.control is not None)
    return tuple(wrap.element not in around for wrap in named)


def mark_view(paragraph: Element) -> Hashable:
    """How a paragraph and its mark look."""
    properties = find(paragraph, "w:pPr")
    return property_key(properties, OUTSIDE_CHANGE), run_key(None if properties is None else find(properties, "w:rPr"))
