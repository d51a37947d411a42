"""In a browser, from files: a copy of a site is read, narrowed and followed without a server."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from watchfloor.desk.cli import main

from . import sites
from .exploring import answered
from .watching import Open, Visit

pytestmark = pytest.mark.browser

COBALT = "2025-10-16-cobalt-cap"
STATUS = ".wf-explore__count"
Copy = Callable[..., Visit]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tiny site, below a path as GitHub Pages has it, unpacked where a space is."""
    root = tmp_path_factory.mktemp("a copy")
    site = sites.site(root / "built", site_url="https://example.org/below/")
    done = CliRunner().invoke(main, ["offline", str(root / "copy.zip"), "--site", str(site)])
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(root / "copy.zip") as archive:
        archive.extractall(root)
    return root / "copy"


@pytest.fixture
def copy(folder: Path, open_page: Open) -> Copy:
    """Open a file of the copy."""

    def opened(path: str, query: str = "") -> Visit:
        visit: Visit = open_page((folder / path).as_uri() + query)
        return visit

    return opened


def unharmed(visit: Visit) -> bool:
    """Whether nothing went wrong, and nothing was asked for but files and what a page holds."""
    asked = {urlsplit(url).scheme for url in visit.requests}
    return visit.damage == [] and asked <= {"file", "data", "blob"}


def test_from_the_home_page_to_a_briefing_and_its_actor(copy: Copy, folder: Path) -> None:
    """By links alone, and back."""
    visit = copy("index.html")
    page = visit.page
    page.click(".wf-card__title a >> text=Congo caps cobalt exports")
    page.wait_for_url(f"**/briefings/2025/{COBALT}/index.html")
    expect(page.locator("h1")).to_have_text("Congo caps cobalt exports")
    page.click(".md-content a[href$='/actors/arecoms/index.html'] >> nth=0")
    page.wait_for_url("**/actors/arecoms/index.html")
    page.go_back()

    assert page.url == (folder / f"briefings/2025/{COBALT}/index.html").as_uri()
    assert unharmed(visit)


def test_a_facet_narrows_what_is_found(copy: Copy) -> None:
    """The address keeps it, and a result leads to its file."""
    visit = copy("explore/index.html")
    page = visit.page
    answered(page)
    katanga = page.locator(".wf-facet li", has_text="Katanga").locator(".wf-count")
    expect(page.locator(STATUS)).to_have_text("3 briefings of 3")
    expect(katanga).to_have_text("3")
    page.locator(".wf-facet li", has_text="low").locator("input").check()
    answered(page)
    expect(page.locator(STATUS)).to_have_text("2 briefings of 3")
    expect(katanga).to_have_text("2")
    assert page.url.endswith("/explore/index.html?confidence=low")
    page.reload()
    answered(page)
    expect(page.locator(STATUS)).to_have_text("2 briefings of 3")
    page.click(".wf-results a >> text=Congo caps")
    page.wait_for_url(f"**/{COBALT}/index.html")

    assert unharmed(visit)


def test_what_is_taken_along_is_good_elsewhere(copy: Copy) -> None:
    """Feeds are the published site's, since nobody else has these files."""
    visit = copy("explore/index.html", "?actors=arecoms")
    answered(visit.page)
    visit.page.click(".wf-explore__take summary")

    expect(visit.page.locator(".wf-explore__take a").first).to_have_attribute(
        "href", "https://example.org/below/actors/arecoms/feed.xml"
    )
    assert unharmed(visit)


def test_names_are_found_and_texts_say_why_not(copy: Copy) -> None:
    """In the header, and on the explore page to which its form leads."""
    visit = copy("index.html")
    page = visit.page
    page.fill(".wf-search__words", "arecoms")
    why = "The texts cannot be searched (an offline copy has no index of the texts)"
    expect(page.locator(".wf-search__answers")).to_contain_text(why)
    name = page.locator(".wf-search__answers a").first
    assert str(name.get_attribute("href")).endswith("/actors/arecoms/index.html")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/index.html?q=arecoms")
    answered(page)

    expect(page.locator(STATUS)).to_contain_text(why)
    expect(page.locator(".wf-named")).to_contain_text("ARECOMS")
    assert unharmed(visit)


def test_the_timeline_draws(copy: Copy) -> None:
    visit = copy("timeline/index.html", "?by=month")
    expect(visit.page.locator(".wf-timeline__told")).to_contain_text("3 events")
    expect(visit.page.locator(".wf-timeline__bar-of").first).to_be_visible()

    assert unharmed(visit)


def test_what_is_followed_is_kept(copy: Copy) -> None:
    """For the home page, whose file is another."""
    visit = copy("actors/arecoms/index.html")
    page = visit.page
    page.click("[data-follow]")
    page.reload()
    expect(page.locator("[data-follow]")).to_have_attribute("aria-pressed", "true")
    page.goto(page.url.replace("actors/arecoms/", ""))
    expect(page.locator(".wf-news__said")).to_contain_text("From your next visit on")
    page.reload()

    expect(page.locator("main")).to_contain_text("You follow")
    assert unharmed(visit)


@pytest.mark.parametrize(
    "path", ["map/index.html", "contribute/new/index.html", "changes/index.html"]
)
def test_nothing_goes_wrong_on_other_pages(copy: Copy, path: str) -> None:
    visit = copy(path)
    expect(visit.page.locator("h1")).to_be_visible()

    assert unharmed(visit)
