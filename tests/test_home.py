"""The home page: which bottom lines stand, what turned, and which dates are ahead."""

from __future__ import annotations

from typing import Any

from watchfloor.archive import Archive
from watchfloor.publishing.home import LINES, TURNS, home, known, standing_lines, turned
from watchfloor.vocabulary import Term

from .archives import TODAY
from .made import archive, briefing, update

TERMS = [Term("themes", "price", "Price"), Term("themes", "mining", "Mining")]


def _ids(house: Archive) -> list[str]:
    return [each.briefing.name.removeprefix("About ") for each in standing_lines(house)]


def _withdrawn(identity: str) -> Any:
    change = {"date": "2026-03-01", "kind": "withdrawal", "what": "All.", "why": "Wrong."}
    return briefing(identity, changes=[change])


def test_what_is_gone_or_judges_nothing_has_no_line() -> None:
    house = archive(
        TERMS,
        briefing("2025-01-01-old"),
        briefing("2025-02-01-new", supersedes=["2025-01-01-old"]),
        _withdrawn("2025-03-01-gone"),
        update("2025-04-01-short", "2025-02-01-new"),
    )
    assert _ids(house) == ["2025-02-01-new"]


def test_no_term_comes_twice_before_others_came_once() -> None:
    many = [briefing(f"2025-02-{day:02}-x", themes=["price"]) for day in range(1, 11)]
    house = archive(TERMS, *many, briefing("2025-01-01-y", themes=["mining"]))

    assert len(_ids(house)) == LINES
    assert _ids(house)[0] == "2025-02-10-x"
    assert _ids(house)[-1] == "2025-01-01-y"


def test_dates_ahead_are_from_today_on_the_nearest_first() -> None:
    days = ["2020-01-01", str(TODAY), str(TODAY.year + 2), str(TODAY.year + 1)]
    watch = [{"date": day, "what": f"On {day}."} for day in days]
    data = home(archive(TERMS, briefing("2025-01-01-x", watch=watch)))

    assert [each.what for each in data["dates"]] == [f"On {days[at]}." for at in (1, 3, 2)]
    assert data["overdue"] == []


def test_no_kind_of_turn_hides_the_others() -> None:
    fixes = [
        {"date": "2026-03-02", "kind": "correction", "what": f"Fix {n}.", "why": "Wrong."}
        for n in range(5)
    ]
    new = {"date": "2026-03-01", "kind": "update", "what": "News.", "why": "New."}
    house = archive(
        TERMS,
        briefing("2025-01-02-x", changes=fixes),
        briefing("2025-01-01-y", changes=[new]),
    )
    kinds = [each.kind for each in turned(house)]
    assert len(kinds) == TURNS
    assert kinds == ["correction"] * 5 + ["update"]


def test_an_archive_without_briefings_knows_nothing() -> None:
    house = archive(TERMS)
    assert known(house) == {}
    assert (standing_lines(house), turned(house)) == ([], [])
