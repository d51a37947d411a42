"""An archive: in order, by term, and what hangs together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.archive import Archive
from watchfloor.briefing import Abstract, Briefing
from watchfloor.settings import Settings
from watchfloor.vocabulary import Term, Vocabulary

from .made import briefing, update

SETTINGS = Settings.model_validate(
    {
        "name": "Cobalt",
        "authority": "cobalt.example",
        "authority_date": "2025-01-01",
        "repository": "https://git.example/cobalt",
        "axes": [
            {
                "key": "minerals",
                "label": "Minerals",
                "singular": "mineral",
                "required": False,
                "hierarchical": True,
            }
        ],
    }
)
TERMS = [
    Term("regions", "world", "World"),
    Term("regions", "africa", "Africa", parents=("world",)),
    Term("regions", "congo-dr", "Congo", parents=("africa",), path="docs/regions/congo-dr.md"),
    Term("regions", "katanga", "Katanga", parents=("congo-dr",)),
    Term("regions", "sadc", "SADC", members=("congo-dr",)),
    Term("minerals", "battery-minerals", "Battery minerals"),
    Term("minerals", "cobalt", "Cobalt", parents=("battery-minerals",)),
    Term("themes", "policy", "Policy"),
    Term("themes", "export-controls", "Export controls", parents=("policy",)),
    Term("actors", "group", "Group"),
    Term("actors", "arecoms", "arecoms", parents=("group",)),
    Term("actors", "zeta", "Älpha"),
    Term("publishers", "reuters", "Reuters"),
]


def archive(*briefings: Briefing) -> Archive:
    return Archive.of(SETTINGS, Vocabulary(TERMS), list(briefings), {}, date(2026, 11, 24))


def ids(briefings: Iterable[Abstract | Briefing]) -> list[str]:
    return [each.id for each in briefings]


ORDERED = [
    "2026-01-15-d",
    "2026-01-02-d",
    "2026-m",
    "2026-01-m",
    "2026-01-01-b",
    "2026-01-01-a",
    "2025-12-31-d",
    "2025-12-m",
    "2025-m",
]
"""By the earliest possible day, then the latest, then the id; the newest first."""


@given(st.permutations(ORDERED))
@settings(deadline=None)
def test_briefings_stand_newest_first(identities: list[str]) -> None:
    """A month stands before its first day and a year before its first month, in any order given."""
    assert ids(archive(*map(briefing, identities)).briefings) == ORDERED


def test_a_briefing_is_found_by_its_id() -> None:
    """What is not published is not there."""
    one = briefing("2025-01-01-one")

    assert archive(one).get("2025-01-01-one") == one.abstract
    assert archive(one).get("2025-01-01-two") is None


IN_KATANGA = briefing(
    "2025-01-01-katanga",
    regions=["katanga"],
    actors=["arecoms"],
    themes=["export-controls"],
    minerals=["cobalt"],
)
IN_CONGO = briefing("2025-01-02-congo", regions=["congo-dr", "katanga"], actors=["arecoms"])
UPDATE = update("2025-02-01-more", "2025-01-01-katanga", publishers=["stockstar"])
HOUSE = archive(IN_KATANGA, IN_CONGO, UPDATE)


@pytest.mark.parametrize(
    ("axis", "identity", "found"),
    [
        ("regions", "katanga", [UPDATE, IN_CONGO, IN_KATANGA]),
        ("regions", "congo-dr", [UPDATE, IN_CONGO, IN_KATANGA]),
        ("regions", "africa", [UPDATE, IN_CONGO, IN_KATANGA]),
        ("regions", "world", [UPDATE, IN_CONGO, IN_KATANGA]),
        ("regions", "sadc", [UPDATE, IN_CONGO, IN_KATANGA]),
        ("minerals", "cobalt", [UPDATE, IN_KATANGA]),
        ("minerals", "battery-minerals", [UPDATE, IN_KATANGA]),
        ("themes", "export-controls", [UPDATE, IN_KATANGA]),
        ("themes", "policy", []),
        ("actors", "arecoms", [UPDATE, IN_CONGO, IN_KATANGA]),
        ("actors", "group", []),
        ("publishers", "reuters", [IN_CONGO, IN_KATANGA]),
        ("publishers", "stockstar", [UPDATE]),
        ("regions", "nowhere", []),
        ("nothing", "katanga", []),
    ],
)
def test_a_term_gathers_its_briefings(axis: str, identity: str, found: list[Briefing]) -> None:
    """Narrower terms roll up on hierarchical axes only; an update stands where its briefing does.

    Under a publisher stands what rests on it, so an update has its own.
    """
    assert ids(HOUSE.under(axis, identity)) == ids(found)


def test_an_update_of_nothing_published_stands_nowhere() -> None:
    """But its sources have publishers."""
    lonely = archive(UPDATE)

    assert lonely.terms_of(UPDATE.abstract, "regions") == ()
    assert ids(lonely.under("publishers", "stockstar")) == [UPDATE.id]


def test_what_names_a_term_itself_is_counted_apart() -> None:
    """Its narrower terms do not count there."""
    assert HOUSE.named("regions", "katanga") == 3
    assert HOUSE.named("regions", "congo-dr") == 1
    assert HOUSE.named("regions", "africa") == 0


def test_terms_in_use_or_with_a_file_are_shown_by_name() -> None:
    """The world's other countries stay unseen."""
    names = {axis: [term.name for term in HOUSE.shown(axis)] for axis in ("regions", "actors")}

    assert names == {
        "regions": ["Africa", "Congo", "Katanga", "SADC", "World"],
        "actors": ["arecoms"],
    }
    assert [term.id for term in archive().shown("regions")] == ["congo-dr"]


@pytest.mark.parametrize(
    ("briefings", "identity", "is_stub"),
    [
        ([], "katanga", True),
        ([IN_KATANGA], "katanga", True),
        ([IN_KATANGA, IN_CONGO], "katanga", False),
        ([IN_KATANGA, UPDATE], "katanga", False),
    ],
)
def test_a_term_used_once_and_without_prose_is_a_stub(
    briefings: list[Briefing], identity: str, is_stub: bool
) -> None:
    """Search engines need not see it."""
    house = archive(*briefings)
    term = house.vocabulary.get("regions", identity)
    assert term is not None

    assert house.is_stub(term) is is_stub


def test_prose_makes_a_term_more_than_a_stub() -> None:
    """Even where no briefing names it."""
    written = Term("themes", "price", "Price", body=briefing("2025-x", body="It moves.").body)

    assert not archive().is_stub(written)
