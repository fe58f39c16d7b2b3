"""Reading what we wrote gives back the Agreement that we wrote."""

import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings

import templates
from agreements.model import Agreement
from agreements.word.blocks import read_blocks
from agreements.word.embedded import embedded_in
from agreements.word.package import Package
from agreements.word.reading import agreement_in
from agreements.word.writing import Appearance, Comment, write
from tests.strategies import agreements

EMBEDDED = b'<agreement xmlns="urn:akkoord:agreement:1">tekst</agreement>'


def written(agreement: Agreement, *, annotated: bool = False) -> bytes:
    appearance = Appearance(
        short_title="Cao loopbaanbegeleiding",
        version="Ontwerp 1 van 23 november 2026",
        author="ACV",
        date=datetime.date(2026, 11, 23),
        words=templates.words(agreement.language),
        contents=annotated,
        internal_notice="Intern: niet aan de werkgever bezorgen" if annotated else "",
        facts={"company": {"name": "ACME nv"}},
    )
    parts = (agreement.title, *agreement.opening, *agreement.articles, *agreement.closing, *agreement.annexes)
    comments = [Comment(part.tag.clause, ("Artikel 1. Let op", "§ 1.")) for part in parts if part.tag]
    return write(
        agreement,
        templates.find("agreement"),
        appearance,
        comments=comments if annotated else (),
        embedded=EMBEDDED if annotated else None,
    )


def reread(data: bytes) -> Agreement:
    return agreement_in(read_blocks(Package.from_bytes(data, Path("draft.docx"))))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agreements())
def test_reading_a_plain_draft_gives_back_the_agreement(agreement: Agreement):
    assert reread(written(agreement)) == agreement


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agreements())
def test_contents_comments_and_notice_do_not_change_what_is_read(agreement: Agreement):
    data = written(agreement, annotated=True)
    assert reread(data) == agreement
    assert embedded_in(Package.from_bytes(data, Path("draft.docx"))) == EMBEDDED
