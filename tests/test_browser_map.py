"""In a browser: the map, on the repository's own site."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from watchfloor.archive import Archive

from . import sites
from .watching import Open

WHOLE = re.compile(r"^0 0 2000 \d+$")


@pytest.fixture
def page(own: sites.Served, open_page: Open) -> Page:
    opened: Page = open_page(own.url("map/")).page
    return opened


def test_countries_with_briefings_are_links_that_say_how_many(page: Page, house: Archive) -> None:
    """On the map and in the table: the same ones, with the same counts."""
    countries = [term for term in house.vocabulary.on("regions").values() if term.iso]
    counts = {term.name: len(house.under("regions", term.id)) for term in countries}
    wanted = {name: count for name, count in counts.items() if count}
    labels = page.locator("a.wf-map__country").evaluate_all(
        "all => all.map(each => each.ariaLabel)"
    )
    rows = page.locator(".wf-map__table tbody th[scope=row] > a").all_inner_texts()

    drawn = {name: int(count.split()[0]) for name, _, count in (s.partition(": ") for s in labels)}
    assert drawn == wanted
    assert wanted.keys() <= set(rows)


def test_a_country_is_reached_and_opened_by_the_keyboard(page: Page) -> None:
    page.focus("#map-china")
    page.keyboard.press("Enter")
    page.wait_for_url("**/regions/china/")


def test_a_region_shows_its_members_and_stands_in_the_address(page: Page) -> None:
    picture = page.locator(".wf-map__world")
    item = page.locator("[data-region=african-union], [data-region=africa]").first
    item.get_by_role("button").focus()
    expect(page.locator("#map-zambia")).to_have_class(re.compile("is-member"))
    expect(picture).to_have_attribute("viewBox", WHOLE)

    page.keyboard.press("Enter")
    page.wait_for_url("**/map/?show=africa")
    expect(picture).not_to_have_attribute("viewBox", WHOLE)
    expect(page.locator(".wf-map__told")).to_contain_text("Africa: ")
    expect(page.locator("#map-china")).not_to_have_class(re.compile("is-member"))

    page.reload()
    expect(item.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(picture).to_have_attribute("viewBox", WHOLE)


def test_the_whole_world_comes_back(page: Page, own: sites.Served) -> None:
    page.goto(own.url("map/?show=asia"))
    page.click(".wf-map__all")
    page.wait_for_url(re.compile("/map/$"))
    expect(page.locator(".wf-map__world")).to_have_attribute("viewBox", WHOLE)
    expect(page.locator(".is-member")).to_have_count(0)


@pytest.mark.parametrize("query", ["?show=atlantis", "?show=", "?show=%00<b>"])
def test_an_address_that_makes_no_sense_shows_the_world(
    own: sites.Served, open_page: Open, query: str
) -> None:
    opened = open_page(own.url(f"map/{query}"))
    expect(opened.page.locator(".wf-map__world")).to_have_attribute("viewBox", WHOLE)
    assert (opened.complaints, opened.violations, opened.foreign) == ([], [], [])


def test_without_scripts_nothing_is_offered_that_needs_them(
    own: sites.Served, open_page: Open
) -> None:
    page = open_page(own.url("map/"), java_script_enabled=False).page
    assert page.locator("a.wf-map__country").count() > 5
    assert page.locator("#wider ~ ul button:visible").count() == 0


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_map_is_accessible(own: sites.Served, open_page: Open, scheme: str, width: int) -> None:
    page = open_page(
        own.url("map/?show=africa"),
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    ).page
    broken = Axe().run(page, context=".md-content").response["violations"]
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in broken] == []
    assert page.evaluate(overflow) <= 0
