"""Settings beside the drafts: which rules, how severe, and what was looked at and is left as it is.

They stand in ``akkoord.toml`` in the folder of the draft or one above it, in a table ``[validate]``; or in
``pyproject.toml`` there, in ``[tool.akkoord.validate]``. The nearest file counts, alone.

    [validate]
    select = ["F", "word"]                 # names, codes, beginnings of codes, families
    ignore = ["joint-committee-missing"]
    positions = ["employer-pays"]          # asked of these drafts, whatever they are on

    [validate.severity]
    duration-missing = "warning"

    [[validate.suppress]]                  # a finding that is left as it is
    rule = "entire-agreement"
    reason = "Agreed with the unions on 3 May 2027"
    article = "20"                         # only there
    contains = "vroegere akkoorden"        # only where the excerpt holds these words
    file = "cao-*.docx"                    # only in files of such a name
    until = 2028-01-01                     # reported again from that day on
"""

from __future__ import annotations

import datetime
import re
import tomllib
from fnmatch import fnmatch
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from agreements.validate.finding import Severity
from agreements.validate.registry import find_rule, matching
from akkoord.errors import AkkoordError, InvalidFileError, Place, Problem
from akkoord.files import read_text
from akkoord.messages import gettext as _
from clauses.library import own_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from agreements.validate.finding import Finding

__all__ = ["Settings", "Suppression", "settings_for"]

FILE = "akkoord.toml"
PROJECT_FILE = "pyproject.toml"

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Suppression(_Frozen):
    """A finding that is left as it is: why, where, and until when."""

    rule: Words
    reason: Words
    article: Words | None = None
    contains: Words | None = None
    file: Words | None = None
    until: datetime.date | None = None

    def covers(self, finding: Finding, file: Path) -> bool:
        """Whether it is meant for this finding, expired or not."""
        return (
            finding.rule in matching([self.rule])
            and self.article in (None, finding.spot.article)
            and (self.contains or "").casefold() in finding.excerpt.casefold()
            and (self.file is None or fnmatch(file.name, self.file))
        )

    def expired(self, today: datetime.date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and today >= self.until


class Settings(_Frozen):
    """What a file of settings says; without one, nothing."""

    select: tuple[Words, ...] = ()
    ignore: tuple[Words, ...] = ()
    positions: tuple[Words, ...] = ()
    severity: dict[Words, Severity] = Field(default_factory=dict)
    suppress: tuple[Suppression, ...] = ()


def settings_for(draft: Path) -> Settings:
    """The settings that count for a draft. Raises InvalidFileError with all that is wrong with their file."""
    for folder in draft.resolve().parents:
        for name, path in ((FILE, ("validate",)), (PROJECT_FILE, ("tool", "akkoord", "validate"))):
            file = folder / name
            if file.is_file():
                text = read_text(file)
                found = _table(_parsed(text, file), path)
                if found is not None or name == FILE:
                    return _settings(found or {}, text, file)
    return Settings()


def _parsed(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = Place(file, int(line[1]) if line else None)
        hint = _("Look at this line and the one before it: the quotation marks, the brackets, the equals sign.")
        raise InvalidFileError([Problem(_("This is not valid TOML."), place, hint)]) from None


def _table(data: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _settings(data: Any, text: str, file: Path) -> Settings:
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        raise InvalidFileError([_problem(details, text, file) for details in error.errors()]) from None
    problems = [*_unknown_rules(settings, text, file), *_unknown_positions(settings, text, file)]
    if problems:
        raise InvalidFileError(problems)
    return settings


def _unknown_rules(settings: Settings, text: str, file: Path) -> Iterator[Problem]:
    """What names no rule."""
    lists = [*settings.select, *settings.ignore, *(each.rule for each in settings.suppress)]
    checks: list[tuple[str, Callable[[], object]]] = [(name, partial(matching, [name])) for name in lists]
    checks += [(name, partial(find_rule, name)) for name in settings.severity]
    for name, check in checks:
        try:
            check()
        except AkkoordError as error:
            problem = error.problems[0]
            yield Problem(problem.message, Place(file, _line_of(name, text), name), problem.hint)


def _unknown_positions(settings: Settings, text: str, file: Path) -> Iterator[Problem]:
    """What names no position of our library."""
    for name in settings.positions:
        if name not in own_library().positions:
            hint = _("akkoord clauses list shows all clauses and positions.")
            yield Problem(
                _("There is no position “{id}”.").format(id=name), Place(file, _line_of(name, text), name), hint
            )


def _problem(details: Any, text: str, file: Path) -> Problem:
    location = [str(part + 1) if isinstance(part, int) else str(part) for part in details["loc"]]
    field = ".".join(("validate", *location))
    place = Place(file, _line_of(location[-1] if location else "validate", text), field)
    messages = {
        "missing": _("“{field}” is missing.").format(field=location[-1] if location else ""),
        "extra_forbidden": _("“{field}” is not known here.").format(field=location[-1] if location else ""),
    }
    told = messages.get(details["type"], _("This value does not have the expected form."))
    hint = _("A suppression needs a reason.") if location[-1:] == ["reason"] else ""
    return Problem(told, place, hint)


def _line_of(word: str, text: str) -> int | None:
    """The first line that holds a word, if there is one."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if word in line), None)
