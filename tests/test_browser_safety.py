"""In a browser: hostile words are shown as words, and change nothing around them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Browser

from watchfloor.host import host as host_module
from watchfloor.loading import load

from . import hostile, sites
from .watching import Visit, visit

pytestmark = pytest.mark.browser

BRIEFING = "briefings/2025/2025-10-16-cobalt-cap/"
ACTOR = "actors/arecoms/"
GONE = "briefings/2025/2025-08-01-gone/"
ADDRESSES = (
    "",
    "briefings/",
    BRIEFING,
    "actors/",
    ACTOR,
    "regions/katanga/",
    "publishers/reuters/",
)
ELEMENTS = """
() => [...new Set([...document.querySelectorAll(".md-content__inner *")].filter(
  each => !each.closest(".md-content__button, .md-code__nav")).map(each => each.localName))]
"""
SAFE = set(
    "a abbr article aside blockquote br cite code dd div dl dt em footer h1 h2 h3 h4 header hr i "
    "li ol p pre section span strong sup table tbody td th thead time tr ul nav "
    # of templates alone, which nh3 lets nobody write: switches, tips, pictures of what is counted
    "b button caption desc details figcaption figure g input label line mark path rect circle "
    "summary svg text title".split()
)
REPEATED = """
() => [...document.querySelectorAll("[id]")].map(each => each.id).filter(
  (id, at, all) => all.indexOf(id) !== at)
"""
OWNERS = """
() => ["__config", "__search", "__drawer", "__palette_0"].map(id => [...document.querySelectorAll(
  `[id="${id}"]`)].map(each => each.localName).join())
"""
# the one box that the site's own script puts where a reader points
HANDLERS = "[onclick], [onerror], [onload], [onmouseover], .md-content [style]:not(#wf-note)"
LINKED = "script[type='application/ld+json']"
HEADER = ".md-header__topic + .md-header__topic"


@dataclass(frozen=True)
class Seen:
    """What a browser made of a page."""

    damage: list[object]
    frame: str
    repeated: list[str]
    owners: list[str]
    elements: set[str]
    handlers: int
    names: tuple[str, str, str | None]
    """What it is called in the window's title, its heading and the header."""
    text: str
    linked: dict[str, object]


def _poke(opened: Visit) -> None:
    """Have everything shown that shows itself only when asked: tooltips, the scrolled header."""
    for each in opened.page.query_selector_all(".md-content a, .md-content [title], .md-nav__link"):
        if each.is_visible():
            each.hover(force=True)
    opened.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    opened.page.wait_for_timeout(300)


def _seen(browser: Browser, served: sites.Served, address: str) -> Seen:
    opened = visit(browser, served.url(address))
    page = opened.page
    frame = opened.frame.replace(served.origin, "")
    if address in {BRIEFING, ACTOR}:
        _poke(opened)
    seen = Seen(
        opened.damage,
        frame,
        page.evaluate(REPEATED),
        page.evaluate(OWNERS),
        set(page.evaluate(ELEMENTS)),
        page.locator(HANDLERS).count(),
        (page.title(), page.inner_text("h1"), (page.text_content(HEADER) or "").strip()),
        page.text_content(".md-content__inner") or "",
        json.loads(page.locator(LINKED).text_content() or "")
        if page.locator(LINKED).count()
        else {},
    )
    opened.close()
    return seen


Look = Callable[[str, str], Seen]


@pytest.fixture(scope="module")
def look(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """What is seen on a site at an address. There are three sites.

    ``harmless`` is the tiny archive; in ``let through`` hostile pages stand in it that no check
    refuses; in ``past the checks`` every text is hostile, as if nothing had been checked.
    """
    root = tmp_path_factory.mktemp("hostile")
    through = sites.site(root / "through", *hostile.CHANGES, strict=True)
    harmless = sites.site(root / "harmless", *hostile.FULL, strict=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(host_module, "load", lambda *given: hostile.smuggled(load(*given)))
        past = sites.site(root / "past", *hostile.FULL, strict=False)
    with ExitStack() as stack:
        servers = {
            name: stack.enter_context(sites.served(site_dir))
            for name, site_dir in {
                "harmless": harmless,
                "let through": through,
                "past the checks": past,
            }.items()
        }
        yield cache(lambda name, address: _seen(chromium, servers[name], address))


attacked = pytest.mark.parametrize("attacked", ["let through", "past the checks"])
address = pytest.mark.parametrize("address", ADDRESSES)


@attacked
@address
def test_no_script_runs_and_no_other_host_is_asked(look: Look, attacked: str, address: str) -> None:
    """Nothing that the policy would have to stop ever reaches the page, tooltips included."""
    assert look(attacked, address).damage == []


@attacked
@address
def test_the_frame_is_that_of_a_harmless_page(look: Look, attacked: str, address: str) -> None:
    """Header, tabs, navigation and footer know nothing of a page's words."""
    assert look(attacked, address).frame == look("harmless", address).frame


@attacked
@address
def test_the_theme_keeps_its_ids(look: Look, attacked: str, address: str) -> None:
    """No id stands twice, and those that the theme's scripts look up are its own."""
    seen = look(attacked, address)

    assert seen.repeated == []
    assert seen.owners == ["script", "input", "input", "input"]


@attacked
@address
def test_a_page_holds_only_elements_that_do_nothing(
    look: Look, attacked: str, address: str
) -> None:
    """No image, no form, no frame, no drawing but ours, and nothing that waits for an event."""
    seen = look(attacked, address)

    assert seen.elements <= SAFE
    assert seen.handlers == 0


@pytest.mark.parametrize("address", [BRIEFING, ACTOR])
def test_a_title_is_its_words(look: Look, address: str) -> None:
    """In the window's title, the heading and the header alike."""
    title = hostile.TITLE

    assert look("let through", address).names == (f"{title} - Cobalt", title, title)


def test_the_reason_of_a_tombstone_is_its_words(look: Look) -> None:
    """A removed briefing's page is as safe as any."""
    seen = look("past the checks", GONE)

    assert seen.damage == []
    assert seen.elements <= SAFE
    assert "A court ordered it." + hostile.NAILED in seen.text


def test_every_key_is_shown_as_it_was_written(look: Look) -> None:
    """Which proves, too, that the hostile values were there."""
    text = look("past the checks", BRIEFING).text

    for words in hostile.SHOWN:
        assert words + hostile.NAILED in text


def test_a_title_past_every_check_is_its_words(look: Look) -> None:
    """Even a title that closes every element is text."""
    title = "Congo caps cobalt exports" + hostile.NAILED

    seen = look("past the checks", BRIEFING)
    assert seen.names == (f"{title} - Cobalt", title, title)
    assert seen.linked["headline"] == title
