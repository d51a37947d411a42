"""In a browser: axe-core on every kind of page, the theme's part included, and how it adapts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from . import sites
from .archives import BRIEFING, Change
from .test_own_site import KINDS
from .watching import Open, launched, visit

pytestmark = pytest.mark.browser

WIDTHS: tuple[ViewportSize, ...] = (
    {"width": 1280, "height": 900},
    {"width": 390, "height": 844},
)
ADDRESSES = {
    **KINDS,
    "update": "briefings/2026/2026-06-15-floors-reported-again/",
    "explore": "explore/",
    "timeline": "timeline/",
    "days": "timeline/?from=2026-01-01&to=2026-01-31",
    "map": "map/?show=africa",
    "matrix": "themes/",
    "changes": "changes/",
    "data": "data/",
    "form": "contribute/new/",
    "code": "contribute/writing/",
    "tables": "about/performance/",
    "problems": "contribute/problems/",
    "nothing": "no/such/page/",
}
"""One page of each kind; of our own one with code, one with wide tables and one with both."""
READ = ("home", "listing", "briefing", "actor", "matrix", "explore", "days", "map", "changes")
"""What is read and searched, as against written."""


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_was_withdrawn(
    tmp_path: Path, open_page: Open, scheme: str
) -> None:
    """A briefing that does not stand any more, and one that had to go."""
    withdrawal = """published: 2025-11-01
changes:
  - date: 2025-11-03
    kind: withdrawal
    what: The whole briefing.
    why: Its one report was withdrawn.
"""
    stone = "---\nkind: tombstone\ndate: 2026-01-05\nreason: A court ordered it.\n---\n"
    site = sites.site(
        tmp_path,
        Change(BRIEFING, "published: 2025-11-01\n", withdrawal),
        Change("briefings/2025/2025-08-01-gone.md", "", stone),
    )
    with sites.served(site) as served:
        for name in ("2025-10-16-cobalt-cap", "2025-08-01-gone"):
            page = open_page(
                served.url(f"briefings/2025/{name}/"), color_scheme=scheme, reduced_motion="reduce"
            ).page
            assert page.get_by_text(re.compile("withdr|Removed on")).count()
            for size in WIDTHS:
                page.set_viewport_size(size)
                assert _violations(page) == []


@pytest.fixture(scope="module")
def large(chromium: Browser) -> Iterator[Browser]:
    """A browser whose owner asked for text twice as large."""
    browser = launched(chromium.browser_type, "--blink-settings=defaultFontSize=32")
    yield browser
    browser.close()


_CUT = """
() => [...document.querySelectorAll("body *")].filter(each => {
  const { overflowX, clipPath } = getComputedStyle(each);
  const isShown = each.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return isShown && ["hidden", "clip"].includes(overflowX) && clipPath === "none"
    && each.innerText?.trim() && each.scrollWidth > each.clientWidth + 1;
}).map(each => each.outerHTML.slice(0, 120))
"""
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_LETTERS = """
() => [...document.querySelectorAll(".md-content :is(p, a, td, dd, svg text)")].filter(each =>
  each.checkVisibility() && !each.closest(".wf-map") && each.textContent.trim()).map(each =>
  parseFloat(getComputedStyle(each).fontSize)
    * (each.ownerSVGElement ? each.ownerSVGElement.getScreenCTM().a : 1)).filter(Boolean)
"""


@pytest.mark.parametrize("size", WIDTHS, ids=["desktop", "phone"])
@pytest.mark.parametrize("kind", READ)
def test_text_twice_as_large_is_all_there(
    own: sites.Served, large: Browser, kind: str, size: ViewportSize
) -> None:
    """By the browser's own setting: nothing is cut, hidden, or to be scrolled for sideways."""
    opened = visit(large, own.url(ADDRESSES[kind]), viewport=size, reduced_motion="reduce")
    page = opened.page
    page.locator("section[aria-busy], .wf-timeline__drawn:empty").first.wait_for(state="detached")
    header, content = (page.locator(each).bounding_box() for each in (".md-header", "h1"))

    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 40
    assert min(page.evaluate(_LETTERS)) >= 20  # where 10 is the smallest otherwise
    assert page.evaluate(_WIDER) <= 0
    assert page.evaluate(_CUT) == []
    assert header
    assert content
    assert header["y"] + header["height"] <= content["y"]
    opened.close()


@pytest.mark.parametrize("kind", READ)
def test_a_page_twice_as_large_needs_no_sideways_scrolling(
    own: sites.Served, open_page: Open, kind: str
) -> None:
    """At 200 % a window of 1280 pixels is one of 640."""
    page = open_page(own.url(ADDRESSES[kind]), viewport={"width": 640, "height": 450}).page
    assert page.evaluate(_WIDER) <= 0


@pytest.mark.parametrize("kind", READ)
def test_reduced_motion_moves_nothing(own: sites.Served, open_page: Open, kind: str) -> None:
    page = open_page(own.url(ADDRESSES[kind]), reduced_motion="reduce").page
    longest = """
    Math.max(...[...document.querySelectorAll("*")].flatMap(each =>
      [null, "::before", "::after"].flatMap(part => {
        const style = getComputedStyle(each, part);
        const times = `${style.transitionDuration},${style.animationDuration}`.split(",");
        return [...times.map(parseFloat), Number(style.scrollBehavior === "smooth")];
      })))
    """
    assert page.evaluate(longest) == 0


_LOOK = """
each => {
  const { backgroundColor, borderLeftColor, color, fill, fillOpacity } =
    getComputedStyle(each);
  const drawn = getComputedStyle(each.querySelector("path, rect:last-of-type, circle") ?? each);
  const own = [backgroundColor, borderLeftColor, color, fill, fillOpacity];
  return [...own, drawn.stroke, drawn.fill].join();
}
"""


@pytest.mark.parametrize(
    ("address", "chosen", "other"),
    [
        ("", ".wf-band i.is-on", ".wf-band i:not(.is-on)"),
        (KINDS["briefing"], ".wf-tool:has(#verifying)", ".wf-tool:has(#facts-only)"),
        (KINDS["briefing"], ".wf-section--judgement", ".wf-section--facts"),
        (KINDS["briefing"], ".wf-section--facts", ".wf-section:not([class*=--])"),
        ("explore/", "[data-view='']", "[data-view=table]"),
        ("explore/?themes=-price", ".wf-facet__out[aria-pressed=true]", ".wf-facet__out"),
        ("timeline/?by=year", "[data-scale=year]", "[data-scale=day]"),
        ("map/?show=africa", "#map-zambia.is-member", "#map-china"),
        ("map/?show=africa", "#map-congo-dr", "#map-zambia"),
        ("map/?show=africa", ".wf-map__wider .is-chosen", ".wf-map__wider li:not(.is-chosen)"),
        ("themes/", ".wf-matrix a.wf-cell", ".wf-matrix span.wf-cell"),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_tell_what_is_chosen_from_what_is_not(
    own: sites.Served, open_page: Open, scheme: str, *, address: str, chosen: str, other: str
) -> None:
    """Much of it shows by its ground, which the system would take away."""
    page = open_page(own.url(address), forced_colors="active", color_scheme=scheme).page
    if "verifying" in chosen:
        page.locator("#verifying").check()
    one, another = (page.locator(each).first for each in (chosen, other))
    one.wait_for(state="attached")
    assert one.evaluate(_LOOK) != another.evaluate(_LOOK)


def test_forced_colours_keep_the_signs_that_are_grounds(own: sites.Served, open_page: Open) -> None:
    """What unfolds has an arrow that is not of the colour of the page."""
    page = open_page(own.url("timeline/"), forced_colors="active").page
    ground = "(each, part) => getComputedStyle(each, part).backgroundColor"
    arrow = page.locator(".wf-timeline__facets > summary").evaluate(ground, "::after")
    assert arrow != page.locator("body").evaluate(ground)
