"""Hard things together: merged cells with moved rows, notes in what goes, fields and comments across paragraphs, and more.

Each pair is taken both ways: the laws by two readings, sound packages by the validator.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agreements.word.compare import compare_packages
from agreements.word.package import Package
from agreements.word.tracked import accepted, rejected
from tests.word.compare.laws import WHEN, audited, check, ids_are_unique, problems
from tests.word.compare.making import Paper, ending, equation, section
from tests.wordml import abstract, deleted, ins, lvl, num, override, p, r, sdt, table, tracked

WORKER = "De werknemer heeft recht op twaalf uur loopbaanbegeleiding per periode van drie jaar."
EMPLOYER = "De werkgever draagt alle kosten van de begeleiding, ook wanneer het fonds niet tussenkomt."
MANAGER = "Geen leidinggevende woont de gesprekken bij of krijgt er verslag van."
CENTRE = "Het centrum wordt door de werknemer zelf gekozen en is extern en erkend."
END = p("Slot.")

Maker = Callable[[Paper], tuple[str, ...]]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def grid(*rows: str, columns: int = 3) -> str:
    edge = '<w:gridCol w:w="2000"/>'
    return f"<w:tbl><w:tblPr/><w:tblGrid>{edge * columns}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def wide(text: str) -> str:
    return cell(text, '<w:gridSpan w:val="2"/>')


def top(text: str) -> str:
    return cell(text, '<w:vMerge w:val="restart"/>')


BELOW = cell("<w:p/>", "<w:vMerge/>")


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def opened(instruction: str) -> str:
    return char("begin") + f"<w:r><w:instrText> {instruction} </w:instrText></w:r>" + char("separate")


LISTS = (
    abstract(0, lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2)"))
    + abstract(1, lvl(0, "upperRoman", "%1."))
    + num(1, 0)
    + num(2, 1)
    + num(3, 0, override(0, start=5))
)


def item(text: str, number: int, depth: int = 0) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{r(text)}</w:p>'


def merged_and_moved(paper: Paper) -> tuple[str, ...]:
    return (
        grid(top("uren") + wide("per jaar"), BELOW + cell("twaalf") + cell("2027"), cell(WORKER) + wide(EMPLOYER)),
        END,
    )


def moved_and_unmerged(paper: Paper) -> tuple[str, ...]:
    return (
        grid(cell(WORKER) + wide(EMPLOYER), top("uren") + wide("per kwartaal"), BELOW + cell("acht") + cell("2027")),
        END,
    )


def columns_dropped(paper: Paper) -> tuple[str, ...]:
    return (grid(cell("uren") + cell("twaalf"), cell(WORKER) + cell(EMPLOYER), columns=2), END)


def nested_table(paper: Paper) -> tuple[str, ...]:
    inner = grid(cell("a") + cell("b"), cell(WORKER) + cell("d"), columns=2)
    return (grid(cell(inner + p("onder")) + wide(EMPLOYER)), p(MANAGER), END)


def nested_table_changed(paper: Paper) -> tuple[str, ...]:
    inner = grid(cell(WORKER.replace("twaalf", "acht")) + cell("d"), cell("a") + cell("b"), columns=2)
    return (p(MANAGER), grid(cell(inner + p("onder")) + wide(EMPLOYER.replace("alle ", ""))), END)


def notes_in_text(paper: Paper) -> tuple[str, ...]:
    return (
        p(r(WORKER) + paper.note("Noot bij het recht.") + paper.note("Eindnoot.", kind="endnote")),
        p(r(EMPLOYER) + paper.note(p(r("Noot in twee leden.")) + p(r("Tweede lid van de noot.")))),
        END,
    )


def notes_gone(paper: Paper) -> tuple[str, ...]:
    return (p(r(EMPLOYER) + paper.note(p(r("Noot in drie leden.")) + p(r("Derde lid van de noot.")))), END)


def notes_moved(paper: Paper) -> tuple[str, ...]:
    last = paper.note(p(r("Noot in twee leden.")) + p(r("Tweede lid van de noot.")))
    first = p(r(WORKER) + paper.note("Noot bij het recht.") + paper.note("Eindnoot.", kind="endnote"))
    return (p(r(EMPLOYER) + last), p(CENTRE), first, END)


def controls(paper: Paper) -> tuple[str, ...]:
    inner = sdt("binnen", p(WORKER), table((MANAGER, "x")))
    return (sdt("buiten", p("Vooraf."), inner, p(r("Zie ") + sdt("woord", r("dit")) + r("."))), END)


def controls_unwrapped(paper: Paper) -> tuple[str, ...]:
    return (p("Vooraf."), sdt("binnen", p(WORKER.replace("twaalf", "acht")), p(EMPLOYER)), p(r("Zie dit woord.")), END)


def controls_crossed(paper: Paper) -> tuple[str, ...]:
    return (
        sdt("binnen", p("Vooraf."), sdt("buiten", p(WORKER)), table((MANAGER, "y"))),
        sdt("buiten", END),
        p("Einde."),
    )


def field_across(paper: Paper) -> tuple[str, ...]:
    return (p(r("Voor ") + opened("TOC \\o") + r(WORKER)), p(EMPLOYER), p(r(MANAGER) + char("end") + r(" na.")), END)


def field_across_changed(paper: Paper) -> tuple[str, ...]:
    return (p(r("Voor ") + opened("TOC \\o") + r(WORKER.replace("twaalf", "acht"))), p(r(MANAGER) + char("end")), END)


def field_gone(paper: Paper) -> tuple[str, ...]:
    return (p(r("Voor ") + r(WORKER)), p(EMPLOYER), p(r(MANAGER) + r(" na.")), END)


def commented(paper: Paper) -> tuple[str, ...]:
    return (p(WORKER), p(paper.comment("Nakijken.", r(EMPLOYER))), p(MANAGER), p(CENTRE), END)


def commented_and_moved(paper: Paper) -> tuple[str, ...]:
    return (p(MANAGER), p(WORKER), p(CENTRE), p(paper.comment("Nakijken.", r(EMPLOYER.replace("alle ", "")))), END)


def commented_across(paper: Paper) -> tuple[str, ...]:
    whole = paper.comment("Nakijken.", r(WORKER) + "</w:p><w:p>" + r(EMPLOYER))
    return (f"<w:p>{whole}</w:p>", p(MANAGER), END)


def listed(paper: Paper) -> tuple[str, ...]:
    return (item(WORKER, 1), item(EMPLOYER, 1, 1), item(MANAGER, 1), item(CENTRE, 2), END)


def listed_otherwise(paper: Paper) -> tuple[str, ...]:
    return (item(EMPLOYER, 2), item(WORKER, 3), item(MANAGER, 3, 1), p(CENTRE), END)


def sections(paper: Paper) -> tuple[str, ...]:
    first = section(paper.header(p("Kop een")) + paper.footer(p("Voet")))
    second = section(paper.header(p("Kop twee"), kind="first") + paper.header(p("Kop twee")), kind="nextPage")
    return (p(WORKER), ending(EMPLOYER, first), p(MANAGER), ending(CENTRE, second), END)


def sections_fewer(paper: Paper) -> tuple[str, ...]:
    return (p(WORKER), p(MANAGER), ending(CENTRE, section(paper.header(p("Kop drie")), kind="continuous")), END)


def mixture(paper: Paper) -> tuple[str, ...]:
    inside = paper.box(p(WORKER), table((EMPLOYER, "x")))
    link = paper.link("https://example.org/a", r("de site") + paper.bookmark("hier", r(" hier")))
    return (p(r("Zie ") + link + inside + equation("a+b")), table((WORKER, "hier"), (MANAGER, "z")), END)


def mixture_changed(paper: Paper) -> tuple[str, ...]:
    inside = paper.box(table((EMPLOYER.replace("alle ", ""), "x")), p(WORKER))
    link = paper.link("https://example.org/b", r("de pagina") + paper.bookmark("hier", r(" hier")))
    return (table((MANAGER, "z"), (WORKER, p(r("geen link")))), p(r("Kijk op ") + link + equation("a+c") + inside), END)


PAIRS: dict[str, tuple[Maker, Maker]] = {
    "merged cells and moved rows": (merged_and_moved, moved_and_unmerged),
    "columns dropped": (merged_and_moved, columns_dropped),
    "a table in a table, moved": (nested_table, nested_table_changed),
    "notes in what goes": (notes_in_text, notes_gone),
    "notes in what is moved": (notes_in_text, notes_moved),
    "controls in controls": (controls, controls_unwrapped),
    "controls that cross": (controls, controls_crossed),
    "a field across paragraphs": (field_across, field_across_changed),
    "a field across paragraphs, gone": (field_across, field_gone),
    "a comment on what is moved": (commented, commented_and_moved),
    "a comment across paragraphs": (commented_across, commented),
    "lists": (listed, listed_otherwise),
    "sections": (sections, sections_fewer),
    "all at once": (mixture, mixture_changed),
    "nothing in common": (mixture, sections),
}


def paper_of(maker: Maker) -> Package:
    paper = Paper(numbering=LISTS)
    return paper.package(*maker(paper))


def strict(package: Package) -> Package:
    parts = package.parts
    for name in (b"wordprocessingml", b"officeDocument", b"drawingml"):
        old, new = (
            b"http://schemas.openxmlformats.org/" + name + b"/2006/",
            b"http://purl.oclc.org/ooxml/" + name + b"/",
        )
        parts = {part: data.replace(old, new) for part, data in parts.items()}
    return Package.from_bytes(Package(parts, package.source).to_bytes(), package.source)


@pytest.mark.parametrize("name", PAIRS)
def test_it_holds_both_ways(name: str) -> None:
    ours, theirs = map(paper_of, PAIRS[name])
    assert not audited(ours, theirs).coarse
    audited(theirs, ours)


@pytest.mark.parametrize("name", ["notes in what is moved", "sections", "all at once"])
def test_a_strict_document_against_a_transitional_one_holds_too(name: str) -> None:
    ours, theirs = map(paper_of, PAIRS[name])
    assert compare_packages(strict(ours), ours).identical
    audited(strict(ours), theirs)


def test_earlier_moves_and_changes_are_kept_beside_ours() -> None:
    start = '<w:moveFromRangeStart w:id="70" w:author="An" w:date="2026-01-05T09:00:00Z" w:name="m"/>'
    away = f'{start}<w:moveFrom w:id="71" w:author="An" w:date="2026-01-05T09:00:00Z">{r(MANAGER)}</w:moveFrom>'
    goal = '<w:moveToRangeStart w:id="72" w:author="An" w:date="2026-01-05T09:00:00Z" w:name="m"/>'
    here = f'{goal}<w:moveTo w:id="73" w:author="An" w:date="2026-01-05T09:00:00Z">{r(MANAGER)}</w:moveTo>'
    gone = '<w:moveFrom w:id="74" w:author="An" w:date="2026-01-05T09:00:00Z"/>'
    come = '<w:moveTo w:id="75" w:author="An" w:date="2026-01-05T09:00:00Z"/>'
    ours = Paper().package(
        p(away, mark=gone) + '<w:moveFromRangeEnd w:id="70"/>',
        tracked("De werknemer {+of bediende +}heeft [-geen -]recht."),
        p(here, mark=come) + '<w:moveToRangeEnd w:id="72"/>',
        p(r("Lid. ") + ins("nieuw ") + deleted("oud ")),
        END,
    )
    theirs = Paper().package(
        p("De werknemer of arbeider heeft recht."), p(MANAGER.replace("Geen", "Een")), p(CENTRE), p("Lid. nieuw"), END
    )
    result = compare_packages(ours, theirs, date=WHEN, keep_revisions=True).package
    data = result.to_bytes()
    check(data, "accept", theirs.to_bytes())
    check(accepted(result).to_bytes(), "accept", theirs.to_bytes())
    check(rejected(result).to_bytes(), "accept", rejected(ours).to_bytes(), named="reject")
    ids_are_unique(data)
    assert b'w:author="An"' in result.parts["word/document.xml"]
    assert not problems(result) - problems(ours) - problems(theirs)
