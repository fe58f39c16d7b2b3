"""What takes long to make from files, kept in the user's folder for such things until one of the files changes.

A kept file may be deleted at any time. Where nothing can be kept, things are made each time, and are the same.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from akkoord.errors import AkkoordError
from akkoord.files import cache_folder, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["kept"]

_PROGRAM = hashlib.sha256(bytes(Path(__file__).parent)).hexdigest()[:12]
"""Tells this copy of the program from others on the same computer: each keeps its own."""


def kept(name: str, files: Iterable[Path], make: Callable[[], Any]) -> Any:
    """What ``make`` makes of files, as it comes back from JSON: dict, list, str, number, bool or None.

    ``files`` are all on which it depends: the data, and the code that makes something of them. Whatever ``make`` raises
    is raised; OSError for one of the files.
    """
    digest = _digest(files)
    try:
        place = cache_folder() / "made" / _PROGRAM / f"{name}.json"
    except RuntimeError:  # nobody's computer: there is no home
        return json.loads(json.dumps(make()))
    try:
        made_from, _, text = place.read_text(encoding="utf-8").partition("\n")
        if made_from == digest:
            return json.loads(text)
    except (OSError, ValueError):
        pass  # not there, or damaged: it is made anew
    text = json.dumps(make(), ensure_ascii=False, separators=(",", ":"))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(place, f"{digest}\n{text}".encode(), force=True)
    except (OSError, AkkoordError):
        pass  # a folder that cannot be written is no reason to stop
    return json.loads(text)


def _digest(files: Iterable[Path]) -> str:
    """What changes with the name or the content of any of these files."""
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()
