"""What depends on what in our document: which positions each part states, which use a term, which name an article."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from agreements.diff.citations import mentions
from agreements.diff.knowledge import Data, knowledge
from agreements.impact import assess
from agreements.impact.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.units import Block, Side

__all__ = ["Dependence", "term_of"]


class _Words(Data):
    """The file ``definitions.yaml``."""

    about: str
    before: tuple[str, ...]
    articles: tuple[str, ...]
    after: tuple[str, ...]
    most_words: int


@cache
def _defining() -> re.Pattern[str]:
    words = knowledge("definitions", _Words)
    before = "|".join(rf"{word}\s+" for word in words.before)
    articles = "|".join(word if word.endswith(("'", "’")) else f"{word} " for word in words.articles)
    return re.compile(
        rf"^\W*(?:{before})?(?:{articles})?[“”\"«\s]*(?P<term>[^:“”\"»=;,.()]{{2,60}}?)[”\"»\s]*"
        rf"(?::|=|\b(?:{'|'.join(words.after)})\b)",
        re.IGNORECASE,
    )


def term_of(text: str) -> str:
    """The term that a passage defines ("de werknemer: elke persoon …", "Onder werknemer wordt verstaan …"), or ""."""
    found = _defining().match(text.strip())
    term = " ".join(found["term"].split()) if found else ""
    return term if 0 < len(term.split()) <= knowledge("definitions", _Words).most_words else ""


class Dependence:
    """Knows our document; what it is asked it reads once."""

    def __init__(self, ours: Side, known: Sequence[Known | None]) -> None:
        """``known`` has the clause of each part."""
        self._ours = ours
        self._known = known
        self._stated: dict[int, tuple[str, ...]] = {}

    @cached_property
    def all(self) -> tuple[str, ...]:
        """All positions that any article or annex states."""
        blocks = [block for block in self._ours.blocks if block.part in ("article", "annex")]
        return tuple(dict.fromkeys(position for block in blocks for position in self.of(block)))

    def of(self, block: Block) -> tuple[str, ...]:
        """The positions that a part states: those of its clause, else those that its text tells."""
        known = self._known[block.index]
        if known is not None:
            return known.positions
        if block.index not in self._stated:
            text = "\n".join(each.text for each in self._ours.of(block))
            found = assess(text, text, self._ours.language).positions
            self._stated[block.index] = tuple(position for position in found if position != "other")
        return self._stated[block.index]

    def using(self, term: str, besides: Iterable[int]) -> tuple[str, ...]:
        """The positions of the parts that use a term; ``besides`` are the parts that define it."""
        words = [re.escape(word) for word in fold(term).split()]
        pattern = re.compile(r"(?<!\w)" + r"\w{0,3}\W+".join(words) + r"(?:s|x|e|n|en|es|'s)?(?!\w)")
        skipped = set(besides)
        return self._where(lambda text: bool(pattern.search(fold(text))), skipped)

    def naming(self, *, annex: bool, number: str) -> tuple[str, ...]:
        """The positions of the parts that refer to an article or annex."""
        return self._where(
            lambda text: any((each.annex, each.number) == (annex, number) for each in mentions(text)), set()
        )

    def _where(self, holds: Callable[[str], bool], skipped: set[int]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for block in self._ours.blocks:
            if block.index not in skipped and block.part in ("article", "annex") and holds(self._ours.shown(block)):
                found |= dict.fromkeys(self.of(block))
        return tuple(found)
