"""The guides tell what the program really does: their commands run, their output is real, both languages agree.

In a guide, a ```console block holds commands ("$ akkoord …"), each with lines of its output ("…" stands for lines left
out) and, after "$ echo $?", its exit code when that is not 0. A block of YAML or TOML that begins with
"# Bestand: NAME" or "# Fichier : NAME" is a file that the reader makes, or adds to; the test does so too.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from agreements.interview.question import Question
from agreements.refusals import RECOGNISE
from cli import main

ROOT = Path(__file__).parent.parent
DUTCH, FRENCH, README = ROOT / "docs/handleiding.md", ROOT / "docs/mode-d-emploi.md", ROOT / "README.md"
LANGUAGES = {README: "en", DUTCH: "nl", FRENCH: "fr"}

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (?:Bestand|Fichier)\s*:\s*(\S+)(?: \((?P<more>onderaan erbij|à ajouter à la fin)\))?\n")

ANSWERS = {
    "region": "flanders",
    "company.name": "Voorbeeld Chemie NV",
    "company.seat": "Havenlaan 1, 2030 Antwerpen",
    "company.number": "0765.432.146",
    "company.joint_committees": "116",
    "name": "An Peeters",
    "capacity": "gedelegeerd bestuurder",
    "yearly_trajectories": "40",
    "yearly_cost": "60000",
}
"""What the reader types when ``akkoord new`` asks: by the key of the question or its last part; Enter elsewhere."""


@dataclass
class Command:
    """A command of a guide, what the guide shows of its output, and the exit code that it names."""

    text: str
    shown: list[str] = field(default_factory=list)
    exit_code: int = 0


@dataclass(frozen=True)
class File:
    """A file that a guide asks the reader to make, or lines to add at its end."""

    name: str
    text: str
    more: bool = False


def prose(guide: Path) -> str:
    """The guide without its code blocks."""
    return FENCE.sub("", guide.read_text(encoding="utf-8"))


def steps(guide: Path) -> list[Command | File]:
    """What the reader of a guide does, in order."""
    found: list[Command | File] = []
    for kind, text in FENCE.findall(guide.read_text(encoding="utf-8")):
        if kind == "console":
            found += commands(text)
        elif kind in ("yaml", "toml") and (match := FILE.match(text)):
            found.append(File(match.group(1), text, more=match["more"] is not None))
    return found


def commands(block: str) -> Iterator[Command]:
    """The commands of a ```console block; only those of akkoord itself."""
    previous: Command | None = None
    asked = False
    for line in block.splitlines():
        if line == "$ echo $?":
            asked = True
        elif line.startswith("$ "):
            asked = False
            previous = Command(line.removeprefix("$ "))
            if previous.text.startswith("akkoord "):
                yield previous
        elif previous is not None and asked:
            previous.exit_code = int(line)
        elif previous is not None and line not in ("", "…"):
            previous.shown.append(line)


def run(command: Command, language: str) -> Result:
    """Run a command as the reader's shell would; ``> FILE`` keeps what it prints."""
    words = shlex.split(command.text)[1:]
    target = None
    if ">" in words:
        *words, _redirection, target = words
    cache = str(Path.cwd() / ".cache")
    environment = {"LC_ALL": f"{language}_BE.UTF-8", "COLUMNS": "100", "XDG_CACHE_HOME": cache}
    result = CliRunner(env=environment).invoke(main, words, prog_name="akkoord")
    if target is not None:
        Path(target).write_text(result.stdout, encoding="utf-8")
    return result


def visible(line: str) -> str:
    """The line as it looks: with all spaces alike."""
    return line.replace("\u00a0", " ").replace("\u202f", " ").rstrip()


@dataclass
class Reader:
    """Who answers the questions of ``akkoord new``, each once: an answer that is not taken would be asked for ever."""

    answered: set[str] = field(default_factory=set)

    def __call__(self, question: Question) -> str:
        assert question.key not in self.answered, question
        self.answered.add(question.key)
        key = question.key.removesuffix(".nl")
        typed = ANSWERS.get(key, ANSWERS.get(key.rpartition(".")[2], ""))
        assert typed or question.default is not None, question
        return typed


@pytest.mark.parametrize("guide", [README, DUTCH, FRENCH], ids=lambda guide: guide.name)
def test_a_guide_can_be_followed_to_the_letter(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("agreements.interview.ask", Reader())
    ran = 0
    for step in steps(guide):
        if isinstance(step, File):
            Path(step.name).parent.mkdir(parents=True, exist_ok=True)
            with Path(step.name).open("a" if step.more else "w", encoding="utf-8") as file:
                file.write(step.text)
            continue
        result = run(step, LANGUAGES[guide])
        said = f"{guide.name}: {step.text}\n{result.output}"
        assert result.exit_code == step.exit_code, said
        printed = iter([visible(line) for line in result.output.splitlines()])
        for line in step.shown:
            assert visible(line) in printed, f"not printed (in this place): {line}\n{said}"
        ran += 1
    assert ran


@pytest.mark.parametrize("guide", [README, DUTCH, FRENCH], ids=lambda guide: guide.name)
def test_every_command_that_a_guide_names_exists(guide: Path) -> None:
    names = set(re.findall(r"`akkoord ((?:clauses )?[a-z]+)", prose(guide)))
    known = {*main.commands, *(f"clauses {name}" for name in main.commands["clauses"].commands)}
    assert names <= known


@pytest.mark.parametrize("guide", [README, DUTCH, FRENCH], ids=lambda guide: guide.name)
def test_the_links_and_pictures_of_a_guide_exist(guide: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose(guide)):
        assert (guide.parent / target).exists(), target


@pytest.mark.parametrize("guide", [DUTCH, FRENCH], ids=lambda guide: guide.name)
def test_the_guides_recognise_text_as_the_message_about_a_scan_says(guide: Path) -> None:
    (said,) = re.findall(r"ocrmypdf (.+?) \S+\.pdf \S+\.pdf", RECOGNISE)
    assert re.findall(r"`ocrmypdf (.+?) \S+\.pdf \S+\.pdf`", prose(guide)) == [said]


def shape(guide: Path) -> list[tuple[str, ...]]:
    """The commands with their options, and "·" for each name of a file, id or language."""
    words = {*main.commands, "list", "show", "search", "schema"}

    def general(word: str) -> str:
        return word if word in words or word.startswith("-") or word in ("akkoord", ">") else "·"

    return [
        ("file",) if isinstance(step, File) else (*map(general, shlex.split(step.text)), str(step.exit_code))
        for step in steps(guide)
    ]


def headings(guide: Path) -> list[int]:
    """The depths of the headings, in order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", prose(guide), re.MULTILINE)]


def test_the_dutch_and_the_french_guide_say_the_same() -> None:
    assert shape(DUTCH) == shape(FRENCH)
    assert headings(DUTCH) == headings(FRENCH)
    tables = [re.findall(r"^\|", prose(guide), re.MULTILINE) for guide in (DUTCH, FRENCH)]
    assert len(tables[0]) == len(tables[1])


def test_french_typography_has_its_spaces() -> None:
    text = re.sub(r"`[^`]*`|\]\([^)]*\)|https?://\S+", "", prose(FRENCH))
    assert not re.findall(r".{0,20}[^\s\u00a0\u202f:/|-][:;!?»](?=\s).{0,10}", text)
    assert not re.findall(r".{0,20}'.{0,20}", text), "the apostrophe is ’"


@pytest.mark.parametrize(("shell", "says"), [("bash", "complete -o nosort"), ("zsh", "compdef"), ("fish", "complete")])
def test_the_shells_of_the_readme_get_a_completion_script(shell: str, says: str) -> None:
    assert f"_AKKOORD_COMPLETE={shell}_source akkoord" in README.read_text(encoding="utf-8")
    environment = {"_AKKOORD_COMPLETE": f"{shell}_source"}
    assert says in CliRunner(env=environment).invoke(main, [], prog_name="akkoord").output


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_the_commands() -> None:
    environment = {"_AKKOORD_COMPLETE": "bash_complete", "COMP_WORDS": "akkoord cl", "COMP_CWORD": "1"}
    result = CliRunner(env=environment).invoke(main, [], prog_name="akkoord")
    assert result.output.splitlines() == ["plain,clauses"]


@pytest.mark.skipif(os.name == "nt", reason="the script is for sh")
def test_the_readme_names_what_the_script_does() -> None:
    usage = subprocess.run(["sh", str(ROOT / "run")], capture_output=True, text=True, check=False).stderr
    verbs = re.findall(r"^\./run (\w+)", usage, re.MULTILINE)
    assert verbs
    for verb in verbs:
        assert f"./run {verb}" in README.read_text(encoding="utf-8")
