"""A negotiation in three rounds, built by hand: everything that a report has to show is in it at least once."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from agreements.diff.marking import segments
from agreements.diff.model import (
    Answer,
    ArticleChange,
    Cell,
    Comparison,
    Document,
    LanguageGap,
    Negotiation,
    PassageChange,
    PositionState,
    Road,
    Row,
    RungOffer,
    Untracked,
)
from agreements.impact.model import HARM, Verdict
from agreements.opening import Note
from clauses.library import load_library

TODAY = datetime.date(2026, 11, 25)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \" ' & {{ 7*7 }} {% raw %} javascript:alert(3)"
_POSITIONS = load_library().positions
_CHANGES = {"unchanged": "unchanged", "cosmetic": "reworded", "removed": "removed", "added": "added"}

RIGHT = "Elke werknemer heeft een individueel recht op loopbaanbegeleiding."
RIGHT_2 = "De werkgever kan elke werknemer, na akkoord van de leidinggevende, loopbaanbegeleiding toestaan."
RIGHT_3 = "Elke werknemer kan, na akkoord van de leidinggevende, loopbaanbegeleiding vragen."
SCOPE = "Deze overeenkomst is van toepassing op alle werknemers van de onderneming."
SCOPE_3 = "Onder werknemers wordt verstaan: de werknemers met ten minste twee jaar anciënniteit."
HOURS = "De begeleiding gebeurt tijdens de arbeidstijd, ten belope van 16 uur per jaar."
HOURS_2 = "De begeleiding gebeurt tijdens de arbeidstijd, ten belope van 8 uur per jaar."
HOURS_3 = "De begeleiding gebeurt tijdens de arbeidstijd, ten belope van 20 uur per jaar."
FEEDBACK = "Het loopbaancentrum geeft de werkgever geen enkele terugkoppeling."
FOLLOW_UP = "De uitvoering wordt elk jaar besproken in de ondernemingsraad."
FOLLOW_UP_3 = "De uitvoering wordt jaarlijks besproken in de ondernemingsraad."
PRIVATE = "1° De werkgever ontvangt geen inhoudelijke informatie.\n2° De facturen vermelden geen namen."
PRIVATE_3 = (
    "1° De werkgever ontvangt geen inhoudelijke informatie.\n2° De facturen vermelden de namen van de deelnemers."
)


def passage(
    ours: str,
    theirs: str,
    label: str = "weakened",
    positions: Mapping[str, Verdict] | None = None,
    reasons: tuple[str, ...] = (),
    confidence: float = 0.9,
    moved: bool = False,
) -> PassageChange:
    """One passage; labels as "1°" at the start of its lines are taken apart."""
    (labels_ours, text_ours), (labels_theirs, text_theirs) = _labelled(ours), _labelled(theirs)
    return PassageChange(
        change="removed" if not theirs else "added" if not ours else _CHANGES.get(label, "reworded"),  # type: ignore[arg-type]
        label=label,  # type: ignore[arg-type]
        text_ours=text_ours,
        text_theirs=text_theirs,
        labels_ours=labels_ours,
        labels_theirs=labels_theirs,
        segments=tuple(segments(text_ours, text_theirs)),
        positions=positions or {},
        reasons=reasons,
        confidence=confidence,
        moved=moved,
    )


def _labelled(text: str) -> tuple[tuple[str, ...], str]:
    rows = [line.partition(" ") if line[:1].isdigit() else ("", "", line) for line in text.split("\n")]
    return tuple(label for label, _space, _rest in rows) if text else (), "\n".join(rest for _l, _s, rest in rows)


def article(
    number: str,
    heading: str,
    *passages: PassageChange,
    theirs: str | None = None,
    reaches: Mapping[str, tuple[Road, ...]] | None = None,
    moved: bool = False,
) -> ArticleChange:
    """An article with these passages; its label is that of the worst of them."""
    positions = {id_: verdict for each in passages for id_, verdict in each.positions.items()}
    harm = [each for each in passages if each.label in HARM]
    plain = [each for each in passages if each.label != "unchanged"]
    label = (harm or plain or list(passages))[0].label
    change = "moved" if moved else _CHANGES.get(label, "reworded")
    text_ours, text_theirs = (
        "\n".join(filter(None, texts))
        for texts in ([each.text_ours for each in passages], [each.text_theirs for each in passages])
    )
    return ArticleChange(
        part="article" if number[:1].isdigit() else "annex",
        name=number,
        ours=number if text_ours else None,
        theirs=(theirs or number) if text_theirs else None,
        heading_ours=heading if text_ours else "",
        heading_theirs=heading if text_theirs else "",
        clause=None,
        change=change,  # type: ignore[arg-type]
        label=label,
        text_ours=text_ours,
        text_theirs=text_theirs,
        positions=positions,
        reasons=tuple(reason for each in passages for reason in each.reasons),
        confidence=min(each.confidence for each in passages),
        passages=passages,
        reaches=reaches or {},
    )


def state(id_: str, verdict: Verdict, *articles: str, **more: object) -> PositionState:
    """A position of the library in this state."""
    position = _POSITIONS.get(id_)
    weight, title = (position.weight, position.title) if position else (None, None)
    made = PositionState(id_, verdict, verdict, articles, weight=weight, title=title)
    return replace(made, **more)  # type: ignore[arg-type]


def document(name: str, kind: str = "docx", notes: tuple[Note, ...] = (), coverage: str = "") -> Document:
    return Document(Path(name), kind, "nl", notes, coverage)  # type: ignore[arg-type]


OURS = document("ontwerp.docx")
NEEDS_LEAVE = f"Wie het recht wil gebruiken, heeft nu een akkoord nodig: {RIGHT} → {RIGHT_2}"
ROAD = Road(
    "definition",
    "1",
    "de werknemers met ten minste twee jaar anciënniteit",
    "De definitie van “werknemers” is enger geworden, en geldt voor dit artikel.",
)
ANSWER = Answer(
    clause="individual-right",
    article="3",
    text=RIGHT,
    reasons=("Een recht waarvoor je eerst toestemming moet krijgen, is een gunst.",),
    rung="opening",
    next=RungOffer(
        "fallback",
        "Elke werknemer heeft recht op loopbaanbegeleiding, na melding.",
        met=False,
        objections=("Een akkoord van de leidinggevende blijft nodig.",),
    ),
    met=None,
)
HOURS_ANSWER = Answer(
    "working-time", "5", HOURS, ("Wie leert, werkt.",), "opening", RungOffer("floor", HOURS_2, met=True), "floor"
)


def round_1() -> Comparison:
    """One weakening and one removal, in a document with tracked changes and one silent edit."""
    articles = (
        article("1", "Toepassingsgebied", passage(SCOPE, SCOPE, "unchanged")),
        article(
            "3",
            "Individueel recht",
            passage(RIGHT, RIGHT_2, "contradicted", {"individual-right": "contradicted"}, (NEEDS_LEAVE,)),
        ),
        article("4", "Geen terugkoppeling", passage(FEEDBACK, "", "removed", {"no-feedback": "removed"})),
        article(
            "5",
            "Arbeidstijd",
            passage(HOURS, HOURS_2, "weakened", {"working-time": "weakened"}, ("Het aantal uren daalt: 16 → 8.",)),
        ),
        article("6", "Opvolging", passage(FOLLOW_UP, FOLLOW_UP, "unchanged")),
    )
    positions = (
        state("individual-right", "contradicted", "3", reasons=(NEEDS_LEAVE,), answers=(ANSWER,)),
        state("no-feedback", "removed", "4"),
        state("working-time", "weakened", "5", reasons=("Het aantal uren daalt: 16 → 8.",), answers=(HOURS_ANSWER,)),
        state("universal-scope", "kept", "1"),
        state("follow-up", "kept", "6"),
    )
    silent = (Untracked("5", HOURS, HOURS_2),)
    theirs = document("tegenvoorstel-1.docx", coverage="2 afbeeldingen")
    return Comparison(OURS, theirs, articles, positions, untracked=silent, tracked=True)


def round_3() -> Comparison:
    """The latest: worse here, better there, at a distance, new, moved, and only worded otherwise."""
    articles = (
        article(
            "1",
            "Toepassingsgebied",
            passage(
                SCOPE,
                f"{SCOPE} {SCOPE_3}",
                "weakened",
                {"universal-scope": "weakened"},
                ("Minder werknemers vallen eronder: twee jaar anciënniteit is nodig.",),
            ),
            reaches={"individual-right": (ROAD,), "working-time": (ROAD,)},
        ),
        article(
            "3",
            "Individueel recht",
            passage(RIGHT, RIGHT_3, "weakened", {"individual-right": "weakened"}, (NEEDS_LEAVE,)),
            theirs="4",
        ),
        article(
            "4",
            "Vertrouwelijkheid",
            passage("Alles blijft vertrouwelijk.", "Alles blijft vertrouwelijk.", "unchanged"),
            passage(
                PRIVATE,
                PRIVATE_3,
                "weakened",
                {"confidentiality": "weakened"},
                ("De werkgever verneemt wie deelneemt.",),
                confidence=0.5,
            ),
        ),
        article(
            "5",
            "Arbeidstijd",
            passage(
                HOURS, HOURS_3, "strengthened", {"working-time": "strengthened"}, ("Het aantal uren stijgt: 16 → 20.",)
            ),
        ),
        article("6", "Opvolging", passage(FOLLOW_UP, FOLLOW_UP_3, "cosmetic", moved=True), theirs="7", moved=True),
        article("7", "Geen terugkoppeling", passage(FEEDBACK, FEEDBACK, "unchanged")),
        article("bijlage 1", "Model", passage("", HOSTILE, "added", {"other": "weakened"}, (f"Nieuw: {HOSTILE}",))),
    )
    positions = (
        state("individual-right", "weakened", "3", "1", reasons=(NEEDS_LEAVE,), roads=(ROAD,), answers=(ANSWER,)),
        state(
            "universal-scope",
            "weakened",
            "1",
            reasons=("Minder werknemers vallen eronder: twee jaar anciënniteit is nodig.",),
        ),
        state("confidentiality", "weakened", "4", reasons=("De werkgever verneemt wie deelneemt.",)),
        state("working-time", "weakened", "1", direct="strengthened", roads=(ROAD,), answers=(HOURS_ANSWER,)),
        state("other", "weakened", "bijlage 1", reasons=(f"Nieuw: {HOSTILE}",)),
        state("no-feedback", "kept", "7"),
        state("follow-up", "kept", "6"),
    )
    gap = LanguageGap("theirs", "figure", "5", HOURS_3, "… à raison de 16 heures par an.", "20 uur ↔ 16 heures")
    notes = (Note("reading-order", "Leesvolgorde onzeker op bladzijde 2."),)
    theirs = document("tegenvoorstel-3.pdf", "pdf", notes, "1 afbeelding")
    return Comparison(OURS, theirs, articles, positions, languages=(gap,))


def negotiation() -> Negotiation:
    """Two rounds of a draft, the first with a silent edit, the last a PDF with a text that tries to do harm."""
    first, last = round_1(), round_3()
    cells: dict[str, tuple[Cell, Cell]] = {
        "individual-right": (Cell("lost", "contradicted"), Cell("weakened", "weakened", "closer", "employer")),
        "universal-scope": (Cell("kept", "kept"), Cell("weakened", "weakened", "further", "employer")),
        "confidentiality": (Cell("kept", "kept"), Cell("weakened", "weakened", "further", "employer")),
        "working-time": (Cell("weakened", "weakened"), Cell("weakened", "weakened")),
        "no-feedback": (Cell("lost", "removed"), Cell("restored", "kept", "closer", "employer")),
        "follow-up": (Cell("kept", "kept"), Cell("kept", "kept")),
    }
    matrix = tuple(Row(each, cells[each.id]) for each in last.positions if each.id in cells)
    return Negotiation((first, last), matrix)


def single(comparison: Comparison | None = None) -> Negotiation:
    """One round only."""
    return Negotiation((comparison or round_1(),))


def same() -> Negotiation:
    """Two documents that say the same."""
    kept = article("1", "Toepassingsgebied", passage(SCOPE, SCOPE, "unchanged"))
    states = (state("universal-scope", "kept", "1"),)
    return Negotiation((Comparison(OURS, document("theirs.docx"), (kept,), states),))


def empty() -> Negotiation:
    """Two documents of which nothing can be said."""
    return Negotiation((Comparison(OURS, document("theirs.docx"), (), ()),))
