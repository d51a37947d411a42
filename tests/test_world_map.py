"""The map: what each country counts, and where everything is drawn."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from watchfloor.archive import Archive
from watchfloor.briefing import Briefing
from watchfloor.host.outlines import world
from watchfloor.publishing import world_map
from watchfloor.publishing.world_map import Row, Shape, steps
from watchfloor.vocabulary import Term
from watchfloor.vocabulary.matter import Region

from .made import archive, briefing
from .sites import ROOT


def region(identity: str, kind: str, *part_of: str, **keys: Any) -> Term:
    """A region with a page of its own."""
    told = {"name": identity.title(), "summary": "A place that briefings name.", "kind": kind}
    matter = Region.model_validate({**told, "part_of": part_of, **keys})
    path = f"docs/regions/{identity}.md"
    return Term("regions", identity, identity.title(), parents=part_of, matter=matter, path=path)


TERMS = [
    Term("regions", "world", "World"),
    Term("regions", "africa", "Africa", parents=("world",)),
    Term("regions", "asia", "Asia", parents=("world",)),
    Term("regions", "zambia", "Zambia", parents=("africa",), iso="ZM"),
    Term("regions", "malawi", "Malawi", parents=("africa",), iso="MW"),
    Term("regions", "china", "China", parents=("asia",), iso="CN"),
    Term("regions", "bric", "BRIC", members=("china",)),
    region("copperbelt", "subdivision", "zambia"),
    region("a-mine", "site", "copperbelt"),
    region(
        "a-port",
        "site",
        "china",
        coordinates={"latitude": "41.8", "longitude": "110", "source": "A map"},
    ),
    region("the-deep", "area"),
    region("a-nodule-field", "area", "the-deep"),
]


def house(*places: str) -> Archive:
    """An archive with a briefing on each of *places*, the later the newer."""
    made: list[Briefing] = [
        briefing(f"2025-01-{day:02}-on-{place}", regions=[place])
        for day, place in enumerate(places, 1)
    ]
    return archive(TERMS, *made)


HOUSE = house("zambia", "a-mine", "china", "a-port", "a-mine", "a-nodule-field")


def told(of: Archive) -> dict[str, Any]:
    return dict(world_map.page(of).data)


def lines(rows: list[Row]) -> list[tuple[str, int, str, list[tuple[str, str]]]]:
    sites = [[(site.name, site.note) for site in row.sites] for row in rows]
    return [
        (row.ref.name, row.count, row.newest.name, own)
        for row, own in zip(rows, sites, strict=True)
    ]


def test_a_country_counts_what_lies_in_it() -> None:
    """A site counts for its country, however many regions stand between them."""
    assert {name: lines(rows) for name, rows in told(HOUSE)["continents"]} == {
        "Africa": [("Zambia", 3, "About 2025-01-05-on-a-mine", [("A-Mine", "2")])],
        "Asia": [("China", 2, "About 2025-01-04-on-a-port", [("A-Port", "1")])],
    }


def test_what_lies_in_no_country_stands_apart_by_its_widest_region() -> None:
    assert lines(told(HOUSE)["elsewhere"]) == [
        ("The-Deep", 1, "About 2025-01-06-on-a-nodule-field", [])
    ]


def test_wider_regions_know_their_countries() -> None:
    """Those with most briefings first; the world tells nothing."""
    wider = {each.ref.name: (each.members, each.covered) for each in told(HOUSE)["wider"]}
    assert wider == {
        "Africa": (("malawi", "zambia"), 1),
        "Asia": (("china",), 1),
        "BRIC": (("china",), 1),
    }
    assert next(iter(wider)) == "Africa"


def test_a_site_is_a_point_only_where_its_place_is_known() -> None:
    places = told(HOUSE)["places"]
    assert [(each.ref.name, each.latitude, each.longitude) for each in places] == [
        ("A-Port", 41.8, 110)
    ]


def test_countries_without_briefings_are_drawn_below_the_others() -> None:
    shapes: list[Shape] = told(HOUSE)["shapes"]
    assert [(shape.id, shape.count, shape.step) for shape in shapes] == [
        ("malawi", 0, 0),
        ("china", 2, 2),
        ("zambia", 3, 3),
    ]


def test_the_page_does_not_grow_with_the_archive() -> None:
    few, many = (told(house(*["zambia", "china"] * times)) for times in (2, 15))
    assert abs(len(repr(few)) - len(repr(many))) < 60  # digits, and the bounds of more shades


def test_more_sites_than_have_room_are_counted() -> None:
    mines = [region(f"mine-{letter}", "site", "zambia") for letter in "abcdefghij"]
    made = archive([*TERMS, *mines], briefing("2025-01-01-a", regions=["zambia"]))
    ((_, (row,)),) = told(made)["continents"]
    assert (len(row.sites), row.sites_left) == (8, 3)  # with the one of the copper belt


def test_an_empty_archive_has_a_map() -> None:
    found = told(archive(TERMS))
    assert (found["bounds"], found["continents"], found["covered"]) == ([], [], 0)


@pytest.mark.parametrize(
    ("most", "bounds"),
    [
        (0, []),
        (1, [(1, 1)]),
        (3, [(1, 1), (2, 2), (3, 3)]),
        (5, [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]),
        (6, [(1, 1), (2, 2), (3, 3), (4, 4), (5, 6)]),
        (27, [(1, 2), (3, 4), (5, 7), (8, 14), (15, 27)]),
        (10_000, [(1, 6), (7, 40), (41, 251), (252, 1585), (1586, 10_000)]),
    ],
)
def test_shades_reach_from_one_to_the_highest_count(
    most: int, bounds: list[tuple[int, int]]
) -> None:
    assert steps(most) == bounds


@pytest.mark.parametrize("most", range(1, 400))
def test_every_count_has_one_shade(most: int) -> None:
    counts = [count for least, end in steps(most) for count in range(least, end + 1)]
    assert counts == list(range(1, most + 1))


@pytest.mark.parametrize(
    ("latitude", "longitude", "point"),
    [
        (0, 0, (1000, 492)),
        (41.8, 110, (1546, 188)),
        (-10.5, 26.4, (1148, 571)),
        (61, -45, (810, 77)),
        (-55, -68, (696, 875)),
        (83, -30, (897, 1)),
    ],
)
def test_a_place_lies_where_d3_puts_it(
    latitude: float, longitude: float, point: tuple[int, int]
) -> None:
    """The answers of ``d3.geoEqualEarth`` 3.1.2 with this map's scale and translation."""
    assert world().point(latitude, longitude) == point


def test_the_outlines_are_regions_of_ours_and_paths_and_nothing_else() -> None:
    regions = json.loads((ROOT / "hooks/watchfloor/vocabulary/regions.json").read_text("utf-8"))
    globe = world()
    paths = [globe.land, *(each.path for each in globe.countries.values() if each.path)]

    assert globe.countries.keys() <= {key for key, each in regions.items() if "iso" in each}
    assert {"china", "congo-dr", "kosovo", "singapore"} <= globe.countries.keys()
    assert all(re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", path) for path in paths)
    for outline in globe.countries.values():
        x, y = outline.at
        assert 0 <= x <= globe.width
        assert 0 <= y <= globe.height + 40  # islands near Antarctica lie a little below
