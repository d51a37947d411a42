"""In a browser: every kind of page, light and dark, wide and narrow, by eye, hand and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from . import sites
from .test_own_site import KINDS
from .watching import Open, visit

pytestmark = pytest.mark.browser

WIDTHS: tuple[ViewportSize, ...] = (
    {"width": 1280, "height": 900},
    {"width": 390, "height": 844},
)
ADDRESSES = {**KINDS, "tags": "tags/", "nothing": "no/such/page/"}

looks = pytest.mark.parametrize("scheme", ["light", "dark"])
kinds = pytest.mark.parametrize("kind", ADDRESSES)

INSIDE = """
target => {
  const found = document.querySelector(target.at(-1));
  return !found.closest(".md-code__nav")
    && found.closest(".md-content__inner > :not(.md-content__button)") !== null;
}
"""
"""Whether an element is in the article and none of the buttons that the theme puts there."""


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Served]:
    """A page as the theme makes it of itself: our settings, and nothing else of ours."""
    root = tmp_path_factory.mktemp("stock")
    own = yaml.safe_load((sites.ROOT / "mkdocs.yml").read_text("utf-8"))
    theme = {key: value for key, value in own["theme"].items() if key != "custom_dir"}
    for scheme in theme["palette"]:
        scheme |= {"primary": "indigo", "accent": "indigo"}  # ours are our stylesheet's
    settings = {"site_name": own["site_name"], "site_url": sites.ADDRESS, "theme": theme}
    (root / "docs/page").mkdir(parents=True)
    (root / "docs/index.md").write_text("# Home\n\nWords.\n", "utf-8")
    (root / "docs/page/index.md").write_text(
        "# Page\n\n## Section\n\n    Code.\n\nWords.\n\n    Code.\n", "utf-8"
    )
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    with sites.served(sites.built(root)) as served:
        yield served


@cache
def _axe() -> Axe:
    return Axe()


def _violations(page: Page) -> list[tuple[str, str, bool]]:
    """What axe-core objects to: its rule, where, and whether that is inside the article."""
    found: dict[str, Any] = _axe().run(page).response
    return [
        (violation["id"], str(node["target"]), bool(page.evaluate(INSIDE, node["target"])))
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.fixture(scope="module")
def stock_rules(chromium: Browser, stock: sites.Served) -> Any:
    """The rules that the theme's own frame breaks, by how it is looked at."""

    @cache
    def rules(scheme: str) -> frozenset[str]:
        opened = visit(chromium, stock.url("page/"), color_scheme=scheme)
        found = {rule for rule, _, _ in _violations(opened.page)}
        opened.close()
        return frozenset(found - {"color-contrast"})  # our colours are our own

    return rules


@looks
@kinds
def test_a_page_is_accessible(
    own: sites.Served, open_page: Open, stock_rules: Any, scheme: str, kind: str
) -> None:
    """Nothing in the article, and in the frame nothing that the stock theme does not have."""
    opened = open_page(own.url(ADDRESSES[kind]), color_scheme=scheme, reduced_motion="reduce")
    for size in WIDTHS:
        opened.page.set_viewport_size(size)
        opened.page.wait_for_timeout(300)  # the theme lets wide code be reached by keyboard
        found = _violations(opened.page)

        assert [each for each in found if each[2]] == []
        assert {rule for rule, _, _ in found} <= stock_rules(scheme)
    assert opened.violations == []
    assert opened.foreign == []


@kinds
def test_a_phone_need_not_scroll_sideways(own: sites.Served, open_page: Open, kind: str) -> None:
    """At 390 pixels and, as people with large letters have it, at 320."""
    page = open_page(own.url(ADDRESSES[kind]), viewport={"width": 320, "height": 700}).page
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

    assert page.evaluate(overflow) <= 0


def test_a_keyboard_user_can_skip_to_the_content(own: sites.Served, open_page: Open) -> None:
    """The first stop is a visible link past the header."""
    page = open_page(own.url(KINDS["briefing"])).page

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.wait_for_timeout(500)  # it fades in
    assert page.evaluate("getComputedStyle(document.activeElement).opacity") == "1"
    page.keyboard.press("Enter")

    target = page.evaluate("location.hash.slice(1)")
    assert page.evaluate("id => !!document.getElementById(id).closest('article')", target)


@looks
def test_what_has_the_focus_is_seen_to_have_it(
    own: sites.Served, open_page: Open, scheme: str
) -> None:
    """Every link of a briefing shows an outline or a ground when a keyboard reaches it."""
    page = open_page(own.url(KINDS["briefing"]), color_scheme=scheme).page
    page.evaluate("document.querySelector('.md-content__inner a').focus()")
    style = (
        "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle })()"
    )
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.md-content__inner')"):
            assert page.evaluate(style) != "none", page.evaluate("document.activeElement.outerHTML")


def test_without_scripts_a_briefing_can_be_read(own: sites.Served, chromium: Browser) -> None:
    """All of it: scripts only add comfort."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own.url(KINDS["briefing"]))

    assert page.is_visible("h1")
    assert page.is_visible("#sources")
    context.close()
