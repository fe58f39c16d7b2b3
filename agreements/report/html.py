"""A comparison as one HTML file without outside assets: for a phone, a desk and paper.

Every text of a document is escaped. A content security policy lets only our own script run, and nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.report import phrases, showing, sorting, words
from akkoord.messages import active

if TYPE_CHECKING:
    import datetime

    from jinja2 import Template

    from agreements.diff.model import Negotiation

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

    def named(name: str, what: str) -> str:
        """As ``phrases.named``; markup in ``name`` stays markup, and all else is escaped."""
        return Markup(phrases.named("{name}", "{what}")).format(name=name, what=what)  # noqa: S704  our own words

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
        "say": phrases,
        "t": phrases.phrase,
        "word": words,
        "show": showing,
        "sort": sorting,
        "named": named,
    }
    return environment.get_template("report.html")
