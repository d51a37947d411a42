"""In a browser: the search box in the header, on the repository's own site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from watchfloor import urls
from watchfloor.loading import load

from . import hostile, sites
from .archives import TODAY
from .watching import Open

pytestmark = pytest.mark.browser

NAMES = ".wf-search__answers [aria-label='Names'] a"
TEXTS = ".wf-search__answers [aria-label='In the text'] a"
NEAREST = ".wf-search__answers [aria-label='Nearest names'] a"


def asked(page: Page, words: str) -> None:
    """Type *words* into the box and wait for its last answer, which comes with the texts."""
    page.fill(".wf-search input", words)
    page.wait_for_selector(
        f".wf-search__answers[data-words={json.dumps(words, ensure_ascii=False)}]"
    )


def addresses(page: Page, answers: str) -> list[str]:
    """Where the *answers* shown lead."""
    found: list[str] = page.locator(answers).evaluate_all("all => all.map(each => each.href)")
    return found


def spellings() -> dict[str, list[str]]:
    """Every name of every actor, by the address of its page."""
    archive = load(sites.ROOT, TODAY).archive
    return {urls.term("actors", term.id): list(term.spellings) for term in archive.shown("actors")}


def test_each_name_of_each_actor_finds_it(own: sites.Served, open_page: Open) -> None:
    """In any script, former names and abbreviations too: it stands among the names, which lead."""
    visit = open_page(own.url())
    names = spellings()

    assert sum(len(each) for each in names.values()) > len(names) + 10
    for address, spelt in names.items():
        for name in spelt:
            asked(visit.page, name)
            assert own.url(address) in addresses(visit.page, NAMES), name
    assert visit.damage == []


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("中稀有色", "actors/zhongxi-youse/"),
        ("中国", "regions/china/"),
        ("drc", "regions/congo-dr/"),
        ("baotou steel group", "actors/baogang-group/"),
        ("BAOGANG", "actors/baogang-group/"),
        ("tungs", "minerals/tungsten/"),
        ("reuters", "publishers/reuters/"),
    ],
)
def test_a_name_comes_first(own: sites.Served, open_page: Open, words: str, address: str) -> None:
    """Before any text that mentions it."""
    page = open_page(own.url("about/")).page
    asked(page, words)

    assert addresses(page, ".wf-search__answers a")[0] == own.url(address)


def test_the_texts_are_searched_and_show_the_hit(own: sites.Served, open_page: Open) -> None:
    """With the date and the bottom line, and the word marked."""
    page = open_page(own.url()).page
    asked(page, "paratungstate")

    found = page.locator(f"{TEXTS}[href$='2026-01-tungsten-record/']")
    assert "paratungstate" in found.locator("mark").first.inner_text().casefold()
    assert "January 2026" in found.inner_text()
    assert found.locator(".wf-answer__line").inner_text()


def test_pages_that_the_owner_wrote_are_searched_too(own: sites.Served, open_page: Open) -> None:
    page = open_page(own.url()).page
    asked(page, "Admiralty")

    assert own.url("about/method/") in addresses(page, TEXTS)


@pytest.mark.parametrize("words", ["Baogagn", "Glencroe", "tungstne"])
def test_a_slip_of_the_hand_is_offered_the_nearest_names(
    own: sites.Served, open_page: Open, words: str
) -> None:
    page = open_page(own.url()).page
    asked(page, words)

    assert page.locator(NAMES).count() == 0
    wanted = {"Baogagn": "baogang-group", "Glencroe": "glencore", "tungstne": "tungsten"}[words]
    assert f"/{wanted}/" in addresses(page, NEAREST)[0]


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_the_themes_own_keys_lead_into_the_box(
    own: sites.Served, open_page: Open, key: str
) -> None:
    """Without the key itself being written; written in the box it is only a letter."""
    page = open_page(own.url()).page
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.matches('.wf-search input')")
    assert page.input_value(".wf-search input") == ""

    page.keyboard.type(f"x{key}y")
    assert page.input_value(".wf-search input") == f"x{key}y"


def test_the_keyboard_alone_is_enough(own: sites.Served, open_page: Open) -> None:
    """Arrows walk through the answers and round, Escape puts them away, Enter follows."""
    page = open_page(own.url()).page
    page.keyboard.press("/")
    page.keyboard.type("bao")
    page.wait_for_selector(TEXTS)
    page.keyboard.press("Escape")
    assert page.is_hidden(".wf-search__answers")

    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("bao")
    page.wait_for_selector(TEXTS)
    page.keyboard.press("ArrowUp")
    last = page.locator(".wf-search__answers a[aria-selected=true]")
    assert "Explore everything" in last.inner_text()
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".wf-search__answers a[aria-selected=true]")
    assert chosen.get_attribute("id") == page.get_attribute(
        ".wf-search input", "aria-activedescendant"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/baogang-group/")


def test_enter_alone_explores_the_words(own: sites.Served, open_page: Open) -> None:
    page = open_page(own.url("about/")).page
    page.keyboard.press("/")
    page.keyboard.type("quota")
    page.keyboard.press("Enter")

    page.wait_for_url("**/explore/?q=quota")
    page.wait_for_selector(".wf-results mark")


def test_answers_that_come_late_are_not_shown(own: sites.Served, open_page: Open) -> None:
    """What was typed before must not push aside what is typed now."""
    page = open_page(own.url()).page
    for words in ("cobalt", "tungsten", "quota"):
        page.fill(".wf-search input", words)
    asked(page, "Ordos")

    assert own.url("regions/ordos/") in addresses(page, NAMES)
    page.wait_for_timeout(500)
    assert "Ordos" in page.inner_text(".wf-search__answers")


def test_the_open_box_is_accessible(own: sites.Served, open_page: Open) -> None:
    page = open_page(own.url(), reduced_motion="reduce").page
    asked(page, "quota")
    page.keyboard.press("ArrowDown")

    found = Axe().run(page, context=".wf-search").response["violations"]
    assert [violation["id"] for violation in found] == []


def test_on_a_phone_the_box_unfolds(own: sites.Served, open_page: Open) -> None:
    page = open_page(own.url(), viewport={"width": 390, "height": 844}).page
    assert page.is_hidden(".wf-search input")
    page.click(".wf-search__open")
    asked(page, "tungsten")

    assert page.locator(NAMES).first.is_visible()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0


def test_without_scripts_the_header_leads_to_the_group_pages(
    own: sites.Served, chromium: Browser
) -> None:
    """The form is a form: it leads to the explore page, and that to every axis."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own.url("actors/glencore/"))
    page.fill(".wf-search input", "cobalt")
    page.press(".wf-search input", "Enter")
    page.wait_for_url("**/explore/?q=cobalt")

    for axis in ("actors", "regions", "themes", "tags", "minerals"):
        assert page.is_visible(f".wf-browse a[href='../{axis}/']")
    context.close()


def test_hostile_words_are_shown_as_words(tmp_path: Path, open_page: Open) -> None:
    """Names, titles and excerpts come from people we do not know."""
    with sites.served(sites.site(tmp_path, *hostile.CHANGES)) as served:
        visit = open_page(served.url())
        asked(visit.page, "img src onerror")
        found = ".wf-search__answers"

        assert "<img src=x" in visit.page.inner_text(found)
        assert visit.page.locator(f"{found} :is(img, script, iframe, form, style)").count() == 0
        assert visit.damage == []


def test_a_page_that_is_not_there_searches(own: sites.Served, open_page: Open) -> None:
    """From any depth: what the address may have meant, and a box that has its words."""
    page = open_page(own.url("actors/deep/down/baogang-gruop/")).page
    page.wait_for_selector("#missing a")

    assert own.url("actors/baogang-group/") in addresses(page, "#missing a")
    assert page.input_value("#missing input") == "baogang gruop"
    page.press("#missing input", "Enter")
    page.wait_for_url("**/explore/?q=baogang+gruop")


def test_an_address_that_means_nothing_is_survived(own: sites.Served, open_page: Open) -> None:
    visit = open_page(own.url("%E0%A4%A/xyzzy%FF/"))

    assert visit.page.is_visible("#missing input")
    assert visit.violations == []
    assert [each for each in visit.complaints if "404" not in each] == []
