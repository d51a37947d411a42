"""In a browser: every path of a reader or a searcher by the keyboard alone.

Wherever it stops, its ring is seen, nothing lies over it, and the focus is not lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from . import sites
from .exploring import answered
from .test_own_site import KINDS
from .watching import Open

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
TOLD = ".wf-timeline__told"
MOST = 400  # stops on one page

_STOP = """
at => {
  if (at === document.body) return "lost";
  const shown = at.matches(".md-option") ? at.nextElementSibling : at; // the theme's sign
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const drawn = [...at.querySelectorAll("path, circle")];
  const stroked = drawn.some(each => parseFloat(getComputedStyle(each).strokeWidth) >= 2);
  const seen = shown.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const over = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
  const header = over?.closest(".md-header");
  const trouble = !seen ? "not seen"
    : !outlined && !stroked && style.boxShadow === "none" ? "no ring"
    : header && !header.contains(at) ? "below the header" : "";
  return trouble && `${trouble}: ${shown.outerHTML.slice(0, 120)}`;
}
"""
_HERE = f"selector => [document.activeElement.matches(selector), ({_STOP})(document.activeElement)]"


@dataclass
class Keys:
    """A keyboard, and the page that it is used on."""

    page: Page

    def stop(self, selector: str = "*") -> bool:
        """Whether focus is at *selector*; it must be seen wherever it is."""
        fits: bool
        fits, trouble = self.page.evaluate(_HERE, selector)
        assert trouble == ""
        return fits

    def to(self, selector: str, *, key: str = "Tab", most: int = MOST) -> None:
        """Press *key* until focus is at *selector*, *most* times at most."""
        for _ in range(most):
            self.page.keyboard.press(key)
            if self.stop(selector):
                return
        raise AssertionError(f"no way to {selector}")

    def press(self, *keys: str) -> None:
        """Press *keys*, one after another; each leaves the focus where it can be seen."""
        for key in keys:
            self.page.keyboard.press(key)
            self.stop()

    def follow(self, selector: str, address: str | re.Pattern[str], *, key: str = "Tab") -> None:
        """Go to the link at *selector*, which leads to *address*, and take it."""
        self.to(selector, key=key)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(address)


Begin = Callable[..., Keys]


@pytest.fixture
def begin(own: sites.Served, open_page: Open) -> Begin:
    """Open an address with the hands on the keyboard."""

    def begun(address: str = "", **options: object) -> Keys:
        return Keys(open_page(own.url(address), **{"reduced_motion": "reduce"} | options).page)

    return begun


@pytest.mark.parametrize("address", [KINDS["briefing"], KINDS["actor"], "explore/", "timeline/"])
def test_the_tab_key_goes_through_a_whole_page(begin: Begin, address: str) -> None:
    """It leaves every part, and loses itself nowhere, until nothing is left but the browser."""
    keys = begin(address)
    keys.page.locator("[aria-busy=true]").first.wait_for(state="detached")
    keys.to(".wf-colophon ul:last-child > li:last-child > a")


def test_home_to_a_briefing(begin: Begin) -> None:
    """Past the header at once, and into the first bottom line."""
    keys = begin()
    keys.press("Tab")
    keys.page.keyboard.press("Enter")
    keys.to(".md-content a", most=1)
    keys.follow(".wf-standing__statement > a", "**/briefings/*/*/")


def test_what_changed_to_a_briefing(begin: Begin) -> None:
    keys = begin("changes/")
    keys.to(".wf-follow a")
    keys.follow(".wf-changes a", re.compile("/briefings/"))


def test_a_briefing_is_read_verified_and_cited(begin: Begin) -> None:
    """With what its words mean, and each source where it is cited."""
    keys = begin(KINDS["briefing"], permissions=["clipboard-read", "clipboard-write"])
    page = keys.page

    def told(word: str) -> None:
        keys.to(word)
        tip = page.locator(":focus > .wf-tip__text")
        expect(tip).to_have_css("clip-path", "none")
        keys.press("Escape")
        expect(tip).to_have_css("clip-path", "inset(50%)")

    told(".wf-bottom-line .wf-likelihood")
    for switch, shown in (("#facts-only", ".wf-mode--facts"), ("#verifying", ".wf-rests >> nth=0")):
        keys.to(switch)
        keys.press("Space")
        expect(page.locator(shown)).to_be_visible()
        keys.press("Space")
        expect(page.locator(shown)).to_be_hidden()
    keys.to("#cite > summary")
    keys.press("Enter")
    keys.to("[aria-label='Copy: BibTeX']")
    keys.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied: BibTeX.")).to_be_visible()

    keys.to(".footnote-ref")
    citing = page.evaluate("document.activeElement.hash")
    expect(page.locator("#wf-note")).to_be_visible()
    keys.press("Escape")
    expect(page.locator("#wf-note")).to_be_hidden()
    page.keyboard.press("Enter")
    keys.to(f"[id='{citing[1:]}'] a", most=1)
    told(".wf-grade__sign")
    keys.to(".footnote-backref", most=2)
    page.keyboard.press("Enter")
    keys.to(f".footnote-ref[href='{citing}']", most=1)


def test_a_dossier_is_followed_and_gone_through(begin: Begin) -> None:
    """By its table where the drawing has the same, and from its parts to another actor."""
    keys = begin(KINDS["actor"])
    page = keys.page
    keys.to(".wf-reader__follow")
    keys.press("Enter")
    expect(page.locator(".wf-reader__follow")).to_have_attribute("aria-pressed", "true")
    keys.to(".wf-glance a[href='#whom']")
    page.keyboard.press("Enter")
    keys.to(".wf-whom .wf-scroll", most=2)
    keys.to(".wf-figures > summary")
    keys.press("Enter")
    expect(page.locator(".wf-figures table")).to_be_visible()
    keys.to(".wf-follow a")
    keys.follow(".wf-whom tbody th a", re.compile("/actors/(?!baogang)"), key="Shift+Tab")


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


def test_the_map_to_a_region(begin: Begin) -> None:
    """From country to country, and to the members of what is wider."""
    keys = begin("map/")
    page = keys.page
    keys.to("a.wf-map__country")
    keys.to("a.wf-map__country:not(:first-of-type)", most=1)
    keys.to(".wf-map__wider button")
    keys.press("Enter")
    page.wait_for_url("**/map/?show=*")
    expect(page.locator(":focus")).to_have_attribute("aria-pressed", "true")
    keys.to(".wf-map__all", key="Shift+Tab")
    keys.press("Enter")
    page.wait_for_url(re.compile("/map/$"))
    assert keys.stop("a.wf-map__country")
    keys.follow("#map-china", "**/regions/china/")


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


def test_a_phone_with_keys_opens_and_leaves_the_drawer(begin: Begin) -> None:
    """Level by level; what is out of sight is passed over, and to go on closes it."""
    keys = begin("about/method/", viewport=PHONE)
    page = keys.page
    opened = page.locator("[data-md-toggle=drawer]")
    keys.to(".wf-opener", most=2)
    keys.press("Enter")
    expect(opened).to_be_checked()
    assert keys.stop(".md-nav__title"), "not where the page stands"
    assert Axe().run(page).response["violations"] == []
    keys.press("Enter")
    assert keys.stop(".md-nav__link"), "not in the list that it left"
    keys.press("Escape")
    expect(opened).not_to_be_checked()
    assert keys.stop(".wf-opener")

    keys.to(".md-content a", most=4)
    keys.to(".wf-opener", key="Shift+Tab", most=4)
    keys.press("Space")
    keys.to(".md-content a")
    expect(opened).not_to_be_checked()


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
