"""What was not touched stays byte for byte as it was in the original."""

from __future__ import annotations

import dataclasses
from collections import Counter
from xml.parsers import expat

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from agreements.word.compare import compare_packages
from agreements.word.package import Package
from tests.word.compare.making import Paper, ending, equation, section
from tests.word.compare.papers import Document, Run, Text, documents, written
from tests.wordml import abstract, field, lvl, num, p, r, sdt, table

STORIES = ("document", "header", "footer", "footnotes", "endnotes")
RUNS = 30


def stored(package: Package) -> Package:
    """The document as an XML writer stores it: with the quotes and empty tags that it always takes."""
    parts = {
        name: etree.tostring(etree.fromstring(data), xml_declaration=True, encoding="UTF-8", standalone=True)
        if name.endswith((".xml", ".rels"))
        else data
        for name, data in package.parts.items()
    }
    return Package(parts, package.source)


def paragraphs(package: Package) -> Counter[bytes]:
    """The bytes of each ``w:p`` of body, headers, footers and notes, those in text boxes and cells too."""
    found: Counter[bytes] = Counter()
    for name, data in package.parts.items():
        if name.rpartition("/")[2].startswith(STORIES) and name.endswith(".xml"):
            found.update(_slices(data))
    return found


def _slices(data: bytes) -> list[bytes]:
    parser = expat.ParserCreate()
    open_: list[int] = []
    slices: list[bytes] = []

    def ended(name: str) -> None:
        start, end = open_.pop(), parser.CurrentByteIndex
        if name == "w:p":
            slices.append(data[start : data.index(b">", end if data[end : end + 2] == b"</" else start) + 1])

    parser.StartElementHandler = lambda _name, _attributes: open_.append(parser.CurrentByteIndex)
    parser.EndElementHandler = ended
    parser.Parse(data, True)
    return slices


def everything(first: str, *, shift: int = 0, names: str = "image", ids: str = "00A1") -> Package:
    """A document of all kinds of paragraphs after the first; what numbers, names and ids there are, differ by saving."""
    definitions = abstract(0, lvl(0, "decimal", "%1.")) + num(1 + shift, 0)
    paper = Paper(numbering=definitions)
    header = paper.header(p("Kop van het akkoord."))
    for filler in range(shift):
        paper.note(f"Noot {filler} waar niets naar verwijst.")
    return stored(
        paper.package(
            p(first),
            f'<w:p w:rsidR="{ids}0001"><w:r w:rsidRPr="{ids}0002"><w:t>Een </w:t></w:r><w:r><w:t>recht.</w:t></w:r></w:p>',
            p("Kop", style="Heading1"),
            p("Eerste punt.", num=(1 + shift, 0)),
            p(r("Een zin") + paper.note("Met een noot.") + r(" en ") + paper.note("Nog een.", kind="endnote") + r(".")),
            p(r("Zie ") + field("REF artikel \\h", r("3")) + r(" en ") + paper.link("https://example.org", r("hier")) + r(".")),
            p(paper.bookmark("artikel", r("Artikel 3."))),
            p(paper.comment("Vraag dit na.", r("Een opmerking")) + r(".")),
            p(r("Een beeld: ") + paper.picture(b"beeld", f"{names}1.png") + equation("a+b")),
            p(paper.box(p("In een kader."))),
            ending("Einde van het eerste deel.", section(header, kind="nextPage")),
            table(("a", p("b") + p(r("met een noot") + paper.note("In een cel."))), ("c", "d")),
            sdt("akkoord:x@1/opening", p("In een inhoudsbesturing."), p("En nog een.")),
            p("Slot."),
        )
    )  # fmt: skip


def test_all_paragraphs_but_the_changed_one_stay_byte_for_byte() -> None:
    ours, theirs = (
        everything("De werknemer kiest."),
        everything("De werkgever kiest.", shift=2, names="foto", ids="00B2"),
    )
    before, after = paragraphs(ours), paragraphs(compare_packages(ours, theirs).package)
    lost = before - after
    assert [b"De werknemer kiest." in each for each in lost] == [True]
    assert sum(before.values()) > 20


def test_a_change_in_a_cell_a_note_a_header_and_a_text_box_touches_nothing_else() -> None:
    def document(word: str) -> Package:
        paper = Paper()
        header = paper.header(p(f"Kop {word}."), p("Tweede regel."))
        note = paper.note(p(r(f"Noot {word}.")), p("Tweede alinea van de noot."))
        return stored(
            paper.package(
                p(r("Een recht") + note), p("Twee."), table(("a", p(f"Cel {word}.") + p("Vast.")), ("c", "d")),
                p(paper.box(p(f"Kader {word}."), p("Onder in het kader."))), p("Slot."), section=header,
            )
        )  # fmt: skip

    ours = document("oud")
    lost = paragraphs(ours) - paragraphs(compare_packages(ours, document("nieuw")).package)
    assert all(b"oud" in each for each in lost)
    assert len(lost) >= 4


def test_equal_documents_give_the_original_byte_for_byte() -> None:
    ours = everything("De werknemer kiest.")
    result = compare_packages(ours, everything("De werknemer kiest.", shift=1, names="foto", ids="00B2"))
    assert result.identical
    assert paragraphs(ours) == paragraphs(result.package)


@settings(max_examples=RUNS)
@given(documents, st.data())
def test_a_paragraph_that_is_added_touches_no_other(document: Document, data: st.DataObject) -> None:
    new = Text((Run("text", "Een heel ander lid dat nergens op lijkt"),))
    at = data.draw(st.integers(0, len(document.blocks) - 1))
    blocks = (*document.blocks[:at], new, *document.blocks[at:])
    ours = stored(written(document))
    theirs = stored(written(dataclasses.replace(document, blocks=blocks), shift=3, names="foto"))
    assert not paragraphs(ours) - paragraphs(compare_packages(ours, theirs).package)
