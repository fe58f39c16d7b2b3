"""What is worked out once of a document, for all rules: each aspect when it is first asked for, and then kept.

The aspects stand in modules of their own (``agreements/validate/aspects``). Nothing here reads a file: a package, and
if there are any the dossier and the library, are given.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from agreements.diff.clauses import Recogniser
from agreements.validate.aspects.carried import embedded_dossier
from agreements.validate.aspects.closing import cells_of, closing_of
from agreements.validate.aspects.conclusion import conclusion_of
from agreements.validate.aspects.contents import content_types_of, fields_in, links_of
from agreements.validate.aspects.dates import mentions_of_dates
from agreements.validate.aspects.duration import duration_of
from agreements.validate.aspects.earlier import earlier_in
from agreements.validate.aspects.force import force_of
from agreements.validate.aspects.front import front_of, parties_of
from agreements.validate.aspects.identifiers import identifiers_of
from agreements.validate.aspects.languages import languages_of
from agreements.validate.aspects.lines import lines_of
from agreements.validate.aspects.metadata import authors_in, data_in
from agreements.validate.aspects.notice import notice_of
from agreements.validate.aspects.presence import clauses_in, digests_in, recognised_in, tagged_in
from agreements.validate.aspects.remarks import remarks_in
from agreements.validate.aspects.revisions import revisions_in
from agreements.validate.aspects.scope import scope_of
from agreements.validate.aspects.signatories import represented, signing
from agreements.validate.aspects.standing import Wanted, standing_of
from agreements.validate.aspects.statements import statements_of
from agreements.validate.aspects.stories import stories_of
from agreements.validate.aspects.traps import traps_in
from agreements.validate.aspects.visibility import unseen_in
from agreements.validate.aspects.yardstick import from_dossier
from agreements.validate.coherence import Coherence
from agreements.word.blocks import read_blocks
from agreements.word.reading import agreement_in
from clauses.library import own_library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agreements.diff.clauses import Known
    from agreements.dossier import Dossier
    from agreements.model import Agreement, Language
    from agreements.validate.aspects.closing import Closing
    from agreements.validate.aspects.conclusion import Conclusion
    from agreements.validate.aspects.contents import Field, Link
    from agreements.validate.aspects.dates import DateMention
    from agreements.validate.aspects.duration import Duration
    from agreements.validate.aspects.earlier import Earlier
    from agreements.validate.aspects.force import Force
    from agreements.validate.aspects.front import Parties
    from agreements.validate.aspects.identifiers import Identifier
    from agreements.validate.aspects.lines import Line
    from agreements.validate.aspects.notice import Notice
    from agreements.validate.aspects.presence import Tagged
    from agreements.validate.aspects.remarks import Remark
    from agreements.validate.aspects.revisions import Revision
    from agreements.validate.aspects.scope import Scope
    from agreements.validate.aspects.signatories import Signatory
    from agreements.validate.aspects.standing import Standing
    from agreements.validate.aspects.statements import Statement
    from agreements.validate.aspects.stories import Story
    from agreements.validate.aspects.traps import Trap
    from agreements.validate.aspects.visibility import Unseen
    from agreements.word.blocks import Document
    from agreements.word.package import Package
    from clauses.library import Library

__all__ = ["Analysis"]


class Analysis:
    """A document as the rules see it. ``dossier`` is the negotiator's file, when it is given."""

    def __init__(
        self,
        package: Package,
        dossier: Dossier | None = None,
        library: Library | None = None,
        positions: frozenset[str] = frozenset(),
    ) -> None:
        """``library`` is ours unless given; ``positions`` are asked of the draft whatever it is on."""
        self.package = package
        self.dossier = dossier
        self.library = library or own_library()
        self.positions = positions

    @cached_property
    def document(self) -> Document:
        """The blocks of the body."""
        return read_blocks(self.package)

    @cached_property
    def agreement(self) -> Agreement:
        """What the document says, with its tracked changes accepted."""
        return agreement_in(self.document)

    @cached_property
    def language(self) -> Language:
        """The language that the agreement is written in."""
        return self.agreement.language

    @cached_property
    def languages(self) -> frozenset[Language]:
        """The languages in which a good part of the body is written."""
        return languages_of(self.stories[0].paragraphs)

    @cached_property
    def known_dossier(self) -> Dossier | None:
        """The dossier that was given, else the one that a draft of ours carries; None when there is neither.

        Who sent the draft may have changed what it carries: it helps, and never decides alone.
        """
        return self.dossier or embedded_dossier(self.package)

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The body, headers, footers, notes and comments, paragraph by paragraph."""
        return stories_of(self.package)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The agreement line by line, headings of articles included, each with its place."""
        return lines_of(self.agreement, self.stories[0])

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every sentence, those of an enumeration together with the words that introduce it."""
        return statements_of(self.lines)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Every date in the agreement, in order."""
        return tuple(mentions_of_dates(self.lines))

    @cached_property
    def identifiers(self) -> tuple[Identifier, ...]:
        """Every number of an enterprise, establishment unit, deposited agreement or joint committee, in order."""
        return tuple(identifiers_of(self.lines))

    @cached_property
    def coherence(self) -> Coherence:
        """What the rules on consistency share."""
        return Coherence(self.agreement, self.lines, self.stories)

    @cached_property
    def duration(self) -> Duration | None:
        """For how long the agreement is concluded, and where it says so; None when it does not."""
        return duration_of(self.lines, self.language)

    @cached_property
    def front(self) -> tuple[Line, ...]:
        """The title, what stands before the first article, and an article on the parties."""
        return front_of(self.lines, self.closing, self.language)

    @cached_property
    def parties(self) -> Parties:
        """Where the beginning names the employer, and a workers' organisation."""
        return parties_of(self.front, self.language)

    @cached_property
    def represented(self) -> tuple[tuple[Signatory, ...], tuple[Line, ...]]:
        """The people whom the beginning names as representatives, and lines that announce some and name nobody."""
        return represented(self.front, self.language)

    @cached_property
    def closing(self) -> Closing:
        """The end: the closing formula and the lines after it."""
        return closing_of(self.lines, self.language)

    @cached_property
    def signing(self) -> tuple[Signatory, ...]:
        """The people at the signatures, of a table or typed."""
        last = self.closing.lines[-1].index if self.closing.lines else -1
        annexes = [line.spot.paragraph for line in self.lines[last + 1 :] if line.spot.paragraph is not None]
        end = min(annexes, default=None)
        cells = cells_of(self.closing, self.stories[0], end, tables=not self.agreement.signatures)
        return signing(self.agreement.signatures, cells, self.represented[0], self.language)

    @cached_property
    def scope(self) -> Scope | None:
        """To whom and where the agreement applies."""
        return scope_of(self.lines, self.language)

    @cached_property
    def notice(self) -> Notice | None:
        """How, and with what notice, the agreement itself can be ended."""
        return notice_of(self.lines, self.language)

    @cached_property
    def conclusion(self) -> Conclusion | None:
        """The day on which it is concluded, or the place to fill it in."""
        return conclusion_of(self.lines, self.front, self.closing, self.language)

    @cached_property
    def force(self) -> Force | None:
        """When it enters into force, as far as it says so."""
        return force_of(self.lines, self.language)

    @cached_property
    def earlier(self) -> tuple[Earlier, ...]:
        """The sentences that amend, extend or repeal an earlier agreement."""
        return earlier_in(self.lines, self.language)

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """The paragraphs with tracked changes, in all stories."""
        return revisions_in(self.stories)

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """The Word comments."""
        return remarks_in(self.stories)

    @cached_property
    def unseen(self) -> tuple[Unseen, ...]:
        """The text that a reader does not see, in all stories."""
        names = (self.package.related(self.package.main_document, kind) for kind in ("styles", "theme", "settings"))
        return unseen_in(self.stories, *(None if name is None else self.package.xml(name) for name in names))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields of all stories."""
        return fields_in(self.stories)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The relationships of all parts."""
        return links_of(self.package)

    @cached_property
    def content_types(self) -> dict[str, str]:
        """The content types of the parts that declare one."""
        return content_types_of(self.package)

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The names in the properties of the document."""
        return authors_in(self.package)

    @cached_property
    def foreign_data(self) -> tuple[str, ...]:
        """The custom XML parts that hold data of another program."""
        return data_in(self.package)

    @cached_property
    def recognised(self) -> tuple[Known | None, ...]:
        """The clause of the library that each part is, by its text."""
        return recognised_in(self.agreement, _recogniser(self.library, self.language))

    @cached_property
    def clauses(self) -> Mapping[str, str | None]:
        """The clauses of the library that the draft holds by its text, with the number of the article."""
        return clauses_in(self.agreement, self.recognised)

    @cached_property
    def tagged(self) -> tuple[Tagged, ...]:
        """The parts whose content control names a clause of the library."""
        dossier = self.known_dossier
        mine = None if dossier is None else from_dossier(dossier, self.library, self.language)
        written = {} if mine is None else {each.tag.clause: each for each in mine.parts if each.tag is not None}
        return tuple(tagged_in(self.agreement, digests_in(self.package), written, self.library))

    @cached_property
    def standing(self) -> tuple[Standing, ...]:
        """What the draft makes of the positions that are asked of it."""
        carried = None if self.dossier is not None else self.known_dossier
        wanted = Wanted(self.library, self.dossier, carried, self.positions)
        return standing_of(self.agreement, self.recognised, wanted)

    def line_of(self, article: str | None) -> Line | None:
        """The first line of the article or annex with this number; None for none."""
        return next((line for line in self.lines if article is not None and line.article == article), None)

    def traps(self, topic: str) -> tuple[Trap, ...]:
        """The sentences that spring the legal trap of a topic (phrases/<topic>.yaml)."""
        return traps_in(self.statements, topic, self.language)


@lru_cache(maxsize=2)
def _recogniser(library: Library, language: Language) -> Recogniser:
    """That of a library, made once for all drafts."""
    return Recogniser(library, language)
