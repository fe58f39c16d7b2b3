"""PDF -> pieces of text with their places, by pdfium. Runs as a program of its own: see ``guard``.

The file may be hostile, and pdfium is native code: whatever happens here happens in a process with limits, that is
ended when it takes too long. Its answer is one JSON object on standard output: ``{"pages": […]}``, or
``{"error": "encrypted" | "damaged" | "pages" | "characters"}``. It is one file, for it imports nothing of ours.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as raw

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 5_000_000
WORD_SPACE = 0.45
"""Times the font size: more than this between two characters is no usual word space."""
STRETCH = 0.2
"""Times the font size: what a word space may be wider than the space of its font, as in fonts of one width."""
SAME_LINE = 0.12
SCANNED = 0.5
BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "semibd", "demi")
_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_HYPHENS = {0x02, 0xFFFE}  # what pdfium makes of a hyphen at the end of a line
_MARKS = {
    raw.FPDF_ANNOT_STRIKEOUT: "struck out",
    raw.FPDF_ANNOT_HIGHLIGHT: "highlighted",
    raw.FPDF_ANNOT_UNDERLINE: "underlined",
    raw.FPDF_ANNOT_SQUIGGLY: "underlined",
}
_REMARKS = frozenset(
    getattr(raw, f"FPDF_ANNOT_{name}") for name in ("TEXT", "FREETEXT", "CARET", "STAMP", "INK", "LINE", "SQUARE")
)
MOST_REMARKS = 1000
_DAMAGED: dict[str, Any] = {
    "width": 0,
    "height": 0,
    "fragments": [],
    "pictures": 0,
    "covered": 0,
    "hidden": "",
    "recognised": False,
    "remarks": [],
    "damaged": True,
}
_Character = tuple[str, float, float, float, float, bool, int, bool]
"""Itself, where it begins (x and y, from below), where it ends, its size, bold, direction in quarters, invisible."""


def pages_of(path: str, most: int) -> dict[str, Any]:
    """The pages of a file: size, fragments ``[text, x0, x1, y, size, bold, turned]``, pictures, annotations.

    Points, from the top left corner; ``y`` is the base line. A page on its side is turned upright.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (_PASSWORD, _SECURITY)
        return {"error": "encrypted" if locked else "damaged"}
    if len(document) > most:
        return {"error": "pages"}
    pages = []
    left = MAX_CHARACTERS
    for index in range(len(document)):
        try:
            page = document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            pages.append(dict(_DAMAGED))
            continue
        left -= raw.FPDFText_CountChars(text)
        if left < 0:
            return {"error": "characters"}
        pages.append(_page(page, text))
        text.close()
        page.close()
    return {"pages": pages, "attachments": document.count_attachments()}


def _page(page: Any, text: Any) -> dict[str, Any]:
    box = page.get_cropbox()
    covered, pictures = _pictures(page, (box[2] - box[0]) * (box[3] - box[1]))
    everything = list(_characters(text))
    scanned = covered >= SCANNED  # then the invisible text is what was recognised in the picture
    characters = [each for each in everything if scanned or not each[-1]]
    turn = _main_turn(characters)
    place, width, height = _upright(box, turn)
    return {
        "width": width,
        "height": height,
        "fragments": list(_fragments(characters, place, turn, width, height)),
        "pictures": pictures,
        "covered": covered,
        "hidden": "".join(each[0] for each in everything if each[-1] and not scanned).strip(),
        "recognised": scanned and any(each[-1] for each in everything),
        "remarks": _remarks(page, text),
        "damaged": False,
    }


def _characters(text: Any) -> Iterator[_Character]:
    """The characters of a page in the order of the file."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    fonts: dict[int, tuple[bool, float, int, bool]] = {}
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (0x0D, 0x0A):
            yield "\n", 0, 0, 0, 0, False, 0, False
            continue
        if raw.FPDFText_IsGenerated(text, index) == 1:
            yield " ", 0, 0, 0, 0, False, 0, False
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        pointer = raw.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(pointer.contents) if pointer else -index - 1
        if key not in fonts:
            fonts[key] = _font(text, index)
        bold, size, quarter, invisible = fonts[key]
        character = "-" if code in _HYPHENS else _character(code)
        ends = (box.right, box.bottom, box.left, box.top)
        yield character, x.value, y.value, ends[quarter], size, bold, quarter, invisible


def _character(code: int) -> str:
    if code == 0 or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return chr(code)


def _font(text: Any, index: int) -> tuple[bool, float, int, bool]:
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text, index, None, 0, flags)
    buffer = ctypes.create_string_buffer(max(length, 1))
    raw.FPDFText_GetFontInfo(text, index, buffer, length, flags)
    name = buffer.value.decode("utf-8", "replace").lower()
    bold = any(word in name for word in _BOLD_NAMES) or raw.FPDFText_GetFontWeight(text, index) >= BOLD_WEIGHT
    angle = raw.FPDFText_GetCharAngle(text, index)
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(text, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    quarter = round(max(angle, 0.0) / (math.pi / 2)) % 4
    shown = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(text, index))
    invisible = shown == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    return bold, raw.FPDFText_GetFontSize(text, index) * scale, quarter, invisible


def _main_turn(characters: list[_Character]) -> int:
    """In which direction most of the text is written: 0 for upright, then in quarters clockwise.

    What the page itself says about its rotation tells less: a page on its side holds text that is written so.
    """
    counts = [0, 0, 0, 0]
    for character in characters:
        counts[character[6]] += character[0] not in " \n"
    return max(range(4), key=lambda quarter: counts[quarter])


def _upright(box: tuple[float, float, float, float], turn: int) -> tuple[Any, float, float]:
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    places = {
        0: (lambda x, y: (x - left, top - y), width, height),
        1: (lambda x, y: (top - y, right - x), height, width),
        2: (lambda x, y: (right - x, y - bottom), width, height),
        3: (lambda x, y: (y - bottom, x - left), height, width),
    }
    return places[turn]


def _fragments(characters: Any, place: Any, turn: int, width: float, height: float) -> Iterator[list[Any]]:
    current: list[Any] = []
    space = 0.0
    for character, x, y, end, size, bold, quarter, _invisible in characters:
        if character == "\n":
            if current:
                yield current
            current = []
            continue
        if size == 0 and character == " ":  # a space that pdfium made up
            if current and not current[0].endswith(" "):
                current[0] += " "
            continue
        turned = quarter != turn
        across = quarter % 2
        x0, baseline = place(x, y)
        x1 = place(x, end)[0] if across else place(end, y)[0]
        if not (-1 <= x0 <= width + 1 and -1 <= baseline <= height + 1):
            continue
        if character == " ":
            space = x1 - x0
        if current and _goes_on(
            current, (x0, baseline, size, bold, turned), max(WORD_SPACE * size, space + STRETCH * size)
        ):
            current[0] += character
            current[2] = max(current[2], x1) if character != " " else current[2]
            continue
        if current:
            yield current
        current = [character, x0, x1, baseline, size, bold, turned]
    if current:
        yield current


def _goes_on(current: list[Any], following: tuple[float, float, float, bool, bool], most: float) -> bool:
    """Whether a character (place, size, bold, turned) goes on with a fragment: at most so far (pt) behind its end."""
    x0, y, size, bold, turned = following
    if turned and current[6]:
        return True
    if (bold, turned) != (current[5], current[6]) or abs(size - current[4]) > SAME_LINE * size:
        return False
    return bool(abs(y - current[3]) <= SAME_LINE * size and -size <= x0 - current[2] <= most)


def _pictures(page: Any, area: float) -> tuple[float, int]:
    """The part of the page that its pictures cover (at most 1), and how many there are."""
    covered, count = 0.0, 0
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = found.get_bounds() if hasattr(found, "get_bounds") else found.get_pos()
        covered += max(right - left, 0) * max(top - bottom, 0)
        count += 1
    return min(covered / area, 1.0) if area > 0 else 0.0, count


def _remarks(page: Any, text: Any) -> list[list[str]]:
    """What a reader of the PDF has added: [kind, what it says, the text that it marks], and what was filled in."""
    found = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_REMARKS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        subtype = raw.FPDFAnnot_GetSubtype(annotation)
        if subtype in _MARKS:
            found.append([_MARKS[subtype], _value(annotation, b"Contents"), _marked(annotation, text)])
        elif subtype in _REMARKS:
            found.append(["remark", _value(annotation, b"Contents"), ""])
        elif subtype == raw.FPDF_ANNOT_WIDGET and (value := _value(annotation, b"V")):
            found.append(["filled in", value, ""])
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _value(annotation: Any, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace").strip()


def _marked(annotation: Any, text: Any) -> str:
    """The text under a mark: within its quadrilaterals, else within its rectangle."""
    areas = []
    points = raw.FS_QUADPOINTSF()
    for index in range(min(raw.FPDFAnnot_CountAttachmentPoints(annotation), MOST_REMARKS)):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, points):
            across = (points.x1, points.x2, points.x3, points.x4)
            down = (points.y1, points.y2, points.y3, points.y4)
            areas.append((min(across), min(down), max(across), max(down)))
    if not areas:
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, box)
        areas = [(box.left, box.bottom, box.right, box.top)]
    return " ".join(" ".join(text.get_text_bounded(*area).split()) for area in areas).strip()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(pages_of(sys.argv[1], int(sys.argv[2]))))
