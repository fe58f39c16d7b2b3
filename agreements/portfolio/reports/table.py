"""The tables that every report shows: clauses and positions by agreement, and the wordings in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.portfolio.model import STATE_WORDS, VERDICT_WORDS
from agreements.report.words import rung_word
from akkoord.messages import active, ngettext
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from agreements.model import Language
    from agreements.portfolio.model import Portfolio, Row, Wording

__all__ = [
    "clause_title",
    "headline",
    "language",
    "position_title",
    "remark_on",
    "state_of",
    "verdict_of",
    "wording_text",
]


def language() -> Language:
    """The language in which the library speaks to the reader."""
    return "fr" if active() == "fr" else "nl"


def clause_title(portfolio: Portfolio, id_: str) -> str:
    """The title of a clause."""
    return portfolio.library.clauses[id_].title[language()]


def position_title(portfolio: Portfolio, id_: str) -> str:
    """The title of a position."""
    return portfolio.library.positions[id_].title[language()]


def state_of(row: Row, clause: str) -> str:
    """What has become of a clause, in words; nothing of a document that was not read."""
    return _(STATE_WORDS[row.cell(clause).state]) if row.is_agreement else ""


def remark_on(row: Row) -> str:
    """Why a document was not judged; nothing of one that was."""
    return _("This is a report of ours and no agreement: it was left out.") if row.is_report else row.problem


def verdict_of(row: Row, position: str) -> str:
    """What has become of a position, in words; nothing where it was not asked."""
    return _(VERDICT_WORDS[row.positions[position]]) if position in row.positions else ""


def wording_text(wording: Wording) -> str:
    """The words of a wording; of our own text which rung of it."""
    return rung_word(wording.text) if wording.state == "same" else wording.text


def headline(portfolio: Portfolio) -> str:
    """How many agreements there are, how many deviate, how many could not be read, and what was left out."""
    unread = sum(bool(row.problem) for row in portfolio.rows)
    weaker = sum(portfolio.deviation(row) > 0 for row in portfolio.rows)
    reports = sum(row.is_report for row in portfolio.rows)
    told = _("Agreements: {all}; weaker than a position of ours: {weaker}; not read: {unread}.").format(
        all=len(portfolio.rows) - reports, weaker=weaker, unread=unread
    )
    if not reports:
        return told
    left_out = ngettext("{count} report of ours was left out.", "{count} reports of ours were left out.", reports)
    return f"{told} {left_out.format(count=reports)}"
