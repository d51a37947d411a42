"""In a browser: a site below another address, as GitHub Pages has it, is the same site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from . import sites
from .watching import Open

pytestmark = pytest.mark.browser

PREFIX = "/repository/"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Served]:
    site_dir = sites.site(
        tmp_path_factory.mktemp("below"), site_url=f"https://example.org{PREFIX}", strict=True
    )
    with sites.served(site_dir, PREFIX) as served:
        yield served


def test_a_reader_can_walk_through_the_site(below: sites.Served, open_page: Open) -> None:
    """From the home page to a briefing, its actor, its region and back, nothing missing."""
    visit = open_page(below.url())
    page = visit.page

    page.click(".wf-card__title a >> text=Congo caps cobalt exports")
    page.wait_for_url("**/repository/briefings/2025/2025-10-16-cobalt-cap/")
    page.click(".md-content a[href$='/actors/arecoms/']")
    page.wait_for_url("**/repository/actors/arecoms/")
    page.click(".md-content a[href$='/regions/katanga/'] >> nth=0")
    page.wait_for_url("**/repository/regions/katanga/")
    page.go_back()
    page.go_back()
    page.wait_for_url("**/repository/briefings/2025/2025-10-16-cobalt-cap/")

    assert visit.damage == []
    assert below.missing == []
    assert {path.startswith(PREFIX) for _, path in below.answers} == {True}


def test_the_page_for_what_is_missing_has_its_style(below: sites.Served, open_page: Open) -> None:
    """However deep the address is that nobody knows, under the policy as well."""
    before = len(below.missing)
    visit = open_page(below.url("no/such/page/"))

    assert below.missing[before:] == [f"{PREFIX}no/such/page/"]
    assert visit.page.evaluate("getComputedStyle(document.querySelector('.md-header')).position")
    assert visit.page.evaluate("document.styleSheets.length") >= 3
    assert visit.violations == []
    visit.page.click(".md-header__button.md-logo")
    visit.page.wait_for_url(below.url())
    visit.page.wait_for_selector(".wf-card")
