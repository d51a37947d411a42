"""Every address there is, and the way from one to another."""

from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor import urls

SLUG = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
PAGE = st.lists(SLUG, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
ADDRESS = st.builds(
    lambda page, file, fragment: page + file + fragment,
    PAGE,
    st.sampled_from(["", "feed.xml", "404.html"]),
    st.sampled_from(["", "#sources"]),
)
SITE = st.sampled_from(["https://example.org/", "https://example.org/repository/", "http://h/a/b/"])


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (
            urls.briefing("2025-10-16-drc-cobalt-quotas"),
            "briefings/2025/2025-10-16-drc-cobalt-quotas/",
        ),
        (urls.briefing("2026-01-tungsten-record"), "briefings/2026/2026-01-tungsten-record/"),
        (urls.axis("actors"), "actors/"),
        (urls.term("actors", "baogang-group"), "actors/baogang-group/"),
        (urls.page(urls.term("actors", "cmoc"), 3), "actors/cmoc/page/3/"),
        (urls.page(urls.BRIEFINGS, 1), "briefings/page/1/"),
        (urls.problem("key-unknown"), "contribute/problems/#key-unknown"),
        (urls.schema("briefing"), "schemas/1/briefing.json"),
        (urls.absolute(urls.HOME, "https://example.org/x"), "https://example.org/x/"),
        (urls.absolute("actors/", "https://example.org/x/"), "https://example.org/x/actors/"),
        (
            urls.source("https://git.example/x/", "docs/actors/cmoc.md", branch="next"),
            "https://git.example/x/edit/next/docs/actors/cmoc.md",
        ),
    ],
)
def test_addresses_are_as_the_design_has_them(address: str, written: str) -> None:
    """They are kept for good, since others link to them."""
    assert address == written


@pytest.mark.parametrize(
    ("target", "base", "way"),
    [
        ("", "", "./"),
        ("", "actors/cmoc/", "../../"),
        ("actors/", "", "actors/"),
        ("actors/cmoc/", "actors/cmoc/", "./"),
        ("actors/cmoc/", "actors/glencore/", "../cmoc/"),
        ("actors/feed.xml", "actors/", "feed.xml"),
        ("actors/#index", "actors/", "#index"),
        ("#top", "", "#top"),
        ("#top", "actors/", "../#top"),
        ("assets/x.css", "404.html", "assets/x.css"),
    ],
)
def test_a_way_is_as_short_as_can_be(target: str, base: str, way: str) -> None:
    """A page's own fragment needs no path at all."""
    assert urls.relative(target, base) == way


@given(ADDRESS, PAGE, SITE)
@settings(deadline=None)
def test_a_way_leads_to_its_target_under_any_sub_path(target: str, base: str, site: str) -> None:
    """A browser joins it to the page's address and arrives."""
    way = urls.relative(target, base)

    assert urljoin(site + base, way) == site + target
    assert not way.startswith("/")
