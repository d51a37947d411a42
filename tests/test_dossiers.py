"""Dossiers: what briefings hold on a term, whom it stands beside, what happened when."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchfloor.archive import Archive
from watchfloor.briefing import Briefing
from watchfloor.publishing import Digests, by_file, pages
from watchfloor.publishing.activity import HEIGHT, activity
from watchfloor.publishing.circle import MOST, WIDTH, circle
from watchfloor.publishing.dossier import MOST as LISTED
from watchfloor.publishing.dossier import Dossier, dossier
from watchfloor.vocabulary import Term

from .made import archive, briefing, update

ACTORS = [Term("actors", f"a{n}", f"Actor {n:02}") for n in range(20)]
TERMS = [*ACTORS, Term("themes", "price", "Price"), Term("publishers", "reuters", "Reuters")]


def of(house: Archive, identity: str = "a0", axis: str = "actors") -> Dossier:
    term = house.vocabulary.get(axis, identity)
    assert term
    return dossier(term, house)


def told(identity: str, **keys: Any) -> Briefing:
    return briefing(identity, **{"actors": ["a0"], **keys})


def forecast(identity: str, closes: str, outcome: str = "") -> dict[str, Any]:
    resolved = {
        "date": "2026-02-02",
        "by": "desk",
        "outcome": outcome,
        "because": "So it is said.",
        "evidence": ["x"],
    }
    estimates = [
        {
            "date": f"2026-02-{day}",
            "by": "desk",
            "likelihood": likelihood,
            "because": "So it is said.",
        }
        for day, likelihood in (("03", "likely"), ("02", "unlikely"))
    ]
    return {
        "id": identity,
        "statement": f"It is {identity} by then.",
        "criteria": "What is counted.",
        "decided_by": ["Whoever counts"],
        "closes": closes,
        "due": closes,
        "estimates": estimates,
        **({"resolved": resolved} if outcome else {}),
    }


def quoted(statement: str, said: str, outcome: str = "", by: str = "a0") -> dict[str, Any]:
    resolved = forecast("x", said, outcome).get("resolved")
    return {
        "by": by,
        "said": said,
        "statement": statement,
        "sources": ["source"],
        **({"resolved": resolved} if resolved else {}),
    }


def test_a_judgement_stands_until_its_briefing_does_not() -> None:
    """Superseded and withdrawn ones are left out, and updates, which judge nothing."""
    withdrawal = {"date": "2026-02-03", "kind": "withdrawal", "what": "All.", "why": "Wrong."}
    house = archive(
        TERMS,
        told("2025-01-01-old"),
        told("2025-01-02-new", supersedes=["2025-01-01-old"]),
        told("2025-01-03-gone", changes=[withdrawal]),
        update("2025-01-04-update", "2025-01-02-new"),
    )

    assert [each.briefing.name for each in of(house).judgements] == ["About 2025-01-02-new"]
    assert of(house).judged == 1


def test_a_list_is_cut_and_says_so() -> None:
    """The newest judgements; the count is of all."""
    house = archive(TERMS, *(told(f"2025-01-{day:02}-x") for day in range(1, 11)))

    assert len(of(house).judgements) == LISTED
    assert of(house).judged == 10
    assert of(house).judgements[0].briefing.name == "About 2025-01-10-x"


def test_open_forecasts_come_by_what_closes_next() -> None:
    """With the last estimate; a decided one is none, a closed one waits for its outcome."""
    ours = [
        forecast("later", "2027-01-01"),
        forecast("closed", "2026-11-26"),
        forecast("decided", "2026-12-01", "occurred"),
    ]
    found = of(archive(TERMS, told("2025-01-01-a", forecasts=ours)))

    assert [(each.statement, each.is_past) for each in found.forecasts] == [
        ("It is closed by then.", True),
        ("It is later by then.", False),
    ]
    assert {each.likelihood.value for each in found.forecasts} == {"likely"}
    assert found.forecasts[0].url == "briefings/2025/2025-01-01-a/#forecast-closed"


def test_a_date_is_ahead_until_its_last_day_is_past() -> None:
    """Whatever may still come this month is."""
    watch = [
        {"date": date, "what": date} for date in ("2027", "2026-11-26", "2026-11", "2026-11-27")
    ]
    found = of(archive(TERMS, told("2025-01-01-a", watch=watch)))

    assert [each.what for each in found.dates] == ["2026-11-27", "2026-11", "2027"]


def test_what_it_said_is_told_apart_from_what_others_said() -> None:
    """On its own page alone, newest first, with how it came out."""
    said = [
        quoted("First.", "2025-01", "occurred"),
        quoted("Second.", "2025-02"),
        quoted("Other.", "2025-03", by="a1"),
    ]
    house = archive(TERMS, told("2025-04-01-a", quoted_forecasts=said))
    found = of(house)

    assert [(e.statement, e.outcome and e.outcome.value) for e in found.sayings] == [
        ("Second.", None),
        ("First.", "occurred"),
    ]
    assert found.tally == (("occurred", 1), ("open", 1))
    assert [each.statement for each in of(house, "a1").sayings] == ["Other."]
    assert of(house, "a1").tally == ()
    assert of(house, "price", "themes").said == 0


@pytest.mark.parametrize(
    ("days", "unit", "labels", "counts"),
    [
        (["2025-01-01", "2025-01-02", "2025-03"], "month", ["Jan 2025", "Mar 2025"], [2, 0, 1]),
        (["2022-02-01", "2025-01-02", "2025-03"], "quarter", ["Q1 2022", "Q1 2025"], None),
        (["2005", "2024", "2025-03"], "year", ["2005", "2025"], None),
        (["1950", "2024", "2025-03"], "five years", ["1950–1954", "2025–2029"], None),
        (["1800", "2024", "2025-03"], "ten years", ["1800–1809", "2020–2029"], None),
        (["0001", "2024", "2025-03"], "century", ["0–99", "2000–2099"], None),
    ],
)
def test_bars_are_as_many_as_can_be_told_apart(
    days: list[str], unit: str, labels: list[str], counts: list[int] | None
) -> None:
    """The stretch of a bar grows with the whole."""
    house = archive([], *(told(f"{day}-x{n}") for n, day in enumerate(days)))
    shown = activity(house.briefings, "en")

    assert shown
    assert shown.unit == unit
    assert [shown.bars[0].label, shown.bars[-1].label] == labels
    assert counts is None or [bar.count for bar in shown.bars] == counts
    assert sum(bar.count for bar in shown.bars) == len(days)
    assert len(shown.bars) <= 24
    assert max(bar.height for bar in shown.bars) == HEIGHT


@pytest.mark.parametrize("days", [[], ["2025-01-01", "2025-03"], ["2025-01", "2025-01", "2025-01"]])
def test_little_is_no_picture(days: list[str]) -> None:
    """Nor is one bar."""
    house = archive([], *(told(f"{day}-x{n}") for n, day in enumerate(days)))

    assert activity(house.briefings, "en") is None


def around(house: Archive, axis: str = "actors", identity: str = "a0") -> Any:
    term = house.vocabulary.get(axis, identity)
    assert term
    return circle(term, house)


def test_neighbours_share_briefings() -> None:
    """Most first, then by name; with the last they share, and without the term itself."""
    house = archive(
        TERMS,
        told("2025-01-01-a", actors=["a0", "a2", "a1"], themes=["price"]),
        told("2025-01-02-b", actors=["a0", "a2"]),
        told("2025-01-03-c", actors=["a3"]),
    )
    found = around(house)

    assert [(n.ref.name, n.count, n.newest.name, n.shared) for n in found.neighbours] == [
        ("Actor 02", 2, "2 January 2025", ""),
        ("Actor 01", 1, "1 January 2025", ""),
    ]
    assert not found.is_drawn
    assert [ties.path.count("M") for ties in found.between] == [1]
    beside = around(house, "themes", "price")
    assert beside.neighbours[0].shared == "explore/?actors=a0&themes=price"
    assert [n.count for n in beside.neighbours] == [1, 1, 1]
    assert around(house, "actors", "a3") is None


@given(st.lists(st.lists(st.integers(1, 19), unique=True, min_size=1), min_size=1, max_size=6))
def test_no_two_names_meet(named: list[list[int]]) -> None:
    """Each stands in the picture, on a line of its own on its side."""
    house = archive(
        TERMS,
        *(
            told(f"2025-01-0{day}-x", actors=["a0", *(f"a{n}" for n in numbers)])
            for day, numbers in enumerate(named, 1)
        ),
    )
    found = around(house)
    everybody = {number for numbers in named for number in numbers}

    assert len(found.neighbours) == min(MOST, len(everybody))
    assert found.more == len(everybody) - len(found.neighbours)
    for side in (True, False):
        heights = [each.y for each in found.neighbours if each.is_right == side]
        assert all(below - above >= 30 for above, below in pairwise(heights))
    assert all(0 < n.x < WIDTH and 0 < n.y < found.height for n in found.neighbours)


def key(house: Archive, url: str = "actors/a0/") -> str:
    made = list(pages(house))
    digests = Digests(house, by_file(made), "https://example.org/")
    return next(page for page in made if page.url == url).key(digests)


OPEN = forecast("a", "2027-01-01")
DUE = {"date": "2027", "what": "One thing."}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"forecasts": [OPEN]}, {"forecasts": [{**OPEN, "closes": "2027-01-02"}]}),
        ({"watch": [DUE]}, {"watch": [{**DUE, "what": "Another thing."}]}),
        (
            {"quoted_forecasts": [quoted("It comes.", "2025")]},
            {"quoted_forecasts": [quoted("It comes.", "2025", "void")]},
        ),
        ({"actors": ["a0", "a1"]}, {"actors": ["a0", "a2"]}),
    ],
)  # fmt: skip
def test_what_a_dossier_shows_is_in_the_key_of_its_page(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    """Or the page would stay as it was."""
    keys = {key(archive(TERMS, told("2025-01-01-a", **each))) for each in (one, other, one)}

    assert len(keys) == 2
