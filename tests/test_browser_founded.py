"""In a browser: an archive that `watchfloor init` began, searched and narrowed by its own axes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from . import sites
from .exploring import answered, found
from .founded import KESTREL, NAME
from .watching import Open

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def watch(night_watch: Path) -> Iterator[sites.Served]:
    """The Night Watch, served."""
    with sites.served(night_watch / "site") as served:
        yield served


def test_a_malware_is_found_by_its_other_name(watch: sites.Served, open_page: Open) -> None:
    """From the home page, which is called as the archive is, to the page of the group."""
    opened = open_page(watch.url())
    expect(opened.page.locator("h1")).to_contain_text(NAME)
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("winterb")
    first = opened.page.locator(".wf-search a").first
    expect(first).to_contain_text("Gray Kestrel")
    first.click()

    expect(opened.page.locator("h1")).to_contain_text("Gray Kestrel")
    assert opened.page.url == watch.url("malware/gray-kestrel/")
    expect(opened.page.locator(".wf-card__title")).to_have_text(
        ["Gray Kestrel comes with an update"]
    )
    assert opened.damage == []
    assert watch.missing == []


def test_its_axis_is_a_facet(watch: sites.Served, open_page: Open) -> None:
    opened = open_page(watch.url("explore/"))
    answered(opened.page)
    assert len(found(opened.page)) == 2
    opened.page.get_by_label("Gray Kestrel").first.check()
    answered(opened.page)

    assert found(opened.page) == [KESTREL]
    assert opened.page.url == watch.url("explore/?malware=gray-kestrel")
    assert opened.damage == []


@pytest.mark.parametrize("address", ["", "malware/", "sectors/", "about/", "contribute/"])
def test_nothing_goes_wrong_or_out_on_its_pages(
    watch: sites.Served, open_page: Open, address: str
) -> None:
    assert open_page(watch.url(address)).damage == []
    assert watch.missing == []
