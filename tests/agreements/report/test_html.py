"""The HTML report is one sound page: structured for everyone, safe against any text, and complete."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import agreements.report
from agreements.diff.model import Negotiation
from agreements.report.html import as_html
from akkoord.messages import activate
from tests.agreements.report import samples
from tests.agreements.report.pages import page, rewritten, words

PAGES = Path(agreements.report.__file__).parent / "pages"
EVERY = pytest.mark.parametrize("made", [samples.negotiation, samples.single, samples.same, samples.empty])


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_page_reads_as_it_should(language: str, golden: Callable[[str, str], None]):
    activate(language)
    shown = as_html(samples.negotiation(), samples.TODAY)
    bare = re.sub(r"(<(style|script)>).*?(</\2>)|(sha256-)[^']+", r"\1\3\4", shown, flags=re.DOTALL)
    golden(f"report.{language}.html", bare)


@EVERY
def test_headings_go_down_by_one_step_and_there_is_one_h1(made: Callable[[], Negotiation]):
    levels = [int(each.tag[1]) for each in page(made()).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@EVERY
def test_every_landmark_is_there_once_and_every_section_is_named(made: Callable[[], Negotiation]):
    tree = page(made())
    for landmark in ("header[not(ancestor::article)]", "nav", "main", "footer"):
        assert len(tree.xpath(f"//{landmark}")) == 1, landmark
    ids = {each.get("id") for each in tree.xpath("//*[@id]")}
    assert all(each.get("aria-labelledby") in ids for each in tree.xpath("//section | //article[@aria-labelledby]"))


@EVERY
def test_ids_are_unique_and_every_link_leads_somewhere(made: Callable[[], Negotiation]):
    tree = page(made())
    ids = Counter(each.get("id") for each in tree.xpath("//*[@id]"))
    assert set(ids.values()) <= {1}
    links = [each.get("href") for each in tree.xpath("//a")]
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_every_choice_of_the_filter_has_a_label_and_chooses_something():
    tree = page(samples.negotiation())
    choices = tree.xpath("//select")
    assert [each.get("name") for each in choices] == ["verdict", "weight", "position", "article"]
    for choice in choices:
        assert tree.xpath(f"//label[@for='{choice.get('id')}']")
        known = {
            word
            for each in tree.xpath("//*[@data-filtered]")
            for word in each.get(f"data-{choice.get('name')}").split()
        }
        wanted = {each.get("value") for each in choice.xpath("option[@value != '']")}
        assert wanted
        assert wanted <= known


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_page_says_in_which_language_it_is_and_quotes_are_in_that_of_the_document(language: str):
    activate(language)
    tree = page(samples.negotiation())
    assert tree.get("lang") == language
    assert {each.xpath("string(ancestor::*[@lang][1]/@lang)") for each in tree.xpath("//del | //ins")} <= {
        "nl",
        language,
    }
    assert tree.xpath("//div[@class='side']/@lang").count("nl") == len(tree.xpath("//div[@class='side']")) - 1


def test_nothing_is_fetched_from_anywhere_and_only_our_script_may_run():
    tree = page(samples.negotiation())
    assert not tree.xpath("//link | //img | //iframe | //object | //*[@src]")
    assert "url(" not in (PAGES / "report.css").read_text()
    (script,) = tree.xpath("//script/text()")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_a_text_that_tries_to_be_markup_stays_text():
    tree = page(samples.negotiation())
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //@onerror")
    assert words(samples.HOSTILE) in words(tree.text_content())


@settings(max_examples=25)
@given(
    st.text(min_size=1, max_size=60),
    st.sampled_from(['"><script>x</script>', "'><b onclick=x>", "</style>", "{{ 1 }}", "&lt;", "-->"]),
)
def test_no_text_of_any_document_changes_the_structure_of_the_page(text: str, bait: str):
    calm = page(rewritten(samples.negotiation(), lambda old: "x" if old.strip() else old))
    wild = page(
        rewritten(samples.negotiation(), lambda old: f"x{bait}{text}".replace("\n", " ") if old.strip() else old)
    )
    assert _shape(wild) == _shape(calm)


def _shape(tree) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (each.tag, tuple(sorted(each.attrib)))
        for each in tree.iter()
        if isinstance(each.tag, str) and each.tag != "option"
    ]


def test_every_colour_has_enough_contrast_on_what_it_stands_on():
    css = (PAGES / "report.css").read_text()
    palettes = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]
    assert len(palettes) == 3  # by day, by night, on paper
    for palette in palettes:
        for paper in ("paper", "card", "grey-soft"):
            for ink in ("ink", "quiet", "accent", "red", "amber", "green", "blue"):
                assert _contrast(palette[ink], palette[paper]) >= 4.5, (ink, paper)
        for tone in ("red", "amber", "green", "blue"):
            assert _contrast(palette[tone], palette[f"{tone}-soft"]) >= 4.5, tone
        assert _contrast(palette["card"], palette["ink"]) >= 4.5


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colour_is_never_all_that_tells_a_verdict():
    for tag in page(samples.negotiation()).xpath("//span[contains(@class, 'tag ')]"):
        assert words(tag.text_content())
    assert not page(samples.negotiation()).xpath("//*[@style]")


def test_positions_that_share_their_roads_share_a_card_that_names_each_with_its_weight():
    harmed = [
        samples.state(id_, "weakened", "1", direct="kept", roads=(samples.ROAD,))
        for id_ in ("no-repayment", "voluntary", "follow-up")
    ]
    result = samples.single(replace(samples.round_3(), positions=tuple(harmed)))
    (card,) = page(result).xpath("//article[.//h3[contains(., 'only')]]")
    assert words(card.xpath("string(.//h3)")) == "3 positions harmed from elsewhere only"
    assert words(card.text_content()).count(samples.ROAD.message) == 1
    assert [words(each.text_content()) for each in card.xpath(".//h4")] == [
        "Geen terugbetaling red line",
        "Vrijwilligheid red line",
        "Opvolging wish",
    ]
    assert card.get("data-weight").split() == ["red-line", "red-line", "wish"]


def test_our_reasons_are_told_once_for_a_position_whatever_the_number_of_articles():
    twice = (samples.ANSWER, replace(samples.ANSWER, article="5"))
    harmed = samples.state("individual-right", "weakened", "3", answers=twice)
    tree = page(samples.single(replace(samples.round_1(), positions=(harmed,))))
    assert words(tree.text_content()).count(samples.ANSWER.reasons[0]) == 1
    assert len(tree.xpath("//blockquote")) == 4


def test_a_card_leads_to_its_own_article_where_two_have_the_same_number():
    first, *rest = samples.round_1().articles
    harmed = next(each for each in rest if each.harmful)
    result = replace(samples.round_1(), articles=(replace(first, name=harmed.name), *rest))
    (link,) = page(samples.single(result)).xpath("//article[@id='p-individual-right']//p[@class='place']/a/@href")
    assert link == f"#a-0-{result.articles.index(harmed)}"
