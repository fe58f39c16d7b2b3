"""The interview as its users meet it: what they type, what they read back, and the dossier that is written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from agreements.dossier import Dossier, load_dossier
from agreements.interview import interview, reading
from agreements.interview.question import Question
from agreements.interview.script import interview_script
from agreements.interview.session import Answers, stand
from agreements.interview.terminal import ask
from agreements.interview.writing import dump, scalar, write_dossier
from agreements.selection import select
from akkoord.errors import InputError, InvalidFileError, OutputError, Place, Problem
from akkoord.messages import activate
from akkoord.yamlfile import parse, validate
from clauses.library import Library, load_library
from clauses.model import Bilingual

CLAUSE = """\
id: {id}
version: "1"
date: 2026-11-23
part: {part}
title: {{nl: {nl}, fr: {fr}}}
note: {{nl: Let op bij {nl}., fr: Attention.}}
{more}
variants:
{variants}
changelog:
  - {{version: "1", date: 2026-11-23, text: {{nl: Eerste versie., fr: Première version.}}}}
"""
TEXT = "  {rung}:\n    text: {{nl: 'Tekst {names}.', fr: 'Texte {names}.'}}\n"
HOURS = """\
requires: [right]
parameters:
  hours:
    kind: integer
    unit: hours
    label: {nl: Uren, fr: Heures}
    question: {nl: Hoeveel uur?, fr: Combien d’heures ?}
    default: "8"
    minimum: "1"
    maximum: "60"
"""
FUND = """\
sectors: ["116"]
parameters:
  start:
    kind: date
    label: {nl: Begin, fr: Début}
    question: {nl: Vanaf welke dag?, fr: À partir de quel jour ?}
  body:
    kind: choice
    label: {nl: Orgaan, fr: Organe}
    question: {nl: Welk orgaan?, fr: Quel organe ?}
    default: council
    choices:
      - {id: council, text: {nl: de ondernemingsraad, fr: le conseil d’entreprise}}
      - {id: delegation, text: {nl: de syndicale delegatie, fr: la délégation syndicale}}
  purpose:
    kind: text
    label: {nl: Doel, fr: But}
    question: {nl: Waarvoor?, fr: Dans quel but ?}
    default: {nl: opleiding, fr: la formation}
    minimum: "3"
    maximum: "40"
"""
COPIES = """\
when: []
parameters:
  copies:
    kind: integer
    unit: copies
    label: {nl: Aantal, fr: Nombre}
    question: {nl: Hoeveel exemplaren?, fr: Combien d’exemplaires ?}
    minimum: "2"
"""
THEMES = {
    "frame": "title: {nl: Kader, fr: Cadre}\nchapters:\n"
    "  - {title: {nl: Slot, fr: Fin}, clauses: [closing-note, copies]}\n",
    "guidance": "title: {nl: Begeleiding, fr: Accompagnement}\nsubject: {nl: begeleiding, fr: l’accompagnement}\n"
    "chapters:\n  - {title: {nl: Recht, fr: Droit}, clauses: [right, hours]}\n"
    "  - {title: {nl: Betaling, fr: Paiement}, clauses: [voucher, invoice, fund]}\n",
}


def clause(
    id_: str, nl: str, fr: str, more: str = "", *, rungs: str = "opening", names: str = "", part: str = ""
) -> str:
    variants = "".join(TEXT.format(rung=rung, names=names) for rung in rungs.split())
    return CLAUSE.format(id=id_, nl=nl, fr=fr, more=more, variants=variants, part=part or "substance")


CLAUSES = {
    "guidance/right": clause("right", "Recht", "Droit", rungs="opening fallback floor"),
    "guidance/hours": clause("hours", "Uren", "Heures", HOURS, rungs="opening fallback", names="{hours}"),
    "guidance/voucher": clause("voucher", "Cheque", "Chèque", "regions: [flanders, brussels]\nexcludes: [invoice]"),
    "guidance/invoice": clause("invoice", "Factuur", "Facture"),
    "guidance/fund": clause("fund", "Fonds", "Fonds", FUND, names="{start} {body} {purpose}"),
    "frame/closing-note": clause("closing-note", "Slotnota", "Note finale", part="final"),
    "frame/copies": clause("copies", "Exemplaren", "Exemplaires", COPIES, names="{copies}", part="closing"),
}
UNITS = """\
hours: {nl: {one: uur, other: uur}, fr: {one: heure, other: heures}}
copies: {nl: {one: exemplaar, other: exemplaren}, fr: {one: exemplaire, other: exemplaires}}
"""

Typed = str | None
"""What is typed at a question; None is the end of the answers (Ctrl-D)."""

FLEMISH: dict[str, list[Typed]] = {
    "In which region": ["flanders"],
    "What is the company called": ["Polymeren: NV"],
    "Where is its seat": ["Havenlaan 114, 2030 Antwerpen"],
    "its enterprise number": ["0765432146"],
    "joint committees": ["PC 116"],
    "Who signs for Polymeren": ["An Peeters"],
    "what capacity does An": ["gedelegeerd bestuurder"],
    "Who signs for ACV": ["Wim Claes"],
    "what capacity does Wim": ["2"],
    "Vanaf welke dag": ["1/2/2027"],
    "Hoeveel exemplaren": ["2"],
}
"""What a Flemish company has to answer; everything else has a default."""


class Typist:
    """Types at a terminal: at each question that holds one of the texts its next answer, and Enter at all others."""

    def __init__(
        self,
        library: Library,
        output: Path,
        patch: pytest.MonkeyPatch,
        captured: pytest.CaptureFixture[str],
    ) -> None:
        self.library, self.output, self.captured = library, output, captured
        self.read = ""
        self.questions: list[str] = []
        self.answers: dict[str, list[Typed]] = {}
        patch.setattr("sys.stdin", self)

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        news = self.captured.readouterr()
        assert news.out == ""
        self.read += news.err
        assert len(self.questions) < 150, self.questions[-1]
        question = re.sub(r"[ \n]+", " ", self.read.split("\n\n")[-1]).strip()
        self.questions.append(question)
        for text, answers in self.answers.items():
            if text in question and answers:
                answer = answers.pop(0)
                return "" if answer is None else f"{answer}\n"
        return "\n"

    def run(self, *answers: dict[str, list[Typed]], force: bool = False) -> str:
        """Answer all questions; the later of ``answers`` come first. What was read comes back."""
        self.read, self.questions = "", []
        self.answers = {}
        for each in reversed(answers):
            for text, typed in each.items():
                self.answers.setdefault(text, list(typed))
        interview(self.output, self.library, force=force)
        self.read += self.captured.readouterr().err
        unused = {text: typed for text, typed in self.answers.items() if typed}
        assert not unused, unused
        return self.read

    def stop(self, *answers: dict[str, list[Typed]]) -> str:
        """Answer until the answers end. What was read comes back."""
        with pytest.raises(SystemExit) as stop:
            self.run(*answers)
        assert stop.value.code == 2
        return self.read + self.captured.readouterr().err

    def dossier(self) -> Dossier:
        """What was written, as the rest of the program reads it."""
        file = load_dossier(self.output)
        select(file, self.library)
        return file.dossier


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    activate("en")
    yield
    activate("en")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Two themes, seven clauses."""
    root = tmp_path_factory.mktemp("library")
    (root / "units.yaml").write_text(UNITS)
    for theme, text in THEMES.items():
        (root / theme).mkdir()
        (root / theme / "theme.yaml").write_text(f"id: {theme}\n{text}")
    for name, text in CLAUSES.items():
        (root / f"{name}.yaml").write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("clauses.library.BUILT_IN", root)
        return load_library()


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "cao.yaml"


@pytest.fixture
def typist(
    library: Library, output: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Typist:
    return Typist(library, output, monkeypatch, capsys)


def kept(output: Path) -> Path:
    return output.with_name(f".{output.name}.answers.json")


def test_a_flemish_dossier_takes_no_more_than_the_answers_that_have_no_default(typist: Typist) -> None:
    said = typist.run(FLEMISH)
    dossier = typist.dossier()
    assert dossier.region == "flanders"
    assert dossier.written_in == ("nl",)
    assert dossier.company.name == "Polymeren: NV"
    assert dossier.company.number == "0765.432.146"
    assert dossier.company.joint_committees == ("116",)
    assert dossier.company.establishments == ()
    assert [union.name.nl for union in dossier.unions] == ["ACV Bouw – Industrie & Energie"]
    assert dossier.unions[0].representatives[0].capacity.nl == "gewestelijk secretaris"
    assert dossier.conclusion.place.nl == "Antwerpen"
    assert (dossier.conclusion.date, dossier.effective_date) == (None, None)
    assert (dossier.duration.kind, str(dossier.duration.notice)) == ("indefinite", "6 months")
    assert list(dossier.clauses) == ["right", "hours", "voucher", "fund", "closing-note", "copies"]
    assert {choice.variant for choice in dossier.clauses.values()} == {"opening"}
    assert dossier.clauses["fund"].values == {"start": "2027-02-01"}
    assert dossier.clauses["copies"].values == {"copies": "2"}
    assert "Please note: The date of conclusion is not known yet" in said
    assert "The dossier is written" in said
    assert not kept(typist.output).exists()


WALLOON: dict[str, list[Typed]] = {
    "In which region": ["3"],
    "What is the company called": ["Mosane SA"],
    "Where is its seat": ["rue des Fours 27, 4480 Engis"],
    "its enterprise number": ["BE 0812.345.603"],
    "joint committees": ["CP 116.00 et CP 207".replace(" et", ",")],
    "Who signs for Mosane": ["Anne Noël", "Luc Roy"],
    "what capacity does Anne": ["directrice"],
    "what capacity does Luc": ["gérant"],
    "Does anyone else sign for Mosane": ["oui", "non"],
    "Which unions sign": ["1-3, 5"],
    "Who signs for CSC": ["Sophie Renard"],
    "what capacity does Sophie": ["1"],
    "Who signs for CNE": ["Marc Delvaux"],
    "what capacity does Marc": ["2"],
    "Who signs for FGTB": ["Jean Petit", "Zoé Blanc"],
    "Does anyone else sign for FGTB": ["y"],
    "what capacity does Jean": ["permanent syndical"],
    "what capacity does Zoé": ["3"],
    "Who signs for CGSLB": ["Rita Noir"],
    "what capacity does Rita": ["5"],
    "union sign that was not": ["o"],
    "the union called": ["Syndicat d’ici"],
    "Who signs for Syndicat": ["Yves Brun"],
    "what capacity does Yves": ["délégué"],
    "enter into force": ["1/1/2027"],
    "For how long is the agreement": ["fixed"],
    "the last day": ["31/12/2028"],
    "repeal an earlier": ["j"],
    "What happens to": ["3"],
    "Of which date": ["17-3-2021"],
    "registration number": ["163842/co/116"],
    "What is it about": ["la carrière"],
    "Which clauses on “Betaling”": ["+2"],
    "Which variant of the clauses": ["fallback"],
    "want another variant": ["1"],
    "Which variant of “Recht”": ["floor"],
    "Vanaf welke dag": ["2027-02-01"],
    "Hoeveel exemplaren": ["2"],
}


def test_a_walloon_dossier(typist: Typist) -> None:
    typist.run(WALLOON)
    dossier = typist.dossier()
    assert dossier.written_in == ("fr",)
    assert dossier.company.joint_committees == ("116", "207")
    assert [person.name for person in dossier.company.representatives] == ["Anne Noël", "Luc Roy"]
    assert {union.name.fr: [person.capacity.fr for person in union.representatives] for union in dossier.unions} == {
        "CSC Bâtiment – Industrie & Énergie": ["secrétaire permanente"],
        "CNE": ["secrétaire permanent"],
        "FGTB Centrale Générale": ["permanent syndical", "secrétaire régionale"],
        "CGSLB": ["secrétaire nationale"],
        "Syndicat d’ici": ["délégué"],
    }
    assert (dossier.duration.kind, str(dossier.duration.end), dossier.duration.notice) == ("fixed", "2028-12-31", None)
    (earlier,) = dossier.earlier_agreements
    assert (earlier.effect, str(earlier.date), earlier.number) == ("repealed", "2021-03-17", "163842/CO/116")
    assert earlier.subject.fr == "la carrière"
    assert {id_: choice.variant for id_, choice in dossier.clauses.items()} == {
        "right": "floor",
        "hours": "fallback",
        "invoice": "opening",
        "fund": "opening",
        "closing-note": "opening",
        "copies": "opening",
    }


BILINGUAL: dict[str, list[Typed]] = {
    "In which region": ["brussels"],
    "What is the company called": ["Senne"],
    "Where is its seat? (in Dutch)": ["Werkhuizenkaai 88, 1000 Brussel"],
    "Where is its seat? (in French)": ["quai des Usines 88, 1000 Bruxelles"],
    "its enterprise number": ["0456.789.034"],
    "joint committees": ["207"],
    "all establishments": ["no"],
    "the establishment called? (in Dutch)": ["Productie Vorst", "Labo"],
    "the establishment called? (in French)": ["Production Forest"],
    "address of the establishment? (in Dutch)": ["Laan 292, 1190 Vorst", "Straat 1, 1000 Brussel"],
    "address of the establishment? (in French)": ["avenue 292, 1190 Forest", "rue 1, 1000 Bruxelles"],
    "establishment-unit number": ["2145679012", "2.145.678.901"],
    "another establishment": ["yes"],
    "Who signs for Senne": ["Élise"],
    "does Élise sign? (in Dutch)": ["algemeen directeur"],
    "does Élise sign? (in French)": ["directrice générale"],
    "Which unions sign": ["-1"],
    "Who signs for CNE": ["Nadia"],
    "does Nadia sign? (in French)": ["1"],
    "For how long is the agreement": ["renewable"],
    "On which day is the agreement concluded": ["18.12.2026"],
    "enter into force": ["1/2/2027"],
    "the last day": ["31/1/2029"],
    "renewed each time": ["2 jaar"],
    "notice period": ["3 mois"],
    "Which clauses on “Betaling”": ["2-3"],
    "Vanaf welke dag": ["2027-02-01"],
    "go through them": ["yes"],
    "Hoeveel uur": ["12"],
    "Welk orgaan": ["2"],
    "Waarvoor? (from 3 characters to 40 characters) (in French)": ["la carrière"],
    "Hoeveel exemplaren": ["4"],
}


def test_a_bilingual_dossier(typist: Typist) -> None:
    typist.run(BILINGUAL)
    dossier = typist.dossier()
    assert dossier.written_in == ("nl", "fr")
    assert (dossier.company.seat.nl, dossier.company.seat.fr[:4]) == ("Werkhuizenkaai 88, 1000 Brussel", "quai")
    assert [(each.name.nl, each.name.fr, each.number) for each in dossier.company.establishments] == [
        ("Productie Vorst", "Production Forest", "2.145.679.012"),
        ("Labo", "Labo", "2.145.678.901"),
    ]
    (union,) = dossier.unions
    (person,) = union.representatives
    assert (person.capacity.nl, person.capacity.fr) == ("vakbondssecretaris", "secrétaire permanente")
    assert (dossier.conclusion.place.nl, dossier.conclusion.place.fr) == ("Brussel", "Bruxelles")
    duration = dossier.duration
    assert (duration.kind, str(duration.end)) == ("renewable", "2029-01-31")
    assert (str(duration.renewal), str(duration.notice)) == ("2 years", "3 months")
    assert dossier.clauses["hours"].values == {"hours": "12"}
    fund = dossier.clauses["fund"].values
    assert (fund["start"], fund["body"]) == ("2027-02-01", "delegation")
    assert fund["purpose"] == Bilingual(nl="opleiding", fr="la carrière")
    assert dossier.clauses["copies"].values == {"copies": "4"}


def test_every_group_stands_under_a_comment(typist: Typist) -> None:
    typist.run(WALLOON)
    lines = typist.output.read_text().splitlines()
    groups = [number for number, line in enumerate(lines) if line and line[0] not in " #"]
    assert len(groups) == 10
    for number in groups:
        assert lines[number - 1].startswith("# "), lines[number]


def test_defaults_and_bounds_are_shown(typist: Typist) -> None:
    said = typist.run(FLEMISH, {"go through them": ["yes"], "Hoeveel uur": ["61", "-", "12"]})
    assert "[not known yet] > " in said
    assert "[6 months] > " in said
    assert "  1. Cheque\n  2. Factuur\n  3. Fonds (not meant" not in said
    assert "  1. Cheque\n  2. Factuur\n  3. Fonds\n[1, 3] > " in said
    assert "Uren: Hoeveel uur? (from 1\u00a0uur to 60\u00a0uur)\n[8\u00a0uur] > " in said
    assert "61 is too high: at most 60 is expected." in said
    assert "“-” is not a number." in said
    assert "Exemplaren: Hoeveel exemplaren? (at least 2\u00a0exemplaren)" in said


def test_values_that_are_left_at_their_default_are_not_written(typist: Typist) -> None:
    typist.run(FLEMISH, {"go through them": ["yes"], "Hoeveel uur": ["8"], "Waarvoor": ["kennis"]})
    clauses = typist.dossier().clauses
    assert clauses["hours"].values == {}
    assert clauses["fund"].values == {"start": "2027-02-01", "purpose": "kennis"}


def test_a_clause_that_does_not_fit_is_offered_but_not_proposed(typist: Typist) -> None:
    said = typist.run({**FLEMISH, "joint committees": ["207"], "Vanaf welke dag": []})
    assert "3. Fonds (not meant for this joint committee)\n[1] > " in said
    said = typist.run(WALLOON, force=True)
    assert "1. Cheque (not meant for this region)\n  2. Factuur\n  3. Fonds\n[2-3] > " in said


def test_companions_are_added_and_said(typist: Typist) -> None:
    said = typist.run(FLEMISH, {"Which clauses on “Recht”": ["2"]})
    assert "Added: “Recht”, as “Uren” cannot stand without it.\nWhich variant" in said
    assert "right" in typist.dossier().clauses


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("In which region", "6", "“6” is not one of the answers: type a number from 1 to 5."),
        ("In which region", "", "An answer is needed here."),
        ("What is the company called", " ", "An answer is needed here."),
        ("What is the company called", "Poly\x07meren", "The answer holds a character that cannot be used"),
        ("its enterprise number", "0765432145", "not a valid enterprise number"),
        ("joint committees", "chemie", "“chemie” is not a joint committee: three digits"),
        ("all establishments", "maybe", "“maybe” is neither yes nor no."),
        ("Which unions sign", "9", "“9” is not in the list: the numbers go from 1 to 3."),
        ("Which unions sign", "acv", "“acv” is not a number in the list"),
        ("Which unions sign", "?9", "“9” is not a number in the list."),
        ("On which day is the agreement concluded", "31/2/2027", "“31/2/2027” is not a date"),
        ("On which day is the agreement concluded", "soon", "“soon” is not a date: type it as 31/1/2027"),
        ("notice period", "long", "“long” is not a period"),
        ("Which clauses on “Betaling”", "all", "“Cheque” and “Factuur” exclude each other: choose one of the two."),
        ("Vanaf welke dag", "", "An answer is needed here."),
        ("Hoeveel exemplaren", "1", "1 is too low: at least 2 is expected."),
    ],
)
def test_a_bad_answer_is_one_sentence_and_the_question_again(
    typist: Typist, question: str, typed: str, said: str
) -> None:
    good = FLEMISH.get(question, [])
    read = typist.run({**FLEMISH, question: [typed, *good]})
    assert said in " ".join(read.split())
    assert typist.dossier().company.name == "Polymeren: NV"


def test_dates_that_contradict_each_other_are_refused_at_once(typist: Typist) -> None:
    said = typist.run(
        {**WALLOON, "the last day": ["31/12/2026", "31/12/2028"], "Of which date": ["1/1/2027", "17/3/2021"]}
    )
    assert "31/12/2026 is not after 1/1/2027, the day on which the agreement begins." in said
    assert "1/1/2027 is not before 1/1/2027, the day on which this agreement begins." in said


def test_an_agreement_needs_a_clause_and_one_without_a_theme_a_subject(typist: Typist) -> None:
    none: list[Typed] = ["none"]
    said = typist.run(
        FLEMISH,
        {
            "Which clauses on “Recht”": none,
            "Which clauses on “Betaling”": none,
            "Which clauses on “Slot”": ["none", "1"],
        },
        {"Vanaf welke dag": [], "What is the agreement about": ["een slot"]},
    )
    assert "An agreement needs at least one clause" in said
    assert typist.dossier().subject == Bilingual(nl="een slot", fr="een slot")


def test_going_back_asks_again_and_proposes_the_earlier_answer(typist: Typist) -> None:
    seats: list[Typed] = ["Kaai 1, 2000 Antwerpen", "Kaai 2, 9000 Gent"]
    said = typist.run(FLEMISH, {"its enterprise number": ["<", "0765432146"], "Where is its seat": seats})
    assert typist.dossier().company.seat.nl == "Kaai 2, 9000 Gent"
    assert typist.dossier().conclusion.place.nl == "Gent"
    assert "Where is its seat?\n[Kaai 1, 2000 Antwerpen] > " in said


def test_answers_after_the_question_that_was_gone_back_to_are_proposed_again(typist: Typist) -> None:
    again: dict[str, list[Typed]] = {
        "all establishments": ["<", ""],
        "joint committees": ["116", "<", ""],
        "its enterprise number": ["0765432146", ""],
    }
    typist.run(FLEMISH, again)
    assert typist.dossier().company.joint_committees == ("116",)


def test_going_back_crosses_groups_that_repeat(typist: Typist) -> None:
    answers: dict[str, list[Typed]] = {
        "Does anyone else sign for Polymeren": ["y", "y", "<", "n"],
        "Who signs for Polymeren": ["An Peeters", "Bo", "<"],
        "what capacity does Bo": ["directeur"],
        "Which unions sign": ["<", ""],
    }
    typist.run(FLEMISH, {**answers, "Which unions sign": []})
    assert [person.name for person in typist.dossier().company.representatives] == ["An Peeters", "Bo"]


def test_going_back_from_the_first_question_stays_there(typist: Typist) -> None:
    assert "This is the first question." in typist.run({**FLEMISH, "In which region": ["<", "1"]})


def test_going_back_to_the_region_changes_the_languages(typist: Typist) -> None:
    names: list[Typed] = ["Polymeren: NV", "<", ""]
    regions: list[Typed] = ["brussels", "flanders"]
    typist.run(
        FLEMISH,
        {"In which region": regions, "Where is its seat? (in Dutch)": ["<"], "What is the company called": names},
    )
    assert typist.dossier().written_in == ("nl",)
    assert typist.dossier().company.name == "Polymeren: NV"


def test_help_explains_the_question_and_its_options(typist: Typist) -> None:
    said = typist.run(FLEMISH, {"Which clauses on “Recht”": ["?", "? 2", ""], "In which region": ["?", "1"]})
    assert "The exploitation seat is the place of business" in said
    assert "Type the numbers of the clauses that you want" in said
    assert "Let op bij Uren." in said


def test_stopping_keeps_the_answers_and_the_same_command_goes_on(typist: Typist) -> None:
    said = typist.stop(FLEMISH, {"Who signs for ACV": [None]})
    assert str(kept(typist.output)) in said.replace("\n", "")
    assert not typist.output.exists()
    said = typist.run({text: FLEMISH[text] for text in list(FLEMISH)[-4:]})
    assert "10 answers of an earlier session were kept. Go on from there?" in said
    assert typist.questions[1].startswith("Who signs for ACV")
    assert typist.dossier().company.name == "Polymeren: NV"
    assert not kept(typist.output).exists()


def test_kept_answers_can_be_thrown_away(typist: Typist) -> None:
    typist.stop({**FLEMISH, "What is the company called": ["Oud"], "Where is its seat": [None]})
    typist.run(FLEMISH, {"Go on from there": ["<", "no"]})
    assert typist.dossier().company.name == "Polymeren: NV"


def test_ctrl_c_keeps_the_answers_too(typist: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    typist.stop({**FLEMISH, "Where is its seat": [None]})
    before = kept(typist.output).read_bytes()

    def interrupt() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(typist, "readline", interrupt)
    assert "goes on where you were" in typist.stop().replace("\n", " ")
    assert kept(typist.output).read_bytes() == before


def test_at_a_terminal_the_prompt_is_where_lines_can_be_edited(monkeypatch: pytest.MonkeyPatch) -> None:
    prompts: list[str] = []

    def type_(prompt: str) -> str:
        prompts.append(prompt)
        return " yes "

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", type_)
    assert ask(reading.yes_or_no("sure", "Sure?", "Really?", "no")) == " yes "
    assert prompts == ["[no] > "]


def test_stopping_before_the_first_answer_leaves_nothing(typist: Typist) -> None:
    assert "Nothing was answered yet" in typist.stop({"In which region": [None]})
    assert list(typist.output.parent.iterdir()) == []


def test_not_writing_keeps_the_answers(typist: Typist) -> None:
    typist.stop(FLEMISH, {"Write the dossier": ["no"]})
    assert not typist.output.exists()
    typist.run()
    assert len(typist.questions) == 2
    assert typist.dossier().region == "flanders"


def test_kept_answers_that_no_longer_fit_are_asked_again(typist: Typist) -> None:
    typist.stop(FLEMISH, {"Who signs for ACV": [None]})
    file = kept(typist.output)
    file.write_text(file.read_text().replace("0765.432.146", "0765.432.145"))
    typist.run({"its enterprise number": ["0765432146"], **{text: FLEMISH[text] for text in list(FLEMISH)[-4:]}})
    assert typist.dossier().company.representatives[0].name == "An Peeters"


@pytest.mark.parametrize("junk", ["{", "[]", '{"schema": "other"}', '{"schema": "akkoord.answers/1", "given": 3}'])
def test_an_answers_file_that_cannot_be_read_is_said_and_done_over(typist: Typist, junk: str) -> None:
    kept(typist.output).write_text(junk)
    assert "cannot be read: the interview starts over" in typist.run(FLEMISH).replace("\n", " ")


def test_an_existing_output_is_refused_before_the_first_question(typist: Typist) -> None:
    typist.output.write_text("mine")
    with pytest.raises(OutputError, match="exists already"):
        typist.run(FLEMISH)
    assert typist.questions == []
    assert typist.output.read_text() == "mine"
    typist.run(FLEMISH, force=True)
    assert typist.dossier().region == "flanders"


@pytest.mark.parametrize("name", ["cao.docx", "missing/cao.yaml"])
def test_an_output_that_cannot_be_is_refused_before_the_first_question(
    library: Library, tmp_path: Path, name: str
) -> None:
    with pytest.raises(OutputError):
        interview(tmp_path / name, library, force=False)


def test_a_library_without_clauses_is_refused(output: Path) -> None:
    with pytest.raises(InputError, match="no clauses"):
        interview(output, Library({}, {}, {}, {}, {}, {}), force=False)


def test_a_dossier_that_the_library_refuses_is_not_written(typist: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: object, _library: Library) -> None:
        raise InvalidFileError([Problem("The clause is odd.", Place(Path("d.yaml"), 3), "Leave it out.")])

    monkeypatch.setattr("agreements.interview.select", refuse)
    said = typist.stop(FLEMISH, {"Write the dossier": ["yes", None]})
    assert "The clause is odd. Leave it out.\nThe dossier cannot be written like this" in said
    assert not typist.output.exists()


@pytest.mark.parametrize("region", ["flanders", "brussels", "wallonia", "several", "german"])
@pytest.mark.parametrize("variant", ["opening", "fallback", "floor"])
def test_our_own_library_can_be_taken_as_it_is_proposed(tmp_path: Path, region: str, variant: str) -> None:
    """Every question is answered by its default, else by the first of some likely texts that it takes."""
    ours = load_library()
    wanted = {"region": region, "variant": variant, "company.number": "0765.432.146", "values": "yes"}
    answers = Answers()
    while (standing := stand(lambda: interview_script(ours), answers)).question is not None:
        question = standing.question
        answer = wanted.get(question.key, question.default)
        if answer is None:
            likely = [*(option.id for option in question.options), "116, 207", "2027-01-01", "12", "tekst"]
            answer = next(text for text in likely if takes(question, text))
        answers = answers.plus(question.key, answer)
    assert standing.result is not None
    file = tmp_path / "d.yaml"
    file.write_text(write_dossier(standing.result, datetime.date(2026, 11, 23)))
    chosen = select(load_dossier(file), ours)
    assert len(chosen.clauses) > 20
    assert [problem for problem in chosen.warnings if "is meant for" in problem.message] == []


def takes(question: Question, text: str) -> bool:
    try:
        return question.read(text) == text
    except ValueError:
        return False


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Havenlaan 114, 2030 Antwerpen", "Havenlaan 114, 2030 Antwerpen"),
        ("0765.432.146", "0765.432.146"),
        ("individual-right", "individual-right"),
        ("no", '"no"'),
        ("1.10", '"1.10"'),
        ("12e3", '"12e3"'),
        ("Polymeren: NV", '"Polymeren: NV"'),
        ("- a", '"- a"'),
        ('de "oude" C:\\', '"de \\"oude\\" C:\\\\"'),
        ("", '""'),
    ],
)
def test_a_text_is_plain_only_where_that_is_safe(text: str, written: str) -> None:
    assert scalar(text) == written


@given(st.text())
@example("Naam: van # het 'bedrijf'")
@example("\u00a0vast\u00a0")
@example("a\u0085b\u2028c\ufeff\x00\t")
@example("<<")
@example("12:30")
def test_whatever_is_written_is_read_back_by_us_and_by_others(text: str) -> None:
    data = {"clauses": {"name": text, "list": [text, text], "group": [{"nl": text, "fr": {"deep": text}}]}}
    yaml_text = dump(data)
    assert parse(yaml_text, Path("d.yaml")).data == data
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        assert yaml.safe_load(yaml_text) == data
    assert len(yaml_text.split("\n")) == 8


@given(st.text(min_size=1).filter(str.strip))
def test_a_name_as_it_was_typed_is_the_name_in_the_dossier(name: str) -> None:
    try:
        typed = reading.text(name)
    except ValueError:
        return
    groups = {
        "region": "flanders",
        "company": {
            "name": typed,
            "seat": typed,
            "number": "0765.432.146",
            "joint_committees": ["116"],
            "representatives": [{"name": typed, "capacity": typed}],
        },
        "unions": [{"name": typed, "representatives": [{"name": typed, "capacity": {"nl": typed, "fr": typed}}]}],
        "conclusion": {"place": typed},
        "duration": {"kind": "indefinite", "notice": "6 months"},
        "clauses": {"hours": {"variant": "opening", "values": {"purpose": typed}}},
    }
    text = write_dossier(groups, datetime.date(2026, 11, 23))
    dossier = validate(parse(text, Path("d.yaml")), Dossier)
    assert dossier.company.name == dossier.company.seat.fr == dossier.unions[0].representatives[0].capacity.nl == typed
    assert dossier.clauses["hours"].values == {"purpose": typed}
