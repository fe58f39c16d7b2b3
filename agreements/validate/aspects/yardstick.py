"""Our own text to hold a draft against: as a dossier makes it, or as the library has it on the theme of the draft."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.assemble import BLANK, assemble, unfilled
from agreements.diff.clauses import Known
from agreements.diff.units import tokens
from agreements.dossier import DossierFile
from agreements.selection import default_choice, select
from akkoord.errors import AkkoordError
from akkoord.yamlfile import Document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agreements.diff.units import Block, Side
    from agreements.dossier import Dossier
    from agreements.model import Agreement, Article, Passage
    from clauses.library import Library
    from clauses.model import Language, Rung, Theme

__all__ = ["from_dossier", "from_library", "known_by_tag", "touches"]

MENTIONS = 3
"""From so many sentences that name it on, a text is on a theme that its title and its headings do not name."""
RECOGNISED = 2
"""From so many clauses of a theme on, a text is on that theme."""


def from_dossier(dossier: Dossier, library: Library, language: Language) -> Agreement | None:
    """The agreement that a dossier makes; None when it cannot make one (it was made with another library)."""
    try:
        selection = select(DossierFile(dossier, Document(Path(), {})), library)
        return assemble(dossier, selection, library, language)
    except AkkoordError:
        return None


def from_library(theme: Theme, rungs: Mapping[str, Rung], library: Library, draft: Side) -> Agreement:
    """The clauses of a theme as an agreement: each on the rung that ``rungs`` names, else on its lowest.

    Values are those of the library; what only a dossier knows is taken as the draft has it.
    """
    clauses = [library.clauses[id_] for id_ in theme.clauses]
    chosen = [default_choice(clause, rungs.get(clause.id, clause.rungs[-1])) for clause in clauses]
    bare = unfilled(chosen, library, draft.language)
    said = [text.text for text in draft.texts]
    articles, annexes = ([_filled(each, said) for each in group] for group in (bare.articles, bare.annexes))
    return replace(bare, articles=tuple(articles), annexes=tuple(annexes))


def _filled(article: Article, said: Sequence[str]) -> Article:
    return replace(article, passages=tuple(_fitting(passage, said) for passage in article.passages))


def _fitting(passage: Passage, said: Sequence[str]) -> Passage:
    """A passage with its blanks as a passage of the draft with the same words fills them."""
    if BLANK not in passage.text:
        return passage
    pattern = re.compile(".+?".join(re.escape(piece) for piece in passage.text.split(BLANK)), re.DOTALL)
    mine = next((text for text in said if pattern.fullmatch(text)), None)
    return passage if mine is None else replace(passage, pieces=(mine,))


def known_by_tag(side: Side, library: Library) -> list[Known | None]:
    """The clause of each part of a text that we assembled ourselves, and whose tags are therefore true."""
    return [_known(block, library) for block in side.blocks]


def touches(theme: Theme, draft: Side, recognised: Sequence[Known | None]) -> bool:
    """Whether a draft is on a theme: by its title and headings, its sentences, or the clauses of ours that it has.

    Words for the theme are its title and its other names, in singular and in plural.
    """
    own = {each.clause for each in recognised if each is not None and each.clause in theme.clauses}
    if len(own) >= RECOGNISED:
        return True
    names = [theme.title[draft.language], *theme.names[draft.language]]
    name = re.compile("|".join(rf"\b{r'e?s? '.join(map(re.escape, tokens(each)))}(?:e?[ns])?\b" for each in names))
    titles = [text.text for block in draft.blocks if block.part == "title" for text in draft.of(block)]
    if any(name.search(_plain(text)) for text in (*titles, *(block.heading for block in draft.blocks))):
        return True
    return sum(name.search(_plain(statement.text)) is not None for statement in draft.statements) >= MENTIONS


def _plain(text: str) -> str:
    return " ".join(tokens(text))


def _known(block: Block, library: Library) -> Known | None:
    if block.tag is None or block.tag.clause not in library.clauses:
        return None
    clause = library.clauses[block.tag.clause]
    rung = next(each for each in clause.rungs if each == block.tag.variant)
    return Known(clause.id, rung, tuple(clause.variants[rung].positions))
