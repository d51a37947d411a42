"""Which briefings may be on the same event, and which are only near it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from watchfloor.archive import Archive
from watchfloor.briefing.source import page_of
from watchfloor.desk.duplicates import MOST, Likeness, likely
from watchfloor.edtf import Edtf

from .archives import BRIEFING, Change, loaded
from .test_report import copied

CAP = "2025-10-16-cobalt-cap"
SAME: dict[str, Any] = {
    "title": "Congo caps cobalt exports",
    "event_date": Edtf.parse("2025-10-16"),
    "terms": {"actors": ("arecoms",)},
    "urls": ["https://example.org/cobalt"],
}
NOTHING: dict[str, Any] = {"title": "Xyz", "event_date": None, "terms": {}, "urls": []}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return loaded(tmp_path_factory.mktemp("archive")).archive


def reasons(archive: Archive, **known: Any) -> tuple[str, ...]:
    """What speaks for the one briefing on the cap."""
    found = {each.id: each.reasons for each in likely(archive, **{**NOTHING, **known})}
    return found.get(CAP, ())


def test_the_same_event_is_found_for_every_reason(archive: Archive) -> None:
    assert likely(archive, **SAME)[0] == Likeness(
        CAP,
        (
            "the same source, https://example.org/cobalt",
            "the same date",
            "both name arecoms",
            "titles much alike",
        ),
    )


def test_a_briefing_is_not_like_itself(archive: Archive) -> None:
    assert CAP not in {each.id for each in likely(archive, **SAME, apart_from=CAP)}


@pytest.mark.parametrize(
    ("known", "is_likely"),
    [
        ({}, False),
        ({"event_date": "2025-10-16"}, False),
        ({"title": SAME["title"]}, False),
        ({"urls": SAME["urls"]}, False),
        ({"terms": SAME["terms"]}, False),
        ({"event_date": "2025-10-16", "terms": SAME["terms"]}, True),
        ({"event_date": "2025-10-17", "terms": SAME["terms"]}, False),
        ({"event_date": "2025-10-17", "terms": SAME["terms"], "title": "Cobalt rules"}, True),
        ({"event_date": "2025-10-23", "title": "Cobalt exports capped in Congo"}, True),
        ({"event_date": "2025-10-24", "title": "Cobalt exports capped in Congo"}, False),
        ({"event_date": "2025-10", "urls": SAME["urls"]}, True),
        ({"event_date": "2025", "urls": SAME["urls"]}, False),
        ({"event_date": "2026-10-16", "urls": SAME["urls"], "terms": SAME["terms"]}, False),
        ({"title": SAME["title"], "urls": SAME["urls"], "event_date": "2024-01"}, True),
        ({"title": SAME["title"], "terms": SAME["terms"], "event_date": "2024-01"}, True),
    ],
)
def test_one_sign_is_not_enough(
    archive: Archive, known: dict[str, Any], *, is_likely: bool
) -> None:
    known = {k: Edtf.parse(v) if k == "event_date" else v for k, v in known.items()}

    assert bool(reasons(archive, **known)) is is_likely


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-10-15", "dates 1 day apart"),
        ("2025-10-10", "dates 6 days apart"),
        ("2025-10-01/2025-10-20", "the same date"),
        ("2025-10-16?", "the same date"),
    ],
)
def test_dates_are_compared_as_far_as_they_are_known(archive: Archive, day: str, told: str) -> None:
    assert told in reasons(archive, **{**SAME, "event_date": Edtf.parse(day)})


def test_an_update_acts_for_the_actors_of_its_briefing(archive: Archive) -> None:
    known = {**NOTHING, "event_date": Edtf.parse("2025-10-20"), "terms": SAME["terms"]}

    assert [each.id for each in likely(archive, **known)] == ["2025-10-20-cobalt-cap-update"]


def test_the_likeliest_come_first_and_few_are_told(tmp_path: Path) -> None:
    twins = [
        Change(
            f"briefings/2025/2025-10-1{day}-cap.md",
            "",
            copied(BRIEFING, ("2025-10-16", f"2025-10-1{day}"), ("2025-10-24", "2025-10-27")),
        )
        for day in range(1, 8)
    ]
    found = likely(loaded(tmp_path, *twins).archive, **SAME)

    assert [each.id for each in found[:3]] == [
        "2025-10-16-cap",
        CAP,
        "2025-10-15-cap",
    ]
    assert len(found) == MOST


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://www.example.org/a/", "example.org/a"),
        ("http://EXAMPLE.org./a#b", "example.org/a"),
        ("https://example.org/a?utm_source=x&id=1&utm_medium=y", "example.org/a?id=1"),
        ("https://example.org/A", "example.org/A"),
        ("https://[x", "https://[x"),
    ],
)
def test_a_page_is_the_same_however_its_address_is_written(url: str, page: str) -> None:
    assert page_of(url) == page


def test_an_archive_knows_who_rests_on_a_page(archive: Archive) -> None:
    assert archive.resting_on("http://www.example.org/cobalt/#top") == (CAP,)
    assert archive.resting_on("https://example.org/tin") == ()
