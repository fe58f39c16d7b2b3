"""Which files a lexicon is made of: those of Akkoord, and those of the folders of a user."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from akkoord.errors import InputError
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["OWN", "LexiconFiles", "files_of", "mechanism_files"]

OWN = Path(__file__).parent / "knowledge"
"""The folder of Akkoord's own lexicons."""
_WORDS = OWN / "words"


@dataclass(frozen=True)
class LexiconFiles:
    """The files by what they hold, Akkoord's own first."""

    ignored: Path
    units: Path
    roles: Path
    contraries: Path
    rankings: Path
    extensions: Path
    actors: tuple[Path, ...]
    synonyms: tuple[Path, ...]
    mechanisms: tuple[Path, ...]
    topics: tuple[Path, ...]

    @property
    def all(self) -> tuple[Path, ...]:
        """All of them."""
        several = (*self.actors, *self.synonyms, *self.mechanisms, *self.topics)
        return (self.ignored, self.units, self.roles, self.contraries, self.rankings, self.extensions, *several)


def files_of(folders: Sequence[Path] = ()) -> LexiconFiles:
    """The files of Akkoord's lexicons, with those of ``folders``. Raises InputError for a folder that is not there."""
    return LexiconFiles(
        _WORDS / "ignored.yaml",
        _WORDS / "units.yaml",
        _WORDS / "roles.yaml",
        _WORDS / "contraries.yaml",
        _WORDS / "rankings.yaml",
        _WORDS / "extensions.yaml",
        (_WORDS / "actors.yaml", *_named(folders, "actors")),
        (*sorted(_WORDS.glob("synonyms*.yaml")), *_named(folders, "synonyms")),
        tuple(mechanism_files(folders)),
        (*sorted((OWN / "positions").glob("*.yaml")), *_named(folders, "topics")),
    )


def mechanism_files(folders: Sequence[Path] = ()) -> list[Path]:
    """The files with phrases by mechanism, Akkoord's own first."""
    own = sorted((OWN / "mechanisms").glob("*.yaml"))
    known = {"actors.yaml", "synonyms.yaml", "topics.yaml"}
    return own + [file for folder in folders for file in sorted(_listed(folder)) if file.name not in known]


def _named(folders: Sequence[Path], name: str) -> list[Path]:
    return [file for folder in folders for file in _listed(folder) if file.name == f"{name}.yaml"]


def _listed(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError(_("There is no folder {folder}.").format(folder=folder))
    return list(folder.glob("*.yaml"))
