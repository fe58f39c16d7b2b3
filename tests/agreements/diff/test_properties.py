"""What holds for any agreement: against itself nothing changed; numbers and order alone harm nothing."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.diff.citations import mentions
from agreements.model import Agreement, Article, Language, Passage
from tests.agreements.diff.texts import compared, example

MADE: dict[Language, Agreement] = {
    "nl": example("flanders-chemistry", "nl"),
    "fr": example("wallonia-chemistry", "fr"),
}
few = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
languages = st.sampled_from(["nl", "fr"])


def renumbered(made: Agreement, order: list[int]) -> Agreement:
    """The agreement with its articles in this order, numbered anew, and every reference to them as it should be."""
    numbers = {made.articles[old].number: str(new) for new, old in enumerate(order, 1)}

    def passage(each: Passage) -> Passage:
        text = each.text
        for mention in reversed(list(mentions(text))):
            written = text[mention.start : mention.end]
            if not mention.annex and written in numbers:
                text = text[: mention.start] + numbers[written] + text[mention.end :]
        return replace(each, pieces=(text,))

    def article(each: Article) -> Article:
        return replace(each, passages=tuple(map(passage, each.passages)), tag=None)

    return replace(
        made,
        articles=tuple(replace(article(made.articles[old]), number=str(new)) for new, old in enumerate(order, 1)),
        annexes=tuple(map(article, made.annexes)),
    )


@given(languages, st.data())
@few
def test_any_part_of_an_agreement_against_itself_is_unchanged(language: Language, data: st.DataObject) -> None:
    made = MADE[language]
    kept = data.draw(st.sets(st.sampled_from(range(len(made.articles)))))
    some = replace(made, articles=tuple(made.articles[index] for index in sorted(kept)))
    comparison = compared(some, some, language)
    assert not comparison.different
    assert {each.change for each in comparison.articles} == {"unchanged"}
    assert {each.verdict for each in comparison.positions} <= {"kept"}


@given(languages, st.data())
@few
def test_another_order_and_other_numbers_alone_harm_nothing(language: Language, data: st.DataObject) -> None:
    made = MADE[language]
    order = data.draw(st.permutations(range(len(made.articles))))
    comparison = compared(made, renumbered(made, order), language)
    assert not comparison.harmed
    assert {each.change for each in comparison.articles} <= {"unchanged", "moved", "reworded"}
    assert {each.label for each in comparison.articles} <= {"unchanged", "cosmetic"}


@given(languages, st.data())
@few
def test_every_passage_of_both_sides_is_told_once(language: Language, data: st.DataObject) -> None:
    made = MADE[language]
    order = data.draw(st.permutations(range(len(made.articles))))
    cut = data.draw(st.integers(0, len(order)))
    theirs = renumbered(made, order[cut:])
    comparison = compared(made, theirs, language)
    ours_told = " ".join(passage.text_ours for part in comparison.articles for passage in part.passages).split()
    theirs_told = " ".join(passage.text_theirs for part in comparison.articles for passage in part.passages).split()
    assert sorted(ours_told) == sorted(_words(made))
    assert sorted(theirs_told) == sorted(_words(theirs))


def _words(made: Agreement) -> list[str]:
    texts = [passage.text for part in made.parts for passage in part.passages]
    texts += [", ".join(filter(None, (each.party, each.name, each.capacity))) for each in made.signatures]
    return " ".join(texts).split()
