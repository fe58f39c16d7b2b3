"""The custom XML part of our own drafts: what a document says about itself, besides its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.package import Package
from akkoord.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["embedded_in", "read_embedded"]

OURS = "akkoord"


def read_embedded(path: Path) -> bytes | None:
    """The XML document that was embedded when the draft at ``path`` was written, or None.

    Raises InputError when the file is no sound Word document. Who sent the file may have changed what stands in it.
    """
    return embedded_in(Package.open(path))


def embedded_in(package: Package) -> bytes | None:
    """The custom XML part (ECMA-376 Part 1, 15.2.5) whose root names us, by its namespace or its own name.

    Other programs add such parts too and renumber ours, so its place tells nothing; a damaged one is passed over.
    """
    for link in package.relationships(package.main_document):
        if link.type.endswith("/customXml") and link.target in package.parts:
            try:
                root = package.xml(link.target)
            except InputError:
                continue
            if OURS in str(root.tag).lower():
                return package.parts[link.target]
    return None
