"""Estimates are never touched, and neither they nor outcomes are dated back."""

from __future__ import annotations

import json
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from watchfloor.checking import estimates, history
from watchfloor.document import Document
from watchfloor.problem import Code
from watchfloor.wording import ENGLISH

from .published import BASE, FORECAST, OUTCOME, RECORD, Change, document
from .test_problems import QUICK

SECOND_ESTIMATE = "{date: 2026-11-20, by: desk, likelihood: unlikely, because: It rose.}\n"
ADDED = ("Only one cargo left.\n", f"Only one cargo left.\n      - {SECOND_ESTIMATE}")


VALUES = st.sampled_from(["", "2026-11-20", "under-cap", "a  b", "?", "desk"])
THINGS = st.recursive(
    VALUES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "date", "estimates", "resolved", "what", "statement", "url"]),
            inner,
        )
    ),
    max_leaves=12,
)


@st.composite
def keys(draw: st.DrawFn) -> str:
    """The published briefing with anything at some of its keys."""
    _, front, body = BASE.split("---\n", 2)
    named = ["forecasts", "sources", "changes", "judgements", "watch", "quoted_forecasts"]
    matter = yaml.safe_load(front) | draw(st.dictionaries(st.sampled_from(named), THINGS))
    return f"---\n{json.dumps(matter, default=str)}\n---\n{body}"


def estimated(
    before: Document | None, after: Document, day: str = "2026-11-24", *since: tuple[str, Document]
) -> list[tuple[Code, int]]:
    """What is told of *after*, which came on a *day*, after other versions."""
    made = [(date.fromisoformat(when), version) for when, version in (*since, (day, after))]
    found = list(estimates.check(before, after, estimates.Versions(made)))
    return [(problem.code, problem.place.line) for problem in found]


@pytest.mark.parametrize(
    "change",
    [
        ("date: 2025-11-01", "date: 2025-11-02"),
        ("by: desk\n        l", "by: guest\n        l"),
        ("likelihood: likely", "likelihood: unlikely"),
        ("Only one cargo", "Only two cargoes"),
        (
            "- date: 2025-11-01\n        by",
            f"- {SECOND_ESTIMATE}      - date: 2025-11-01\n        by",
        ),
        (FORECAST.partition("estimates:\n")[2], f"      - {SECOND_ESTIMATE}"),
        ("id: under-cap", "id: below-cap"),
        (FORECAST, ""),
    ],
)
def test_an_estimate_is_never_touched(change: Change) -> None:
    found = estimated(document(), document(change, RECORD))
    assert [code for code, _ in found] == [Code.ESTIMATE_ALTERED]
    draft = document(("title:", "status: draft\ntitle:"))
    assert Code.ESTIMATE_ALTERED not in dict(estimated(draft, document(change)))


def test_estimates_are_added_and_refolded() -> None:
    assert estimated(document(), document(ADDED)) == []
    assert estimated(document(), document(("Only one", ">-\n          Only\n          one"))) == []
    assert estimated(document(), document(("Only one cargo left.", "Only one cargo left"))) == []


@pytest.mark.parametrize(
    ("day", "is_told"), [("2026-11-20", False), ("2026-11-27", False), ("2026-11-28", True)]
)
def test_an_estimate_comes_within_a_week(day: str, is_told: bool) -> None:
    after = document(ADDED)
    line = 1 + next(at for at, line in enumerate(after.text.lines) if "2026-11-20" in line)
    expected = [(Code.ESTIMATE_BACKDATED, line)] if is_told else []
    assert estimated(document(), after, day) == expected
    draft = document(("title:", "status: draft\ntitle:"))
    assert len(estimated(draft, after, day)) == is_told  # what the draft had is no news
    assert len(estimated(None, after, day)) == 1 + is_told  # the first one is a year old
    assert estimated(document(), after, "2027-01-01", (day, after)) == expected


@pytest.mark.parametrize(
    ("filed", "happened", "decided", "is_told"),
    [
        ("2025-11-05", "2025-11-04", "2025-11-06", True),
        ("2025-11-05", "2025-11-05", "2025-11-05", True),
        ("2025-11-05", "2025-11", "2025-11-06", False),
        ("2025-11-05", "2025-11-06", "2025-11-06", False),
    ],
)
def test_an_outcome_was_open_when_the_forecast_came(
    filed: str, happened: str, decided: str, is_told: bool
) -> None:
    outcome = OUTCOME.replace("2027-02-01", decided).replace("2026-12-31", happened)
    after = document(("    due: 2027-06-30\n", "    due: 2027-06-30\n" + outcome))
    codes = [Code.OUTCOME_BACKDATED] * is_told
    assert [code for code, _ in estimated(None, after, filed)] == codes
    assert [code for code, _ in estimated(None, after, "2026-01-01", (filed, document()))] == codes
    assert estimated(document(), after, filed) == []  # filed on the day of its first estimate


@QUICK
@given(keys(), keys())
def test_whatever_stands_there_nothing_raises(before: str, after: str) -> None:
    one, other = document(text=before), document(text=after)
    estimated(one, other)
    estimated(None, other)
    list(history.check(one, other, {}, ENGLISH))
