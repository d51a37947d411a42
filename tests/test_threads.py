"""What came of a briefing, seen from both ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.archive import Archive, Thread
from watchfloor.briefing import Abstract, Briefing
from watchfloor.vocabulary import Vocabulary

from .made import briefing, update
from .test_archive import SETTINGS, ids

Part = Callable[[Thread], tuple[Abstract, ...]]

OLD = briefing("2025-01-01-old")
NEW = briefing("2025-03-01-new", supersedes=[OLD.id], related=["2025-02-01-beside", "2024-gone"])
BESIDE = briefing("2025-02-01-beside")
FIRST = update("2025-03-02-first", NEW.id)
SECOND = update("2025-03-03-second", NEW.id)
ALONE = briefing("2025-04-01-alone")


def archive(briefings: list[Briefing]) -> Archive:
    return Archive.of(SETTINGS, Vocabulary([]), briefings, {}, date(2026, 11, 24))


HOUSE = archive([OLD, NEW, BESIDE, FIRST, SECOND, ALONE])


@pytest.mark.parametrize(
    ("of", "updates", "superseded_by", "supersedes", "related"),
    [
        (NEW, [SECOND, FIRST], [], [OLD], [BESIDE]),
        (OLD, [], [NEW], [], []),
        (BESIDE, [], [], [], [NEW]),
        (FIRST, [NEW], [], [], []),
        (ALONE, [], [], [], []),
    ],
    ids=["new", "old", "beside", "an update", "alone"],
)
def test_a_thread_is_seen_from_each_of_its_briefings(
    of: Briefing,
    updates: list[Briefing],
    superseded_by: list[Briefing],
    supersedes: list[Briefing],
    related: list[Briefing],
) -> None:
    """The newest first; what is not published is left out."""
    thread = Thread.of(of.abstract, HOUSE)

    assert ids(thread.updates) == ids(updates)
    assert ids(thread.superseded_by) == ids(superseded_by)
    assert ids(thread.supersedes) == ids(supersedes)
    assert ids(thread.related) == ids(related)


def test_only_what_another_replaces_is_superseded() -> None:
    """It stays readable, and says so."""
    assert [each.id for each in HOUSE.briefings if HOUSE.is_superseded(each)] == [OLD.id]


def test_what_names_a_briefing_is_found_once() -> None:
    """However often it names it, and even where the briefing is not there."""
    twice = briefing("2025-05-01-twice", supersedes=[ALONE.id], related=[ALONE.id])
    house = archive([ALONE, twice, NEW])

    assert house.naming(ALONE.id) == (twice.abstract,)
    assert house.naming("2024-gone") == (NEW.abstract,)
    assert house.naming("2024-nobody") == ()


IDS = [f"2025-01-0{day}-x" for day in range(1, 6)]
LINKS = st.lists(st.sampled_from(IDS), max_size=3, unique=True)


@given(st.lists(st.tuples(LINKS, LINKS), min_size=5, max_size=5))
@settings(deadline=None, max_examples=50)
def test_threads_agree_with_each_other(links: list[tuple[list[str], list[str]]]) -> None:
    """Related is mutual, supersedes and superseded are each other's reverse, none is its own."""
    house = archive(
        [
            briefing(identity, supersedes=supersedes, related=related)
            for identity, (supersedes, related) in zip(IDS, links, strict=True)
        ]
    )
    threads = {each.id: Thread.of(each, house) for each in house.briefings}

    def pairs(part: Part) -> set[tuple[str, str]]:
        return {(one, other.id) for one, thread in threads.items() for other in part(thread)}

    related = pairs(lambda thread: thread.related)
    superseding = pairs(lambda thread: thread.supersedes)
    assert related == {(other, one) for one, other in related}
    assert superseding == {
        (other, one) for one, other in pairs(lambda thread: thread.superseded_by)
    }
    written = zip(IDS, links, strict=True)
    assert superseding == {(one, old) for one, (olds, _) in written for old in olds if one != old}
    assert not any(one == other for one, other in related | superseding)
