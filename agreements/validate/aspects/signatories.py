"""The people who conclude an agreement: as its beginning names them, and as its signatures do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.validate.aspects.front import names_a_union, names_an_employer
from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.people import key_of, names_an_organisation, people_in
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language, Signature
    from agreements.validate.aspects.closing import Cell
    from agreements.validate.aspects.lines import Line

__all__ = ["Side", "Signatory", "represented", "signing"]

Side = Literal["employer", "union"]
LINES_AFTER = 4
_SAME_LENGTH = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{NO-BREAK SPACE}": " "})


@dataclass(frozen=True)
class Signatory:
    """Somebody who concludes the agreement. ``name`` is "" for a place where a name is still to be filled in."""

    name: str
    capacity: str
    side: Side | None
    line: Line | None


def represented(front: Sequence[Line], language: Language) -> tuple[tuple[Signatory, ...], tuple[Line, ...]]:
    """The people who represent the parties, and the lines that announce somebody and name nobody."""
    people: list[Signatory] = []
    nameless: list[Line] = []
    for index, line in enumerate(front):
        tails = _tails(line.whole, language)
        for party, tail in tails:
            found = people_in(tail, language)
            side = side_of(party, language) or _side_before(front[:index], language)
            if not found and len(tails) == 1:
                found = [
                    person
                    for after in _list_after(front[index + 1 :], language)
                    for person in people_in(after, language)
                ]
            people += [Signatory(person.name, person.capacity, side, line) for person in found]
            nameless += [] if found else [line]
        if not tails:
            people += _addressed(line, front[:index], language)
    return tuple(people), tuple(nameless)


def signing(
    signatures: Sequence[Signature], cells: Sequence[Cell], known: Sequence[Signatory], language: Language
) -> tuple[Signatory, ...]:
    """The people at the signatures: of a table, and typed; a side that the block does not tell is that of ``known``."""
    found = [_of_table(signature, language) for signature in signatures]
    organisations = [folded(signature.party) for signature in signatures]
    found += _typed(cells, known, organisations, language)
    sides = {key_of(person.name): person.side for person in known}
    return tuple(
        Signatory(each.name, each.capacity, each.side or sides.get(key_of(each.name)), each.line) for each in found
    )


def side_of(text: str, language: Language) -> Side | None:
    """For which side a text speaks, when it speaks for one."""
    words, plain = phrases("parties", language), folded(text)
    if names_a_union(text, language) or words.find("union_words", plain):
        return "union"
    if names_an_employer(text, language) or words.find("employer_words", plain):
        return "employer"
    return None


def _tails(text: str, language: Language) -> list[tuple[str, str]]:
    """For each "represented by" in a line: what stands before it (the party), and what comes after (its people)."""
    matches = _places("represented", text, language)
    result: list[tuple[str, str]] = []
    start = 0
    for number, (begin, end) in enumerate(matches):
        stop = matches[number + 1][0] if number + 1 < len(matches) else len(text)
        end += len(text[end:stop]) - len(text[end:stop].lstrip(" :\t\n\N{NO-BREAK SPACE}"))
        endings = [b for b, _e in _places("ends", text[end:stop], language)]
        endings += [position for position, character in enumerate(text[end:stop]) if character in "\t\n"]
        stop = end + min(endings, default=stop - end)
        result.append((text[start:begin], text[end:stop]))
        start = stop
    return result


def _places(name: str, text: str, language: Language) -> list[tuple[int, int]]:
    """Where phrases stand in a text that is not folded, so that its length is kept."""
    plain = text.lower().translate(_SAME_LENGTH)
    return sorted((match.start(), match.end()) for match in phrases("people", language).all(name, plain))


def _list_after(lines: Sequence[Line], language: Language) -> Iterator[str]:
    """The lines of a list of people that follows "represented by:"."""
    people = phrases("people", language)
    for line in lines[:LINES_AFTER]:
        if people.begins("ends", line.plain) or people.find("represented", line.plain):
            return
        if names_an_organisation(line.text, language) and not people_in(line.text, language):
            return
        yield line.whole


def _addressed(line: Line, before: Sequence[Line], language: Language) -> list[Signatory]:
    """People in a line of the beginning that says "de heer …" without "represented by"."""
    address = re.compile(rf"(?i:\b(?:{'|'.join(map(re.escape, _addresses(language)))})\s)")
    match = address.search(line.text)
    if match is None:
        return []
    side = side_of(line.text[: match.start()], language) or _side_before(before, language)
    return [Signatory(p.name, p.capacity, side, line) for p in people_in(line.text[match.start() :], language)]


def _addresses(language: Language) -> list[str]:
    return phrases("people", language).words("address")[0].strip("()").split("|")


def _side_before(lines: Sequence[Line], language: Language) -> Side | None:
    """The side of the nearest line before that speaks for one."""
    return next((side for line in reversed(lines[-6:]) if (side := side_of(line.text, language))), None)


def _of_table(signature: Signature, language: Language) -> Signatory:
    together = ", ".join(filter(None, (signature.name, signature.capacity)))
    people = people_in(together, language)
    side = side_of(signature.party, language) or side_of(together, language)
    if people:
        return Signatory(people[0].name, people[0].capacity or signature.capacity, side, None)
    return Signatory(signature.name if re.search(r"\w{2}", signature.name) else "", signature.capacity, side, None)


def _typed(
    cells: Sequence[Cell], known: Sequence[Signatory], organisations: Sequence[str], language: Language
) -> list[Signatory]:
    """The people in typed signature blocks: under each heading ("Voor de werkgever") names, each with a capacity."""
    signing_words = phrases("signing", language)
    names = {key_of(person.name) for person in known}
    found: list[Signatory] = []
    side: Side | None = None
    for cell in cells:
        plain = folded(cell.text)
        heading = signing_words.begins("signs_for", plain)
        people = people_in(cell.text, language)
        whole = bool(people) and _is_whole(cell.text, people[0].start, people[0].name)
        if heading or (not people and names_an_organisation(cell.text, language)):
            side = side_of(cell.text, language) or side
            people = people_in(cell.text.partition(":")[2], language)
            whole = bool(people)
        if people and (whole or key_of(people[0].name) in names) and plain not in organisations:
            found += [Signatory(p.name, p.capacity, side_of(cell.text, language) or side, cell.line) for p in people]
        elif found and not found[-1].capacity and not heading and re.search(r"\w{2}", cell.text):
            last = found[-1]
            found[-1] = Signatory(last.name, cell.text, last.side or side_of(cell.text, language), last.line)
    return found


def _is_whole(text: str, start: int, name: str) -> bool:
    """Whether a cell is somebody: a name at its beginning (after a form of address), alone or with a capacity."""
    after = text[start + len(name) :].lstrip()
    return len(text[:start].split()) <= 2 and (not after or after[0] in ",(-–:;/")
