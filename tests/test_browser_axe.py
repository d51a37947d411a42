"""In a browser: axe-core on every kind of page, the theme's part included, and how it adapts."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from . import sites
from .test_own_site import KINDS
from .watching import Open

pytestmark = pytest.mark.browser

WIDTHS: tuple[ViewportSize, ...] = (
    {"width": 1280, "height": 900},
    {"width": 390, "height": 844},
)
ADDRESSES = {
    **KINDS,
    "update": "briefings/2026/2026-06-15-floors-reported-again/",
    "explore": "explore/",
    "form": "contribute/new/",
    "code": "contribute/writing/",
    "tables": "about/performance/",
    "problems": "contribute/problems/",
    "nothing": "no/such/page/",
}
"""One page of each kind; of our own one with code, one with wide tables and one with both."""


@cache
def _axe() -> Axe:
    return Axe()


def _violations(page: Page) -> list[tuple[str, str]]:
    found: dict[str, Any] = _axe().run(page).response
    return [
        (each["id"], str(node["target"])) for each in found["violations"] for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ADDRESSES)
def test_axe_finds_nothing(own: sites.Served, open_page: Open, scheme: str, kind: str) -> None:
    """Neither in what is ours nor in the theme's frame, wide and narrow."""
    page = open_page(own.url(ADDRESSES[kind]), color_scheme=scheme, reduced_motion="reduce").page
    for size in WIDTHS:
        page.set_viewport_size(size)
        page.wait_for_timeout(300)  # the theme puts its buttons on code that comes into view
        assert _violations(page) == []


def test_home_by_keyboard_alone(own: sites.Served, open_page: Open) -> None:
    """The first bottom line is reached and opened, and the ring shows where one is."""
    page = open_page(own.url()).page
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.wf-standing__statement')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/*/*/")


@pytest.mark.parametrize("kind", ["home", "briefing", "listing"])
def test_text_twice_as_large_needs_no_sideways_scrolling(
    own: sites.Served, open_page: Open, kind: str
) -> None:
    """At 200 % a window of 1280 pixels is one of 640."""
    page = open_page(own.url(KINDS[kind]), viewport={"width": 640, "height": 450}).page
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0


def test_reduced_motion_moves_nothing(own: sites.Served, open_page: Open) -> None:
    page = open_page(own.url(), reduced_motion="reduce").page
    longest = (
        "Math.max(...[...document.querySelectorAll('*')].map(each =>"
        " parseFloat(getComputedStyle(each).transitionDuration)))"
    )
    assert page.evaluate(longest) == 0


def test_forced_colours_keep_the_band_legible(own: sites.Served, open_page: Open) -> None:
    """Which box of a likelihood is meant shows by its ground, which the system would take away."""
    page = open_page(own.url(), forced_colors="active").page
    ground = "each => getComputedStyle(each).backgroundColor"
    on = page.locator(".wf-band i.is-on").first.evaluate(ground)
    off = page.locator(".wf-band i:not(.is-on)").first.evaluate(ground)
    assert on != off
