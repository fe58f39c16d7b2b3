"""What is worked out once of a document, for all rules: each aspect when it is first asked for, and then kept.

The aspects stand in modules of their own (``agreements/validate/aspects``). Nothing here reads a file: a package, and
if there are any the dossier and the library, are given.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from agreements.validate.aspects.coherence import Coherence
from agreements.validate.aspects.dates import mentions_of_dates
from agreements.validate.aspects.duration import duration_of
from agreements.validate.aspects.identifiers import identifiers_of
from agreements.validate.aspects.lines import lines_of
from agreements.validate.aspects.revisions import revisions_in
from agreements.validate.aspects.stories import stories_of
from agreements.validate.aspects.traps import traps_in
from agreements.word.blocks import read_blocks
from agreements.word.reading import agreement_in

if TYPE_CHECKING:
    from agreements.dossier import Dossier
    from agreements.model import Agreement, Language
    from agreements.validate.aspects.dates import DateMention
    from agreements.validate.aspects.duration import Duration
    from agreements.validate.aspects.identifiers import Identifier
    from agreements.validate.aspects.lines import Line
    from agreements.validate.aspects.revisions import Revision
    from agreements.validate.aspects.stories import Story
    from agreements.validate.aspects.traps import Trap
    from agreements.word.blocks import Document
    from agreements.word.package import Package

__all__ = ["Analysis"]


class Analysis:
    """A document as the rules see it. ``dossier`` is the negotiator's file, when it is given."""

    def __init__(self, package: Package, dossier: Dossier | None = None) -> None:
        self.package = package
        self.dossier = dossier

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
    def stories(self) -> tuple[Story, ...]:
        """The body, headers, footers, notes and comments, paragraph by paragraph."""
        return stories_of(self.package)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The agreement line by line, headings of articles included, each with its place."""
        return lines_of(self.agreement, self.stories[0])

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
    def revisions(self) -> tuple[Revision, ...]:
        """The paragraphs with tracked changes, in all stories."""
        return revisions_in(self.stories)

    def traps(self, topic: str) -> tuple[Trap, ...]:
        """The sentences that spring the legal trap of a topic (phrases/<topic>.yaml)."""
        return traps_in(self.lines, topic, self.language)
