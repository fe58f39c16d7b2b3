"""Hypothesis strategies for pairs of documents: a random one, with all that a real one holds, and an edit of it.

A document is plain data (``Text``, ``Table``, ``Control`` …), written as a ``Paper`` only at the end, so that what is
the same in both can have other numbers and names in the two files.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hypothesis import strategies as st

from agreements.word.package import Package
from tests.word.compare.making import Paper, ending, equation, section
from tests.wordml import abstract, lvl, num, p, r
from tests.wordml import field as complex_field

WORDS = [
    "recht",
    "op",
    "een",
    "loopbaan",
    "3 maanden",
    "1 maand",
    "niet",
    "€ 550",
    "de",
    "werknemer",
    "l’an",
    ", ",
    "à.",
    "12.5",
]
FORMS = ["", "<w:b/>", "<w:i/>", '<w:rStyle w:val="Strong"/>', '<w:color w:val="FF0000"/><w:sz w:val="28"/>']
STYLES = ["", "Heading1", "Heading2"]
LOOKS = ["", '<w:jc w:val="center"/>', "<w:keepNext/>", '<w:ind w:left="720"/>']
TAGS = ["recht", "akkoord:x@1/opening"]
LISTS = 3
_NUMBERING = [abstract(0, lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2)")), abstract(1, lvl(0, "bullet", "-"))]


@dataclass(frozen=True)
class Run:
    """What stands in a paragraph: words in one format, or something else by its kind."""

    kind: str
    text: str
    form: str = ""
    inside: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Text:
    """A paragraph; ``ends`` is the header of the section that ends with it, if it does."""

    runs: tuple[Run, ...]
    style: str = ""
    look: str = ""
    number: tuple[int, int] | None = None
    mark: str = ""
    bookmark: str = ""
    ends: tuple[str, str] | None = None


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[tuple[str, tuple[Any, ...]], ...], ...]
    look: str = ""


@dataclass(frozen=True)
class Control:
    tag: str
    blocks: tuple[Any, ...]


@dataclass(frozen=True)
class Document:
    blocks: tuple[Any, ...]
    stories: dict[tuple[str, str], tuple[Any, ...]] = field(default_factory=dict)
    title: bool = False


_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
_forms = st.sampled_from(FORMS)
_plain = st.builds(Run, st.just("text"), _texts, _forms)
_inner = st.lists(_plain, min_size=1, max_size=2).map(tuple)
_kinds = ["note", "endnote", "picture", "chart", "equation", "tab", "break", "page", "simple", "spot"]
_around = ["link", "anchor", "control", "comment", "thread", "field", "bookmark", "smart"]
_box = st.builds(
    Run, st.just("box"), st.just(""), st.just(""), st.lists(st.builds(Text, _inner), min_size=1, max_size=2).map(tuple)
)


def _specials(kinds: list[str], around: list[str]) -> st.SearchStrategy[Run]:
    return st.one_of(
        st.builds(Run, st.sampled_from(kinds), _texts, _forms),
        st.builds(Run, st.sampled_from(around), st.sampled_from(WORDS), st.just(""), _inner),
        _box,
    )


_special = _specials(_kinds, _around)
_runs = st.lists(st.one_of(_plain, _plain, _plain, _special), max_size=4).map(tuple)
_no_notes = _specials(_kinds[2:], [kind for kind in _around if kind not in ("comment", "thread")])
"""What headers may hold: Word has neither notes nor comments there."""
_numbers = st.one_of(st.none(), st.none(), st.tuples(st.integers(1, LISTS), st.integers(0, 1)))
paragraphs = st.builds(
    Text, _runs, st.sampled_from(STYLES), st.sampled_from(LOOKS), _numbers, st.sampled_from(["", "", "<w:b/>"])
)  # fmt: skip
_header_paragraphs = st.builds(
    Text, st.lists(st.one_of(_plain, _plain, _no_notes), max_size=3).map(tuple), st.sampled_from(STYLES), st.sampled_from(LOOKS)
)  # fmt: skip


def _tables(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[Table]:
    looks = st.sampled_from(
        [
            "",
            '<w:gridSpan w:val="2"/>',
            '<w:vMerge w:val="restart"/>',
            "<w:vMerge/>",
            '<w:shd w:val="clear" w:color="auto" w:fill="DDDDDD"/>',
        ]
    )
    cells = st.tuples(looks, st.lists(blocks, max_size=2).map(tuple))
    rows = st.lists(cells, min_size=1, max_size=3).map(tuple)
    return st.builds(
        Table, st.lists(rows, min_size=1, max_size=3).map(tuple), st.sampled_from(["", '<w:jc w:val="center"/>'])
    )


blocks = st.recursive(
    st.one_of(paragraphs, paragraphs, paragraphs),
    lambda inner: st.one_of(
        inner,
        _tables(inner),
        st.builds(Control, st.sampled_from(TAGS), st.lists(inner, min_size=1, max_size=2).map(tuple)),
    ),
    max_leaves=4,
)
_slots = st.sampled_from([(name, kind) for name in ("header", "footer") for kind in ("default", "first", "even")])
_stories = st.dictionaries(_slots, st.lists(_header_paragraphs, min_size=1, max_size=2).map(tuple), max_size=2)
_ends = st.one_of(
    st.none(),
    st.none(),
    st.none(),
    st.tuples(st.sampled_from(["", "nextPage", "continuous"]), st.sampled_from(["", "kop een", "kop twee"])),
)
documents = st.builds(
    Document,
    st.lists(
        st.one_of(blocks, blocks, st.builds(lambda t, e: dataclasses.replace(t, ends=e), paragraphs, _ends)),
        min_size=1,
        max_size=6,
    ).map(tuple),
    _stories,
    st.booleans(),
)


# Edits


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document and an edit of it."""
    ours = draw(documents)
    blocks_ = _edited(draw, ours.blocks, _BODY, top=True)
    stories = dict(ours.stories)
    for slot in list(stories):
        stories[slot] = _edited(draw, stories[slot], _HEADER) or (Text(()),)
    if draw(st.integers(0, 4)) == 4:
        stories = draw(_stories)
    return ours, Document(
        tuple(blocks_) or (Text(()),), stories, draw(st.booleans()) if draw(st.integers(0, 9)) == 9 else ours.title
    )


class _New(NamedTuple):
    """What may be added at a place."""

    blocks: st.SearchStrategy[Any]
    runs: st.SearchStrategy[Run]
    around: list[str]


_BODY = _New(blocks, st.one_of(_plain, _special), _around)
_HEADER = _New(_header_paragraphs, st.one_of(_plain, _no_notes), ["link", "anchor", "control", "field", "bookmark"])
_BOX = _New(st.builds(Text, _inner), _plain, ["link", "control", "field"])
_FATES = ["keep"] * 8 + ["drop", "add", "edit", "edit", "edit", "split", "merge", "move", "wrap", "unwrap", "end"]


def _edited(draw: st.DrawFn, blocks_: tuple[Any, ...], new: _New, *, top: bool = False) -> tuple[Any, ...]:
    result: list[Any] = []
    waiting: list[Any] = []
    for block in blocks_:
        fate = draw(st.sampled_from(_FATES))
        if fate == "drop":
            continue
        if fate == "add":
            result += [draw(new.blocks), block]
        elif fate == "move":
            waiting.append(block)
        elif fate == "wrap":
            result.append(Control(draw(st.sampled_from(TAGS)), (block,)))
        elif fate == "unwrap" and isinstance(block, Control):
            result += block.blocks
        elif fate == "split" and isinstance(block, Text) and len(block.runs) > 0:
            at = draw(st.integers(0, len(block.runs)))
            result += [
                dataclasses.replace(block, runs=block.runs[:at], ends=None),
                dataclasses.replace(block, runs=block.runs[at:]),
            ]
        elif (
            fate == "merge"
            and isinstance(block, Text)
            and result
            and isinstance(result[-1], Text)
            and not result[-1].ends
        ):
            result[-1] = dataclasses.replace(block, runs=result[-1].runs + block.runs)
        elif fate == "end" and isinstance(block, Text) and top:
            result.append(dataclasses.replace(block, ends=draw(_ends)))
        elif fate != "keep":
            result.append(_changed(draw, block, new))
        else:
            result.append(block)
    for block in waiting:
        result.insert(draw(st.integers(0, len(result))), block)
    return tuple(result)


def _changed(draw: st.DrawFn, block: Any, new: _New) -> Any:
    if isinstance(block, Control):
        inner = _edited(draw, block.blocks, new)
        return Control(draw(st.sampled_from([block.tag, block.tag, *TAGS])), inner or block.blocks)
    if isinstance(block, Table):
        return _changed_table(draw, block, new)
    what = draw(st.sampled_from(["runs", "runs", "runs", "look", "style", "number", "mark"]))
    if what == "look":
        return dataclasses.replace(block, look=draw(st.sampled_from(LOOKS)))
    if what == "style":
        return dataclasses.replace(block, style=draw(st.sampled_from(STYLES)))
    if what == "number":
        return dataclasses.replace(block, number=draw(_numbers))
    if what == "mark":
        return dataclasses.replace(block, mark=draw(st.sampled_from(["", "<w:b/>"])))
    return dataclasses.replace(block, runs=_changed_runs(draw, block.runs, new))


def _changed_runs(draw: st.DrawFn, runs: tuple[Run, ...], new: _New) -> tuple[Run, ...]:
    result: list[Run] = []
    for run in runs:
        fate = draw(
            st.sampled_from(["keep", "keep", "text", "text", "form", "drop", "add", "wrap", "unwrap", "inside"])
        )
        if fate == "drop":
            continue
        if fate == "add":
            result += [draw(new.runs), run]
        elif fate == "text":
            words = run.text.split(" ")
            at = draw(st.integers(0, len(words)))
            gone = draw(st.integers(0, 2))
            more = draw(st.lists(st.sampled_from(WORDS), max_size=2))
            result.append(dataclasses.replace(run, text=" ".join([*words[:at], *more, *words[at + gone :]])))
        elif fate == "form" and run.kind == "text":
            result.append(dataclasses.replace(run, form=draw(_forms)))
        elif fate == "wrap" and run.kind == "text":
            result.append(Run(draw(st.sampled_from(new.around)), draw(st.sampled_from(WORDS)), "", (run,)))
        elif fate == "unwrap" and run.kind in _around:
            result += run.inside
        elif fate == "inside" and run.inside:
            inner = _edited(draw, run.inside, _BOX) if run.kind == "box" else _changed_runs(draw, run.inside, new)
            result.append(dataclasses.replace(run, inside=inner or run.inside))
        else:
            result.append(run)
    return tuple(result) or ((draw(_plain),) if not runs else ())


def _changed_table(draw: st.DrawFn, table: Table, new: _New) -> Table:
    rows: list[Any] = []
    column = draw(st.one_of(st.none(), st.none(), st.integers(0, 2)))
    for row in table.rows:
        fate = draw(st.sampled_from(["keep", "keep", "edit", "edit", "drop", "add"]))
        if fate == "drop":
            continue
        if fate == "add":
            rows.append(draw(_tables(paragraphs)).rows[0])
        cells = list(row)
        if fate == "edit":
            at = draw(st.integers(0, len(cells) - 1))
            look, inside = cells[at]
            cells[at] = (look if draw(st.booleans()) else "", _edited(draw, inside, new))
        if column is not None and draw(st.booleans()):
            cells.insert(min(column, len(cells)), ("", (Text((draw(_plain),)),)))
        elif column is not None and len(cells) > 1:
            cells.pop(min(column, len(cells) - 1))
        rows.append(tuple(cells))
    return Table(tuple(rows) or table.rows, draw(st.sampled_from([table.look, table.look, ""])))


# Writing


def written(document: Document, *, shift: int = 0, names: str = "image") -> Package:
    """The document as a package; ``shift`` moves the numbers of lists, ``names`` are those of pictures."""
    definitions = "".join(_NUMBERING) + "".join(
        num(number + shift, 0 if number < LISTS else 1) for number in range(1, LISTS + 1)
    )
    writer = _Writer(Paper(numbering=definitions), shift, names)
    references = ""
    for (name, kind), story in sorted(document.stories.items()):
        writer.paper.story = writer.paper.next_part(name)
        references += writer.paper.header(*writer.blocks(story, cell=True), kind=kind, name=name)
    writer.paper.story = "word/document.xml"
    body = writer.blocks(document.blocks, cell=True)
    title = "<w:titlePg/>" if document.title else ""
    result = writer.paper.package(*body, section=references)
    if title:
        xml = result.parts["word/document.xml"]
        result.parts["word/document.xml"] = b"</w:sectPr>".join(
            [
                *xml.split(b"</w:sectPr>")[:-2],
                xml.split(b"</w:sectPr>")[-2] + title.encode(),
                xml.split(b"</w:sectPr>")[-1],
            ]
        )
    return result


class _Writer:
    def __init__(self, paper: Paper, shift: int, names: str) -> None:
        self.paper, self._shift, self._names = paper, shift, names
        self._pictures = 0
        self._names: dict[str, int] = {}

    def blocks(self, blocks_: tuple[Any, ...], *, cell: bool = False) -> list[str]:
        shown = [self._block(block) for block in blocks_]
        if cell and not (blocks_ and isinstance(blocks_[-1], Text) and not blocks_[-1].ends):
            shown.append(p())
        return shown

    def _block(self, block: Any) -> str:
        if isinstance(block, Control):
            content = "".join(self.blocks(block.blocks))
            return (
                f'<w:sdt><w:sdtPr><w:tag w:val="{block.tag}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
            )
        if isinstance(block, Table):
            return self._table(block)
        runs = "".join(map(self._run, block.runs))
        style = f'<w:pStyle w:val="{block.style}"/>' if block.style else ""
        number = ""
        if block.number:
            list_, depth = block.number
            number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_ + self._shift}"/></w:numPr>'
        keep, rest = (block.look, "") if "keepNext" in block.look else ("", block.look)
        mark = f"<w:rPr>{block.mark}</w:rPr>" if block.mark else ""
        properties = style + keep + number + rest + mark
        if block.ends is not None:
            kind, header = block.ends
            reference = self.paper.header(p(header, style="Header")) if header else ""
            return ending(runs or "<w:r/>", properties + section(reference, kind=kind))
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>" if properties else f"<w:p>{runs}</w:p>"

    def _table(self, table: Table) -> str:
        width = max(len(row) for row in table.rows)
        grid = '<w:gridCol w:w="2000"/>' * width
        rows = "".join(
            "<w:tr>"
            + "".join(
                f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(self.blocks(inside, cell=True))}</w:tc>" for look, inside in row
            )
            + "</w:tr>"
            for row in table.rows
        )
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{table.look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'

    def _name(self, text: str) -> str:
        """A name for a bookmark that no other has, and that it keeps in an edit that leaves the others alone."""
        self._names[text] = self._names.get(text, 0) + 1
        return f"plaats {text} {self._names[text]}"

    def _run(self, run: Run) -> str:
        inside = "" if run.kind == "box" else "".join(map(self._run, run.inside))
        properties = f"<w:rPr>{run.form}</w:rPr>" if run.form else ""
        match run.kind:
            case "text":
                return r(run.text).replace("<w:r>", f"<w:r>{properties}") if run.text else ""
            case "note" | "endnote":
                return self.paper.note(run.text, kind="footnote" if run.kind == "note" else "endnote")
            case "picture":
                self._pictures += 1
                return self.paper.picture(run.text.encode(), f"{self._names}{self._pictures}.png")
            case "chart":
                return self.paper.chart(run.text)
            case "equation":
                return equation(run.text)
            case "tab" | "break":
                return f"<w:r>{properties}<w:{'tab' if run.kind == 'tab' else 'br'}/></w:r>"
            case "page":
                return complex_field("PAGE", r(str(len(run.text))))
            case "simple":
                return f'<w:fldSimple w:instr=" DATE ">{r(run.text)}</w:fldSimple>' if run.text else ""
            case "field":
                return complex_field(f"REF {run.text.replace(' ', '_')}", inside)
            case "link":
                return self.paper.link(f"https://example.org/{run.text.replace(' ', '_')}", inside)
            case "anchor":
                return self.paper.link("#plaats", inside)
            case "control":
                tag = run.text.strip()
                return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
            case "comment":
                return self.paper.comment(run.text, inside)
            case "thread":
                reply = self.paper.comment(f"Antwoord: {run.text}", inside, reply_to=self.paper.comments + 1)
                return self.paper.comment(run.text, reply)
            case "bookmark" | "spot":
                return self.paper.bookmark(self._name(run.text), inside)
            case "smart":
                return f'<w:smartTag w:uri="urn:x" w:element="date">{inside}</w:smartTag>'
            case _:
                return self.paper.box(*self.blocks(run.inside, cell=True))
