"""How much an archive holds, as its owner's pages tell it."""

from __future__ import annotations

from pathlib import Path

from watchfloor.publishing.counts import COUNTS

from .archives import BRIEFING, OTHER, PUBLISHER, UPDATE, Change, loaded


def rows(name: str, root: Path, *changes: Change) -> list[list[str]]:
    """The table called *name* of the tiny archive, cell by cell, without its head."""
    lines = COUNTS[name](loaded(root, *changes).archive).split("\n")[2:]
    return [line.strip("| ").split(" | ") for line in lines]


def test_each_kind_is_counted_and_the_days_are_told(tmp_path: Path) -> None:
    assert rows("archive", tmp_path) == [
        ["Briefings", "2"],
        ["Updates of them", "1"],
        ["Actors", "1"],
        ["Regions", "1"],
        ["Themes", "1"],
        ["Tags", "0"],
        ["Publishers", "1"],
        ["First event", "2025-09-01"],
        ["Last event", "2025-10-20"],
        ["Last change", "2025-11-02"],
    ]


def test_an_empty_archive_has_no_days(tmp_path: Path) -> None:
    draft = "title: {}\nstatus: draft"
    gone = (
        Change(BRIEFING, "title: Congo caps cobalt exports", draft.format("Congo")),
        Change(OTHER, "title: A licence is drafted", draft.format("A licence")),
        Change(UPDATE, "title: The first cargo leaves", draft.format("A cargo")),
    )
    assert rows("archive", tmp_path, *gone)[-1] == ["Publishers", "0"]
    assert rows("years", tmp_path, *gone) == []


def test_events_are_counted_by_their_years(tmp_path: Path) -> None:
    early = Change(OTHER, "event_date: 2025-09-01", "event_date: 2024")
    assert rows("years", tmp_path, early) == [["2024", "1"], ["2025", "2"]]


def test_a_publisher_counts_under_its_usual_grade_if_a_text_of_it_was_used(tmp_path: Path) -> None:
    unused = Change("docs/publishers/other.md", "", "---\nname: Other\n---\n")
    found = rows("grades", tmp_path, unused)

    assert [row[0] for row in found] == list("ABCDEF")
    assert {row[0]: row[2] for row in found if row[2] != "0"} == {"A": "1"}


def test_a_page_that_has_errors_counts_under_no_grade(tmp_path: Path) -> None:
    wrong = Change(PUBLISHER, "reliability: A", "reliability: Z")
    assert all(row[2] == "0" for row in rows("grades", tmp_path, wrong))
