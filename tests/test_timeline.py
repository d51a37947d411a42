"""The timeline as it stands without scripts: years with their months."""

from __future__ import annotations

from typing import Any

import pytest

from watchfloor.archive import Archive
from watchfloor.publishing import timeline
from watchfloor.publishing.timeline import Year

from .made import archive, briefing


def house(*dates: str) -> Archive:
    """An archive with an event at each of *dates*."""
    made = []
    for number, when in enumerate(dates):
        first = when.partition("/")[0].rstrip("?")
        made.append(briefing(f"{first}-event-{number}", event_date=when))
    return archive([], *made)


def years(*dates: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    found: list[Year] = timeline.page(house(*dates)).data["years"]
    return [
        (year.ref.name, year.ref.note, [(month.name, month.note) for month in year.months])
        for year in found
    ]


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ((), []),
        (("2025-10-16",), [("2025", "1", [("October", "1")])]),
        # known to the month is within it, known to the year is in none
        (("2025-10", "2025"), [("2025", "2", [("October", "1")])]),
        (("2025-10-01/2025-10-16",), [("2025", "1", [("October", "1")])]),
        (("2025-10-30/2025-11-02",), [("2025", "1", [])]),
        (("2025-12-30/2026-01-02",), [("2025", "1", [])]),
        (("2025-10-16?",), [("2025", "1", [("October", "1")])]),
        (
            ("2024-01-01", "2026-03-01", "2026-02-01", "2026-03-02"),
            [
                ("2026", "3", [("February", "1"), ("March", "2")]),
                ("2024", "1", [("January", "1")]),
            ],
        ),
    ],
)
def test_events_count_in_their_year_and_where_it_is_known_in_their_month(
    dates: tuple[str, ...], found: list[Any]
) -> None:
    assert years(*dates) == found


def test_years_and_months_lead_to_their_events() -> None:
    (year,) = timeline.page(house("2024-02-29")).data["years"]

    assert year.ref.url == "explore/?year=2024"
    assert year.months[0].url == "explore/?from=2024-02-01&to=2024-02-29"


def test_only_the_newest_stand_on_the_page() -> None:
    data = timeline.page(house(*(f"2025-01-{day:02}" for day in range(1, 31)))).data

    assert [each.id[:10] for each in data["newest"]] == [f"2025-01-{30 - n}" for n in range(10)]
