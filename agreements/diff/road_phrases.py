"""The phrases in ``knowledge/roads.yaml``: by which words a change in one place reaches positions in another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from agreements.diff.knowledge import Data, knowledge
from agreements.diff.phrases import Bilingual, Example
from agreements.impact.folding import fold

if TYPE_CHECKING:
    from agreements.model import Language

__all__ = ["Place", "Reach", "RoadKind", "Roads", "Saying", "roads", "speaks_of_the_whole"]

Reach = Literal["all", "named"] | tuple[str, ...]
RoadKind = Literal["definition", "precedence", "scope", "condition", "duration", "entire-agreement"]


class Place(Bilingual):
    """A kind of part on which others depend, known by its heading or by how its text begins."""

    road: RoadKind
    reach: Literal["all", "terms"]
    headings: Bilingual


class Saying(Bilingual):
    """Phrases by which a sentence reaches further than its own part.

    ``reach``: "all", "named", or positions. With ``unless: positions`` a sentence in a part that is about positions of
    its own reaches further only when it speaks of the agreement as a whole. ``prevails`` tells on which side of a
    phrase of precedence that stands which prevails: when that is the agreement itself, nothing is taken.
    """

    road: RoadKind
    reach: Reach
    unless: Literal["", "positions"] = ""
    prevails: Literal["", "before", "after"] = ""


class RoadExample(Example):
    """A sentence that a road must find, or must not."""

    road: RoadKind


class Roads(Data):
    """The file ``roads.yaml``."""

    about: str
    places: tuple[Place, ...]
    sentences: tuple[Saying, ...]
    general: Bilingual
    whole: Bilingual
    agreement: Bilingual
    parts_of: Bilingual
    harmless: Bilingual
    conflict: Bilingual
    negation: Bilingual
    clauses: Bilingual
    hedges: frozenset[str]
    examples: tuple[RoadExample, ...]


def roads() -> Roads:
    """What we know of roads. Raises InvalidFileError with every mistake in the file."""
    return knowledge("roads", Roads)


def speaks_of_the_whole(text: str, language: Language) -> bool:
    """Whether a text speaks of the agreement as a whole."""
    return bool(roads().general.found(fold(text), language))
