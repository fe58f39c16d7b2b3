"""Dossier x library -> Agreement: the text of every chosen clause, filled in, numbered and cross-referenced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.facts import gather
from agreements.model import Agreement, Article, ClauseTag, Passage, Reference, Section, Signature, merged
from agreements.wording import NO_BREAK_SPACE, write_value
from akkoord.errors import InputError
from akkoord.messages import gettext as _
from clauses.model import REPEATING
from clauses.text import Labels, Placeholder, parse
from clauses.text import Reference as ReferenceMark
from templates import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agreements.dossier import Dossier
    from agreements.facts import Facts
    from agreements.model import Piece
    from agreements.selection import ChosenClause, Selection
    from clauses.library import Library
    from clauses.model import Language
    from clauses.text import Paragraph

__all__ = ["BLANK", "assemble", "unfilled", "wording"]

BLANK = "…"


def assemble(dossier: Dossier, selection: Selection, library: Library, language: Language) -> Agreement:
    """The agreement in ``language``. The selection was made from the same dossier and library."""
    articles = selection.of("general", "substance", "final")
    annexes = selection.of("annex")
    numbers = _numbers(articles, annexes, language)
    writer = _Writer(language, library, gather(dossier, library, language), numbers)
    title, *rest = writer.sections(selection.of("title"))
    return Agreement(
        language=language,
        title=title,
        opening=(*rest, *writer.sections(selection.of("opening"))),
        articles=tuple(writer.article(chosen, library.chapter_of[chosen.clause.id][language]) for chosen in articles),
        closing=tuple(writer.sections(selection.of("closing"))),
        signatures=tuple(_signatures(dossier, language)),
        annexes=tuple(writer.article(chosen, "") for chosen in annexes),
    )


def wording(
    chosen: ChosenClause, dossier: Dossier, selection: Selection, library: Library, language: Language
) -> tuple[str, ...]:
    """The paragraphs of one clause as they would read in the agreement that ``selection`` makes."""
    numbers = _numbers(selection.of("general", "substance", "final"), selection.of("annex"), language)
    writer = _Writer(language, library, gather(dossier, library, language), numbers)
    (section,) = writer.sections([chosen])
    return tuple(f"{passage.label} {passage.text}".strip() for passage in section.passages)


def unfilled(chosen: Sequence[ChosenClause], library: Library, language: Language) -> Agreement:
    """Clauses as articles and annexes without any dossier: "…" stands for what only a dossier knows."""
    articles = [each for each in chosen if each.clause.part != "annex"]
    annexes = [each for each in chosen if each.clause.part == "annex"]
    writer = _Writer(language, library, {}, _numbers(articles, annexes, language), blank=BLANK)
    written = [tuple(writer.article(each, "") for each in group) for group in (articles, annexes)]
    return Agreement(language, Section(()), (), written[0], (), (), written[1])


def _numbers(
    articles: Sequence[ChosenClause], annexes: Sequence[ChosenClause], language: Language
) -> dict[str, tuple[str, str]]:
    """Of each article and annex: the word that goes before its number in a reference, and the number as printed."""
    fixed = words(language)
    article, annex = fixed["article"].lower(), fixed["annex"].lower()
    first = "1er" if language == "fr" else "1"
    numbers = {}
    for number, chosen in enumerate(articles, 1):
        numbers[chosen.clause.id] = (article, first if number == 1 else str(number))
    for number, chosen in enumerate(annexes, 1):
        numbers[chosen.clause.id] = (annex, str(number))
    return numbers


def _signatures(dossier: Dossier, language: Language) -> Iterator[Signature]:
    for person in dossier.company.representatives:
        yield Signature(dossier.company.name, person.name, person.capacity[language])
    for union in dossier.unions:
        for person in union.representatives:
            yield Signature(union.name[language], person.name, person.capacity[language])


class _Writer:
    """Writes clauses in one language."""

    def __init__(
        self,
        language: Language,
        library: Library,
        facts: Facts,
        numbers: Mapping[str, tuple[str, str]],
        blank: str | None = None,
    ) -> None:
        """``blank`` is written for what is not known; without it, that is an error."""
        self._language = language
        self._library = library
        self._facts = facts
        self._numbers = numbers
        self._blank = blank

    def sections(self, clauses: Sequence[ChosenClause]) -> list[Section]:
        return [Section(self._passages(chosen), _tag(chosen)) for chosen in clauses]

    def article(self, chosen: ChosenClause, chapter: str) -> Article:
        return Article(
            number=self._numbers[chosen.clause.id][1],
            heading=chosen.clause.title[self._language],
            passages=self._passages(chosen),
            chapter=chapter,
            tag=_tag(chosen),
        )

    def _passages(self, chosen: ChosenClause) -> tuple[Passage, ...]:
        labels = Labels()
        return tuple(
            Passage(paragraph.level, labels.next(paragraph.level), self._pieces(paragraph, chosen, member))
            for paragraph in parse(chosen.variant.text[self._language])
            for member in self._members(paragraph)
        )

    def _members(self, paragraph: Paragraph) -> list[dict[str, str]]:
        """The members of the group that the paragraph is repeated for; once, without one, when there is none."""
        for placeholder in paragraph.placeholders:
            group = placeholder.name.partition(".")[0]
            if group in REPEATING and self._blank is None:
                return [{f"{group}.{name}": value for name, value in each.items()} for each in self._facts[group]]
        return [{}]

    def _pieces(self, paragraph: Paragraph, chosen: ChosenClause, member: Mapping[str, str]) -> tuple[Piece, ...]:
        """The text of the paragraph; neighbouring texts are joined, references stay apart."""
        pieces: list[Piece] = []
        for piece in paragraph.pieces:
            if isinstance(piece, ReferenceMark):
                word, number = self._number(piece.clause)
                pieces += [word + NO_BREAK_SPACE, Reference(piece.clause, number)]
            elif isinstance(piece, Placeholder):
                pieces.append(self._fill(piece.name, chosen, member))
            else:
                pieces.append(piece)
        return merged(pieces)

    def _number(self, clause: str) -> tuple[str, str]:
        """How a reference names a clause."""
        if clause not in self._numbers and self._blank is not None:
            kind = "annex" if self._library.clauses[clause].part == "annex" else "article"
            return words(self._language)[kind].lower(), self._blank
        return self._numbers[clause]

    def _fill(self, name: str, chosen: ChosenClause, member: Mapping[str, str]) -> str:
        if name in member:
            return member[name]
        if name in chosen.values:
            parameter = chosen.clause.parameters[name]
            return write_value(parameter, chosen.values[name], self._language, self._library.units)
        if self._blank is not None:
            return self._blank
        group, _dot, key = name.rpartition(".")
        for fact in self._facts[group]:
            if key in fact:
                return fact[key]
        message = _("The clause “{id}” asks for {placeholder}, and the dossier does not say it.")
        hint = _("Leave out the clause, or fill in what it asks for.")
        raise InputError(message.format(id=chosen.clause.id, placeholder="{" + name + "}"), hint=hint)


def _tag(chosen: ChosenClause) -> ClauseTag:
    return ClauseTag(chosen.clause.id, chosen.clause.version, chosen.rung)
