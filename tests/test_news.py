"""What is new: the list of changes day by day, and the table that a browser compares."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from watchfloor import urls
from watchfloor.archive import Archive
from watchfloor.publishing import changes, news
from watchfloor.publishing.files import data

from . import sites
from .archives import BRIEFING, OTHER, Change, loaded

CORRECTED = Change(
    OTHER,
    "judgements:",
    """\
changes:
  - {date: 2025-09-05, kind: update, what: It was signed., why: The regulator said so.}
  - {date: 2025-11-02, kind: correction, what: The date was wrong., why: Read again.}
judgements:""",
)
DECIDED = Change(
    BRIEFING,
    "judgements:",
    """\
forecasts:
  - id: under-cap
    statement: Exports stay below the cap.
    criteria: Contained metal shipped.
    decided_by: [The first annual figure]
    closes: 2026-03-31
    due: 2026-06-30
    estimates:
      - {date: 2025-11-01, by: desk, likelihood: likely, because: Little has left.}
    resolved:
      date: 2026-07-01
      by: desk
      outcome: not-occurred
      because: The figure was higher.
      evidence: [reuters-oct]
supersedes: [2025-09-01-licence]
judgements:""",
)
GONE = Change(
    "briefings/2025/2025-08-01-gone.md",
    "",
    "---\nkind: tombstone\ndate: 2025-11-02\nreason: A court ordered it.\n---\n",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return loaded(tmp_path_factory.mktemp("root"), CORRECTED, DECIDED, GONE).archive


def table(house: Archive, address: str = urls.NEWS) -> Any:
    return json.loads(dict(data(house, ""))[address])


def test_all_that_happened_newest_first(house: Archive) -> None:
    """On one day what a reader must see stands before what is new."""
    found = [(str(each.day), each.kind, each.title) for each in changes.items(house)]

    assert found == [
        ("2026-07-01", "resolved", "Congo caps cobalt exports"),
        ("2025-11-02", "removed", "2025-08-01-gone"),
        ("2025-11-02", "correction", "A licence is drafted"),
        ("2025-11-02", "update", "The first cargo leaves"),
        ("2025-11-01", "superseded", "A licence is drafted"),
        ("2025-11-01", "new", "Congo caps cobalt exports"),
        ("2025-09-05", "update", "A licence is drafted"),
        ("2025-09-03", "new", "A licence is drafted"),
    ]


def test_each_says_what_and_why(house: Archive) -> None:
    told = {(each.kind, each.title): each for each in changes.items(house)}

    decided = told["resolved", "Congo caps cobalt exports"]
    assert decided.what == "Did not occur: Exports stay below the cap."
    assert decided.why == "The figure was higher."
    assert told["correction", "A licence is drafted"].why == "Read again."
    assert told["removed", "2025-08-01-gone"].what == "A court ordered it."
    superseded, update = told["superseded", "A licence is drafted"], "The first cargo leaves"
    assert superseded.other
    assert superseded.other.name == "Congo caps cobalt exports"
    assert told["update", update].other == (
        "Congo caps cobalt exports",
        "briefings/2025/2025-10-16-cobalt-cap/",
        "",
    )


def test_the_table_has_a_number_for_each_id(house: Archive) -> None:
    """One for its publication, each change and each forecast decided; 0 for what is gone."""
    found = table(house)

    assert dict(zip(found["ids"], found["numbers"], strict=True)) == {
        "2025-10-16-cobalt-cap": 2,
        "2025-10-20-cobalt-cap-update": 1,
        "2025-09-01-licence": 3,
        "2025-08-01-gone": 0,
    }
    assert found["ids"][0] == "2025-10-16-cobalt-cap"  # something was told of it last
    assert (found["briefings"], found["total"]) == (3, 6)
    names = table(house, urls.IDS)
    assert dict(zip(names["ids"], names["numbers"], strict=True)) == {
        each: number for each, number in zip(found["ids"], found["numbers"], strict=True) if number
    }


def test_the_table_tells_what_happened_newest_first(house: Archive) -> None:
    found = table(house)
    told = dict(zip(found["ids"], found["told"], strict=True))

    assert [each["kind"] for each in told["2025-09-01-licence"]] == ["correction", "update", "new"]
    assert told["2025-10-16-cobalt-cap"][1]["what"] == "In place of: A licence is drafted"
    assert told["2025-10-20-cobalt-cap-update"] == [
        {"kind": "update", "what": "Of: Congo caps cobalt exports", "why": ""}
    ]
    assert {each["kind"] for all_told in told.values() for each in all_told} <= {*found["labels"]}


def test_a_row_stands_under_wider_terms(tmp_path: Path) -> None:
    above = Change(
        "docs/regions/congo.md",
        "",
        "---\nname: Congo\nsummary: A country.\nkind: country\npart_of: []\n---\n",
    )
    below = Change("docs/regions/katanga.md", "part_of: []", "part_of: [congo]")
    found = table(loaded(tmp_path, above, below).archive)

    row = [found["terms"][place] for place in found["rows"][0]]
    assert {"regions/katanga", "regions/congo", "actors/arecoms", "publishers/reuters"} <= {*row}


def test_the_table_is_bounded_and_tells_of_the_rest(
    house: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many briefings there are; texts of one are bounded too."""
    monkeypatch.setattr(news, "MOST", 1)
    monkeypatch.setattr(news, "TOLD", 0)
    found = table(house)

    assert (len(found["ids"]), found["briefings"], found["total"]) == (1, 3, 6)
    assert [len(each) for each in found["told"]] == [1]


def test_a_full_page_never_changes(house: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are numbered from the oldest end, as those of briefings are."""
    monkeypatch.setattr(changes, "PAGE_SIZE", 3)
    found = {page.url: page.data["changes"] for page in changes.pages(house)}

    assert [*found] == ["changes/", "changes/page/1/"]
    assert [item.day for item in found["changes/page/1/"].items] == [
        date(2025, 11, 1),
        date(2025, 9, 5),
        date(2025, 9, 3),
    ]
    assert sum(len(each.items) for each in found.values()) == 8


def test_the_page_needs_no_scripts(tmp_path: Path) -> None:
    built = sites.site(tmp_path, CORRECTED, DECIDED, GONE)
    html = sites.read(built, "changes/")

    assert "Did not occur: Exports stay below the cap." in html
    assert 'href="../briefings/2025/2025-09-01-licence/"' in html
    assert "Why: Read again." in html
    assert 'href="../briefings/feed.xml"' in html
    assert sites.read(built, "").count("data-new-to-you") == 1
    for address in ("actors/arecoms/", "regions/katanga/", "publishers/reuters/"):
        assert f'data-follow="{address.rstrip("/")}"' in sites.read(built, address)


def test_an_archive_without_briefings_has_a_page_too(tmp_path: Path) -> None:
    folder = sites.folder(tmp_path)
    for file in (folder / "briefings").rglob("*.md"):
        file.unlink()
    html = sites.read(sites.built(folder), "changes/")

    assert "There is none yet." in html
