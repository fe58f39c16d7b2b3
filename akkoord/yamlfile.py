"""Strict YAML: every scalar is text, every mistake has a line, and all mistakes are told at once.

YAML's own guesses (``no`` is False, ``1.10`` is 1.1, a date is a date) are what lawyers lose their figures to, so
scalars are read as text and the schema converts them. Duplicate keys, anchors, aliases and tags are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from akkoord.errors import InvalidFileError, Place, Problem
from akkoord.files import read_text
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Document", "Location", "load", "parse", "validate"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Location = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


@dataclass
class Document:
    """A YAML file as plain data, and on which line each part of it stands (``blocks``: where a block of text opens)."""

    file: Path
    data: Any
    lines: dict[Location, int] = field(default_factory=dict)
    blocks: dict[Location, int] = field(default_factory=dict)

    def place(self, location: Location, text_line: int | None = None) -> Place:
        """Where ``location`` stands, or the nearest part around it that is there.

        For a text in a block (``|`` or ``>``), ``text_line`` is the line inside the text (1-based).
        """
        known = location
        while known and known not in self.lines:
            known = known[:-1]
        line = self.lines.get(known, 1)
        if text_line is not None and location in self.blocks:
            line = self.blocks[location] + text_line
        return Place(self.file, line, _dotted(location))


def load(file: Path) -> Document:
    """Read a YAML file. Raises InputError (file) or InvalidFileError (content)."""
    return parse(read_text(file), file)


def parse(text: str, file: Path) -> Document:
    """Read YAML text that stands in ``file``. Raises InvalidFileError with every mistake found."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise InvalidFileError([_syntax_problem(error, file)]) from None
    except RecursionError:
        raise InvalidFileError([Problem(_("The parts are nested too deeply."), Place(file))]) from None
    document = Document(file, None)
    reader = _Reader(document)
    document.data = reader.read(node, ()) if node is not None else None
    if reader.problems:
        raise InvalidFileError(reader.problems)
    return document


def validate(document: Document, model: type[Model]) -> Model:
    """The data of ``document`` as a ``model``. Raises InvalidFileError with every mistake and its line."""
    try:
        return model.model_validate(document.data if document.data is not None else {})
    except ValidationError as error:
        raise InvalidFileError([_schema_problem(details, document) for details in error.errors()]) from None


class _Reader:
    """Turns YAML nodes into dict, list and str, and notes what may not be."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: set[int] = set()
        self.problems: list[Problem] = []

    def read(self, node: yaml.Node, location: Location) -> Any:
        if id(node) in self._seen:
            message = _("Anchors and aliases (&, *) are not used here.")
            self.problems.append(Problem(message, self._document.place(location)))
            return None
        self._document.lines.setdefault(location, node.start_mark.line + 1)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*location, index)) for index, item in enumerate(node.value)]
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self._refuse(node, location, _("Tags (!) are not used here."))
        style = getattr(node, "style", None)
        if style in ("|", ">"):
            self._document.blocks[location] = node.start_mark.line + 1
        return None if node.value == "" and not style else str(node.value)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                self._refuse(key_node, location, _("A name is expected here, before the colon."))
                continue
            here = (*location, key)
            if key in result:
                first = self._document.lines[here]
                self._refuse(
                    key_node,
                    here,
                    _("“{key}” stands here a second time (first on line {line}).").format(key=key, line=first),
                )
                continue
            self._document.lines[here] = key_node.start_mark.line + 1
            result[key] = self.read(value_node, here)
        return result

    def _refuse(self, node: yaml.Node, location: Location, message: str) -> None:
        place = Place(self._document.file, node.start_mark.line + 1, _dotted(location))
        self.problems.append(Problem(message, place))


# What the YAML reader reports, in our words.
_SYNTAX_MESSAGES = {
    "mapping values are not allowed in this context": mark("a colon stands where none is expected"),
    "did not find expected key": mark("a name and a colon are expected here"),
    "could not find expected ':'": mark("a colon is missing"),
    "did not find expected '-' indicator": mark("a dash is expected here"),
    "block sequence entries are not allowed in this context": mark("a dash stands where none is expected"),
    "found character that cannot start any token": mark(
        "a value begins with a tab, or with a character that needs quotation marks around the value"
    ),
    "found unexpected end of stream": mark("a quotation mark has no partner"),
    "did not find expected ',' or ']'": mark("a square bracket has no partner, or a comma is missing"),
    "did not find expected ',' or '}'": mark("a brace has no partner, or a comma is missing"),
    "did not find expected node content": mark("a value is missing, or a bracket has no partner"),
    "did not find expected <document start>": mark("this line begins further to the left than the first one"),
    "found unknown escape character": mark("a backslash stands between double quotation marks"),
    "control characters are not allowed": mark("it holds a character that cannot be used"),
    "but found another document": mark("three dashes begin a second document"),
}


def _syntax_problem(error: yaml.YAMLError, file: Path) -> Problem:
    mark_ = getattr(error, "problem_mark", None)
    line = mark_.line + 1 if mark_ is not None else None
    detail = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).splitlines()[0]
    detail = _(_SYNTAX_MESSAGES[detail]) if detail in _SYNTAX_MESSAGES else detail
    return Problem(
        _("This is not valid YAML: {detail}.").format(detail=detail),
        Place(file, line),
        _("Look at this line and the one before it: the indentation, the colon, the quotation marks."),
    )


# What pydantic reports, in our words; the keys are pydantic's error types.
_SCHEMA_MESSAGES = {
    "missing": mark("“{field}” is missing."),
    "extra_forbidden": mark("“{field}” is not known here."),
    "literal_error": mark("“{input}” is not one of: {expected}."),
    "enum": mark("“{input}” is not one of: {expected}."),
    "model_type": mark("A group of named values is expected here, not “{input}”."),
    "model_attributes_type": mark("A group of named values is expected here, not “{input}”."),
    "dict_type": mark("A group of named values is expected here, not “{input}”."),
    "list_type": mark("A list is expected here (lines that begin with a dash), not “{input}”."),
    "tuple_type": mark("A list is expected here (lines that begin with a dash), not “{input}”."),
    "string_type": mark("Text is expected here."),
    "is_instance_of": mark("Text is expected here."),
    "string_too_short": mark("This may not be empty."),
    "string_pattern_mismatch": mark("“{input}” does not have the expected form."),
    "too_short": mark("At least {min_length} is expected here."),
    "int_parsing": mark("“{input}” is not a whole number."),
    "int_type": mark("“{input}” is not a whole number."),
    "decimal_parsing": mark("“{input}” is not a number."),
    "decimal_type": mark("“{input}” is not a number."),
    "bool_parsing": mark("“{input}” is not true or false."),
    "bool_type": mark("“{input}” is not true or false."),
    "date_from_datetime_inexact": mark("“{input}” is not a date of the form 2027-01-31."),
    "date_from_datetime_parsing": mark("“{input}” is not a date of the form 2027-01-31."),
    "date_parsing": mark("“{input}” is not a date of the form 2027-01-31."),
    "date_type": mark("“{input}” is not a date of the form 2027-01-31."),
    "greater_than": mark("“{input}” is too small: more than {gt} is expected."),
    "greater_than_equal": mark("“{input}” is too small: at least {ge} is expected."),
    "less_than_equal": mark("“{input}” is too large: at most {le} is expected."),
}


def _schema_problem(details: Any, document: Document) -> Problem:
    location: Location = tuple(part for part in details["loc"] if part != "[key]")
    context = dict(details.get("ctx") or {})
    if details["type"] == "value_error":
        return Problem(str(context["error"]), document.place(location))
    template = _SCHEMA_MESSAGES.get(details["type"])
    if template is None:
        return Problem(str(details["msg"]), document.place(location))
    given = details["input"]
    if "expected" in context:  # "'opening', 'fallback' or 'floor'"
        context["expected"] = ", ".join(re.findall(r"'([^']*)'", context["expected"])) or context["expected"]
    context |= {
        "field": location[-1] if location else "",
        "input": given if isinstance(given, str) else _("a group or list") if given is not None else "",
    }
    return Problem(_(template).format(**context), document.place(location))


def _dotted(location: Location) -> str:
    """clauses.individual-right.variant; list items are counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in location)
