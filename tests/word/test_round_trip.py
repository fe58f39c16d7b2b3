"""Reading what we wrote gives back the Agreement that we wrote."""

import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings

import templates
from agreements.model import Agreement
from agreements.word.blocks import read_blocks
from agreements.word.package import Package
from agreements.word.reading import agreement_in
from agreements.word.writing import Appearance, write
from tests.strategies import agreements


def written(agreement: Agreement, *, contents: bool, notice: str) -> bytes:
    appearance = Appearance(
        short_title="Cao loopbaanbegeleiding",
        version="Ontwerp 1 van 23 november 2026",
        author="ACV",
        date=datetime.date(2026, 11, 23),
        words=templates.words(agreement.language),
        contents=contents,
        internal_notice=notice,
        facts={"company": {"name": "ACME nv"}},
    )
    return write(agreement, templates.find("agreement"), appearance)


def reread(data: bytes) -> Agreement:
    return agreement_in(read_blocks(Package.from_bytes(data, Path("draft.docx"))))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agreements())
def test_reading_a_plain_draft_gives_back_the_agreement(agreement: Agreement):
    assert reread(written(agreement, contents=False, notice="")) == agreement


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agreements())
def test_reading_a_draft_with_contents_and_notice_gives_back_the_agreement(agreement: Agreement):
    assert reread(written(agreement, contents=True, notice="Intern: niet aan de werkgever bezorgen")) == agreement
