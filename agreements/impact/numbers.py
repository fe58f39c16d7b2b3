"""Reads numbers in Dutch and French: digits, words, fractions."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["first_words", "is_ordinal", "ordinal", "read_digits", "spelled"]

_NL_UNITS = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_NL_TENS = dict(
    zip(
        range(20, 100, 10),
        ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"],
        strict=True,
    )
)
_FR_UNITS = [
    "zero",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FR_TENS = dict(zip(range(20, 70, 10), ["vingt", "trente", "quarante", "cinquante", "soixante"], strict=True))


def read_digits(text: str) -> float | None:
    """The number written in digits, as in Belgium: ``1.250,50``, ``1 250``, ``0,27``; None when it isn't one."""
    if text.isalpha():
        return None
    plain = re.sub(r"[\s\u00a0\u202f']", "", text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    if not re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
        return None
    return float(plain.replace(",", "."))


@lru_cache(maxsize=2)
def spelled(language: str) -> dict[tuple[str, ...], float]:
    """Every number up to 9,999 in words, as folded words split at hyphens, with its value."""
    write = _dutch if language == "nl" else _french
    numbers: dict[tuple[str, ...], float] = {}
    for value in [*range(1, 1000), *range(1000, 10_000, 10)]:
        for form in write(value):
            numbers[tuple(form.replace("-", " ").split())] = float(value)
    if language == "fr":
        numbers |= {
            (*form, word): 100 * value
            for form, value in numbers.items()
            if 11 <= value <= 19
            for word in ("cent", "cents")
        }
        numbers |= {(*form[:-1], "une"): value for form, value in numbers.items() if form[-1] == "un"}
    return numbers


@lru_cache(maxsize=2)
def first_words(language: str) -> frozenset[str]:
    """The words that a number in words can begin with."""
    return frozenset(words[0] for words in spelled(language))


def _dutch(value: int) -> list[str]:
    if value < 20:
        return [_NL_UNITS[value]]
    if value < 100:
        tens, rest = _NL_TENS[value - value % 10], value % 10
        return [f"{_NL_UNITS[rest]}en{tens}"] if rest else [tens]
    if (value >= 1100 and value // 100 % 10 == 0) or value < 1000:
        return _compound(value, 1000 if value >= 1000 else 100)
    return _compound(value, 100) + _compound(value, 1000)


def _compound(value: int, base: int) -> list[str]:
    """Hundreds or thousands and what follows: "twaalfhonderdvijftig", "duizend tweehonderdvijftig" in one word."""
    count, rest = divmod(value, base)
    word = "honderd" if base == 100 else "duizend"
    head = word if count == 1 else f"{_dutch(count)[0]}{word}"
    return [head + form for form in _dutch(rest)] + [f"{head}en{form}" for form in _dutch(rest)] if rest else [head]


def _french(value: int) -> list[str]:
    if value < 20:
        return [_FR_UNITS[value]]
    if value < 100:
        return _french_tens(value)
    base, word = (1000, "mille") if value >= 1000 else (100, "cent")
    count, rest = divmod(value, base)
    heads = [word] if count == 1 else [f"{head} {word}" for head in _french(count)]
    if rest:
        return [f"{head} {form}" for head in heads for form in _french(rest)]
    return [*heads, *(f"{head}s" for head in heads)] if base == 100 else heads


def _french_tens(value: int) -> list[str]:
    forms: list[str] = []
    tens, rest = value - value % 10, value % 10
    for base, word in {**_FR_TENS, 70: "septante", 80: "quatre vingt", 90: "nonante"}.items():
        if base == tens:
            forms.append(_joined(word, rest))
            if base == 80 and not rest:
                forms.append("quatre vingts")
    if tens in (70, 90):
        head = "soixante" if tens == 70 else "quatre vingt"
        forms.append(_joined(head, rest + 10) if tens == 70 and rest == 1 else f"{head} {_FR_UNITS[rest + 10]}")
    return forms


def _joined(head: str, rest: int) -> str:
    if not rest:
        return head
    return f"{head} et {_FR_UNITS[rest]}" if rest in (1, 11) and head != "quatre vingt" else f"{head} {_FR_UNITS[rest]}"


_ORDINAL = re.compile(r"\d+(?:e|de|ste|er|re|eme|ieme)")
_FIRST = {"eerste", "derde", "premier", "premiere", "second", "seconde"}
_ENDINGS = {"nl": ("ste", "de"), "fr": ("ieme",)}


def is_ordinal(folded: str, language: str) -> bool:
    """Whether a folded word is an ordinal number: "vijftiende", "15de", "quinzième"."""
    if folded in _FIRST or _ORDINAL.fullmatch(folded):
        return True
    known = spelled(language)
    for ending in _ENDINGS[language]:
        stem = folded.removesuffix(ending)
        if stem != folded and any((whole,) in known for whole in (stem, f"{stem}e", stem.removesuffix("u"))):
            return True
    return False


_FIGURE = re.compile(r"(\d+)(?:e|de|ste|er|re|eme|ieme)")


@lru_cache(maxsize=4096)
def ordinal(folded: str, language: str) -> str:
    """An ordinal number in one notation: "vijfde" and "5de" are "5e"; empty when a folded word is none."""
    figure = _FIGURE.fullmatch(folded)
    if figure:
        return f"{figure[1]}e"
    if not folded.endswith(_ENDINGS[language]) or not is_ordinal(folded, language) or folded in _FIRST:
        return ""
    known = spelled(language)
    stem = next(folded.removesuffix(ending) for ending in _ENDINGS[language] if folded.endswith(ending))
    found = next((known[whole,] for whole in (stem, f"{stem}e", stem.removesuffix("u")) if (whole,) in known), None)
    return f"{found:g}e" if found is not None else ""
