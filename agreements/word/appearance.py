"""What a writer must know besides the agreement itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

__all__ = ["Appearance", "Comment"]


@dataclass(frozen=True)
class Comment:
    """A Word comment of one or more paragraphs, on the heading (or first words) of a clause."""

    clause: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Appearance:
    """How an agreement shows in Word, and what the document says about itself.

    ``words`` are the fixed words in the agreement's language (``templates.words``); ``facts`` are further tags that
    the template may use, such as ``company``. ``internal_notice`` is "" unless the document is for our eyes only.
    """

    short_title: str
    version: str
    author: str
    date: datetime.date
    words: Mapping[str, str]
    contents: bool = False
    internal_notice: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
