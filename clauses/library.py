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
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from akkoord.errors import InputError, InvalidFileError, Place, Problem
from akkoord.messages import gettext as _
from akkoord.messages import mark
from akkoord.yamlfile import Document, load, validate
from clauses.model import Bilingual, Clause, Law, Laws, Position, Theme, Unit, Units, UnitWords
from clauses.scrutiny import Names, scrutinise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["BUILT_IN", "Library", "Override", "load_library"]

BUILT_IN = Path(__file__).parent / "library"

Entry = Position | Clause | Theme


@dataclass(frozen=True)
class Override:
    """An entry of our library that a user's own library replaces."""

    kind: str
    id: str
    file: Path


@dataclass(frozen=True)
class Library:
    """All positions, clauses and themes, checked; clauses stand in the order of an agreement within their part."""

    positions: Mapping[str, Position]
    clauses: Mapping[str, Clause]
    themes: Mapping[str, Theme]
    laws: Mapping[str, Law]
    units: Mapping[Unit, UnitWords]
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


class _Shelf:
    """Collects the files of all layers, and every mistake in them."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, tuple[Entry, Document]]] = {
            "position": {},
            "clause": {},
            "theme": {},
        }
        self._folders: dict[str, str] = {}
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
        parts = file.relative_to(root).parts
        match parts:
            case ("laws.yaml",):
                self._laws |= {law.id: law for law in validate(load(file), Laws).laws}
            case ("units.yaml",):
                self._units |= validate(load(file), Units).root
            case ("positions", _name):
                self._shelve(mark("position"), validate(document := load(file), Position), document, file.stem, own=own)
            case (folder, "theme.yaml"):
                self._shelve(mark("theme"), validate(document := load(file), Theme), document, folder, own=own)
            case (folder, _name):
                clause = validate(document := load(file), Clause)
                self._folders[clause.id] = folder
                self._shelve(mark("clause"), clause, document, file.stem, own=own)
            case _:
                hint = _("A library holds positions/<id>.yaml and <theme>/<clause>.yaml.")
                self._problems.append(Problem(_("This file is in a place where none is expected."), Place(file), hint))

    def _shelve(self, kind: str, entry: Entry, document: Document, name: str, *, own: bool) -> None:
        if entry.id != name:
            message = _("The id is “{id}”, but the name of the file or folder is “{name}”.").format(
                id=entry.id, name=name
            )
            self._problems.append(Problem(message, document.place(("id",)), _("Give both the same name.")))
        entries = self._entries[kind]
        if entry.id in entries:
            if own:
                self._overrides.append(Override(kind, entry.id, document.file))
            else:
                message = _("“{id}” exists already in {file}.").format(id=entry.id, file=entries[entry.id][1].file)
                self._problems.append(Problem(message, document.place(("id",))))
        entries[entry.id] = (entry, document)

    def library(self) -> Library:
        clauses = {
            id_: entry for id_, (entry, _document) in self._entries["clause"].items() if isinstance(entry, Clause)
        }
        positions = {id_: e for id_, (e, _document) in self._entries["position"].items() if isinstance(e, Position)}
        themes = self._themes()
        names = Names(frozenset(clauses), frozenset(positions), frozenset(self._laws), _always(clauses))
        for clause, document in self._entries["clause"].values():
            if isinstance(clause, Clause):
                self._problems.extend(scrutinise(clause, document, names))
                self._problems.extend(_bad_leads(clause, document, clauses))
        if self._problems:
            raise InvalidFileError(self._problems)
        ordered = {id_: clauses[id_] for theme in themes.values() for id_ in theme.clauses}
        return Library(positions, ordered, themes, self._laws, self._units, tuple(self._overrides))

    def _themes(self) -> dict[str, Theme]:
        """The themes, the frame first; a clause that its theme does not list comes after those that it lists."""
        themes: dict[str, Theme] = {}
        for id_, (theme, document) in sorted(self._entries["theme"].items(), key=lambda item: item[0] != "frame"):
            if not isinstance(theme, Theme):
                continue
            for number, chapter in enumerate(theme.chapters):
                for index, clause in enumerate(chapter.clauses):
                    if self._folders.get(clause) != id_:
                        place = document.place(("chapters", number, "clauses", index))
                        self._problems.append(
                            Problem(_("There is no clause “{id}” in this theme.").format(id=clause), place)
                        )
            themes[id_] = _with_unlisted(
                theme, [clause for clause in sorted(self._folders) if self._folders[clause] == id_]
            )
        for clause, folder in sorted(self._folders.items()):
            if folder not in themes:
                document = self._entries["clause"][clause][1]
                hint = _("Write a file theme.yaml in the folder {folder}.").format(folder=document.file.parent)
                self._problems.append(
                    Problem(_("The theme “{id}” is not known.").format(id=folder), Place(document.file), hint)
                )
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


def _with_unlisted(theme: Theme, clauses: Sequence[str]) -> Theme:
    """The theme, with those of ``clauses`` that it does not list at the end of its last chapter."""
    *others, last = theme.chapters
    unlisted = tuple(clause for clause in clauses if clause not in theme.clauses)
    last = last.model_copy(update={"clauses": (*last.clauses, *unlisted)})
    return theme.model_copy(update={"chapters": (*others, last)})


def _always(clauses: Mapping[str, Clause]) -> frozenset[str]:
    """The clauses that every agreement has."""
    return frozenset(id_ for id_, clause in clauses.items() if clause.when == ())
