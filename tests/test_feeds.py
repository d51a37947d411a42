"""Which feeds there are, what each calls itself, and which briefings it holds in what order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from watchfloor import urls
from watchfloor.briefing import Briefing, Tombstone
from watchfloor.publishing import pages, side_files
from watchfloor.publishing.feeds import alternates
from watchfloor.settings import Axis
from watchfloor.vocabulary import Term

from .following import SITE, TAG, Feed, followed, from_json, published
from .made import SETTINGS, archive, briefing, update

TERMS = [
    Term("actors", "cmoc", "CMOC"),
    Term("regions", "zaire", "Congo", parents=("africa",)),
    Term("regions", "africa", "Africa"),
    Term("regions", "asia", "Asia"),
    Term("themes", "price", "Price", summary="What minerals cost.", path="docs/themes/price.md"),
    Term("themes", "policy", "Policy"),
    Term("publishers", "reuters", "Reuters"),
]
NAMED = briefing("2025-01-01-a", actors=["cmoc"], regions=["zaire"])
MANY = [briefing(f"2025-02-01-x{n:02}") for n in range(45)]


def change(day: str, kind: str = "update") -> dict[str, str]:
    """What front matter says of a change on *day*."""
    return {"date": day, "kind": kind, "what": "A figure.", "why": "A reader wrote."}


def stones(*days: str) -> dict[str, Tombstone]:
    """A tombstone for each of *days*, which its id begins with."""
    return {
        f"{day}-gone": Tombstone.model_validate(
            {"kind": "tombstone", "date": day, "reason": "A court ordered it."}
        )
        for day in days
    }


def test_everything_and_each_term_has_both_feeds() -> None:
    """A term with a page, whatever its axis; a region has those of what lies within it."""
    house = archive(TERMS, NAMED)
    lists = {
        *("briefings/", "actors/cmoc/", "regions/zaire/", "regions/africa/", "themes/price/"),
        "publishers/reuters/",
    }

    assert published(house).keys() == {
        each + name for each in lists for name in ("feed.xml", "feed.json")
    }
    assert followed(house, "regions/africa/").names == ["2025-01-01-a"]
    assert followed(house, "publishers/reuters/").names == ["2025-01-01-a"]


def test_every_page_with_a_list_has_feeds_beside_it() -> None:
    """And there is no feed beside another."""
    house = archive(TERMS, NAMED, *MANY)
    lists = {page.url for page in pages(house) if page.feed and page.url == page.feed.url}

    assert len(lists) > 5
    assert published(house).keys() == {
        address(each) for each in lists for address in (urls.atom, urls.json_feed)
    }


def test_an_axis_that_an_archive_declares_has_feeds() -> None:
    """From the same code; in short, as those of tags."""
    axis = Axis(key="minerals", label="M", singular="m", required=False, hierarchical=True)
    metal = Term("minerals", "metal", "Metal")
    cobalt = Term("minerals", "cobalt", "Cobalt", parents=("metal",))
    house = archive([metal, cobalt], briefing("2025-01-01-a", minerals=["cobalt"]))
    house = replace(house, settings=SETTINGS.model_copy(update={"declared": (axis,)}))

    (entry,) = followed(house, "minerals/metal/").entries
    assert not entry.is_full
    assert entry.categories == (("cobalt", f"{SITE}minerals/", "Cobalt"),)


def test_feeds_are_no_files_like_others() -> None:
    """They need whole addresses; all else is there without."""
    for site_url in ("", SITE):
        found = {each.address for each in side_files(archive(TERMS, NAMED), site_url)}
        assert urls.TABLE in found
        assert not any("feed" in address for address in found)


@pytest.mark.parametrize(
    ("briefings", "names"),
    [
        ([], []),
        # by publication, not by event
        (
            [
                briefing("2025-01-01-old", published="2026-01-02"),
                briefing("2025-03-01-new", published="2026-01-01"),
            ],
            ["2025-01-01-old", "2025-03-01-new"],
        ),
        # on one day by event, then by id
        (
            [briefing(each) for each in ("2025-01-01-a", "2025-01-02-a", "2025-01-01-b")],
            ["2025-01-02-a", "2025-01-01-b", "2025-01-01-a"],
        ),
        # by the last change, in whatever order they stand
        (
            [
                briefing("2025-01-01-a", changes=[change("2026-03-03"), change("2026-02-02")]),
                briefing("2025-01-02-b", published="2026-03-02"),
                briefing("2025-01-03-c", changes=[change("2026-03-01")]),
            ],
            ["2025-01-01-a", "2025-01-02-b", "2025-01-03-c"],
        ),
        # an update by itself, without moving what it updates
        (
            [
                briefing("2025-01-01-a", published="2026-01-01"),
                briefing("2025-01-02-b", published="2026-01-02"),
                update("2025-01-03-c", "2025-01-01-a", published="2026-01-03"),
            ],
            ["2025-01-03-c", "2025-01-02-b", "2025-01-01-a"],
        ),
    ],
)
def test_what_is_new_or_changed_comes_first(briefings: list[Briefing], names: list[str]) -> None:
    """In the feed of everything and in that of a term, which every case names."""
    house = archive(TERMS, *briefings)

    assert followed(house).names == names
    if names:
        assert followed(house, "publishers/reuters/").names == names


@pytest.mark.parametrize("count", [0, 1, 19, 20, 21, 45])
def test_a_feed_holds_the_newest_twenty(count: int) -> None:
    """Of everything and of a term."""
    many = [briefing(f"2025-01-01-x{n:02}", actors=["cmoc"]) for n in range(count)]
    newest = [each.id for each in reversed(many)][:20]
    house = archive([Term("actors", "cmoc", "CMOC", path="docs/actors/cmoc.md")], *many)

    assert followed(house).names == newest
    assert followed(house, "actors/cmoc/").names == newest


def test_a_change_brings_an_old_briefing_back() -> None:
    """However many newer ones there are: readers of the old text must hear of it."""
    many = [briefing(f"2025-02-01-x{n:02}", actors=["cmoc"]) for n in range(30)]
    old = briefing("2024-01-01-a", actors=["cmoc"], changes=[change("2026-02-02", "correction")])
    house = archive(TERMS, old, *many)

    assert followed(house).names[0] == followed(house, "actors/cmoc/").names[0] == "2024-01-01-a"
    assert len(followed(house).names) == 20


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (["2026-02-02"], ["2026-02-02-gone", "2025-01-02-b", "2025-01-01-a"]),
        # first on its day: it is what must be seen
        (["2026-02-01"], ["2026-02-01-gone", "2025-01-02-b", "2025-01-01-a"]),
        (["2026-01-31"], ["2025-01-02-b", "2025-01-01-a", "2026-01-31-gone"]),
        (
            ["2026-01-30", "2026-02-03"],
            ["2026-02-03-gone", "2025-01-02-b", "2025-01-01-a", "2026-01-30-gone"],
        ),
    ],
)
def test_a_removal_stands_on_its_day(days: list[str], names: list[str]) -> None:
    """In the feed of everything; its terms are not known any more."""
    both = [briefing(each, actors=["cmoc"]) for each in ("2025-01-01-a", "2025-01-02-b")]
    house = archive(TERMS, *both, tombstones=stones(*days))

    assert followed(house).names == names
    assert followed(house, "actors/cmoc/").names == ["2025-01-02-b", "2025-01-01-a"]


def test_removals_count_among_the_twenty() -> None:
    """And push out the oldest."""
    names = followed(archive([], *MANY, tombstones=stones("2026-02-02", "2020-01-01"))).names

    assert names == ["2026-02-02-gone", *(f"2025-02-01-x{n:02}" for n in range(44, 25, -1))]


@pytest.mark.parametrize(
    ("listing", "title", "subtitle", "updated"),
    [
        (
            "briefings/",
            "Cobalt",
            "Every briefing of Cobalt as it is published, corrected or withdrawn.",
            "2026-02-02",
        ),
        ("actors/cmoc/", "CMOC – Cobalt", "Briefings on CMOC.", "2026-02-01"),
        # empty: as it has been since there was an archive
        ("themes/price/", "Price – Cobalt", "What minerals cost.", "2025-01-01"),
    ],
)
def test_a_feed_says_what_it_is(listing: str, title: str, subtitle: str, updated: str) -> None:
    """Its own address in each format, and one id for good."""
    house = archive(TERMS, NAMED, tombstones=stones("2026-02-02"))
    feed = followed(house, listing)

    assert replace(feed, entries=()) == Feed(
        title, subtitle, SITE + listing, language="en", author="Cobalt", entries=()
    )
    assert feed.address == f"{SITE}{listing}feed.xml"
    in_json = from_json(published(house)[f"{listing}feed.json"])
    assert in_json.address == f"{SITE}{listing}feed.json"
    assert feed.id == f"{TAG}feed/{listing[:-1]}"
    assert feed.updated == f"{updated}T00:00:00Z"
    assert bool(feed.entries) is (listing != "themes/price/")


@pytest.mark.parametrize(
    ("url", "names"),
    [
        (None, ["Cobalt"]),
        ("briefings/", ["Cobalt"]),
        ("briefings/page/1/", ["Cobalt"]),
        ("briefings/2025/2025-01-01-a/", ["Cobalt"]),
        ("actors/", ["Cobalt"]),
        ("explore/", ["Cobalt"]),
        ("actors/cmoc/", ["CMOC – Cobalt", "Cobalt"]),
        ("publishers/reuters/page/1/", ["Reuters – Cobalt", "Cobalt"]),
        ("themes/price/", ["Price – Cobalt", "Cobalt"]),
    ],
)
def test_a_page_offers_its_own_feeds_and_those_of_everything(
    url: str | None, names: Iterable[str]
) -> None:
    """Its own first, for programs that take one; an owner's page has none of its own."""
    house = archive(TERMS, NAMED, *MANY)
    by_url: dict[str | None, Any] = {None: None, **{page.url: page for page in pages(house)}}
    offered = alternates(by_url[url], house.settings)

    assert [(each.title, each.type) for each in offered] == [
        offer
        for name in names
        for offer in (
            (f"{name} (Atom)", "application/atom+xml"),
            (f"{name} (JSON Feed)", "application/feed+json"),
        )
    ]
    assert {each.url for each in offered} <= published(house).keys()
