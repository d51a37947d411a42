"""In a browser: every path of a searcher by the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .exploring import answered
from .keyboard import PHONE, Begin

pytestmark = pytest.mark.browser

TOLD = ".wf-timeline__told"


def test_two_axes_crossed_lead_to_what_stands_under_both(begin: Begin) -> None:
    keys = begin("themes/")
    keys.to(".wf-scroll")
    keys.follow("a.wf-cell", "**/explore/?*&*")
    answered(keys.page)
    expect(keys.page.locator(".wf-explore__chosen button")).to_have_count(3)


def test_explore_chooses_by_words_facets_and_time(begin: Begin) -> None:
    """And each choice is taken back where it stands; the last one leaves the focus near."""
    keys = begin("explore/")
    page = keys.page
    answered(page)
    keys.to(".wf-explore__words")
    page.keyboard.type("region:chi")
    page.wait_for_selector(".wf-explore__completions [role=option]")
    keys.press("ArrowDown", "Enter")
    page.wait_for_url("**/explore/?regions=china")
    keys.to(".wf-explore__help > summary")
    keys.to(".wf-facet__values input")
    keys.press("Space")
    page.wait_for_url("**/explore/?actors=*&*")
    answered(page)
    assert page.evaluate("document.activeElement.checked"), "the next value is not one step away"
    keys.to(".wf-facet__out", most=4)
    keys.to(".wf-facet__out", most=4)
    keys.press("Enter")
    page.wait_for_url("**/explore/?actors=*-*")
    answered(page)
    keys.to(".wf-facet__more")
    keys.press("Enter")
    assert keys.stop(".wf-facet__find")
    page.keyboard.type("white")
    expect(page.locator(".wf-facet >> nth=0 >> li").last).to_contain_text("White House")

    keys.to(".wf-explore__chosen button")
    for left in (3, 2, 0):  # with "Clear all", which goes with the last one
        keys.press("Enter")
        expect(page.locator(".wf-explore__chosen button")).to_have_count(left)
    assert keys.stop("[name=sort]")
    keys.to(".wf-bar", most=3)
    keys.press("ArrowRight", "Enter")
    page.wait_for_url("**/explore/?from=*&to=*")
    answered(page)
    assert keys.stop(".wf-histogram__head button")


def test_explore_sorts_turns_shows_more_and_is_taken_along(begin: Begin) -> None:
    keys = begin("explore/")
    page = keys.page
    answered(page)
    keys.to("[data-view=table]")
    keys.press("Enter")
    page.wait_for_url("**/explore/?*view=table")
    answered(page)
    keys.to("[name=sort]", most=1)
    keys.press("ArrowDown")
    page.wait_for_url("**/explore/?*sort=oldest*")
    answered(page)
    keys.to(".wf-compact thead button")
    keys.press("Enter")
    page.wait_for_url(lambda url: "sort=oldest" not in url)
    answered(page)
    assert keys.stop(".wf-compact thead button")
    keys.to("[data-view='']", key="Shift+Tab")
    keys.press("Enter")
    page.wait_for_url(lambda url: "view" not in url)
    answered(page)
    keys.to(".wf-explore__more")
    page.keyboard.press("Enter")
    expect(page.locator(".wf-results > li:nth-child(11) a")).to_be_focused()
    keys.to(".wf-explore__take > summary")
    keys.press("Enter")
    page.get_by_role("button", name="CSV").wait_for()
    while page.locator(":focus").inner_text() != "CSV":
        keys.to(".wf-explore__take .wf-button")
    with page.expect_download() as taken:
        keys.press("Enter")
    assert taken.value.suggested_filename.endswith(".csv")


def test_the_timeline_to_an_event(begin: Begin) -> None:
    """By scale, stretch and facet, down to the day."""
    keys = begin("timeline/")
    page = keys.page
    expect(page.locator(TOLD)).to_contain_text(": ")
    keys.to("[data-scale=year]")
    keys.press("Enter")
    page.wait_for_url("**/timeline/?by=year")
    keys.to(".wf-timeline__facets > summary")
    keys.press("Enter")
    expect(page.locator(".wf-facet__values input").first).to_be_visible()
    keys.to(".wf-facet__values input")
    keys.press("Space")
    page.wait_for_url("**/timeline/?actors=*")
    expect(page.locator(".wf-timeline__chosen button")).to_have_count(1)
    keys.to(".wf-timeline__chosen button", key="Shift+Tab")
    keys.press("Enter")
    expect(page.locator(".wf-timeline__chosen button")).to_have_count(0)
    assert keys.stop(".wf-timeline__drawn")
    keys.to("a.wf-timeline__bar-of", most=1)
    keys.to("a.wf-timeline__bar-of[aria-label^='2025']")
    keys.press("Enter")
    page.wait_for_url("**/timeline/?from=2025-01-01&to=2025-12-31")
    expect(page.locator(TOLD)).to_contain_text("2025: ")
    keys.to("a.wf-timeline__bar-of[aria-label^='October']")
    keys.press("Enter")
    expect(page.locator(TOLD)).to_contain_text("October 2025: ")
    keys.follow("a.wf-timeline__event", "**/briefings/2025/*/")


def test_the_header_searches_and_turns_the_light_off(begin: Begin) -> None:
    keys = begin("about/")
    page = keys.page
    keys.to(".wf-search input")
    page.keyboard.type("tungs")
    page.wait_for_selector(".wf-search__answers a")
    keys.press("Escape")
    expect(page.locator(".wf-search__answers")).to_be_hidden()
    assert keys.stop(".wf-search input")
    keys.to(".md-option", most=1)
    keys.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    keys.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    keys.to(".wf-search input", key="Shift+Tab", most=1)
    page.keyboard.type("tungsten")
    page.wait_for_selector(".wf-search__answers a >> text=Tungsten")
    keys.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/minerals/tungsten/")


def test_a_phone_with_keys_searches_and_unfolds_the_filters(begin: Begin) -> None:
    keys = begin("explore/", viewport=PHONE)
    page = keys.page
    answered(page)
    keys.to(".wf-search__open")
    keys.press("Enter")
    assert keys.stop(".wf-search input")
    keys.press("Escape")
    assert keys.stop(".wf-search__open")
    keys.to(".wf-explore__facets > summary")
    keys.press("Enter")
    answered(page)
    keys.to(".wf-facet__values input", most=3)
    keys.press("Space")
    page.wait_for_url("**/explore/?actors=*")
    answered(page)
    keys.follow(".wf-results a", "**/briefings/*/*/")
