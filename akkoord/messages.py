"""Messages to the user, in Dutch, French or English, by gettext.

The source language is English. ``activate`` sets the language of the process; until then messages are English.
The language of an agreement is another matter, and never set here.
"""

from __future__ import annotations

import gettext as _gettext
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "activate", "active", "gettext", "mark", "named", "ngettext", "preferred", "quoted"]

LANGUAGES = ("nl", "fr", "en")
_DOMAIN = "akkoord"
_LOCALE = Path(__file__).parent / "locale"

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def preferred(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the environment asks for (LC_ALL, LC_MESSAGES, LANG), else Dutch."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        language = environment.get(name, "")[:2].lower()
        if language in LANGUAGES:
            return language
    return "nl"


def activate(language: str) -> None:
    """Show messages in ``language`` ("nl", "fr" or "en") from now on, those of click included."""
    global _catalogue, _language
    _language = language
    _catalogue = _gettext.translation(_DOMAIN, _LOCALE, [language], fallback=True)
    # click asks the global domain for its own words ("Usage:", "Options:")
    os.environ["LANGUAGE"] = language
    _gettext.bindtextdomain(_DOMAIN, str(_LOCALE))
    _gettext.textdomain(_DOMAIN)


def active() -> str:
    """The language in which messages are shown now."""
    return _language


def gettext(message: str) -> str:
    """The message in the active language."""
    return _catalogue.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message for ``count`` things, in the active language."""
    return _catalogue.ngettext(singular, plural, count)


def quoted(words: str) -> str:
    """Words between the quotation marks of the active language."""
    return gettext("“{text}”").format(text=words)


def named(name: str, what: str) -> str:
    """What holds for something: "Individual right: weakened", with the colon of the active language."""
    return gettext("{name}: {what}").format(name=name, what=what)


def mark(message: str) -> str:
    """Mark a message for translation that is translated later, when it is shown."""
    return message
