"""The clause library: find, read, layer and index its YAML, and resolve what clauses require and exclude.

A library is a folder:

    laws.yaml                    the laws that clauses may rest on
    units.yaml                   the words of the units ("uur", "heures")
    positions/<position>.yaml    one position each
    <theme>/theme.yaml           the theme's title and the order of its clauses
    <theme>/<clause>.yaml        one clause each

A user's own library has the same form and may hold any part of it. It is laid over ours: a position, clause or theme
with the same id replaces ours, all else is added, and ``Library.overrides`` says what was replaced.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from akkoord.errors import InputError, InvalidFileError, Place, Problem
from akkoord.messages import gettext as _
from akkoord.messages import mark
from akkoord.yamlfile import Document, load, validate
from clauses.model import Bilingual, Clause, Law, Laws, Position, Theme, Unit, Units, UnitWords
from clauses.scrutiny import Names, scrutinise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["BUILT_IN", "Library", "Override", "load_library", "own_library"]

BUILT_IN = Path(__file__).parent / "library"

Entry = TypeVar("Entry", Position, Clause, Theme)


@dataclass(frozen=True)
class Override:
    """An entry of our library that a user's own library replaces."""

    kind: str
    id: str
    file: Path


@dataclass(frozen=True, eq=False)
class Library:
    """All positions, clauses and themes, checked; clauses stand in the order of an agreement within their part.

    ``files`` tells in which file each clause and position was written (a clause's, where they share an id).
    """

    positions: Mapping[str, Position]
    clauses: Mapping[str, Clause]
    themes: Mapping[str, Theme]
    laws: Mapping[str, Law]
    units: Mapping[Unit, UnitWords]
    files: Mapping[str, Path]
    overrides: tuple[Override, ...] = ()

    @cached_property
    def theme_of(self) -> Mapping[str, Theme]:
        """The theme of each clause."""
        return {clause: theme for theme in self.themes.values() for clause in theme.clauses}

    @cached_property
    def chapter_of(self) -> Mapping[str, Bilingual]:
        """The title of the chapter that each clause stands in."""
        return {
            clause: chapter.title
            for theme in self.themes.values()
            for chapter in theme.chapters
            for clause in chapter.clauses
        }

    def frame(self, facts: Iterable[str]) -> tuple[Clause, ...]:
        """The clauses that come by themselves when a dossier states ``facts``."""
        stated = set(facts)
        return tuple(
            clause for clause in self.clauses.values() if clause.when is not None and stated.issuperset(clause.when)
        )

    def missing_companions(self, chosen: Iterable[str]) -> list[tuple[Clause, Clause]]:
        """Pairs (clause, companion) where ``clause`` is chosen and the companion that it requires is not."""
        present = set(chosen)
        return [
            (self.clauses[clause], self.clauses[companion])
            for clause in sorted(present, key=list(self.clauses).index)
            for companion in self.clauses[clause].requires
            if companion not in present
        ]

    def conflicts(self, chosen: Iterable[str]) -> list[tuple[Clause, Clause]]:
        """Pairs of chosen clauses that exclude each other, each pair once."""
        ordered = sorted(set(chosen), key=list(self.clauses).index)
        return [
            (self.clauses[one], self.clauses[other])
            for index, one in enumerate(ordered)
            for other in ordered[index + 1 :]
            if other in self.clauses[one].excludes or one in self.clauses[other].excludes
        ]


def load_library(own: Sequence[Path] = ()) -> Library:
    """Our library, with the user's own libraries laid over it in the order given.

    Raises InvalidFileError with every mistake in every file, each with its line; InputError when a folder is missing.
    """
    shelf = _Shelf()
    shelf.add(BUILT_IN, own=False)
    for folder in own:
        if not folder.is_dir():
            raise InputError(
                _("There is no such folder."),
                place=Place(folder),
                hint=_("--library takes a folder with YAML files."),
            )
        shelf.add(folder, own=True)
    return shelf.library()


@cache
def own_library() -> Library:
    """Our library alone, read once."""
    return load_library()


@dataclass(frozen=True)
class _Filed(Generic[Entry]):
    """An entry of the library, the file it was read from, and the folder that this file stands in."""

    entry: Entry
    document: Document
    folder: str


class _Shelf:
    """Collects the files of all layers, and every mistake in them."""

    def __init__(self) -> None:
        self._positions: dict[str, _Filed[Position]] = {}
        self._clauses: dict[str, _Filed[Clause]] = {}
        self._themes: dict[str, _Filed[Theme]] = {}
        self._laws: dict[str, Law] = {}
        self._units: dict[Unit, UnitWords] = {}
        self._overrides: list[Override] = []
        self._problems: list[Problem] = []

    def add(self, root: Path, *, own: bool) -> None:
        for file in sorted(root.rglob("*.yaml")):
            try:
                self._add_file(root, file, own=own)
            except InvalidFileError as error:
                self._problems.extend(error.problems)

    def _add_file(self, root: Path, file: Path, *, own: bool) -> None:
        match file.relative_to(root).parts:
            case ("laws.yaml",):
                self._laws |= {law.id: law for law in validate(load(file), Laws).laws}
            case ("units.yaml",):
                self._units |= validate(load(file), Units).root
            case ("positions", _name):
                self._file(mark("position"), self._positions, Position, file, file.stem, own=own)
            case (folder, "theme.yaml"):
                self._file(mark("theme"), self._themes, Theme, file, folder, own=own)
            case (_folder, _name):
                self._file(mark("clause"), self._clauses, Clause, file, file.stem, own=own)
            case _:
                hint = _("A library holds positions/<id>.yaml and <theme>/<clause>.yaml.")
                self._problems.append(Problem(_("This file is in a place where none is expected."), Place(file), hint))

    def _file(
        self, kind: str, shelf: dict[str, _Filed[Entry]], model: type[Entry], file: Path, name: str, *, own: bool
    ) -> None:
        document = load(file)
        entry = validate(document, model)
        if entry.id != name:
            message = _("The id is “{id}”, but the name of the file or folder is “{name}”.").format(
                id=entry.id, name=name
            )
            self._problems.append(Problem(message, document.place(("id",)), _("Give both the same name.")))
        if entry.id in shelf and own:
            self._overrides.append(Override(kind, entry.id, file))
        elif entry.id in shelf:
            message = _("“{id}” exists already in {file}.").format(id=entry.id, file=shelf[entry.id].document.file)
            self._problems.append(Problem(message, document.place(("id",))))
        shelf[entry.id] = _Filed(entry, document, file.parent.name)

    def library(self) -> Library:
        positions = {id_: filed.entry for id_, filed in self._positions.items()}
        clauses = {id_: filed.entry for id_, filed in self._clauses.items()}
        always = frozenset(id_ for id_, clause in clauses.items() if clause.when == ())
        names = Names(frozenset(clauses), frozenset(positions), frozenset(self._laws), always)
        themes = self._checked_themes()
        for filed in self._clauses.values():
            self._problems.extend(scrutinise(filed.entry, filed.document, names))
            self._problems.extend(_bad_leads(filed.entry, filed.document, clauses))
        if self._problems:
            raise InvalidFileError(self._problems)
        return Library(
            positions=positions,
            clauses={id_: clauses[id_] for theme in themes.values() for id_ in theme.clauses},
            themes=themes,
            laws=self._laws,
            units=self._units,
            files={id_: filed.document.file for id_, filed in self._positions.items()}
            | {id_: filed.document.file for id_, filed in self._clauses.items()},
            overrides=tuple(self._overrides),
        )

    def _checked_themes(self) -> dict[str, Theme]:
        """The themes, the frame first, each with all the clauses in its folder."""
        themes: dict[str, Theme] = {}
        for id_, filed in sorted(self._themes.items(), key=lambda item: item[0] != "frame"):
            own = {clause: each.entry for clause, each in self._clauses.items() if each.folder == id_}
            for number, chapter in enumerate(filed.entry.chapters):
                for index, clause in enumerate(chapter.clauses):
                    if clause not in own:
                        place = filed.document.place(("chapters", number, "clauses", index))
                        message = _("There is no clause “{id}” in this theme.").format(id=clause)
                        self._problems.append(Problem(message, place))
            themes[id_] = _with_unlisted(filed.entry, own)
        for each in sorted(self._clauses.values(), key=lambda filed: filed.document.file):
            if each.folder not in themes:
                place = Place(each.document.file)
                hint = _("Write a file theme.yaml in the folder {folder}.").format(folder=each.document.file.parent)
                self._problems.append(Problem(_("The theme “{id}” is not known.").format(id=each.folder), place, hint))
        return themes


def _bad_leads(clause: Clause, document: Document, clauses: Mapping[str, Clause]) -> Iterator[Problem]:
    """Parameters that follow one that does not exist, or that is of another kind or unit."""
    for name, parameter in clause.parameters.items():
        if parameter.follows is None:
            continue
        leader, _dot, leading = parameter.follows.partition(".")
        lead = clauses[leader].parameters.get(leading) if leader in clauses else None
        if lead is None or (lead.kind, lead.unit) != (parameter.kind, parameter.unit):
            message = _("There is no parameter “{name}” of the same kind and unit.").format(name=parameter.follows)
            yield Problem(message, document.place(("parameters", name, "follows")))


def _with_unlisted(theme: Theme, clauses: Mapping[str, Clause]) -> Theme:
    """The theme, with those of its ``clauses`` that it does not list.

    Each comes at the end of the last chapter that has a clause of the same part, or else of the last chapter.
    """
    chapters = list(theme.chapters)
    for id_ in sorted(clauses.keys() - set(theme.clauses)):
        fitting = [
            number
            for number, chapter in enumerate(chapters)
            if any(each in clauses and clauses[each].part == clauses[id_].part for each in chapter.clauses)
        ]
        last = fitting[-1] if fitting else len(chapters) - 1
        chapters[last] = chapters[last].model_copy(update={"clauses": (*chapters[last].clauses, id_)})
    return theme.model_copy(update={"chapters": tuple(chapters)})
