"""The smallest things that can be marked: words, spaces, pictures, notes, the ends of fields, and paragraph marks.

Atoms with equal keys are the same to a reader, formatting apart. What has no width (bookmarks, comment ranges) hangs
on the atom that follows it. Hyperlinks and the like are wraps around atoms, and are part of an atom's key; inline
content controls are wraps too, but text is the same with and without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from agreements.word.compare.equations import equation_key
from agreements.word.oxml import qn

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from agreements.word.compare.equations import TrackedEquation
    from agreements.word.oxml import Element

__all__ = ["PROPERTIES", "Atom", "EquationAtom", "Piece", "Wrap"]

PROPERTIES = frozenset(
    qn(f"w:{name}") for name in ("rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData")
)


class Wrap(NamedTuple):
    """An element around atoms, and its key; None when it makes no difference to a reader.

    ``control`` is the key of a content control: these hold text that may be the same without them.
    """

    element: Element
    key: Hashable
    control: Hashable = None


class Piece(NamedTuple):
    """What one run gives to an atom: a stretch of text or a child of the run, and the run's properties.

    ``form`` is the key of its formatting.
    """

    text: str
    node: Element | None
    properties: Element | None
    form: tuple[str, ...]


@dataclass(eq=False, slots=True)
class Atom:
    """The smallest thing that can be marked.

    Of ``pieces`` (inside runs), ``outer`` (between runs) and ``ends`` (the paragraph whose mark it is) one is given.
    ``inside`` are marks without width that stand within its text, with how many characters come before each.
    ``partner`` is the other end of a field in the same paragraph. A ``rider`` was removed by an earlier revision.
    """

    key: Hashable
    text: str = ""
    pieces: tuple[Piece, ...] = ()
    outer: Element | None = None
    ends: Element | None = None
    wraps: tuple[Wrap, ...] = ()
    before: Sequence[Element] = ()
    inside: Sequence[tuple[int, Element]] = ()
    partner: Atom | None = None
    opens_field: bool = False
    rider: bool = False

    @property
    def tracked(self) -> TrackedEquation | None:
        """The marks inside an equation of theirs that is read as its former self."""
        return None

    @property
    def later(self) -> Hashable:
        """The key that such an equation has when its marks are accepted."""
        return None

    @property
    def form(self) -> tuple[object, ...]:
        """Equal for atoms that are formatted the same, however their text is cut into runs."""
        if len(self.pieces) == 1:
            return ((self.pieces[0].form, len(self.text)),)
        forms = [(piece.form, len(piece.text)) for piece in self.pieces]
        return tuple((form, sum(n for _, n in group)) for form, group in groupby(forms, key=lambda item: item[0]))

    @property
    def controls(self) -> tuple[Hashable, ...]:
        """The keys of the content controls around it, outermost first."""
        return tuple(wrap.control for wrap in self.wraps if wrap.control is not None)

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()


class EquationAtom(Atom):
    """An equation of theirs with marks inside: apart, since other atoms are many and have to be small."""

    def __init__(self, key: Hashable, wraps: tuple[Wrap, ...], outer: Element, tracked: TrackedEquation) -> None:
        Atom.__init__(self, key, outer=outer, wraps=wraps)
        self._tracked = tracked

    @property
    def tracked(self) -> TrackedEquation:
        """Its marks, and what it is without them."""
        return self._tracked

    @property
    def later(self) -> Hashable:
        """Its key when they are accepted."""
        return equation_key(self._tracked.accepted), tuple(wrap.key for wrap in self.wraps if wrap.key is not None)
