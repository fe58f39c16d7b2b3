"""Tracked changes of a whole document: all of its parts, and what hangs on the text that goes.

A footnote, an endnote or a comment whose reference went is taken out of its part too. Parts without tracked changes
stay as they are, byte for byte.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from agreements.word.leftovers import Leftovers
from agreements.word.oxml import NAMESPACES, serialize_unchanged
from agreements.word.package import Package
from agreements.word.revision_marks import ALL_MARKS
from agreements.word.revisions import resolve
from akkoord.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from agreements.word.oxml import Element

__all__ = ["accept_all", "accepted", "marked_parts", "reject_all", "rejected", "resolved"]

_NAMES = "|".join(sorted(name.rpartition("}")[2] for name in ALL_MARKS))
_NAMESPACE = NAMESPACES["w"].encode()
_MARK = re.compile(rf"<(?:[\w.-]+:)?(?:{_NAMES})[\s/>]".encode())


def accept_all(source: Path, output: Path) -> None:
    """Write ``source`` with all of its tracked changes accepted to ``output``, replacing what is there.

    Raises InputError when the source is no sound Word document, and OutputError when the output cannot be written.
    """
    write_atomically(output, accepted(Package.open(source)).to_bytes(), force=True)


def reject_all(source: Path, output: Path) -> None:
    """Write ``source`` with all of its tracked changes rejected to ``output``; raises as ``accept_all`` does."""
    write_atomically(output, rejected(Package.open(source)).to_bytes(), force=True)


def accepted(package: Package) -> Package:
    """The document with all of its tracked changes accepted. Raises InputError for a damaged part."""
    return resolved(package, lambda _part, _index: True)


def rejected(package: Package) -> Package:
    """The document with all of its tracked changes rejected. Raises InputError for a damaged part."""
    return resolved(package, lambda _part, _index: False)


def resolved(package: Package, verdict: Callable[[str, int], bool | None]) -> Package:
    """The document with each tracked change accepted (True), rejected (False) or left (None), as ``verdict`` says.

    ``verdict`` is given the name of a part and the index of a mark among those of the part, in document order, ends
    of ranges not counted. Raises InputError for a damaged part.
    """
    roots = {part: package.xml(part) for part in marked_parts(package)}
    leftovers = [Leftovers(package, main, roots) for main in _documents(package)]
    untouched = set()
    for part, root in list(roots.items()):
        if not resolve(root, partial(_ask, verdict, part, count())):
            untouched.add(part)
    for leftover in leftovers:
        leftover.drop()
    changed = {part: serialize_unchanged(root) for part, root in roots.items() if part not in untouched}
    return Package({**package.parts, **changed}, package.source)


def _ask(verdict: Callable[[str, int], bool | None], part: str, indices: Iterator[int], _mark: Element) -> bool | None:
    return verdict(part, next(indices))


def _documents(package: Package) -> list[str]:
    """The part with the body, and that with the building blocks (17.12), each with notes and comments of its own."""
    main = package.main_document
    glossary = package.related(main, "glossaryDocument")
    return [main] if glossary is None else [main, glossary]


def marked_parts(package: Package) -> Iterator[str]:
    """The names of the parts with tracked changes: the body first, then the others by name.

    A part with a DTD counts as one: its entities may hide some, so that it is to be read, and refused.
    """
    main = package.main_document
    for name in sorted(package.parts, key=lambda name: (name != main, name)):
        if name.endswith(".xml") and _is_marked(package.parts[name]):
            yield name


def _is_marked(data: bytes) -> bool:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    return _NAMESPACE in data and (_MARK.search(data) is not None or b"<!DOCTYPE" in data)
