"""A tiny writer of PDF files for tests: text at places, in Courier, whose letters are all as wide.

``sheet(at(72, 100, "Artikel 1."), …)`` is a page; ``pdf(sheet, …)`` the bytes of a file. Points, from the top left.
"""

from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
LETTER = 0.6


def at(x: float, y: float, text: str, *, size: float = 10, bold: bool = False) -> str:
    """A text that begins at a place on its base line."""
    octets = text.encode("cp1252", "replace").decode("latin-1")
    escaped = octets.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{'B' if bold else 'R'} {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({escaped}) Tj ET"


def flow(x: float, y: float, text: str, *, letters: int, size: float = 10, leading: float = 1.2) -> tuple[str, ...]:
    """A paragraph of lines of at most ``letters``; a word is broken only where the text has a hyphen and ``|``."""
    lines, line = [], ""
    for word in text.split(" "):
        head, bar, tail = word.partition("|")
        if len(f"{line} {word.replace('|', '')}".strip()) <= letters:
            line = f"{line} {head.removesuffix('-') if bar else head}{tail}".strip()
        elif bar and len(f"{line} {head}".strip()) <= letters:
            lines.append(f"{line} {head}".strip())
            line = tail
        else:
            lines.append(line)
            line = word.replace("-|", "").replace("|", "")
    lines.append(line)
    return tuple(at(x, y + i * leading * size, each, size=size) for i, each in enumerate(lines))


def sheet(*content: str | Sequence[str]) -> str:
    return "\n".join(part if isinstance(part, str) else "\n".join(part) for part in content)


def pdf(*sheets: str, extra: Sequence[str] = ()) -> bytes:
    """A file of these pages; ``extra`` are further objects, whose numbers begin at 5."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    first = 5 + len(extra)
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(sheets)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>",
        font.format("Courier"),
        font.format("Courier-Bold"),
        *extra,
    ]
    for i, content in enumerate(sheets):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {first + 2 * i + 1} 0 R "
            "/Resources << /Font << /R 3 0 R /B 4 0 R >> /XObject << /X 5 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
    return assembled(objects)


def assembled(objects: Sequence[str], root: int = 1) -> bytes:
    """A file of these objects, numbered from 1, with a table of where they are."""
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return data + f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
