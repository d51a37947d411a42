"""In a browser: what a page does while it loads, before anybody asks anything of it."""

from __future__ import annotations

import pytest

from . import sites
from .watching import Open

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
MOVED = """
() => new Promise(resolve => new PerformanceObserver(list => resolve(
  list.getEntries().reduce((sum, each) => sum + each.value, 0)
)).observe({ type: "layout-shift", buffered: true }) || setTimeout(resolve, 500, 0))
"""
STYLED = "getComputedStyle(document.documentElement).colorScheme"
SCHEME = "body[data-md-color-scheme='{}']"
CHOICE = "label.md-header__button[title^='Switch']:visible"
KEPT = "Object.entries(localStorage).filter(([key]) => /palette/.test(key)).map(each => each[1])"


@pytest.mark.parametrize(
    "address", ["", "explore/", "timeline/", "map/", "actors/mofcom/", "regions/"]
)
def test_nothing_moves_while_it_loads(address: str, own: sites.Served, open_page: Open) -> None:
    """A shift of at most 0.1 in all is good by Core Web Vitals; ours have their places kept."""
    page = open_page(own.url(address), viewport=PHONE).page
    page.wait_for_load_state("networkidle")

    assert page.evaluate(MOVED) <= 0.05


def test_search_is_loaded_when_somebody_searches(own: sites.Served, open_page: Open) -> None:
    visit = open_page(own.url("about/"))
    assert [each for each in visit.requests if "/search/" in each] == [
        own.url("assets/search/header.js")
    ]

    with visit.page.expect_request(own.url("assets/search/names.js")):
        visit.page.focus(".wf-search input")
    assert visit.damage == []


def test_the_scheme_is_the_systems_until_one_is_chosen(own: sites.Served, open_page: Open) -> None:
    """Scroll bars and all, and also while the page is open; then it is what was chosen."""
    page = open_page(own.url("about/"), color_scheme="dark").page
    assert page.evaluate(STYLED) == "dark"
    assert page.evaluate(KEPT) == []

    page.emulate_media(color_scheme="light")
    page.wait_for_selector(SCHEME.format("default"))
    assert page.evaluate(STYLED) == "normal"

    page.click(CHOICE)
    page.wait_for_selector(SCHEME.format("slate"))
    assert page.evaluate(KEPT) == ['{"index":1}']
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"


def test_the_scheme_turns_by_the_keyboard(own: sites.Served, open_page: Open) -> None:
    page = open_page(own.url("about/"), color_scheme="light").page
    page.focus("#__palette_0")
    page.keyboard.press("Enter")

    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    assert page.evaluate("document.activeElement.id") == "__palette_1"
    assert page.url == own.url("about/")


def test_a_scheme_that_the_themes_own_script_kept_is_still_worn(
    own: sites.Served, open_page: Open
) -> None:
    page = open_page(own.url("about/"), color_scheme="light").page
    page.evaluate("""__md_set("__palette", { index: 1, color: { scheme: "slate" } })""")
    page.goto(own.url("map/"))

    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    assert page.get_attribute("meta[name=theme-color]", "content") == "rgb(25, 29, 35)"
