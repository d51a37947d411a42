"""In a browser: every path of a reader by the keyboard alone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .keyboard import PHONE, Begin
from .test_own_site import KINDS

pytestmark = pytest.mark.browser


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
