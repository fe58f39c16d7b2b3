"""Writing a dossier as YAML that an expert can read and go on with: every group under a comment that explains it.

Texts are quoted where YAML, or a program that guesses types, could take them for something else.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from yaml import ScalarNode
from yaml.resolver import Resolver

from akkoord.messages import gettext as _

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

__all__ = ["dump", "scalar", "write_dossier"]

_WIDTH = 100
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(r"\w(?:[\w .,;/()&'’–+-]*[\w.)])?")
_SPACES = "\u00a0\u202f"
_TEXT_TAG = "tag:yaml.org,2002:str"


def write_dossier(groups: Mapping[str, Any], day: datetime.date) -> str:
    """The text of a dossier file. ``groups`` are those of ``agreements.dossier.Dossier``; ``day`` dates the draft."""
    draft = {"version": "1", "date": day.isoformat()}
    comments = _comments()
    parts = [_comment(comments[""])]
    for name, group in {"draft": draft, **groups, "notes": ""}.items():
        parts.append(_comment(comments[name]) + dump({name: group}))
    return "\n".join(parts)


def dump(data: Mapping[str, Any]) -> str:
    """Names with texts, lists and further names, as YAML."""
    return "".join(f"{line}\n" for line in _mapping(data))


def scalar(text: str) -> str:
    """A text as one YAML scalar, on one line: plain where that is safe, else between double quotes."""
    if _PLAIN.fullmatch(text) and _is_text_everywhere(text):
        return text
    return _quoted(text)


def _mapping(data: Mapping[str, Any]) -> Iterator[str]:
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield f"{scalar(name)}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif isinstance(value, str):
            yield f"{scalar(name)}: {value if _DAY.fullmatch(value) else scalar(value)}"
        elif all(isinstance(item, str) for item in value):
            yield f"{scalar(name)}: [{', '.join(_quoted(item) for item in value)}]"
        else:
            yield f"{scalar(name)}:"
            for item in value:
                first, *others = _mapping(item)
                yield f"  - {first}"
                yield from (f"    {line}" for line in others)


def _is_text_everywhere(text: str) -> bool:
    """Whether no YAML reader takes a plain ``text`` for a number, a date, or yes and no."""
    try:
        float(text)
    except ValueError:
        guessed = Resolver().resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # PyYAML has no types here
        return guessed == _TEXT_TAG and text.lower() not in ("y", "n") and not text.startswith("0o")
    return False


def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable() or character in _SPACES:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in textwrap.wrap(text, _WIDTH - 2, break_long_words=False))


def _comments() -> dict[str, str]:
    """What each group is, by its name; under no name, what the whole file is."""
    return {
        "": _("The dossier of a negotiation. Lines that begin with # explain, and count for nothing."),
        "draft": _("Which draft this is. The version and the date come in the header of the document."),
        "region": _(
            "Region of the exploitation seat: flanders, brussels, wallonia, german or several. It decides the "
            "language of the agreement (art. 13 of the Act of 5 December 1968)."
        ),
        "subject": _("What the agreement is about, as it stands in the title."),
        "company": _(
            "The employer: registered name, seat, enterprise number, joint committees, and who signs in what capacity "
            "(art. 16, 3° and 9°). Only when the agreement is limited to some establishments, these are named too."
        ),
        "unions": _(
            "The unions that conclude the agreement, and who signs for them in what capacity (art. 16, 1° and 3°)."
        ),
        "conclusion": _(
            "Where and when the agreement is concluded (art. 16, 7°). As long as there is no date, the draft asks "
            "for it."
        ),
        "effective_date": _("The day on which the agreement enters into force, when it is another day (art. 16, 6°)."),
        "duration": _(
            "The duration (art. 15 and 16, 5°). Kind fixed has an end; indefinite has a notice; renewable has an "
            "end, a renewal and a notice. Periods are written as 6 months."
        ),
        "earlier_agreements": _(
            "Deposited agreements that this one touches (art. 16, 10°): amended, extended or repealed, with date and "
            "registration number."
        ),
        "clauses": _(
            "The chosen clauses with their variant: opening, fallback or floor. Under values stand the values that "
            "differ from the default. akkoord clauses show ID tells all about a clause; the frame of the agreement "
            "comes by itself."
        ),
        "notes": _("For yourself: this never comes in a document."),
    }
