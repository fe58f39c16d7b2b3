"""Colours as Word shows them: written out, taken from the theme, lighter or darker; and whether two can be told apart.

A colour of the theme goes before the one that is written beside it (ECMA-376 Part 1, 17.3.2.6 and 17.3.5); which one
"background 1" is, the settings say (17.15.1.20).
"""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agreements.word.oxml import attribute, find, local_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agreements.word.oxml import Element

__all__ = ["HIGHLIGHTS", "Palette", "contrast"]

HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080", "darkCyan": "008080",
    "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "green": "00FF00", "lightGray": "C0C0C0", "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF",
    "yellow": "FFFF00",
}  # fmt: skip
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_MAPPED = {"background1": "bg1", "text1": "t1", "background2": "bg2", "text2": "t2"}
_USUAL = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
_SHORT = {"light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2", "hyperlink": "hlink"}
_FULL = 255


@dataclass(frozen=True)
class Palette:
    """The colours of the theme, by their names there, and which of them are background and text."""

    colours: Mapping[str, str] = field(default_factory=lambda: {"lt1": "FFFFFF", "dk1": "000000"})
    mapping: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, theme: Element | None, settings: Element | None) -> Palette:
        """The palette of a document; without a theme, white is its background and black its text."""
        found = {"lt1": "FFFFFF", "dk1": "000000"}
        scheme = next((each for each in ([] if theme is None else theme.iter()) if local_name(each) == "clrScheme"), ())
        for entry in scheme:
            value = next(iter(entry), None)
            colour = "" if value is None else value.get("lastClr") or value.get("val") or ""
            if _HEX.fullmatch(colour):
                found[local_name(entry)] = colour
        chosen = None if settings is None else find(settings, "w:clrSchemeMapping")
        mapping = {key: attribute(chosen, f"w:{key}", default=usual) for key, usual in _USUAL.items()}
        return cls(found, mapping)

    def text(self, colour: Element | None) -> str | None:
        """The colour that ``w:color`` gives, in six hexadecimal digits; None for automatic, or when it is not known."""
        return self._resolved(colour, "w:val", "w:theme")

    def fill(self, shading: Element | None) -> str | None:
        """The colour that ``w:shd`` fills with; a solid pattern covers its fill."""
        if attribute(shading) == "solid":
            return self._resolved(shading, "w:color", "w:theme")
        return self._resolved(shading, "w:fill", "w:themeFill")

    def page(self, background: Element | None) -> str:
        """The colour of the page (``w:background``, 17.2.1): white, unless it has another."""
        return self._resolved(background, "w:color", "w:theme") or "FFFFFF"

    def named(self, name: str) -> str | None:
        """A colour of the theme by a name that Word gives it ("background1")."""
        key = _MAPPED.get(name)
        name = self.mapping.get(key, _USUAL[key]) if key else name
        return self.colours.get(_SHORT.get(name, name))

    def _resolved(self, element: Element | None, plain: str, theme: str) -> str | None:
        name = attribute(element, "w:themeColor" if theme == "w:theme" else theme)
        colour = self.named(name) if name else None
        if colour is not None:
            return _changed(colour, attribute(element, f"{theme}Tint"), attribute(element, f"{theme}Shade"))
        written = attribute(element, plain)
        return written if _HEX.fullmatch(written) else None


def _changed(colour: str, tint: str, shade: str) -> str:
    """A colour, lighter by a tint or darker by a shade (17.18.97: in hexadecimal, 255 leaves it as it is)."""
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / _FULL for channel in _channels(colour)))
    if re.fullmatch(r"[0-9A-Fa-f]{2}", tint):
        part = int(tint, 16) / _FULL
        light = light * part + 1 - part
    if re.fullmatch(r"[0-9A-Fa-f]{2}", shade):
        light *= int(shade, 16) / _FULL
    return "".join(f"{round(channel * _FULL):02X}" for channel in colorsys.hls_to_rgb(hue, light, saturation))


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (0, 2, 4))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.1, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [channel / _FULL for channel in _channels(colour)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
