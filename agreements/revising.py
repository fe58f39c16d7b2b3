"""The tracked changes of a file: shown, and accepted or rejected into another file."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from agreements.word.headings import level_of
from agreements.word.package import Package
from agreements.word.revision_list import Revisions
from agreements.word.tracked import accepted, rejected
from akkoord.errors import InputError, OutputError, Place
from akkoord.files import ensure_writable, write_atomically
from akkoord.messages import gettext as _
from akkoord.messages import mark, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from agreements.word.revision_list import Revision
    from agreements.word.revision_places import Place as Spot

__all__ = ["Action", "as_json", "as_text", "resolve_file"]

Action = Literal["accept", "reject"]

SCHEMA = "akkoord.revisions/1"

_KINDS = {
    "insertion": mark("inserted"),
    "deletion": mark("deleted"),
    "move": mark("moved"),
    "formatting": mark("formatting changed"),
    "paragraph-inserted": mark("paragraph break inserted"),
    "paragraph-deleted": mark("paragraph break deleted"),
    "paragraph-formatting": mark("paragraph formatting changed"),
    "row-inserted": mark("table row inserted"),
    "row-deleted": mark("table row deleted"),
    "cell-inserted": mark("table cell inserted"),
    "cell-deleted": mark("table cell deleted"),
    "cell-merged": mark("table cells merged or split"),
    "table-formatting": mark("table formatting changed"),
    "section-formatting": mark("page layout changed"),
    "control-inserted": mark("content control inserted"),
    "control-deleted": mark("content control deleted"),
}
_PARTS = {
    "header": mark("header"),
    "footer": mark("footer"),
    "footnotes": mark("footnotes"),
    "endnotes": mark("endnotes"),
    "comments": mark("comments"),
}
_HEADINGS = {"article": mark("article {number}"), "annex": mark("annex {number}")}
_SUFFIXES = {"accept": "accepted", "reject": "rejected"}
_LONGEST_TEXT = 200


def as_json(file: Path) -> str:
    """The tracked changes of a .docx file as JSON. Raises InputError when it is no sound Word document."""
    found = [asdict(revision) for revision in Revisions(Package.open(file)).all]
    return json.dumps({"schema": SCHEMA, "file": str(file), "revisions": found}, ensure_ascii=False, indent=2) + "\n"


def as_text(file: Path) -> str:
    """The tracked changes of a .docx file for people, in the language of messages; "" when there are none.

    Raises InputError as ``as_json`` does.
    """
    found = Revisions(Package.open(file)).all
    width = len(str(len(found)))
    return "".join(_entry(revision, width) for revision in found)


def resolve_file(
    file: Path,
    output: Path | None,
    action: Action,
    authors: Collection[str] = (),
    numbers: Collection[int] = (),
    *,
    force: bool = False,
) -> tuple[Path, str]:
    """Accept or reject tracked changes: all, or those of these authors and with these numbers.

    Returns the file written (by default beside the input: ``name-accepted.docx``), and what to say of it. Raises
    InputError for an unsound document, an unknown author or number, and OutputError when the output may not be written.
    """
    target = output or file.with_name(f"{file.stem}-{_SUFFIXES[action]}{file.suffix}")
    if target.exists() and file.exists() and target.samefile(file):
        raise OutputError(
            _("This is the document itself; it is never replaced."),
            place=Place(target),
            hint=_("Choose another name for the output."),
        )
    ensure_writable(target, force=force)
    package = Package.open(file)
    revisions = Revisions(package)
    if authors or numbers:
        chosen = _chosen(revisions.all, authors, numbers, file)
        result = revisions.accepted(chosen) if action == "accept" else revisions.rejected(chosen)
        done = len(chosen)
    else:
        result = accepted(package) if action == "accept" else rejected(package)
        done = len(revisions.all)
    write_atomically(target, result.to_bytes(), force=force)
    return target, _summary(action, done, len(revisions.all) - done)


def _chosen(all_: Sequence[Revision], authors: Collection[str], numbers: Collection[int], file: Path) -> set[int]:
    known = list(dict.fromkeys(revision.author for revision in all_))
    for author in authors:
        if author not in known:
            raise InputError(
                _("No tracked change in this document is by “{author}”.").format(author=author),
                place=Place(file),
                hint=_("Its authors are: {names}.").format(names=", ".join(known)) if known else "",
            )
    for number in numbers:
        if not 1 <= number <= len(all_):
            raise InputError(
                _("There is no tracked change {number} in this document.").format(number=number),
                place=Place(file),
                hint=_("List them with: akkoord revisions list FILE"),
            )
    return {*numbers, *(revision.number for revision in all_ if revision.author in authors)}


def _summary(action: Action, done: int, left: int) -> str:
    if done + left == 0:
        return _("This document has no tracked changes.")
    if action == "accept":
        message = ngettext("{count} tracked change accepted.", "{count} tracked changes accepted.", done)
    else:
        message = ngettext("{count} tracked change rejected.", "{count} tracked changes rejected.", done)
    rest = ngettext("{count} is left.", "{count} are left.", left)
    return message.format(count=done) + (f" {rest.format(count=left)}" if left else "")


def _entry(revision: Revision, width: int) -> str:
    """Two lines: what, who, when and where; and the text."""
    where = _where(revision.place)
    if revision.moved_to is not None:
        where = _("{place}, to {target}").format(place=where, target=_where(revision.moved_to))
    date = re.sub(r"T(\d\d:\d\d).*", r" \1", revision.date)
    facts = [_(_KINDS[revision.kind]), revision.author, date, where]
    first = f"{revision.number:>{width}}  {' · '.join(fact for fact in facts if fact)}\n"
    named = _("(object)")
    text = " ".join(revision.text.replace("\N{OBJECT REPLACEMENT CHARACTER}", f" {named} ").split())
    if not text:
        return first
    if len(text) > _LONGEST_TEXT:
        text = f"{text[:_LONGEST_TEXT].rstrip()}…"
    quoted = _("“{text}”").format(text=text)
    return f"{first}{' ' * width}  {quoted}\n"


def _where(spot: Spot) -> str:
    part = PurePosixPath(spot.part).stem.rstrip("0123456789")
    name = "" if part == "document" else _(_PARTS[part]) if part in _PARTS else spot.part
    heading = _(_HEADINGS[spot.heading]).format(number=spot.number).strip() if spot.heading in _HEADINGS else ""
    paragraph = _("paragraph {number}").format(number=spot.paragraph) if not heading else ""
    label = spot.label.rstrip(" .") if heading and level_of(spot.label) != "plain" else ""
    return ", ".join(word for word in (name, heading, label, paragraph) if word)
