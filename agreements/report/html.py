"""A comparison as one HTML file without outside assets: for a phone, a desk and paper.

Every text of a document is escaped. A content security policy lets only our own script run, and nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.report import naming, phrases, showing
from akkoord.messages import active

if TYPE_CHECKING:
    import datetime

    from jinja2 import Template

    from agreements.diff.model import ArticleChange, Comparison, Negotiation, PositionState

__all__ = ["as_html"]

_PAGES = Path(__file__).parent / "pages"


def as_html(negotiation: Negotiation, today: datetime.date) -> str:
    """The whole result as a page, in the language of messages; ``today`` is the date that it bears."""
    style, script = (_asset(name) for name in ("report.css", "report.js"))
    return _template().render(
        negotiation=negotiation,
        latest=negotiation.latest,
        language=active(),
        made=phrases.date(today),
        style=style,
        script=script,
        policy=_policy(script),
    )


def _asset(name: str) -> str:
    return (_PAGES / name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """What a browser may do with the page: run this very script, use the styles in it, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"


@cache
def _template() -> Template:
    # Imported here: only who wants a page waits for Jinja2.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: (
            value if isinstance(value, Markup) or not isinstance(value, str) else showing.clean(value)
        ),
    )
    environment.globals |= {
        "t": phrases.phrase,
        "counted": phrases.counted,
        "number": phrases.number,
        "headline": phrases.headline,
        "tally": phrases.tally,
        "round_name": phrases.round_name,
        "to_know": phrases.to_know,
        "symbols": naming.SYMBOLS,
        "verdict_name": naming.verdict_name,
        "label_name": naming.label_name,
        "standing_name": naming.standing_name,
        "change_name": naming.change_name,
        "weight_name": naming.weight_name,
        "rung_name": naming.rung_name,
        "road_name": naming.road_name,
        "gap_name": naming.gap_name,
        "article_name": naming.article_name,
        "part_name": naming.part_name,
        "move_name": naming.move_name,
        "position_title": naming.position_title,
        "titles_in": naming.language_of_titles,
        "evidence": showing.evidence,
        "excerpt": showing.excerpt,
        "lines": showing.lines,
        "places": _places,
        "entries": showing.entries,
        "whole": showing.whole,
        "meets": naming.meets,
        "touched": _touched,
        "weights": _weights,
        "UNSURE": showing.UNSURE,
    }
    return environment.get_template("report.html")


def _places(comparison: Comparison) -> dict[str, int]:
    """The first entry of each name among the changes: what a link to an article points to."""
    found: dict[str, int] = {}
    for index, article in enumerate(comparison.articles):
        found.setdefault(article.name, index)
    return found


def _touched(comparison: Comparison, article: ArticleChange) -> list[tuple[PositionState, str]]:
    """The positions that an entry touches, with what it does to them, in the order of the report."""
    found = []
    for state in comparison.positions:
        verdict = article.positions.get(state.id, "kept")
        if state.id in article.reaches and verdict in ("kept", "strengthened"):
            found.append((state, "weakened"))
        elif verdict != "kept":
            found.append((state, verdict))
    return found


def _weights(comparison: Comparison, article: ArticleChange) -> str:
    """The weights of the positions that an entry touches, for the filter."""
    return " ".join(sorted({state.weight or "none" for state, _verdict in _touched(comparison, article)}))
