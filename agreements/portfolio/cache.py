"""Rows that were judged before, kept by the digest of the document. The folder may be deleted at any time.

A row counts only for the very document, library and version of the program that it was made with.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.portfolio.model import Cell, Row
from akkoord.errors import AkkoordError
from akkoord.files import cache_folder, write_atomically

if TYPE_CHECKING:
    from clauses.library import Library

__all__ = ["Cache", "default_folder", "fingerprint"]


def default_folder() -> Path:
    """Where programs keep such things on this system."""
    return cache_folder() / "portfolio"


def fingerprint(library: Library) -> str:
    """What changes when the library or the program does."""
    digest = hashlib.sha256(version("akkoord").encode())
    for entries in (library.positions, library.clauses, library.themes):
        for id_ in sorted(entries):
            digest.update(entries[id_].model_dump_json().encode())
    for code in sorted(Path(__file__).parents[1].rglob("*")):
        if code.suffix in (".py", ".yaml"):
            digest.update(f"{code.name}{code.stat().st_mtime_ns}{code.stat().st_size}".encode())
    return digest.hexdigest()


@dataclass(frozen=True)
class Cache:
    """A folder of rows; ``made_with`` is the fingerprint that they must have."""

    folder: Path
    made_with: str

    def key(self, content: bytes) -> str:
        """The name of a document's row."""
        return hashlib.sha256(self.made_with.encode() + content).hexdigest()

    def read(self, key: str, file: str) -> Row | None:
        """The row that was kept, for ``file``; None when there is none, or when it is damaged."""
        try:
            data = json.loads(self._place(key).read_text(encoding="utf-8"))
            cells = {id_: Cell(**cell) for id_, cell in data.pop("clauses").items()}
            return Row(**{**data, "file": file, "clauses": cells})
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def write(self, key: str, row: Row) -> None:
        """Keep a row. A folder that cannot be written is no reason to stop."""
        place = self._place(key)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(place, json.dumps(asdict(row), ensure_ascii=False).encode(), force=True)
        except (OSError, AkkoordError):
            return

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json"
