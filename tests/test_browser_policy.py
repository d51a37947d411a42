"""In a browser: the content security policy stops what is not the theme's, and only that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import sites
from .watching import Open

pytestmark = pytest.mark.browser

BRIEFING = "briefings/2025/2025-10-16-cobalt-cap/"
INJECTED = (
    "<script>window.pwned = 'inline'</script>",
    "<script src='data:text/javascript,window.pwned=1'></script>",
    "<script src='https://evil.example/x.js'></script>",
    "<script type=module>window.pwned = 'module'</script>",
    "<img src=/nothing.png onerror=\"window.pwned = 'handler'\">",
    "<iframe srcdoc=\"<script>parent.pwned = 'frame'</script>\"></iframe>",
    "<object data='data:text/html,<script>parent.pwned=1</script>'></object>",
    "<style>body { display: none }</style>",
    "<img src='https://evil.example/pixel.png'>",
    "<form action='https://evil.example/' id=f><button id=go>go</button></form>",
)


@pytest.fixture(scope="module")
def tiny(tiny_site: Path) -> Iterator[sites.Served]:
    with sites.served(tiny_site) as served:
        yield served


@pytest.mark.parametrize("injected", INJECTED)
def test_what_is_smuggled_into_a_built_page_is_stopped(
    injected: str, tiny_site: Path, tmp_path: Path, open_page: Open
) -> None:
    """Were every other lock broken, the policy would still stand."""
    site_dir = shutil.copytree(tiny_site, tmp_path / "site")
    page = site_dir / BRIEFING / "index.html"
    page.write_text(page.read_text("utf-8").replace("<h1>", f"{injected}<h1>", 1), "utf-8")

    with sites.served(site_dir) as served:
        visit = open_page(served.url(BRIEFING))
        if "id=go" in injected:
            visit.page.evaluate("document.getElementById('go').click()")
            visit.page.wait_for_timeout(100)
        assert visit.pwned is None
        assert visit.violations or visit.complaints  # a frame tells the console only
        assert visit.page.is_visible("h1")


@pytest.mark.parametrize(("preferred", "other"), [("light", "dark"), ("dark", "light")])
def test_the_palette_turns_and_stays_turned(
    tiny: sites.Served, open_page: Open, preferred: str, other: str
) -> None:
    """The theme's own scripts run under the policy: the reader's choice outlives the page."""
    schemes = {"light": "default", "dark": "slate"}
    visit = open_page(tiny.url(BRIEFING), color_scheme=preferred)
    assert visit.page.get_attribute("body", "data-md-color-scheme") == schemes[preferred]

    visit.page.click("label.md-header__button[title^='Switch']:visible")
    visit.page.goto(tiny.url("actors/arecoms/"))

    assert visit.page.get_attribute("body", "data-md-color-scheme") == schemes[other]
    assert visit.damage == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_search_finds_a_briefing_under_the_policy(
    tiny: sites.Served, open_page: Open, scheme: str
) -> None:
    """Its worker and its WebAssembly may start, and nothing is stopped."""
    visit = open_page(tiny.url("actors/"), color_scheme=scheme)
    visit.page.fill(".wf-search input", "regulator draft")

    visit.page.click(".wf-search__answers a[href$='/2025-09-01-licence/']")
    visit.page.wait_for_url("**/2025-09-01-licence/**")
    assert visit.damage == []
