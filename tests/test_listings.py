"""Paging from the oldest end: an old page never changes."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.archive import Archive
from watchfloor.briefing import Briefing, UpdateMatter
from watchfloor.document import Body
from watchfloor.edtf import Edtf
from watchfloor.publishing.listings import PAGE_SIZE, Listing, listings
from watchfloor.settings import Settings
from watchfloor.vocabulary import Vocabulary

SETTINGS = Settings.model_validate(
    {
        "name": "Test",
        "authority": "example.org",
        "authority_date": "2026-01-01",
        "repository": "https://git.example/test",
    }
)


def archive_of(count: int) -> Archive:
    """An archive of *count* briefings, a day apart."""
    first = date(2020, 1, 1)
    briefings = []
    for number in range(count):
        day = (first + timedelta(days=number)).isoformat()
        matter = UpdateMatter.model_construct(
            kind="update",
            title=f"Number {number}",
            event_date=Edtf.parse(day),
            as_of=Edtf.parse(day),
            published=date(2026, 1, 1),
            updates="2020-01-01-none",
            authors=("desk",),
            sources=(),
            changes=(),
        )
        body = Body("", 0)
        identity = f"{day}-n{number}"
        briefings.append(Briefing(identity, f"{identity}.md", matter, body, MappingProxyType({})))
    return Archive.of(SETTINGS, Vocabulary([]), briefings, {}, date(2026, 1, 1))


def pages_of(count: int) -> list[Listing]:
    archive = archive_of(count)
    return list(listings("briefings/", archive.briefings, archive))


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (0, [0]),
        (1, [1]),
        (20, [20]),
        (39, [39]),
        (40, [20, 20]),
        (41, [21, 20]),
        (59, [39, 20]),
        (60, [20, 20, 20]),
        (85, [25, 20, 20, 20]),
    ],
)
def test_the_newest_page_holds_twenty_to_thirty_nine(count: int, sizes: list[int]) -> None:
    """Every older page holds exactly twenty."""
    assert [len(page.cards) for page in pages_of(count)] == sizes


@settings(deadline=None)
@given(st.integers(0, 130))
def test_every_briefing_stands_on_one_page_in_order(count: int) -> None:
    """No briefing is lost or shown twice, and newest comes first."""
    titles = [card.title for page in pages_of(count) for card in page.cards]

    assert titles == [f"Number {number}" for number in reversed(range(count))]


def test_an_old_page_stays_as_it_is_when_briefings_are_added() -> None:
    """What somebody linked to as page 1 still holds the same briefings."""

    def old(count: int) -> dict[str, tuple[str, ...]]:
        return {
            page.url: tuple(card.title for card in page.cards)
            for page in pages_of(count)
            if not page.is_newest
        }

    before, after = old(75), old(75 + PAGE_SIZE)

    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


def test_pages_lead_to_their_neighbours() -> None:
    """Newer and older pages are linked, and the list's own address shows the newest."""
    newest, middle, oldest = pages_of(60)

    assert (newest.url, newest.newer, newest.older) == ("briefings/", None, "briefings/page/2/")
    assert (middle.newer, middle.older) == ("briefings/", "briefings/page/1/")
    assert (oldest.url, oldest.newer, oldest.older) == (
        "briefings/page/1/",
        "briefings/page/2/",
        None,
    )
