"""An independent reading of a document with tracked changes: as it is with all accepted, or with all rejected.

It shares no code with the redline: it looks at the marks itself and builds what a reader would see, as plain values to
be compared. What no reader sees (ids, the cut into runs, the order of properties) is left out.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from lxml import etree

Mode = Literal["accept", "reject"]
Node = Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def _w(names: str) -> frozenset[str]:
    return frozenset(f"{_W}{name}" for name in names.split())


_INSERTED, _DELETED = _w("ins moveTo"), _w("del moveFrom")
_CONTROLS = _w("sdt customXml")
_RUN_NOISE = _w("ins del moveFrom moveTo rPrChange lang noProof webHidden")
_PARAGRAPH_NOISE = _w("pStyle numPr rPr sectPr pPrChange")
_NOISE = _w(
    "proofErr lastRenderedPageBreak pPr rPr tcPr trPr tblPr tblGrid tblPrEx sdtPr sdtEndPr customXmlPr smartTagPr"
)
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_VOLATILE = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_MARKED = {"accept": (_INSERTED, _DELETED), "reject": (_DELETED, _INSERTED)}


class _Named(NamedTuple):
    """What has a number or name that tells nothing: told apart by the order in which it is first seen."""

    kind: str
    what: Any


@dataclass
class _Paragraph:
    path: tuple[Any, ...]
    look: tuple[Any, ...]
    stays: bool
    events: list[Any] = field(default_factory=list)
    section: Node = None


@dataclass
class Reading:
    """What a reader sees; ``bookmarks`` and ``comments`` tell where they begin and end."""

    body: list[Any]
    sections: list[Any]
    bookmarks: dict[str, Any]
    comments: list[Any]


def read(data: bytes, mode: Mode = "accept") -> Reading:
    """Read a .docx, with its tracked changes accepted or rejected."""
    return _Reader(data, mode).reading()


class _Reader:
    def __init__(self, data: bytes, mode: Mode) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.mode = mode
        self.stay, self.go = _MARKED[mode]
        self.trees: dict[str, Node] = {}
        links = self.links("")
        self.main = next(target for kind, target, _ in links.values() if kind == "officeDocument")
        self.story = {kind: target for kind, target, _ in reversed(self.links(self.main).values())}
        self.styles()
        self.lists()
        self.notes = {kind: self.entries(f"{kind}s", kind) for kind in ("footnote", "endnote", "comment")}
        self.spots: list[tuple[str, str, Any]] = []
        self.place: Any = ()

    def reading(self) -> Reading:
        body = self.tree(self.main).find(f"{_W}body")
        blocks = self.blocks(body, self.main, place=("body",))
        sections = [block[-1] for block in blocks if block[0] == "p" and block[-1] is not None]
        last = body.find(f"{_W}sectPr")
        sections.append(last)
        plain = [block[:-1] if block[0] == "p" else block for block in blocks]
        shown, around = _settled((plain, self.shown_sections(sections)), {})
        return Reading(list(shown), list(around), self.bookmarks(), self.commented())

    # the package

    def tree(self, part: str) -> Node:
        if part not in self.trees:
            data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", self.parts[part])
            self.trees[part] = etree.fromstring(data)
        return self.trees[part]

    def links(self, part: str) -> dict[str, tuple[str, str, bool]]:
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        if file not in self.parts:
            return {}
        found = {}
        for link in etree.fromstring(self.parts[file]):
            outside = link.get("TargetMode") == "External"
            target = link.get("Target")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[link.get("Id")] = link.get("Type").rpartition("/")[2], target, outside
        return found

    def entries(self, kind: str, name: str) -> dict[str, Node]:
        part = self.story.get(kind)
        return {} if part not in self.parts else {n.get(f"{_W}id"): n for n in self.tree(part).iter(f"{_W}{name}")}

    def styles(self) -> None:
        self.names: dict[str, str] = {}
        self.styled_lists: dict[str, Node] = {}
        self.default = ""
        based: dict[str, str] = {}
        part = self.story.get("styles")
        for style in self.tree(part).iter(f"{_W}style") if part in self.parts else ():
            id_ = style.get(f"{_W}styleId")
            self.names[id_] = (_val(style.find(f"{_W}name")) or "").lower()
            based[id_] = _val(style.find(f"{_W}basedOn")) or ""
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true"):
                self.default = id_
            numbered = style.find(f"{_W}pPr/{_W}numPr")
            if numbered is not None:
                self.styled_lists[id_] = numbered
        self.based = based

    def lists(self) -> None:
        part = self.story.get("numbering")
        root = self.tree(part) if part in self.parts else etree.Element("none")
        self.definitions = {a.get(f"{_W}abstractNumId"): a for a in root.iter(f"{_W}abstractNum")}
        self.instances = {n.get(f"{_W}numId"): n for n in root.iter(f"{_W}num")}

    # blocks

    def blocks(self, container: Node, part: str, place: Any = None) -> list[Any]:
        """Paragraphs and tables, in the controls they stand in, joined where a paragraph's mark went."""
        waiting: _Paragraph | None = None
        result: list[_Paragraph | tuple[Any, ...]] = []
        before, self.place = self.place, place if place is not None else self.place
        outer = self.place
        count = 0
        for block in self.flat(container, part, (), outer, lambda: (count, 0 if waiting is None else _width(waiting))):  # noqa: B023 - asked while the loop is there
            if isinstance(block, _Paragraph):
                if waiting is not None:
                    block.events[:0] = waiting.events
                    waiting = None
                if not block.stays:
                    waiting = block
                    continue
            elif waiting is not None:
                if waiting.events:
                    result.append(waiting)
                    count += 1
                waiting = None
            result.append(block)
            count += 1
        if waiting is not None and (waiting.events or not (result and isinstance(result[-1], _Paragraph))):
            result.append(waiting)
        self.place = before
        return [
            ("p", b.path, b.look, tuple(_gathered(b.events)), b.section if place == ("body",) else None)
            if isinstance(b, _Paragraph) else b
            for b in result
        ]  # fmt: skip

    def flat(self, container: Node, part: str, path: tuple[Any, ...], outer: Any, where: Any) -> Any:
        dissolved = self.dissolved(container)
        for child in container:
            if not isinstance(child.tag, str) or child.tag in self.go or child.tag in _NOISE:
                continue
            if child.tag == f"{_W}p":
                yield self.paragraph(child, part, path, outer, where())
            elif child.tag == f"{_W}tbl":
                count, _ = where()
                table = self.table(child, part, (*outer, count))
                if table is not None:
                    yield ("table", path, *table)
            elif child.tag in self.stay:
                yield from self.flat(child, part, path, outer, where)
            elif child.tag in _CONTROLS:
                inside = child.find(f"{_W}sdtContent") if child.tag == f"{_W}sdt" else child
                own = path if child in dissolved else (*path, self.control(child))
                if inside is not None:
                    yield from self.flat(inside, part, own, outer, where)
            elif child.tag == f"{_W}altChunk":
                yield ("other", child.tag)
            else:
                self.spot(child, (*outer, *where()))

    def dissolved(self, container: Node) -> set[Node]:
        """The controls whose two tags lie in ranges of markup that goes (17.13.5.4 to 17.13.5.7)."""
        kind = "Del" if self.mode == "accept" else "Ins"
        return {
            child
            for child in container.iter(f"{_W}sdt", f"{_W}customXml")
            if (start := _previous(child)) is not None and start.tag == f"{_W}customXml{kind}RangeStart"
        }

    def control(self, control: Node) -> Any:
        properties = control.find(f"{_W}sdtPr")
        if properties is None:
            return (control.get(f"{_W}element"), _Named("control", control))
        return (_form(properties, _w("id placeholder rPr showingPlcHdr")), _Named("control", control))

    def table(self, table: Node, part: str, place: Any) -> Any:
        rows = [row for row in self.inside(table, f"{_W}tr") if not self.row_goes(row)]
        if not rows:
            return None
        grid = table.find(f"{_W}tblGrid")
        old = None if grid is None else grid.find(f"{_W}tblGridChange/{_W}tblGrid")
        if self.mode == "reject" and old is not None:
            grid = old
        widths = (
            ()
            if grid is None
            else tuple(column.get(f"{_W}w") for column in grid.iter(f"{_W}gridCol") if column.getparent() is grid)
        )
        shown = []
        for number, row in enumerate(rows):
            cells = [cell for cell in self.inside(row, f"{_W}tc") if not self.cell_goes(cell)]
            shown.append(
                (
                    self.properties(row, "trPr", "ins del trPrChange cnfStyle"),
                    self.properties(row, "tblPrEx", "tblPrExChange"),
                    tuple(
                        (
                            self.properties(cell, "tcPr", "cellIns cellDel cellMerge tcPrChange cnfStyle"),
                            tuple(
                                b[:-1] if b[0] == "p" else b for b in self.blocks(cell, part, (*place, number, index))
                            ),
                        )
                        for index, cell in enumerate(cells)
                    ),
                )
            )
        return self.properties(table, "tblPr", "tblPrChange", styles=True), widths, tuple(shown)

    def inside(self, parent: Node, tag: str) -> Any:
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag in self.stay or child.tag in _CONTROLS or child.tag == f"{_W}sdtContent":
                yield from self.inside(child, tag)

    def row_goes(self, row: Node) -> bool:
        return any(row.find(f"{_W}trPr/{tag}") is not None for tag in self.go)

    def cell_goes(self, cell: Node) -> bool:
        name = "cellDel" if self.mode == "accept" else "cellIns"
        return cell.find(f"{_W}tcPr/{_W}{name}") is not None

    def effective(self, properties: Node) -> Node:
        if properties is None or self.mode == "accept":
            return properties
        name = properties.tag
        change = properties.find(f"{name}Change")
        return properties if change is None else change.find(name)

    def properties(self, parent: Node, name: str, noise: str, *, styles: bool = False) -> Any:
        found = self.effective(parent.find(f"{_W}{name}"))
        shown = _form(found, _w(noise))
        style = None if found is None or not styles else found.find(f"{_W}tblStyle")
        if style is None:
            return shown
        return (self.names.get(_val(style) or "", _val(style)), _form(found, _w(f"{noise} tblStyle")))

    # paragraphs

    def paragraph(self, element: Node, part: str, path: tuple[Any, ...], outer: Any, where: Any) -> _Paragraph:
        own = element.find(f"{_W}pPr")
        marks = set() if own is None else {child.tag for child in own.iterfind(f"{_W}rPr/*")}
        result = _Paragraph(path, self.look(own), not marks & self.go)
        result.section = None if own is None or not result.stays else own.find(f"{_W}sectPr")
        self.inline(element, part, result.events, (), (*outer, *where))
        return result

    def look(self, own: Node) -> tuple[Any, ...]:
        used = self.effective(own)
        style = None if used is None else _val(used.find(f"{_W}pStyle"))
        style = style or self.default
        number = None if used is None else used.find(f"{_W}numPr")
        mark = None if own is None else self.effective(own.find(f"{_W}rPr"))
        rest = _form(used, _PARAGRAPH_NOISE)
        return self.names.get(style, style), rest, self.number(style, number), self.run_form(mark)

    def number(self, style: str, own: Node) -> Any:
        seen: set[str] = set()
        inherited = None
        while style and style not in seen and inherited is None:
            seen.add(style)
            inherited = self.styled_lists.get(style)
            style = self.based.get(style, "")
        used = own if own is not None else inherited
        if used is None:
            return None
        id_ = used.find(f"{_W}numId")
        if id_ is None and inherited is not None:
            id_ = inherited.find(f"{_W}numId")
        depth = _val(used.find(f"{_W}ilvl")) or "0"
        number = _val(id_)
        if number in (None, "0"):
            return ("none",) if own is not None and inherited is not None else None
        instance = self.instances.get(number or "")
        if instance is None:
            return ("missing",)
        definition = _val(instance.find(f"{_W}abstractNumId"))
        levels = self.definitions.get(definition or "")
        level = None
        if levels is not None:
            level = next((n for n in levels.iter(f"{_W}lvl") if n.get(f"{_W}ilvl") == depth), None)
        overrides = tuple(_form(item, frozenset()) for item in instance.iter(f"{_W}lvlOverride"))
        shape = None if level is None else _form(level, _w("pStyle"), attributes=False)
        return depth, shape, overrides, _Named("definition", definition), _Named("list", number)

    def run_form(self, properties: Node) -> Any:
        if properties is None:
            return ()
        style = _val(properties.find(f"{_W}rStyle"))
        rest = _form(properties, _RUN_NOISE | _w("rStyle"))
        return (*(() if style is None else (self.names.get(style, style),)), *rest)

    def inline(self, parent: Node, part: str, events: list[Any], wraps: tuple[Any, ...], where: Any) -> None:
        for child in parent:
            tag = child.tag
            if tag in self.go:
                for mark in child.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd"):
                    self.spot(mark, (*where, sum(_length(event) for event in events)), gone=True)
                continue
            if not isinstance(tag, str) or tag in _NOISE:
                continue
            if tag in self.stay or tag == f"{_W}smartTag":
                self.inline(child, part, events, wraps, where)
            elif tag == f"{_W}r":
                self.run(child, part, events, wraps, where)
            elif tag == f"{_W}fldSimple":
                events.append(("field", child.get(f"{_W}instr"), wraps))
                self.inline(child, part, events, wraps, where)
                events.append(("field end", wraps))
            elif tag == f"{_W}hyperlink":
                link = self.links(part).get(child.get(f"{_R}id"), ("", None, False))[1]
                rest = tuple(child.get(f"{_W}{name}") for name in ("anchor", "tooltip", "docLocation"))
                self.inline(child, part, events, (*wraps, ("link", link, *rest)), where)
            elif tag in _CONTROLS:
                inside = child.find(f"{_W}sdtContent") if tag == f"{_W}sdt" else child
                gone = child in self.dissolved(parent)
                own = wraps if gone or tag != f"{_W}sdt" else (*wraps, self.control(child))
                self.inline(inside, part, events, own, where)
            elif tag in _w("bdo dir"):
                self.inline(child, part, events, (*wraps, (tag, _val(child))), where)
            elif tag.startswith(_M):
                events.append(("equation", self.equation(child), wraps))
            elif tag == f"{_MC}AlternateContent":
                self.object(child, part, events, wraps, ())
            else:
                self.spot(child, (*where, sum(_length(event) for event in events)))

    def run(self, run: Node, part: str, events: list[Any], wraps: tuple[Any, ...], where: Any) -> None:
        form = self.run_form(self.effective(run.find(f"{_W}rPr")))
        for child in run:
            tag = child.tag
            if not isinstance(tag, str) or tag in self.go or tag in _NOISE:
                continue
            if tag in _w("t delText"):
                events += [("text", letter, form, wraps) for letter in child.text or ""]
            elif tag == f"{_W}fldChar":
                events.append((child.get(f"{_W}fldCharType"), wraps))
            elif tag in _w("instrText delInstrText"):
                events += [("instruction", letter, wraps) for letter in child.text or ""]
            elif tag in _w("footnoteReference endnoteReference"):
                kind = tag.rpartition("}")[2].removesuffix("Reference")
                note = self.notes[kind].get(child.get(f"{_W}id"))
                shown = None if note is None else tuple(self.blocks(note, self.story[f"{kind}s"], (kind,)))
                events.append(("note", kind, child.get(f"{_W}customMarkFollows"), shown, form, wraps))
            elif tag == f"{_W}commentReference":
                self.spots.append(("comment", child.get(f"{_W}id"), None))
            elif tag in _w("drawing pict object") or tag == f"{_MC}AlternateContent":
                self.object(child, part, events, wraps, form)
            else:
                events.append(
                    (
                        "sign",
                        tag.rpartition("}")[2],
                        _form(child, frozenset()),
                        tuple(sorted(child.items())),
                        form,
                        wraps,
                    )
                )

    def equation(self, element: Node) -> str:
        copy = etree.fromstring(etree.tostring(element, with_tail=False))
        for mark in list(copy.iter(*self.go)):
            mark.getparent().remove(mark)
        text = re.sub(
            r'<w:(ins|del)\b[^>]*>|</w:(ins|del)>| xmlns:\w+="[^"]*"|<w:(lang|noProof)[^>]*/>',
            "",
            etree.tostring(copy).decode(),
        )
        last = ""
        while text != last:  # two runs that look the same are one
            last, text = text, re.sub(r"(<m:r>(?:<w:rPr>.*?</w:rPr>)?<m:t>)([^<]*)</m:t></m:r>\1", r"\1\2", text)
        return text

    def object(self, element: Node, part: str, events: list[Any], wraps: tuple[Any, ...], form: Any) -> None:
        boxes = [
            box for box in element.iter(f"{_W}txbxContent") if not any(a.tag == box.tag for a in _above(box, element))
        ]
        # What is in a text box is told by the paragraph in the first of its versions; bookmarks count only there.
        spots = list(self.spots)
        shown = [tuple(self.blocks(box, part, ("box",))) for box in boxes]
        del self.spots[len(spots) :]
        links = self.links(part)
        copy = etree.fromstring(etree.tostring(element, with_tail=False))
        for box in list(copy.iter(f"{_W}txbxContent")):
            box[:] = []
        pieces = []
        for node in copy.iter():
            if not isinstance(node.tag, str):
                continue
            attributes = []
            for name, value in sorted(node.items()):
                if name.startswith(_R) or name.endswith("relid"):
                    attributes.append((name, self.digest(links.get(value))))
                elif name in ("id", "type", "ShapeID") and (
                    "_x0000_" in value or node.tag.endswith("}docPr") or node.tag.endswith("}cNvPr")
                ):
                    continue
                elif not name.endswith(("}anchorId", "}editId", "}spid", "}gfxdata")) and "rsid" not in name:
                    attributes.append((name, value))
            pieces.append((node.tag, tuple(attributes), (node.text or "").strip()))
        events.append(("object", tuple(pieces), tuple(shown), form, wraps))

    def digest(self, link: tuple[str, str, bool] | None, above: tuple[str, ...] = ()) -> Any:
        if link is None:
            return None
        kind, target, outside = link
        if outside or target not in self.parts or target in above:
            return kind, target if outside else None
        data = hashlib.sha256(self.parts[target]).hexdigest()[:12]
        return kind, data, tuple(self.digest(inner, (*above, target)) for inner in self.links(target).values())

    # what stands between

    def spot(self, element: Node, where: Any, *, gone: bool = False) -> None:
        if element.tag in _w("bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd"):
            if len(where) >= 4:  # in a paragraph, after what was joined to it: counted together
                where = (*where[:-2], where[-2] + where[-1])
            kind = element.tag.rpartition("}")[2] + "Gone" * gone
            self.spots.append((kind, element.get(f"{_W}id") + "|" + (element.get(f"{_W}name") or ""), where))

    def bookmarks(self) -> dict[str, Any]:
        """Where each begins and ends: of one that goes in part, at what is left of it."""
        names, result = {}, {}
        halves = Counter(key.partition("|")[0] for kind, key, _ in self.spots if kind.endswith("Gone"))
        for kind, key, where in self.spots:
            id_, _, name = key.partition("|")
            if halves[id_] > 1:
                continue
            kind = kind.removesuffix("Gone")
            if kind == "bookmarkStart" and name != "_GoBack" and name not in result:  # the first counts (17.13.6.2)
                names[id_] = name
                result[name] = [where]
            elif kind == "bookmarkEnd" and id_ in names:
                result[names[id_]].append(where)
        return result

    def commented(self) -> list[Any]:
        shown = []
        ranges: dict[str, dict[str, Any]] = {}
        for kind, key, where in self.spots:
            if kind.startswith("commentRange"):
                ranges.setdefault(key.rstrip("|"), {})[kind] = where
        threads = self.threads()
        for _kind, id_, _ in [spot for spot in self.spots if spot[0] == "comment"]:
            shown.append((self.comment(id_), ranges.get(id_), threads.get(id_)))
        return shown

    def comment(self, id_: str) -> Any:
        note = self.notes["comment"].get(id_)
        if note is None:
            return None
        return (
            note.get(f"{_W}author"),
            note.get(f"{_W}date"),
            tuple("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in note.iter(f"{_W}p")),
        )

    def threads(self) -> dict[str, Any]:
        """For each comment what it replies to, and whether it is resolved."""
        names = {}
        for id_, note in self.notes["comment"].items():
            paragraphs = [p.get(f"{_W14}paraId") for p in note.iter(f"{_W}p")]
            if paragraphs and paragraphs[-1]:
                names[paragraphs[-1]] = id_
        part = self.story.get("commentsExtended")
        result = {}
        for entry in self.tree(part) if part in self.parts else ():
            values = {name.rpartition("}")[2]: value for name, value in entry.items()}
            id_ = names.get(values.get("paraId"))
            parent = names.get(values.get("paraIdParent"))
            if id_ is not None:
                result[id_] = (None if parent is None else self.comment(parent), values.get("done", "0"))
        return result

    # sections

    def shown_sections(self, sections: list[Node]) -> list[Any]:
        shown = []
        current: dict[str, Any] = {}
        for section in sections:
            if section is None:
                shown.append(((), dict(current)))
                continue
            used = self.effective(section)
            current = dict(current)
            for reference in section.iterchildren(f"{_W}headerReference", f"{_W}footerReference"):
                target = self.links(self.main).get(reference.get(f"{_R}id"), ("", "", False))[1]
                slot = f"{reference.tag.rpartition('}')[2]} {reference.get(f'{_W}type') or 'default'}"
                spots = list(self.spots)
                if target in self.parts:
                    blocks = [b[:-1] for b in self.blocks(self.tree(target), target, (slot,))]
                    current[slot] = None if all(b[0] == "p" and not b[3] for b in blocks) else blocks
                del self.spots[len(spots) :]
            properties = _form(used, _w("headerReference footerReference sectPrChange printerSettings"))
            shown.append((properties, {k: v for k, v in current.items() if v is not None}))
        return shown


def _settled(value: Any, seen: dict[Any, int]) -> Any:
    if isinstance(value, _Named):
        same_kind = sum(known.kind == value.kind for known in seen)
        return value.kind, seen.setdefault(value, same_kind)
    if isinstance(value, (tuple, list)):
        return tuple(_settled(item, seen) for item in value)
    if isinstance(value, dict):
        return {key: _settled(item, seen) for key, item in sorted(value.items())}
    return value


def _val(element: Node) -> str | None:
    return None if element is None else element.get(f"{_W}val")


def _previous(element: Node) -> Node:
    return element.getprevious()


def _above(element: Node, top: Node) -> Any:
    for ancestor in element.iterancestors():
        if ancestor is top:
            return
        yield ancestor


def _width(paragraph: _Paragraph) -> int:
    return sum(_length(event) for event in paragraph.events)


def _length(event: Any) -> int:
    return 0 if event[0] in ("instruction", "separate") else 1


def _form(properties: Node, noise: frozenset[str], *, attributes: bool = True) -> tuple[Any, ...]:
    """Properties in any order, without what is switched on in another word."""
    if properties is None:
        return ()
    return tuple(sorted(_piece(child) for child in properties if isinstance(child.tag, str) and child.tag not in noise))


def _piece(element: Node) -> tuple[Any, ...]:
    values = sorted(
        (str(name), str(value))
        for name, value in element.items()
        if "rsid" not in name and not (name == f"{_W}val" and value in ("1", "true", "on"))
    )
    return str(element.tag), tuple(values), tuple(sorted(_piece(c) for c in element if isinstance(c.tag, str)))


def _gathered(events: list[Any]) -> Any:
    """Events with letters put together to stretches, fields read as one instruction, their volatile results left out."""
    plain: list[Any] = []
    codes: list[list[str]] = []
    skipping = 0
    for event in events:
        kind = event[0]
        if kind in ("begin", "field"):
            codes.append([event[1] if kind == "field" else ""])
            plain.append(["field", codes[-1], event[-1]])
            if kind == "field" and _VOLATILE.match(event[1]):
                skipping = len(codes)
        elif kind == "instruction" and codes:
            codes[-1][0] += event[1]
        elif kind == "separate" and codes:
            if _VOLATILE.match(codes[-1][0]) and not skipping:
                skipping = len(codes)
        elif kind in ("end", "field end"):
            if codes and skipping == len(codes):
                skipping = 0
            if codes:
                codes.pop()
            plain.append(["field end", event[-1]])
        elif skipping:
            continue
        elif kind == "text" and plain and plain[-1][0] == "text" and plain[-1][2:] == list(event[2:]):
            plain[-1][1] += event[1]
        else:
            plain.append(list(event))
    for item in plain:
        if item[0] == "field":
            item[1] = " ".join(re.sub(r"\\\* ?MERGEFORMAT", "", item[1][0]).split())
    return [tuple(item) for item in plain]
