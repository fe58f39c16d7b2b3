"""From a dossier to finished Word documents: the drafts in each language, and the synoptic one.

The plain draft holds nothing that is meant for our own side alone. The annotated draft adds Word comments: the
positions, their reasons, the next rung of the ladder and the expert's note.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from agreements.assemble import assemble, wording
from agreements.facts import gather
from agreements.selection import on_rung, select
from agreements.word.synoptic import write_synoptic
from agreements.word.writing import Appearance, Comment, write
from agreements.wording import write_date
from akkoord.errors import Place, Problem
from akkoord.messages import gettext as _
from templates import find, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from agreements.dossier import DossierFile
    from agreements.model import Agreement, Article, Section
    from agreements.selection import ChosenClause, Selection
    from clauses.library import Library
    from clauses.model import Language

__all__ = ["NAMESPACE", "Draft", "Drafts", "Request", "digest", "make_drafts"]

NAMESPACE = "urn:akkoord:agreement:1"
"""Namespace of the custom XML part that carries the dossier and the digests of the clauses."""


@dataclass(frozen=True)
class Request:
    """What to make of a dossier.

    ``template`` and ``synoptic_template`` are a name or a file, or None for the default. ``language`` limits a
    bilingual dossier to one version.
    """

    template: str | None = None
    language: Language | None = None
    annotated: bool = False
    contents: bool = False
    synoptic: bool = False
    synoptic_template: str | None = None


@dataclass(frozen=True)
class Draft:
    """One finished document: its name among the drafts of its dossier ("nl", "fr", "nl-fr") and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Drafts:
    """The documents of one dossier, and what the expert should know about them."""

    documents: tuple[Draft, ...]
    warnings: tuple[Problem, ...]


def make_drafts(file: DossierFile, library: Library, request: Request) -> Drafts:
    """Every document that the request asks for. Raises InputError or InvalidFileError, and then makes none."""
    selection = select(file, library)
    languages = (request.language,) if request.language else file.dossier.written_in
    template = find(request.template or "agreement")
    drafter = _Drafter(file, library, selection, request)
    documents = [Draft(language, drafter.draft(language, template)) for language in languages]
    if request.synoptic:
        documents.append(Draft("nl-fr", drafter.synoptic(find(request.synoptic_template or "synoptic"))))
    return Drafts(tuple(documents), (*selection.warnings, *_untranslated(file, request)))


def _untranslated(file: DossierFile, request: Request) -> Iterator[Problem]:
    """A version in a language that the dossier was not written for has our text in it, and the dossier's as it is."""
    if request.language is not None and request.language not in file.dossier.written_in:
        message = _("The dossier is not written for a version in “{language}”: what it holds itself is not translated.")
        yield Problem(message.format(language=request.language), Place(file.document.file))


def digest(part: Section | Article) -> str:
    """A digest (SHA-256, hexadecimal) of a clause's text with its labels, by which an altered clause is recognised."""
    text = "\n".join(f"{passage.label} {passage.text}" for passage in part.passages)
    return hashlib.sha256(text.encode()).hexdigest()


class _Drafter:
    def __init__(self, file: DossierFile, library: Library, selection: Selection, request: Request) -> None:
        self._dossier = file.dossier
        self._library = library
        self._selection = selection
        self._request = request

    def draft(self, language: Language, template: Path) -> bytes:
        agreement = self._agreement(language)
        comments = tuple(self._comments(language)) if self._request.annotated else ()
        return write(
            agreement,
            template,
            self._appearance(language),
            comments=comments,
            embedded=self._embedded(agreement),
        )

    def synoptic(self, template: Path) -> bytes:
        left, right = self._agreement("nl"), self._agreement("fr")
        return write_synoptic(left, right, template, self._appearance("nl"), self._appearance("fr"))

    def _agreement(self, language: Language) -> Agreement:
        return assemble(self._dossier, self._selection, self._library, language)

    def _appearance(self, language: Language) -> Appearance:
        fixed, draft = words(language), self._dossier.draft
        facts = gather(self._dossier, self._library, language)
        subject = facts[""][0]["subject"]
        return Appearance(
            short_title=fixed["short_title"].format(subject=subject, company=self._dossier.company.name),
            version=fixed["version"].format(version=draft.version, date=write_date(draft.date, language)),
            author=draft.author,
            date=draft.date,
            contents=self._request.contents or self._dossier.contents,
            internal_notice=fixed["internal_notice"] if self._request.annotated else "",
            facts={"company": facts["company"][0]},
            words=fixed,
        )

    def _comments(self, language: Language) -> Iterator[Comment]:
        for chosen in self._selection.clauses:
            paragraphs = tuple(self._advice(chosen, language))
            if paragraphs:
                yield Comment(chosen.clause.id, paragraphs)

    def _advice(self, chosen: ChosenClause, language: Language) -> Iterator[str]:
        """What the negotiator should have in mind, for our own side only."""
        fixed = words(language)
        for id_ in chosen.variant.positions:
            position = self._library.positions[id_]
            weight = fixed[f"weight_{position.weight.replace('-', '_')}"]
            yield f"{position.title[language]} ({weight}). {position.statement[language]}"
            yield from (f"– {reason[language]}" for reason in position.reasons)
        lower = chosen.clause.rungs[chosen.clause.rungs.index(chosen.rung) + 1 :]
        for rung in lower[:1]:
            other = on_rung(chosen, rung)
            yield fixed[f"rung_{rung}"]
            yield from wording(other, self._dossier, self._selection, self._library, language)
        yield fixed["note"].format(text=chosen.clause.note[language])

    def _embedded(self, agreement: Agreement) -> bytes:
        """The custom XML part: what the draft was made from, and a digest of every clause; nothing internal."""
        root = etree.Element(f"{{{NAMESPACE}}}agreement", language=agreement.language)
        dossier = etree.SubElement(root, f"{{{NAMESPACE}}}dossier")
        public = self._dossier.model_dump(mode="json", exclude={"notes"}, exclude_defaults=True)
        dossier.text = json.dumps(public, ensure_ascii=False, sort_keys=True)
        for part in agreement.parts:
            clause = etree.SubElement(root, f"{{{NAMESPACE}}}clause")
            clause.set("tag", str(part.tag))
            clause.set("digest", digest(part))
        content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return content
