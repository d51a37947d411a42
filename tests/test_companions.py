"""Two clicks: from a term to the briefings that it shares with another."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor import urls
from watchfloor.archive import Archive
from watchfloor.publishing.companions import companions
from watchfloor.vocabulary import Term

from . import sites
from .archives import OTHER, UPDATE, Change
from .made import archive, briefing

TERMS = [
    Term("regions", "world", "World"),
    Term("regions", "africa", "Africa", parents=("world",)),
    Term("regions", "congo", "Congo", parents=("africa",)),
    Term("regions", "zambia", "Zambia", parents=("africa",)),
    Term("regions", "sadc", "SADC", members=("congo",)),
    Term("themes", "price", "Price", parents=("economy",)),
    Term("themes", "economy", "Economy"),
    Term("actors", "cmoc", "CMOC"),
    Term("actors", "glencore", "Glencore"),
    Term("publishers", "reuters", "Reuters"),
    *(Term("tags", f"tag-{n}", f"Tag {n}") for n in range(10)),
]


def beside(house: Archive, axis: str, identity: str) -> dict[str, list[tuple[str, str]]]:
    """Names and counts by the labels of axes."""
    term = house.vocabulary.get(axis, identity)
    assert term
    return {
        label: [(ref.name, ref.note) for ref in refs] for label, refs in companions(term, house)
    }


CONGO = briefing("2025-01-01-a", regions=["congo"], themes=["price"], actors=["cmoc"])
ZAMBIA = briefing("2025-01-02-b", regions=["zambia"], themes=["price"], actors=["glencore"])
BOTH = briefing(
    "2025-01-03-c", regions=["congo", "zambia"], themes=["economy"], actors=["glencore", "cmoc"]
)
HOUSE = archive(TERMS, CONGO, ZAMBIA, BOTH)


@pytest.mark.parametrize(
    ("axis", "identity", "found"),
    [
        (
            "actors",
            "cmoc",
            {
                # Africa, SADC and the world say no more than Congo does
                "Regions": [("Congo", "2"), ("Zambia", "1")],
                "Themes": [("Economy", "1"), ("Price", "1")],
            },
        ),
        (
            "themes",
            "price",
            {
                "Actors": [("CMOC", "1"), ("Glencore", "1")],
                # the world says no more than Africa, which says more than each of its countries
                "Regions": [("Africa", "2"), ("Congo", "1"), ("Zambia", "1")],
            },
        ),
        (
            "regions",
            "africa",
            {
                "Actors": [("CMOC", "2"), ("Glencore", "2")],
                "Themes": [("Price", "2"), ("Economy", "1")],
            },
        ),
        ("themes", "economy", {}),
        ("publishers", "reuters", {}),
        ("tags", "tag-1", {}),
    ],
)
def test_a_term_has_those_it_shares_most_with(
    axis: str, identity: str, found: dict[str, list[tuple[str, str]]]
) -> None:
    """On other axes, by count, then by name; not before it has two briefings."""
    assert beside(HOUSE, axis, identity) == found


def test_only_the_first_eight_are_shown() -> None:
    """Those of one count by their names."""
    tags = [f"tag-{n}" for n in range(9, -1, -1)]
    house = archive(
        TERMS,
        briefing("2025-01-01-a", actors=["cmoc"], tags=tags),
        briefing("2025-01-02-b", actors=["cmoc"], tags=["tag-9"]),
    )

    assert beside(house, "actors", "cmoc")["Tags"] == [
        ("Tag 9", "2"),
        *((f"Tag {n}", "1") for n in range(7)),
    ]


def test_regions_in_a_circle_do_not_hide_each_other() -> None:
    """A mistake of contributors costs no chip."""
    circle = [
        Term("regions", "a", "A", parents=("b",)),
        Term("regions", "b", "B", parents=("a",)),
        Term("actors", "cmoc", "CMOC"),
    ]
    both = [briefing(f"2025-01-0{n}-x", regions=["a"], actors=["cmoc"]) for n in (1, 2)]

    assert beside(archive(circle, *both), "actors", "cmoc") == {"Regions": [("A", "2"), ("B", "2")]}


def test_a_name_that_is_no_term_is_not_shown() -> None:
    """It has no page, and the explore page does not know it."""
    both = [briefing(f"2025-01-0{n}-x", themes=["nothing"], actors=["cmoc"]) for n in (1, 2)]

    assert beside(archive(TERMS, *both), "actors", "cmoc") == {}


def test_a_companion_leads_to_both_in_the_order_of_the_axes() -> None:
    """So that one choice has one address, whichever page it is made on."""
    africa, price = (
        HOUSE.vocabulary.get(*each) for each in (("regions", "africa"), ("themes", "price"))
    )
    assert africa
    assert price
    there = {ref.name: ref.url for _, refs in companions(africa, HOUSE) for ref in refs}
    back = {ref.name: ref.url for _, refs in companions(price, HOUSE) for ref in refs}

    assert there["Price"] == back["Africa"] == "explore/?regions=africa&themes=price"


def test_what_stands_above_everything_is_no_choice() -> None:
    """The world counts most of all and narrows nothing, unless somebody means it."""
    terms = [*TERMS, Term("regions", "chile", "Chile", parents=("world",))]
    here = briefing("2025-01-04-d", regions=["chile"], actors=["cmoc"])
    everywhere = briefing("2025-01-05-e", regions=["world"], actors=["cmoc"])

    apart = beside(archive(terms, CONGO, here), "actors", "cmoc")
    assert apart["Regions"] == [("Chile", "1"), ("Congo", "1")]
    meant = beside(archive(terms, CONGO, here, everywhere), "actors", "cmoc")
    assert meant["Regions"][0] == ("World", "3")


def test_a_choice_is_written_as_addresses_are() -> None:
    """Even a value that no id can be stays within its place."""
    address = urls.explore({"actors": "a&b=c/../d", "themes": "价"})

    assert parse_qs(urlsplit(address).query) == {"actors": ["a&b=c/../d"], "themes": ["价"]}
    assert urls.relative(address, "actors/cmoc/") == f"../../{address}"
    assert urls.relative(address, "") == address


@st.composite
def _houses(draw: st.DrawFn) -> Archive:
    regions = st.lists(st.sampled_from(["world", "africa", "congo", "zambia"]), unique=True)
    actors = st.lists(st.sampled_from(["cmoc", "glencore"]), unique=True)
    count = draw(st.integers(0, 5))
    return archive(
        TERMS,
        *(
            briefing(f"2025-01-0{day}-x", regions=draw(regions), actors=draw(actors))
            for day in range(1, count + 1)
        ),
    )


@given(_houses())
@settings(deadline=None)
def test_what_is_shared_is_what_stands_under_both(house: Archive) -> None:
    """Counted as the pages of both count, wider terms included."""
    for axis, other in (("actors", "regions"), ("regions", "actors")):
        for term in house.shown(axis):
            under = set(map(id, house.under(axis, term.id)))
            assert house.beside(axis, term.id, other) == {
                companion.id: len(shared)
                for companion in house.shown(other)
                if (shared := under & set(map(id, house.under(other, companion.id))))
            }


def test_a_chip_leads_to_the_explore_page(tiny_site: Path) -> None:
    """By an address that stays right wherever the site stands; the page is there."""
    html = sites.read(tiny_site, "actors/arecoms")
    section = html[html.index('id="with"') : html.index('id="briefings"')]
    ways = [unescape(way) for way in re.findall(r'href="([^"#]+)"', section)]

    assert ways == [
        "../../explore/?actors=arecoms&regions=katanga",
        "../../explore/?actors=arecoms&themes=price",
    ]
    assert (tiny_site / "explore/index.html").is_file()
    assert urljoin("https://example.org/x/actors/arecoms/", ways[0]).startswith(
        "https://example.org/x/explore/?"
    )


def test_a_term_of_one_briefing_has_no_such_section(tmp_path: Path) -> None:
    """There is nothing to choose among."""
    drafts = [
        Change(OTHER, "authors", "status: draft\nauthors"),
        Change(UPDATE, "authors", "status: draft\nauthors"),
    ]

    assert 'id="with"' not in sites.read(sites.site(tmp_path, *drafts), "actors/arecoms")
