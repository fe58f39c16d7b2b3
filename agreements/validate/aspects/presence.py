"""Which clauses of the library a draft holds, and whether each still says what the library says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from agreements.diff.citations import without_numbers
from agreements.diff.units import side_of, tokens
from agreements.drafting import NAMESPACE, digest
from agreements.impact.folding import fold
from agreements.model import Article
from agreements.word.embedded import embedded_in
from agreements.word.oxml import parse_xml
from akkoord.errors import InputError
from clauses.model import REPEATING
from clauses.text import Placeholder, Reference, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from agreements.diff.clauses import Known, Recogniser
    from agreements.model import Agreement, ClauseTag, Section
    from agreements.word.package import Package
    from clauses.library import Library
    from clauses.model import Clause, Language, Rung
    from clauses.text import Paragraph

__all__ = [
    "Tagged",
    "clauses_in",
    "conflicts_of",
    "digests_in",
    "is_older",
    "recognised_in",
    "same_words",
    "tagged_in",
    "titled_in",
]


@dataclass(frozen=True)
class Tagged:
    """A part of a draft whose content control names a clause of the library.

    ``altered``: its words are not those of the clause. ``outdated``: the clause has a newer version since.
    """

    part: Section | Article
    tag: ClauseTag
    clause: Clause
    altered: bool
    outdated: bool

    @property
    def article(self) -> str | None:
        """The number of the article or annex, None for another part."""
        return self.part.number if isinstance(self.part, Article) else None


def recognised_in(agreement: Agreement, recogniser: Recogniser) -> tuple[Known | None, ...]:
    """The clause that each part of a draft is, by its text."""
    side = side_of(agreement)
    return tuple(recogniser.known(side, block) for block in side.blocks)


def clauses_in(agreement: Agreement, recognised: Sequence[Known | None]) -> Mapping[str, str | None]:
    """The clauses that a draft holds by its text, with the number of the article."""
    found: dict[str, str | None] = {}
    for block, known in zip(side_of(agreement).blocks, recognised, strict=True):
        if known is not None:
            found.setdefault(known.clause, block.number)
    return found


def titled_in(agreement: Agreement, library: Library) -> frozenset[str]:
    """The clauses whose heading a draft has, over some text."""
    articles = (*agreement.articles, *agreement.annexes)
    headings = {fold(each.heading) for each in articles if each.heading and each.passages}
    titles = ((clause.id, fold(clause.title[agreement.language])) for clause in library.clauses.values())
    return frozenset(id_ for id_, title in titles if title in headings)


def conflicts_of(present: Collection[str], library: Library) -> Iterator[tuple[Clause, Clause]]:
    """Pairs of clauses that exclude each other, or of which no dossier could call for both."""
    yield from library.conflicts(present)
    framed = [library.clauses[id_] for id_ in present if library.clauses[id_].when]
    for one, other in combinations(framed, 2):
        mine, yours = _cases(one), _cases(other)
        if any(mine[about] != yours[about] for about in mine.keys() & yours.keys()):
            yield one, other


def _cases(clause: Clause) -> dict[str, str]:
    """What a clause of the frame is meant for: "duration" -> "fixed". Several earlier agreements may go together."""
    pairs = (fact.split(":") for fact in clause.when or ())
    return {about: case for about, case in pairs if about != "earlier"}


def digests_in(package: Package) -> Mapping[str, str]:
    """The digests that a draft of ours carries, by tag; empty when there are none, or when they are damaged."""
    data = embedded_in(package)
    try:
        root = None if data is None else parse_xml(data)
    except (ValueError, InputError):
        root = None
    if root is None:
        return {}
    return {str(each.get("tag")): str(each.get("digest")) for each in root.iter(f"{{{NAMESPACE}}}clause")}


def tagged_in(
    agreement: Agreement, digests: Mapping[str, str], written: Mapping[str, Section | Article], library: Library
) -> Iterator[Tagged]:
    """The parts that carry the name of a clause of the library; ``written`` are the clauses as a dossier makes them.

    Where the version is the library's, the words decide; of an older version only the digest is left.
    """
    for part in agreement.parts:
        tag = part.tag
        clause = None if tag is None else library.clauses.get(tag.clause)
        rung = None if tag is None or clause is None else _rung(clause, tag.variant)
        if tag is None or clause is None or rung is None:
            continue
        if tag.version == clause.version:
            mine = written.get(clause.id)
            altered = not same_words(part, clause, rung, agreement.language)
            altered = altered or (mine is not None and _key(mine) != _key(part))
        else:
            altered = str(tag) in digests and digests[str(tag)] != digest(part)
        yield Tagged(part, tag, clause, altered, is_older(tag.version, clause.version))


def same_words(part: Section | Article, clause: Clause, rung: Rung, language: Language) -> bool:
    """Whether a part has the very words of a clause, whatever values are filled in."""
    text = clause.variants[rung].text[language]
    fixed = _fixed(text)
    return _pattern(text).fullmatch(_words(part)) is not None if fixed is None else _fits(_words(part), fixed)


@lru_cache(maxsize=512)
def _fixed(text: str) -> tuple[str, ...] | None:
    """The words of a clause between its values and references, in order; None when it has paragraphs that repeat."""
    found = [""]
    for paragraph in parse(text):
        if _repeats(paragraph):
            return None
        for piece in paragraph.pieces:
            if isinstance(piece, Placeholder | Reference):
                found.append("")
            else:
                found[-1] += "".join(f"{word} " for word in tokens(piece))
    return tuple(found)


def _fits(words: str, fixed: Sequence[str]) -> bool:
    """Whether words (each with a space behind it) are these, with any words at all between one and the next."""
    first, last = fixed[0], fixed[-1]
    if len(fixed) == 1:
        return words == first
    if not words.startswith(first):
        return False
    at = len(first)
    for piece in fixed[1:-1]:
        at = _after(words, piece, at)
        if at < 0:
            return False
    begin = len(words) - len(last)
    return begin >= at and words.endswith(last) and _begins_word(words, begin)


def _after(words: str, piece: str, start: int) -> int:
    """Where the words go on after the first place, from ``start`` on, where ``piece`` stands; -1 for none."""
    at = words.find(piece, start)
    while at >= 0 and not _begins_word(words, at):
        at = words.find(piece, at + 1)
    return at if at < 0 else at + len(piece)


def _begins_word(words: str, at: int) -> bool:
    return at == 0 or words[at - 1] == " "


@lru_cache(maxsize=512)
def _pattern(text: str) -> re.Pattern[str]:
    """The words of a clause as a pattern: anything for a value or a reference, and paragraphs that repeat."""
    pieces = []
    for paragraph in parse(text):
        words = "".join(
            r"(?:\S+ )*?"
            if isinstance(piece, Placeholder | Reference)
            else "".join(f"{re.escape(w)} " for w in tokens(piece))
            for piece in paragraph.pieces
        )
        pieces.append(f"(?:{words})*" if _repeats(paragraph) else words)
    return re.compile("".join(pieces))


def _repeats(paragraph: Paragraph) -> bool:
    return any(each.name.partition(".")[0] in REPEATING for each in paragraph.placeholders)


def _words(part: Section | Article) -> str:
    return "".join(f"{word} " for passage in part.passages for word in tokens(passage.text))


def _key(part: Section | Article) -> str:
    """The words without the numbers of the articles that they refer to."""
    return " ".join(word for passage in part.passages for word in tokens(without_numbers(passage.text)))


def _rung(clause: Clause, variant: str) -> Rung | None:
    return next((rung for rung in clause.rungs if rung == variant), None)


def is_older(version: str, other: str) -> bool:
    """Whether a version is older than another ("1.9" than "1.10")."""
    return _order(version) < _order(other)


def _order(version: str) -> tuple[int, ...]:
    """A version as numbers ("1.10" is newer than "1.9"); one of another form is as old as can be."""
    return tuple(int(each) for each in version.split(".")) if re.fullmatch(r"\d+(\.\d+)*", version) else ()
