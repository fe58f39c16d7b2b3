"""A baseline: the findings that an existing agreement had when the checks began, so that only what is new is told.

It is a JSON file, to be kept beside the agreements. Files are named as seen from its folder, findings by fingerprints
that stay when articles are renumbered.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkoord.errors import InputError, OutputError, Place
from akkoord.files import read_text, write_atomically
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from agreements.validate.finding import Finding

__all__ = ["Baseline", "read_baseline", "write_baseline"]

SCHEMA = "akkoord.baseline/1"
LARGEST = 50_000_000


@dataclass(frozen=True)
class Baseline:
    """The fingerprints that are known, by file; ``file`` is where the baseline stands."""

    file: Path
    known: Mapping[str, frozenset[str]]

    def is_new(self, finding: Finding, draft: Path) -> bool:
        """Whether a finding of a draft is not in the baseline."""
        return finding.fingerprint not in self.known.get(_name(draft, self.file), frozenset())


def read_baseline(file: Path) -> Baseline:
    """Read a baseline. Raises InputError when the file is missing, or is none."""
    known = _read(read_text(file, LARGEST))
    if known is None:
        hint = _("Make one with --write-baseline.")
        raise InputError(_("This file is no baseline."), place=Place(file), hint=hint)
    return Baseline(file, known)


def write_baseline(file: Path, results: Mapping[Path, Sequence[Finding]]) -> None:
    """Write the findings of these drafts as a baseline; an older baseline is replaced, another file never is.

    Raises OutputError when it cannot be written.
    """
    if file.exists() and _read(read_text(file, LARGEST)) is None:
        raise OutputError(_("This file is no baseline, and is left as it was."), place=Place(file))
    files = {
        _name(draft, file): [
            {"fingerprint": each.fingerprint, "rule": each.rule, "article": each.spot.article} for each in findings
        ]
        for draft, findings in results.items()
    }
    content = json.dumps({"schema": SCHEMA, "files": files}, ensure_ascii=False, indent=2, sort_keys=True)
    write_atomically(file, f"{content}\n".encode(), force=True)


def _read(text: str) -> dict[str, frozenset[str]] | None:
    try:
        data = json.loads(text)
        if data["schema"] != SCHEMA:
            return None
        return {
            str(name): frozenset(str(each["fingerprint"]) for each in findings)
            for name, findings in data["files"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _name(draft: Path, baseline: Path) -> str:
    """The path of a draft as seen from the folder of the baseline, with slashes on every system."""
    return os.path.relpath(draft.resolve(), baseline.resolve().parent).replace(os.sep, "/")
