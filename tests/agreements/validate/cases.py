"""The cases of the rules: ``cases/<rule>.yaml`` says where a rule must fire, and where it must not.

nl:
  fires:
    - name: what is special about it
      text: |                   a document of its own, in the language of tests/textdoc.py
        ...
      finds: 2                  how many findings (default: at least one)
      excerpt: words            words that stand in the excerpt of a finding
      article: "3"              the article of a finding
      severity: warning         the severity of a finding
    - name: ...
      in: typed                 a sound document (documents/typed.nl.txt), in which
      replace:                  these words (that must be there) become others,
        old: new
      drop: [words]             the lines with these words are left out, and
      add: |                    these lines are put at the end (or before the line with the words ``before``)
    - name: ...
      draft: flanders-chemistry our draft of an included example, in which
      bare: yes                 nothing tells that it is ours (no content controls, no custom XML),
      clauses: {id: rung}       the dossier chooses these clauses only,
      xml: {old: new}           these words of the XML (that must be there) become others, and
      without: [id]             these clauses are left out
      with: [id]                these clauses of the library follow the last article
  silent:
    - ...
fr: ...
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agreements.model import Language
from agreements.validate import Analysis, Finding, find_rule
from agreements.word.package import Package
from akkoord.yamlfile import load
from tests.agreements.validate.drafts import draft_of
from tests.textdoc import word
from tests.wordml import R

CASES = Path(__file__).parent / "cases"
DOCUMENTS = Path(__file__).parent / "documents"
KEYS = {"name", "text", "in", "replace", "drop", "add", "before", "finds", "excerpt", "article", "severity"}
KEYS |= {"parts", "links", "draft", "bare", "clauses", "xml", "without", "with"}


@dataclass(frozen=True)
class Case:
    rule: str
    language: Language
    fires: bool
    data: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.rule}-{self.language}-{'fires' if self.fires else 'silent'}-{self.data['name']}"

    @property
    def text(self) -> str:
        """The document, as text."""
        unknown = set(self.data) - KEYS
        assert not unknown, f"{self.id}: {unknown}"
        if "text" in self.data:
            return str(self.data["text"])
        text = sound_document(self.data["in"], self.language)
        for old, new in (self.data.get("replace") or {}).items():
            assert old in text, f"{self.id}: “{old}” is not in the document"
            text = text.replace(old, new or "")
        for words in self.data.get("drop") or []:
            assert words in text, f"{self.id}: “{words}” is not in the document"
            text = "\n".join(line for line in text.splitlines() if words not in line)
        before = self.data.get("before")
        if before:
            assert before in text, f"{self.id}: “{before}” is not in the document"
            head, _, tail = text.partition(before)
            start = head.rfind("\n") + 1
            return f"{text[:start]}{self.data['add']}\n{head[start:]}{before}{tail}"
        return text + "\n" + self.data.get("add", "")


def sound_document(name: str, language: Language) -> str:
    return (DOCUMENTS / f"{name}.{language}.txt").read_text(encoding="utf-8")


def sound_documents() -> list[tuple[str, Language]]:
    found = sorted(file.name.split(".")[:2] for file in DOCUMENTS.glob("*.txt"))
    return [(name, "fr" if language == "fr" else "nl") for name, language in found]


def cases_of(rule: str) -> list[Case]:
    data = load(CASES / f"{rule}.yaml").data
    languages: tuple[Language, ...] = ("nl", "fr")
    return [
        Case(rule, language, kind == "fires", each)
        for language in languages
        for kind in ("fires", "silent")
        for each in data[language][kind]
    ]


def findings_of(case: Case) -> list[Finding]:
    unknown = set(case.data) - KEYS
    assert not unknown, f"{case.id}: {unknown}"
    package = draft_of(case.data, case.language) if "draft" in case.data else word(case.text, case.language)
    for name, content in (case.data.get("parts") or {}).items():
        package.parts[name] = (content or "").encode()
    for link in case.data.get("links") or []:
        _relate(package, link)
    return list(find_rule(case.rule).check(Analysis(package)))


def _relate(package: Package, link: dict[str, str]) -> None:
    folder, _, name = link["from"].rpartition("/")
    part = f"{folder}/_rels/{name}.rels".lstrip("/")
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    content = package.parts.get(part, empty.encode()).decode()
    mode = ' TargetMode="External"' if "external" in link else ""
    kind = link["kind"] if ":" in link["kind"] else f"{R}/{link['kind']}"
    added = f'<Relationship Id="rX{len(content)}" Type="{kind}" Target="{link["target"]}"{mode}/></Relationships>'
    package.parts[part] = content.replace("</Relationships>", added).encode()
