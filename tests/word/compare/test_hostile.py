"""Hostile and damaged input: a clear error, or a sound redline, and never a traceback or a hang."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.word.compare import compare_packages
from agreements.word.package import Package
from agreements.word.tracked import accepted
from akkoord.errors import AkkoordError, InputError
from tests.word.compare.making import Paper
from tests.wordml import W, p, package, r, sdt, table

SECONDS = 5.0
"""Far more than it should take, so that a busy machine fails no test, and far less than a hang."""


def outcome(data: bytes, other: bytes) -> str:
    """ "sound" or "refused"; anything else is raised."""
    source = Paper().package(p()).source
    try:
        ours, theirs = Package.from_bytes(data, source), Package.from_bytes(other, source)
        accepted(ours)
        compare_packages(ours, theirs)
        compare_packages(theirs, ours)
    except AkkoordError:
        return "refused"
    return "sound"


def rich() -> Package:
    paper = Paper()
    return paper.package(
        p(r("Een recht") + paper.note("Noot.") + paper.comment("hm", r(" op tijd"))),
        table(("a", "b"), ("c", "d")),
        sdt("t", p(paper.link("https://example.org", r("hier")) + paper.picture(b"x") + paper.box(p("vak")))),
        p("Slot."),
        section=paper.header(p("kop")),
    )


RICH = rich()
PLAIN = Paper().bytes(p("Een recht."), p("Slot."))


def nested(opening: str, closing: str, depth: int, inside: str = "") -> bytes:
    document = RICH.parts["word/document.xml"]
    body = (opening * depth + (inside or p("diep")) + closing * depth).encode()
    return document.replace(b"<w:body>", b"<w:body>" + body)


@pytest.mark.parametrize("depth", [10, 40, 80, 120, 10_000])
@pytest.mark.parametrize(
    ("opening", "closing", "inside"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", ""),
        ("<w:tbl><w:tr><w:tc>", f"{p()}</w:tc></w:tr></w:tbl>", ""),
        ('<w:customXml w:element="x">', "</w:customXml>", ""),
        ("<w:ins w:id='1' w:author='a'>", "</w:ins>", ""),
        ('<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>',
         "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>", ""),
        ("<w:p><w:hyperlink>", "</w:hyperlink></w:p>", r("x")),
    ],
)  # fmt: skip
def test_deep_nesting_is_refused_or_compared(opening: str, closing: str, inside: str, depth: int) -> None:
    package = Package({**RICH.parts, "word/document.xml": nested(opening, closing, depth, inside)}, RICH.source)
    start = time.perf_counter()
    assert outcome(package.to_bytes(), PLAIN) in ("sound", "refused")
    assert time.perf_counter() - start < SECONDS


def test_huge_attributes_and_many_runs_are_no_trouble() -> None:
    start = time.perf_counter()
    huge = Paper().bytes(f'<w:p w:rsidR="{"0" * 1_000_000}"><w:r><w:t>x</w:t></w:r></w:p>', p("Slot."))
    many = Paper().bytes(p("<w:r><w:t>a</w:t></w:r>" * 20_000), p("Slot."))
    assert outcome(huge, PLAIN) == outcome(many, PLAIN) == "sound"
    assert time.perf_counter() - start < 4 * SECONDS


@pytest.mark.parametrize("target", ["document.xml", "../word/document.xml", "../../etc/passwd", "missing.xml", "/", ""])
@pytest.mark.parametrize("kind", ["styles", "numbering", "footnotes", "comments", "header", "image"])
def test_links_to_nowhere_or_in_a_circle_are_harmless(kind: str, target: str) -> None:
    link = f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    links = RICH.parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", link.encode() + b"</Relationships>")
    first = links.replace(b'Id="rId1"', b'Id="rId1x"')
    package = Package({**RICH.parts, "word/_rels/document.xml.rels": first}, RICH.source)
    assert outcome(package.to_bytes(), PLAIN) in ("sound", "refused")


@pytest.mark.parametrize("part", sorted(RICH.parts))
def test_a_missing_part_is_harmless(part: str) -> None:
    parts = {name: data for name, data in RICH.parts.items() if name != part}
    assert outcome(Package(parts, RICH.source).to_bytes(), PLAIN) in ("sound", "refused")
    assert outcome(PLAIN, Package(parts, RICH.source).to_bytes()) in ("sound", "refused")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_mutated_packages_are_refused_or_compared(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(sorted(name for name in RICH.parts if name.endswith((".xml", ".rels")))))
    text = RICH.parts[part]
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 60))
    new = data.draw(
        st.sampled_from([b"", b"<", b"\x00", b"-1", b"x" * 50, b"</w:p>", b"<w:p/>", b"<w:tbl/>", b"<w:sectPr/>"])
    )
    changed = text[:at] + new + text[at + length :]
    assert outcome(Package({**RICH.parts, part: changed}, RICH.source).to_bytes(), RICH.to_bytes()) in (
        "sound",
        "refused",
    )


WELL_FORMED = ["w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:hyperlink", "w:body", "w:sectPr",
               "w:footnoteReference", "w:commentReference", "w:ins", "w:id", "w:val"]  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(WELL_FORMED),
    st.sampled_from(WELL_FORMED),
    st.sampled_from(
        ["word/document.xml", "word/footnotes.xml", "word/comments.xml", "word/styles.xml", "word/header1.xml"]
    ),
)
def test_elements_under_another_name_are_refused_or_compared(old: str, new: str, part: str) -> None:
    text = RICH.parts[part]
    for before, after in (
        (f"<{old}>", f"<{new}>"),
        (f"</{old}>", f"</{new}>"),
        (f"<{old} ", f"<{new} "),
        (f"<{old}/>", f"<{new}/>"),
        (f" {old}=", f" {new}="),
    ):
        text = text.replace(before.encode(), after.encode())
    assert W.encode() in text
    assert outcome(Package({**RICH.parts, part: text}, RICH.source).to_bytes(), RICH.to_bytes()) in ("sound", "refused")


def test_a_million_runs_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agreements.word.limits.LONGEST", 10_000)
    endless = package(p("".join(r(f"woord {number} ") for number in range(5_000))))
    with pytest.raises(InputError, match="too large"):
        compare_packages(package(p("kort")), endless)
