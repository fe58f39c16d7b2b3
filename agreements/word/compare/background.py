"""What lies behind the text: theme, settings and the defaults of all styles.

These cannot be tracked. Those of ours stay, and where theirs differ, that is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.compare.keys import block_key, property_key
from agreements.word.oxml import find, qn

if TYPE_CHECKING:
    from collections.abc import Hashable

    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["differing_background"]

_UNSEEN = frozenset(
    qn(f"w:{name}")
    for name in (
        "view", "zoom", "rsids", "proofState", "attachedTemplate", "trackRevisions", "activeWritingStyle",
        "hideSpellingErrors", "hideGrammaticalErrors", "stylePaneFormatFilter", "stylePaneSortMethod", "linkStyles",
        "revisionView", "removePersonalInformation", "removeDateAndTime", "saveThroughXslt", "savePreviewPicture",
        "updateFields", "hdrShapeDefaults", "shapeDefaults", "schemaLibrary", "docVars", "themeFontLang", "compat",
        "clrSchemeMapping", "decimalSymbol", "listSeparator", "doNotTrackMoves", "doNotTrackFormatting", "docId",
        "characterSpacingControl", "footnotePr", "endnotePr", "embedTrueTypeFonts", "saveSubsetFonts",
    )
)  # fmt: skip
"""Settings that change nothing a reader sees (17.15.1)."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def differing_background(ours: Package, theirs: Package) -> tuple[str, ...]:
    """Which of "theme", "settings" and "defaults" the two documents do not have alike."""
    views = {"theme": _theme, "settings": _settings, "defaults": _defaults}
    return tuple(name for name, view in views.items() if view(ours) != view(theirs))


def _root(package: Package, kind: str) -> Element | None:
    name = package.related(package.main_document, kind)
    return None if name is None else package.xml(name)


def _theme(package: Package) -> Hashable:
    root = _root(package, "theme")
    return None if root is None else tuple(block_key(child) for child in root)


def _settings(package: Package) -> Hashable:
    root = _root(package, "settings")
    if root is None:
        return ()
    foreign = {child.tag for child in root if not str(child.tag).startswith(_WORD)}
    return property_key(root, _UNSEEN | foreign)


def _defaults(package: Package) -> Hashable:
    root = _root(package, "styles")
    defaults = None if root is None else find(root, "w:docDefaults")
    return None if defaults is None else block_key(defaults)
