"""The archive as data: as its schemas say, and enough to filter by without the server."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from watchfloor import urls
from watchfloor.archive import Archive
from watchfloor.briefing import Briefing
from watchfloor.publishing.files import data
from watchfloor.vocabulary import Term

from .archives import BRIEFING, OTHER, Change, loaded
from .made import archive, briefing, update

each_table = pytest.mark.parametrize(
    ("address", "schema"),
    [
        (urls.TABLE, "briefings-table"),
        (urls.facet("regions"), "facet-table"),
        (urls.IDS, "ids-table"),
        (urls.TITLES, "titles-table"),
        (urls.NEWS, "news-table"),
        (urls.TERMS, "terms-table"),
    ],
)


def table(house: Archive, address: str, site_url: str = "") -> Any:
    """The table at *address*, as it comes out of its file."""
    return tables(house, site_url)[address]


def tables(house: Archive, site_url: str = "") -> dict[str, Any]:
    """Each table by its address, as it comes out of its file."""
    made = dict(data(house, site_url))
    return {name: json.loads(made[name]) for name in made if not name.startswith("schemas/")}


def _errors(site_dir: Path, path: Path, schema: str) -> list[str]:
    rules = json.loads((site_dir / urls.schema(schema)).read_text("utf-8"))
    found = Draft202012Validator(rules).iter_errors(json.loads(path.read_text("utf-8")))
    return [f"{path.name} {error.json_path}: {error.message}" for error in found]


@pytest.mark.parametrize("which", ["tiny_site", "own_site"])
def test_what_is_published_keeps_to_its_published_schema(
    which: str, request: pytest.FixtureRequest
) -> None:
    """Each file to the one it names; cards to the one beside them."""
    site_dir: Path = request.getfixturevalue(which)
    cards = sorted((site_dir / "data/cards").iterdir())

    assert _errors(site_dir, site_dir / urls.TABLE, "briefings-table") == []
    assert _errors(site_dir, site_dir / urls.IDS, "ids-table") == []
    assert _errors(site_dir, site_dir / urls.TITLES, "titles-table") == []
    assert _errors(site_dir, site_dir / urls.NEWS, "news-table") == []
    facets = json.loads((site_dir / urls.TABLE).read_text("utf-8"))["facets"]
    for facet in facets:
        assert _errors(site_dir, site_dir / urls.facet(facet["key"]), "facet-table") == []
    assert len(list((site_dir / "data/facets").iterdir())) == len(facets) > 3
    assert _errors(site_dir, site_dir / urls.TERMS, "terms-table") == []
    number = len(json.loads((site_dir / urls.IDS).read_text("utf-8"))["ids"])
    assert len(cards) == -(-number // 20)
    assert [_errors(site_dir, each, "cards") for each in cards] == [[]] * len(cards)


@each_table
def test_a_schema_refuses_what_breaks_its_readers(
    tiny_site: Path, address: str, schema: str
) -> None:
    """Another version, or a key that is gone; a new key breaks nobody."""
    rules = Draft202012Validator(json.loads((tiny_site / urls.schema(schema)).read_text("utf-8")))
    good = json.loads((tiny_site / address).read_text("utf-8"))

    assert rules.is_valid({**good, "more": 1})
    for version in (good["version"] - 1, good["version"] + 1):
        assert not rules.is_valid({**good, "version": version})
    for key in good:
        assert not rules.is_valid({name: good[name] for name in good if name != key}), key


@each_table
@pytest.mark.parametrize(
    ("site_url", "start"), [("", "../"), ("https://example.org/x/", "https://example.org/x/")]
)
def test_a_table_names_its_schema(address: str, schema: str, site_url: str, start: str) -> None:
    """Whole where the site's address is known, else by the way there."""
    named = table(archive([]), address, site_url)["$schema"]

    start = start if site_url else start * address.count("/")
    assert named == f"{start}schemas/1/{schema}.json"


def test_the_columns_of_the_tiny_archive(tmp_path: Path) -> None:
    """Newest event first in every column; an update stands where its briefing does."""
    likely = Change(BRIEFING, "    confidence: low", "    confidence: moderate")
    staged = Change(BRIEFING, "judgements:", "tags: [quota]\nstage: in-force\njudgements:")
    newer = Change(BRIEFING, "judgements:", "supersedes: [2025-09-01-licence]\njudgements:")
    house = loaded(tmp_path, likely, staged, newer).archive
    columns, names = table(house, urls.TABLE), table(house, urls.IDS)

    assert names["ids"] == [
        "2025-10-20-cobalt-cap-update",
        "2025-10-16-cobalt-cap",
        "2025-09-01-licence",
    ]
    assert columns["dates"] == ["2025-10-20", "2025-10-16", "2025-09-01"]
    assert names["updated"] == ["2025-11-02", "2025-11-01", "2025-09-03"]
    keys = [facet["key"] for facet in columns["facets"]]
    assert {key: table(house, urls.facet(key))["rows"] for key in keys} == {
        "actors": [[0], [0], [0]],
        "regions": [[0], [0], [0]],
        "themes": [[0], [0], [0]],
        "tags": [[0], [0], []],
    }
    assert {scale["key"]: scale["rows"] for scale in columns["scales"]} == {
        "likelihood": [None, None, None],
        "confidence": [None, 1, 0],
        "stage": [None, 2, None],
    }
    assert columns["marks"] == {"update": [0], "withdrawn": [], "superseded": [2]}
    assert (columns["name"], columns["language"], columns["version"]) == ("Cobalt", "en", 2)


def test_a_scale_has_its_steps_in_order(tmp_path: Path) -> None:
    """So that a page needs no words of its own."""
    likelihood, confidence, stage = table(loaded(tmp_path).archive, urls.TABLE)["scales"]

    assert [step["id"] for step in likelihood["values"]][::6] == [
        "almost-no-chance",
        "almost-certain",
    ]
    assert [step["id"] for step in confidence["values"]] == ["low", "moderate", "high"]
    assert stage["values"][2] == {"id": "in-force", "label": "in force"}


def test_a_date_is_as_precise_as_it_is_known() -> None:
    """The table has what was written; the card has it in words."""
    house = archive([], briefing("2026-01-x", event_date="2026-01?"))

    assert table(house, urls.TABLE)["dates"] == ["2026-01?"]
    assert table(house, urls.cards(1))[0]["date"] == "January 2026 (uncertain)"


def test_a_withdrawn_briefing_is_marked() -> None:
    """In the table by its row, on its card by the same word."""
    gone = {"date": "2026-02-02", "kind": "withdrawal", "what": "All of it.", "why": "Wrong."}
    house = archive([], briefing("2025-01-01-a"), briefing("2025-01-02-b", changes=[gone]))

    assert table(house, urls.TABLE)["marks"]["withdrawn"] == [0]
    assert table(house, urls.IDS)["updated"] == ["2026-02-02", "2026-02-01"]
    assert [card["marks"] for card in table(house, urls.cards(1))] == [[], ["withdrawn"]]


def test_drafts_and_tombstones_are_in_no_table(tmp_path: Path) -> None:
    """Neither under their ids nor under their words; news tells what had to go, as feeds do."""
    draft = Change(BRIEFING, "interests: none", "interests: none\nstatus: draft")
    stone = "---\nkind: tombstone\ndate: 2026-01-05\nreason: A court ordered it.\n---\n"
    house = loaded(tmp_path, draft, Change(OTHER, "", stone)).archive
    made = tables(house)
    gone = made.pop(urls.NEWS)
    text = json.dumps(made)

    assert house.tombstones
    assert gone["numbers"].count(0) == 1
    assert "2025-10-16-cobalt-cap" not in gone["ids"]
    assert "licence" not in text
    assert "A court ordered it" not in text
    assert "Congo caps cobalt exports" not in text


TERMS = [
    Term("regions", "world", "World"),
    Term("regions", "africa", "Africa", parents=("world",)),
    Term("regions", "zaire", "Congo", parents=("africa",), aliases=("DRC", "刚果", "Congo")),
    Term("themes", "policy", "Policy", path="docs/themes/policy.md"),
    Term("themes", "export-controls", "Export controls", parents=("policy",)),
    Term("publishers", "reuters", "Reuters"),
]
HOUSE = archive(TERMS, briefing("2025-01-01-a", regions=["zaire"], themes=["export-controls"]))


def axis(key: str) -> Any:
    return next(each for each in table(HOUSE, urls.TERMS)["axes"] if each["key"] == key)


def test_the_terms_of_an_axis_in_columns() -> None:
    """By name, with every other spelling, what is wider and what counts."""
    regions = axis("regions")

    assert (regions["label"], regions["singular"]) == ("Regions", "region")
    assert regions["ids"] == ["africa", "zaire", "world"]
    assert regions["names"] == ["Africa", "Congo", "World"]
    assert regions["others"] == [[], ["DRC", "刚果"], []]
    assert regions["parents"] == [[2], [0], []]
    assert regions["counts"] == [1, 1, 1]


def test_a_wider_theme_counts_nothing_of_a_narrower_one() -> None:
    """Where an axis rolls nothing up the table gives nothing to roll up by."""
    themes = axis("themes")

    assert themes["hierarchical"] is False
    assert themes["parents"] == [[], []]
    assert dict(zip(themes["ids"], themes["counts"], strict=True)) == {
        "export-controls": 1,
        "policy": 0,
    }


def test_publishers_are_no_facet() -> None:
    """But the search answers their names too."""
    columns = table(HOUSE, urls.TABLE)

    assert axis("publishers")["is_facet"] is False
    assert axis("publishers")["names"] == ["Reuters"]
    assert [facet["key"] for facet in columns["facets"]] == ["actors", "regions", "themes", "tags"]
    assert all(axis(facet["key"])["is_facet"] for facet in columns["facets"])


NAMES = ("a", "b", "c", "d", "e", "f", "g")


@st.composite
def hierarchies(draw: st.DrawFn) -> Archive:
    """Regions in any order, circles and groupings included; some named that are not there."""
    several = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple)
    known = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    terms = [
        Term("regions", name, name, parents=draw(several), members=draw(several), path=path)
        for name in known
        for path in [draw(st.sampled_from(["", "docs/regions/x.md"]))]
    ]
    named = st.lists(st.sampled_from(known), max_size=3, unique=True)
    count = draw(st.integers(0, 4))
    return archive(
        terms, *(briefing(f"2025-01-0{day}-x", regions=draw(named)) for day in range(1, count + 1))
    )


def _rolled_up(numbers: Iterable[int], parents: list[list[int]]) -> set[int]:
    """What a reader of the tables makes of the terms that a briefing names."""
    found: set[int] = set()
    waiting = list(numbers)
    while waiting:
        if (number := waiting.pop()) not in found:
            found.add(number)
            waiting += parents[number]
    return found


@given(hierarchies())
@settings(deadline=None, max_examples=300)
def test_rolled_up_by_parents_a_term_has_the_briefings_of_its_page(house: Archive) -> None:
    """The explore page counts what the group page lists, over whatever hierarchy."""
    made = tables(house)  # all at once: most of the time goes into the schemas beside them
    ids = made[urls.IDS]["ids"]
    regions = next(each for each in made[urls.TERMS]["axes"] if each["key"] == "regions")
    rows = made[urls.facet("regions")]["rows"]
    reached = [_rolled_up(row, regions["parents"]) for row in rows]

    for number, identity in enumerate(regions["ids"]):
        under = [each.id for each in house.under("regions", identity)]
        assert [ids[row] for row, all_ in enumerate(reached) if number in all_] == under
        assert regions["counts"][number] == len(under)
        assert number not in regions["parents"][number]


def test_the_way_up_passes_what_has_no_page() -> None:
    """A term written about without briefings stands below the nearest that has a page too."""
    lone = [
        Term("regions", "katanga", "Katanga", parents=("congo",), path="docs/regions/katanga.md"),
        Term("regions", "congo", "Congo", parents=("africa",)),
        Term("regions", "africa", "Africa", path="docs/regions/africa.md"),
    ]
    regions = next(t for t in table(archive(lone), urls.TERMS)["axes"] if t["key"] == "regions")

    assert regions["ids"] == ["africa", "katanga"]
    assert regions["parents"] == [[], [0]]


def _many(count: int) -> list[Briefing]:
    return [briefing(f"2025-01-{day:02}-{letter}") for day in range(1, 32) for letter in "ab"][
        :count
    ]


@pytest.mark.parametrize("count", [0, 1, 19, 20, 21, 40, 41])
def test_a_row_leads_to_its_card(count: int) -> None:
    """By the arithmetic that the schema tells, with no file left over."""
    house = archive([], *_many(count))
    made = tables(house)
    columns = made[urls.TABLE]
    files = [address for address in made if "cards" in address]

    assert files == [urls.cards(number) for number in range(1, -(-count // 20) + 1)]
    for row, identity in enumerate(made[urls.IDS]["ids"]):
        from_oldest = count - 1 - row
        file = made[urls.cards(1 + from_oldest // columns["size"])]
        assert file[from_oldest % columns["size"]]["id"] == identity


def test_a_full_file_of_cards_stays_as_it_is() -> None:
    """Whatever newer briefings come, so browsers keep it."""
    before, after = (tables(archive([], *_many(count))) for count in (25, 60))

    assert before[urls.cards(1)] == after[urls.cards(1)]
    assert before[urls.cards(2)] != after[urls.cards(2)]


def test_a_card_says_what_a_list_shows() -> None:
    """The bottom line and how it is meant; nothing of that for an update."""
    judgements = [
        {
            "id": each,
            "statement": f"It matters {each}.",
            "likelihood": "very-likely",
            "confidence": "moderate",
            "because": "One report.",
        }
        for each in ("most", "less")
    ]
    full = briefing("2025-01-01-a", title="A title", judgements=judgements)
    first, second = table(archive([], full, update("2025-02-01-b", full.id)), urls.cards(1))

    assert first == {
        "id": "2025-01-01-a",
        "title": "A title",
        "date": "1 January 2025",
        "line": "It matters most.",
        "likelihood": "very likely",
        "confidence": "moderate",
        "marks": [],
    }
    assert (second["line"], second["likelihood"], second["confidence"]) == ("", "", "")
    assert second["marks"] == ["update"]


def test_a_briefing_costs_the_table_a_few_bytes() -> None:
    """What is needed of 10,000 to choose by a theme stays below 70 kB on its way to a browser."""
    terms = [Term(key, f"term-{n}", f"Term {n}") for key in ("actors", "themes") for n in range(99)]
    many = [
        briefing(
            f"{2020 + n % 6}-{1 + n % 12:02}-{1 + n % 28:02}-word{n * 7919 % 9973:x}-other{n:x}",
            actors=[f"term-{n * 31 % 99}", f"term-{n * 17 % 89}"],
            themes=[f"term-{n * 13 % 97}"],
        )
        for n in range(1000)
    ]
    made = tables(archive(terms, *many))
    sizes = [
        len(gzip.compress(json.dumps(made[address], separators=(",", ":")).encode())) / len(many)
        for address in (urls.TABLE, urls.facet("themes"))
    ]

    assert sum(sizes) < 7
