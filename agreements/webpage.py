"""Reports as one HTML page without outside assets: what their pages share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from akkoord.messages import active

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["webpage"]

_BASE = Path(__file__).parent / "webpage.html"


def webpage(page: Path, **values: object) -> str:
    """The page of a template that extends ``webpage.html``, in the language of messages; every value is escaped.

    ``values`` hold at least its ``title`` and its ``summary``.
    """
    return _template(page).render(language=active(), **values)


@cache
def _template(page: Path) -> Template:
    # Imported here: only who wants a page waits for Jinja2.
    from jinja2 import DictLoader, Environment, StrictUndefined

    files = {each.name: each.read_text(encoding="utf-8") for each in (_BASE, page)}
    environment = Environment(
        loader=DictLoader(files), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(page.name)
