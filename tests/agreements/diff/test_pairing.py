"""Which part of ours is which part of theirs, whatever happened to it."""

from dataclasses import replace
from itertools import count

import pytest

from agreements.model import ClauseTag, Passage
from tests.agreements.diff.texts import agreement, article, compared, verdicts

OURS = """
= Collectieve arbeidsovereenkomst
* Tussen Kaai NV en ACV Puls wordt overeengekomen:
# 1. Toepassingsgebied
Deze overeenkomst is van toepassing op alle werknemers van Kaai NV.
# 2. Recht
§ 1. Elke werknemer heeft recht op drie dagen opleiding per jaar. De werknemer kiest de opleiding zelf.
§ 2. De werkgever mag de aanvraag bedoeld in artikel 4 niet weigeren.
# 3. Kosten
De werkgever betaalt de kosten van de opleiding volledig. De werknemer schiet niets voor.
# 4. Aanvraag
De werknemer vraagt de opleiding schriftelijk aan bij de werkgever. De werkgever antwoordt binnen tien werkdagen.
# 5. Vertrouwelijkheid
Wat de werknemer met de opleider bespreekt, is vertrouwelijk. De opleider brengt geen verslag uit aan de werkgever.
* Opgemaakt te Gent op 3 maart 2027.
"""


def changes(theirs: str, ours: str = OURS) -> list[tuple[str | None, str | None, str, str]]:
    """What is not unchanged: number in ours, number in theirs, change, label."""
    found = compared(ours, theirs).articles
    return [(each.ours, each.theirs, each.change, each.label) for each in found if each.change != "unchanged"]


def test_a_document_against_itself_is_unchanged() -> None:
    comparison = compared(OURS, OURS)
    assert not comparison.different
    assert {each.label for each in comparison.articles} == {"unchanged"}
    assert set(verdicts(comparison).values()) == {"kept"}


def test_renumbered_articles_with_their_references_are_unchanged() -> None:
    inserted = OURS.replace("# 2.", "# 2. Nieuw\nDe partijen komen twee keer per jaar samen.\n# 2.")
    numbers = count(1)
    lines = [
        f"# {next(numbers)}.{line.partition('.')[2]}" if line.startswith("#") else line
        for line in inserted.splitlines()
    ]
    theirs = "\n".join(lines).replace("artikel 4", "artikel 5")
    assert [each for each in changes(theirs) if each[2] != "added"] == []
    numbered = {each.ours: each.theirs for each in compared(OURS, theirs).articles if each.ours}
    assert numbered == {"1": "1", "2": "3", "3": "4", "4": "5", "5": "6"}


def test_a_retitled_article_is_only_worded_otherwise() -> None:
    assert changes(OURS.replace("Vertrouwelijkheid", "Slotbepaling over de opleider")) == [
        ("5", "5", "reworded", "cosmetic")
    ]


def test_an_article_in_another_place_is_moved_and_no_more() -> None:
    head, _mark, tail = OURS.partition("# 3. Kosten")
    cost, _mark, rest = tail.partition("# 4.")
    theirs = f"{head}# 4.{rest}".replace("* Opgemaakt", f"# 3. Kosten{cost}* Opgemaakt")
    assert changes(theirs) == [("3", "3", "moved", "unchanged")]


def test_a_moved_and_changed_passage_shows_its_change() -> None:
    head, _mark, tail = OURS.partition("# 3. Kosten")
    cost, _mark, rest = tail.partition("# 4.")
    cost = cost.replace("volledig", "voor de helft")
    theirs = f"{head}# 4.{rest}".replace("* Opgemaakt", f"# 9. Kosten{cost}* Opgemaakt")
    moved = article(compared(OURS, theirs), "3")
    assert (moved.theirs, moved.change) == ("9", "moved")
    assert moved.label in ("weakened", "contradicted")
    (passage,) = [each for each in moved.passages if each.harmful]
    assert [(each.ours, each.theirs) for each in passage.segments if not each.equal] == [("volledig", "voor de helft")]


def test_a_split_article_is_no_change_of_substance() -> None:
    theirs = OURS.replace("De werkgever antwoordt binnen", "\n# 4bis. Antwoord\nDe werkgever antwoordt binnen")
    assert not compared(OURS, theirs).harmed
    assert ("4", "4bis") in {(each.ours, each.theirs) for each in compared(OURS, theirs).articles}


def test_merged_articles_are_no_change_of_substance() -> None:
    theirs = OURS.replace("# 4. Aanvraag\n", "").replace("artikel 4", "artikel 3").replace("# 5.", "# 4.")
    assert not compared(OURS, theirs).harmed


def test_split_and_joined_passages_stay_together() -> None:
    split = OURS.replace(" De werknemer kiest", "\n§ 2. De werknemer kiest").replace(
        "§ 2. De werkgever mag", "§ 3. De werkgever mag"
    )
    assert not compared(OURS, split).harmed
    assert not compared(split, OURS).harmed


def test_a_sentence_that_went_to_another_article_is_not_lost() -> None:
    theirs = OURS.replace(" De werknemer kiest de opleiding zelf.", "").replace(
        "binnen tien werkdagen.", "binnen tien werkdagen. De werknemer kiest de opleiding zelf."
    )
    assert not compared(OURS, theirs).harmed
    assert any(each.moved for part in compared(OURS, theirs).articles for each in part.passages)


def test_an_article_that_is_written_anew_keeps_its_place() -> None:
    theirs = OURS.replace(
        "De werkgever betaalt de kosten van de opleiding volledig. De werknemer schiet niets voor.",
        "Alle uitgaven voor de vorming komen ten laste van Kaai NV, die rechtstreeks met de opleider afrekent.",
    )
    assert article(compared(OURS, theirs), "3").theirs == "3"


def test_a_content_control_that_lies_changes_nothing() -> None:
    made = agreement(OURS)
    tags = [
        ClauseTag(name, "1.0", "opening")
        for name in ("no-feedback", "individual-right", "working-time", "disputes", "follow-up")
    ]
    lying = replace(made, articles=tuple(replace(a, tag=tag) for a, tag in zip(made.articles, tags, strict=True)))
    assert not compared(made, lying).different
    harmed = compared(lying, replace(made, articles=(*made.articles[:2], *made.articles[3:])))
    assert "working-time" not in {state.id for state in harmed.harmed}
    assert "employer-pays" in {state.id for state in harmed.harmed}


@pytest.mark.parametrize("part", ["title", "opening", "closing"])
def test_parts_around_the_articles_are_compared_too(part: str) -> None:
    words = {"title": "Collectieve arbeidsovereenkomst", "opening": "ACV Puls", "closing": "3 maart"}
    comparison = compared(OURS, OURS.replace(words[part], "Iets anders"))
    assert [each.part for each in comparison.articles if each.change != "unchanged"] == [part]


def test_labels_that_were_typed_otherwise_are_no_change() -> None:
    made = agreement(OURS)
    plain = replace(
        made,
        articles=tuple(
            replace(each, passages=tuple(Passage("plain", "", passage.pieces) for passage in each.passages))
            for each in made.articles
        ),
    )
    assert not compared(made, plain).different


def test_a_reference_to_a_law_is_not_renumbered() -> None:
    ours = OURS.replace(
        "bij de werkgever.", "bij de werkgever, overeenkomstig artikel 3 van de wet van 5 december 1968."
    )
    swapped = ours.replace("# 3. Kosten", "# 30. Kosten")
    assert not compared(ours, swapped).harmed
    assert changes(swapped, ours) == []
