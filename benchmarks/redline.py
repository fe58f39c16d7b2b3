"""How long a redline takes, how much memory, and how both grow; beside other engines where these are installed.

Run:  .venv/bin/python benchmarks/redline.py [ENGINE]...
Prints the machine, and for contracts of 10, 100, 1,000 and 5,000 paragraphs the median whole-process wall time in
seconds, the processor time (which a busy machine hardly changes) and the peak memory in MB; then whether the two laws
hold, by our own accepting and rejecting, and how many characters are marked. Growth is told in
processor time. The contracts are made up, the same at every run: five per cent of the words edited,
paragraphs and table rows added, dropped and moved. Other engines: ``pip install 'akkoord[benchmarks]'``; those that
are not installed are passed over, and said. A run of more than five minutes is stopped.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

from agreements.word.oxml import qn
from agreements.word.package import Package
from agreements.word.tracked import accepted, rejected

SIZES = (10, 100, 1_000, 5_000)
RUNS = 3
LIMIT = 300.0
MARKS = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
BARS = {100: 0.6, 1_000: 1.5, 5_000: 6.0}

WORDS = (  # noqa: SIM905 - a list of a hundred strings would fill a page
    "de het een van op voor met door elke werknemer werkgever onderneming begeleiding loopbaan opleiding budget bedrag "
    "euro jaar maanden recht plicht keuze vrij vertrouwelijk centrum vergoeding arbeidstijd akkoord artikel bijlage "
    "opzegging duur datum partijen ondertekening anciënniteit voltijds deeltijds bevoegd paritair comité sector "
    "verslag toestemming schriftelijk aanvraag weigering termijn kosten terugbetaling opvolging evaluatie"
).split()
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
)

Block = tuple[str, list[list[str]]]
"""A heading, a text or a table, and its rows of words or cells."""

OURS = "from pathlib import Path; from agreements.word import redline; redline(*map(Path, {paths!r}))"
JUBARTE = (
    "from pathlib import Path; from jubarte_redlines import compare_documents; a, b, out = {paths!r}; "
    "Path(out).write_bytes(compare_documents(Path(a).read_bytes(), Path(b).read_bytes()))"
)
PYTHON_REDLINES = (
    "from pathlib import Path; from python_redlines import ENGINE; a, b, out = map(Path, {paths!r}); "
    "out.write_bytes(ENGINE().run_redline('x', a, b)[0])"
)
TRACKDIFF = "import sys; from docx_trackdiff.compare import main; sys.argv[1:] = {paths!r}; main()"
ENGINES = {
    "akkoord": ("agreements", OURS),
    "jubarte-redlines": ("jubarte_redlines", JUBARTE),
    "Docxodus": ("python_redlines_docxodus", PYTHON_REDLINES.replace("ENGINE", "DocxodusEngine")),
    "Open-Xml-PowerTools": (
        "python_redlines_ooxmlpowertools",
        PYTHON_REDLINES.replace("ENGINE", "XmlPowerToolsEngine"),
    ),
    "docx-trackdiff": ("docx_trackdiff", TRACKDIFF),
}
"""Name -> the module that must be there, and a program that compares."""


def main() -> None:
    """Measure and print."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for engine, (module, code) in ENGINES.items():
            if sys.argv[1:] and engine not in sys.argv[1:]:
                continue
            if importlib.util.find_spec(module) is None:
                print(f"{engine}: not installed")
                continue
            medians = {size: _measure(engine, code, size, folder) for size in SIZES}
            print(f"{engine:<20} growth from 1,000 to 5,000 paragraphs: {medians[5_000] / medians[1_000]:.1f} times")


def _measure(engine: str, code: str, size: int, folder: Path) -> float:
    paths = [str(folder / f"{size}-{name}.docx") for name in ("ours", "theirs", "redline")]
    for path, document in zip(paths, contracts(size), strict=False):
        _save(Path(path), document)
    seconds, processor, peak = [], [], 0.0
    for _ in range(RUNS):
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", code.format(paths=paths)], stdout=subprocess.DEVNULL)
        stop = threading.Timer(LIMIT, process.kill)
        stop.start()
        _, status, usage = os.wait4(process.pid, 0)
        stop.cancel()
        seconds.append(time.perf_counter() - start)
        processor.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss / 1024)
        if status:
            print(f"{engine:<20}{size:>6} paragraphs: failed")
            return float("nan")
    median = statistics.median(seconds)
    bar = f", bar {BARS[size]}" if size in BARS else ""
    times = f"{median:7.2f} s{bar} ({min(seconds):.2f} to {max(seconds):.2f})"
    print(
        f"{engine:<20}{size:>6} paragraphs {times} {statistics.median(processor):6.2f} s CPU {peak:6.0f} MB; "
        f"{_quality(*map(Path, paths))}",
        flush=True,
    )
    return statistics.median(processor)


def _quality(ours: Path, theirs: Path, redline: Path) -> str:
    """Whether the laws hold on text, and how many characters are marked."""
    package = Package.open(redline)
    wanted, got = [_text(Package.open(path)) for path in (ours, theirs)], [rejected(package), accepted(package)]
    held = [_text(each) == want for each, want in zip(got, wanted, strict=True)]
    root = package.xml("word/document.xml")
    texts = root.iter(qn("w:t"), qn("w:delText"))
    marked = sum(len(text.text or "") for text in texts if next(text.iterancestors(*MARKS), None) is not None)
    laws = ["broken", "hold"]
    return f"reject {laws[held[0]]}, accept {laws[held[1]]}, {marked:,} characters marked"


def _text(package: Package) -> list[str]:
    paragraphs = package.xml("word/document.xml").iter(qn("w:p"))
    return ["".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in paragraphs]


def contracts(size: int) -> tuple[list[Block], list[Block]]:
    """A made-up contract of about so many paragraphs, and an edit of it."""
    dice = random.Random(size)
    ours = [_block(dice, number) for number in range(size)]
    theirs = [block for before in ours for block in _edited(dice, before)]
    for _ in range(max(1, size // 100)):
        place = dice.randrange(len(theirs))
        theirs.insert(min(len(theirs), max(0, place + dice.choice([-30, -12, 9, 25]))), theirs.pop(place))
    return ours, theirs


def _block(dice: random.Random, number: int) -> Block:
    if number % 25 == 0:
        return "Heading1", [["Artikel", str(number // 25 + 1), *dice.choices(WORDS, k=4)]]
    if number % 50 == 30:
        return "table", [[" ".join(dice.choices(WORDS, k=5)) for _ in range(3)] for _ in range(4)]
    return "Normal", [dice.choices(WORDS, k=dice.choice([8, 15, 25, 40, 60, 80]))]


def _edited(dice: random.Random, block: Block) -> list[Block]:
    kind, rows = block
    luck = dice.random()
    if kind == "Heading1" or luck > 0.5:
        return [block, ("Normal", [dice.choices(WORDS, k=20)])] if luck > 0.98 else [block]
    if kind == "table":
        place = dice.randrange(len(rows))
        if luck < 0.1:
            return [(kind, rows[:place] + rows[place + 1 :] or rows)]
        return [(kind, [*rows[:place], ["nieuw", "in de", "tabel"], *rows[place:]])] if luck < 0.2 else [block]
    if luck < 0.02:
        return []
    if luck < 0.3:
        return [(kind, [[word for old in rows[0] for word in _word(dice, old)] or ["leeg"]])]
    return [block]


def _word(dice: random.Random, word: str) -> list[str]:
    luck = dice.random()
    if luck < 0.12:
        return [f"{dice.choice(WORDS)}en"]
    return [] if luck < 0.15 else [word, "bovendien"] if luck < 0.18 else [word]


def _save(path: Path, blocks: list[Block]) -> None:
    body = "".join(_table(rows) if kind == "table" else _paragraph(kind, rows[0]) for kind, rows in blocks)
    size = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="{MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{MAIN}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{MAIN}.settings+xml"/></Types>',
        "_rels/.rels": _links({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _links({"styles": "styles.xml", "settings": "settings.xml"}),
        "word/settings.xml": f'<w:settings xmlns:w="{NAMESPACE}"><w:defaultTabStop w:val="708"/></w:settings>',
        "word/styles.xml": f'<w:styles xmlns:w="{NAMESPACE}">{STYLES}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}<w:p/>{size}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)


def _links(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _paragraph(style: str, words: list[str]) -> str:
    third = len(words) // 3
    plain, bold, rest = " ".join(words[:third]), " ".join(words[third : third + 2]), " ".join(words[third + 2 :])
    runs = f"{_run(f'{plain} ')}{_run(f'{bold} ', '<w:rPr><w:b/></w:rPr>')}{_run(f'{rest}.')}"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _table(rows: list[list[str]]) -> str:
    grid = '<w:gridCol w:w="3000"/>' * 3
    shown = "".join("<w:tr>" + "".join(f"<w:tc><w:p>{_run(c)}</w:p></w:tc>" for c in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{shown}</w:tbl>"


if __name__ == "__main__":
    main()
