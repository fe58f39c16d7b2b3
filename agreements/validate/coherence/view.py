"""What the rules on consistency share, worked out once: structure, references, definitions, dates, amounts, names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from agreements.validate.coherence.definitions import definitions_of
from agreements.validate.coherence.references import references_of
from agreements.validate.coherence.sequence import slips_in
from agreements.validate.coherence.structure import own_language, structure_of
from agreements.validate.coherence.timeline import timeline_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.model import Agreement, Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.aspects.stories import Story
    from agreements.validate.coherence.definitions import Definition
    from agreements.validate.coherence.references import Pointer
    from agreements.validate.coherence.sequence import Slip
    from agreements.validate.coherence.structure import Structure
    from agreements.validate.coherence.timeline import Timeline

__all__ = ["Coherence"]


@dataclass(frozen=True, eq=False)
class Coherence:
    """One agreement, seen for its consistency; each aspect is worked out when it is first asked for."""

    agreement: Agreement
    all_lines: Sequence[Line]
    stories: Sequence[Story]

    @property
    def language(self) -> Language:
        """The language of the agreement."""
        return self.agreement.language

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines in that language: of a document with both versions, one under the other, only its own."""
        return own_language(self.all_lines, self.language)

    @cached_property
    def structure(self) -> Structure:
        """Articles, annexes and chapters."""
        return structure_of(self.lines, self.stories[0])

    @cached_property
    def references(self) -> tuple[Pointer, ...]:
        """The references inside the agreement."""
        concluded = self.timeline.concluded
        return references_of(self.lines, self.language, () if concluded is None else (concluded.text,))

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """Numbers of articles, annexes, paragraphs and items that do not follow."""
        return slips_in(self.structure, self.agreement, self.language)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The terms that the agreement defines."""
        return definitions_of(self.lines, self.language)

    @cached_property
    def timeline(self) -> Timeline:
        """The dates of the agreement itself."""
        return timeline_of(self.lines, self.language)
