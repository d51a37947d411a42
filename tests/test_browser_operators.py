"""In a browser: operators typed on the explore page become what is chosen, or are told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from . import sites
from .exploring import CHOSEN, RESULTS, STATUS, Explore, answered, found
from .watching import Open

pytestmark = pytest.mark.browser

WORDS = ".wf-explore__words"
TOLD = ".wf-explore__told"
OPTIONS = ".wf-explore__completions [role=option]"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (
            "actor:baogang-group region:china after:2025-06 confidence:>=low -theme:price",
            "?actors=baogang-group&regions=china&themes=-price"
            "&confidence=high,low,moderate&from=2025-06-01",
        ),
        ("actors:baogang-group", "?actors=baogang-group"),
        ("Actor:Baogang-Group", "?actors=baogang-group"),
        ('actor:"Baogang Group" quota', "?q=quota&actors=baogang-group"),
        ("region:“DRC”", "?regions=congo-dr"),
        ("region:china,japan -region:asia", "?regions=china,japan,-asia"),
        ("confidence:>low", "?confidence=high,moderate"),
        ("-confidence:<=low", "?confidence=-low"),
        ("likelihood:>=very-likely", "?likelihood=almost-certain,very-likely"),
        ("stage:in-force", "?stage=in-force"),
        ('stage:"in force"', "?stage=in-force"),
        ("is:update -is:withdrawn", "?is=update,-withdrawn"),
        ("after:2024 before:2025-03", "?from=2024-01-01&to=2025-02-28"),
        ("after:2025-06-13 before:2025-06-14", "?from=2025-06-13&to=2025-06-13"),
        ("year:2025", "?year=2025"),
        ('"export quota" -licence', "?q=%22export+quota%22+-licence"),
    ],
)
def test_what_is_understood_stands_in_the_address(
    explore: Explore, typed: str, address: str
) -> None:
    """As if it had been clicked; only words stay in the box, and nothing is told."""
    opened = explore("")
    page = opened.page
    page.fill(WORDS, typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/explore/{address}")
    answered(page)

    assert page.inner_text(TOLD) == ""
    assert opened.damage == []


@pytest.mark.parametrize(
    ("typed", "said", "nearest"),
    [
        ("aktor:baogang-group", "There is no operator “aktor:”", ["actor:baogang-group"]),
        ("actor:bagang", "no actor here is called “bagang”", ["actor:baogang-group"]),
        ("-actor:bagang", "no actor here is called “bagang”", ["-actor:baogang-group"]),
        ("region:china,jpan", "no region here is called “jpan”", ["region:china,japan"]),
        ("actor:", "“actor:” needs a value", []),
        (
            "confidence:>=middling",
            "“middling” is no confidence",
            ["confidence:>=low", "confidence:>=moderate", "confidence:>=high"],
        ),
        ("stage:>=done", "“stage:” cannot be compared", ["stage:done"]),
        ("confidence:>high", "Nothing is > high", []),
        ("after:2025-13", "needs a year, a month or a day", []),
        ("after:2025-02-30", "needs a year, a month or a day", []),
        ("-after:2025", "A date cannot be left out", ["before:2025"]),
    ],
)
def test_what_is_not_understood_is_told_with_what_comes_nearest(
    explore: Explore, typed: str, said: str, nearest: list[str]
) -> None:
    """Beside the box, where it stays; a press takes what was meant."""
    page = explore("").page
    page.fill(WORDS, typed)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{TOLD} p")
    answered(page)
    offered = page.locator(f"{TOLD} button")

    assert said in page.inner_text(TOLD)
    assert page.input_value(WORDS) == typed
    assert offered.all_inner_texts() == nearest
    if nearest:
        offered.first.click()
        page.wait_for_selector(f"{TOLD}:empty", state="attached")
        answered(page)
        assert page.input_value(WORDS) == ""


def test_words_with_a_colon_are_words(explore: Explore) -> None:
    """An address or a colon at a word's end is nothing to complain of."""
    page = explore("?q=https://example.org+exports:+cobalt").page
    answered(page)

    assert page.inner_text(TOLD) == ""
    assert page.locator(CHOSEN).all_inner_texts() == ["Clear all"]


def test_what_must_not_be_in_the_text_is_left_out(explore: Explore) -> None:
    """With the rest it is everything that the word alone does not find."""

    def number(query: str) -> int:
        return int(explore(query).page.inner_text(STATUS).split()[0])

    assert 0 < number("?q=quota") < number("")
    assert number("?q=-quota") == number("") - number("?q=quota")
    assert number("?q=cobalt+-quota") == number("?q=cobalt") - number("?q=cobalt+quota")


def test_an_address_with_operators_is_one_with_facets(own: sites.Served, open_page: Open) -> None:
    """As the box in the header sends it."""
    page = open_page(own.url("explore/?q=cobalt+region:congo-dr+actor:nobody")).page
    page.wait_for_url("**/explore/?q=cobalt+actor%3Anobody&regions=congo-dr")
    answered(page)

    assert found(page)
    assert "no actor here is called “nobody”" in page.inner_text(TOLD)


def _typed(page: Page, text: str) -> list[str]:
    page.focus(WORDS)
    page.keyboard.type(text)
    page.wait_for_selector(OPTIONS)
    return [each.splitlines()[0] for each in page.locator(OPTIONS).all_inner_texts()]


@pytest.mark.parametrize(
    ("typed", "first", "address"),
    [
        ("actor:baog", "Baogang Group", "?actors=baogang-group"),
        ("-region:chi", "China", "?regions=-china"),
        ("region:china,jap", "Japan", "?regions=china,japan"),
        ("baogang gr", "Baogang Group", "?actors=baogang-group"),
        ("region:DRC", "Democratic Republic of the Congo (DRC)", "?regions=congo-dr"),
        ("confidence:>=m", "moderate", "?confidence=high,moderate"),
        ("before:2025", "before:2025", "?to=2024-12-31"),
    ],
)
def test_names_are_completed_and_taken_by_the_keyboard(
    explore: Explore, typed: str, first: str, address: str
) -> None:
    page = explore("").page
    options = _typed(page, typed)
    page.keyboard.press("ArrowDown")

    assert options[0] == first
    assert page.get_attribute(WORDS, "aria-activedescendant") == "wf-completion-0"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/explore/{address}")
    answered(page)
    assert page.input_value(WORDS) == ""
    assert page.locator(OPTIONS).first.is_hidden()


def test_an_operator_is_completed_and_then_its_values(explore: Explore) -> None:
    """And put away by Escape, which leaves what was typed."""
    page = explore("").page
    assert "mineral:" in _typed(page, "miner")
    page.locator(OPTIONS, has_text="mineral:").click()
    assert page.input_value(WORDS) == "mineral:"
    assert page.locator(OPTIONS).count() > 3
    page.keyboard.press("Escape")

    assert page.locator(OPTIONS).first.is_hidden()
    assert page.input_value(WORDS) == "mineral:"


def test_an_operator_that_is_still_typed_is_neither_told_nor_searched(explore: Explore) -> None:
    """Until a space or Enter ends it."""
    page = explore("").page
    everything = page.inner_text(STATUS)
    page.focus(WORDS)
    page.keyboard.type("actor:nobo")
    page.wait_for_url("**/?q=actor%3Anobo")
    answered(page)
    assert (page.inner_text(TOLD), page.inner_text(STATUS)) == ("", everything)

    page.keyboard.type("dy ")
    page.wait_for_selector(f"{TOLD} p")
    assert page.locator(RESULTS).count()
