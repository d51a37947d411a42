"""Dates known to the day, the month or the year."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.edtf import Edtf, YearlessError

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
SINGLE = st.builds(
    lambda day, length, mark: day.isoformat()[:length] + mark,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "?"]),
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "uncertain"),
    [
        ("2025", "2025-01-01", "2025-12-31", "year", False),
        ("2025?", "2025-01-01", "2025-12-31", "year", True),
        ("2025-02", "2025-02-01", "2025-02-28", "month", False),
        ("2024-02", "2024-02-01", "2024-02-29", "month", False),
        ("2025-10-16", "2025-10-16", "2025-10-16", "day", False),
        ("2025-06-13?", "2025-06-13", "2025-06-13", "day", True),
        ("2025-10-01/2025-10-16", "2025-10-01", "2025-10-16", "interval", False),
        ("2024/2025-03", "2024-01-01", "2025-03-31", "interval", False),
        ("2025-11?/2026", "2025-11-01", "2026-12-31", "interval", True),
        ("2025-12-31/2026-01?", "2025-12-31", "2026-01-31", "interval", True),
        ("0001", "0001-01-01", "0001-12-31", "year", False),
    ],
)
def test_a_date_is_the_days_it_may_have_been(
    text: str, earliest: str, latest: str, precision: str, uncertain: bool
) -> None:
    """As narrow as what is known, and uncertain where a ? says so."""
    found = Edtf.parse(text)

    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)
    assert (found.precision, found.uncertain) == (precision, uncertain)


@pytest.mark.parametrize(
    "text",
    [
        *("--06-13", "XXXX-06-13", "06-13", "13-06?"),
        *("13 June", "June 13", "13. June", "13th June", "Jun. 13"),
    ],
)
def test_a_day_without_its_year_is_told_apart(text: str) -> None:
    """It is a find to complete, not a slip of the pen."""
    with pytest.raises(YearlessError):
        Edtf.parse(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "write YYYY"),
        ("yesterday", "write YYYY"),
        ("2025-1-2", "write YYYY"),
        ("20251016", "write YYYY"),
        ("2025-10-16T12:00", "write YYYY"),
        (" 2025", "write YYYY"),
        ("2025\n", "write YYYY"),
        ("２０２５", "write YYYY"),
        ("2025??", "write YYYY"),
        ("2025~", "write YYYY"),
        ("-2025", "write YYYY"),
        ("/", "write YYYY"),
        ("2025/", "write YYYY"),
        ("../2025", "write YYYY"),
        ("2025/2026/2027", "write YYYY"),
        ("0000", "no year 0"),
        ("2025-00", "no such month"),
        ("2025-13", "no such month"),
        ("2025-02-29", "no such day"),
        ("2025-06-31", "no such day"),
        ("2026/2025", "earlier date to a later"),
        ("2025/2025", "earlier date to a later"),
        ("2025-10/2025-10?", "earlier date to a later"),
        ("2025-10-16/2025-10-16", "earlier date to a later"),
        ("2025-10-16/2025-10-15", "earlier date to a later"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text: str, why: str) -> None:
    """The reason is what a contributor reads."""
    with pytest.raises(ValueError, match=why) as refused:
        Edtf.parse(text)

    assert not isinstance(refused.value, YearlessError)


@given(SINGLE)
@settings(deadline=None)
def test_every_single_date_holds_its_days_and_keeps_its_text(text: str) -> None:
    """Earliest and latest are the first and last day that begin as it is written."""
    found = Edtf.parse(text)
    known = text.removesuffix("?")

    assert str(found) == text
    assert Edtf.parse(str(found)) == found
    assert found.earliest.isoformat().startswith(known)
    assert found.latest.isoformat().startswith(known)
    if found.earliest > date.min:
        assert not (found.earliest - timedelta(1)).isoformat().startswith(known)
    if found.latest < date.max:
        assert not (found.latest + timedelta(1)).isoformat().startswith(known)


@given(SINGLE, SINGLE)
@settings(deadline=None)
def test_an_interval_runs_forward_or_is_refused(first: str, last: str) -> None:
    """It begins where its first date begins and ends where its last one ends."""
    start, end = Edtf.parse(first), Edtf.parse(last)
    try:
        found = Edtf.parse(f"{first}/{last}")
    except ValueError:
        assert end.latest <= start.earliest or start.order == end.order
    else:
        assert (found.earliest, found.latest) == (start.earliest, end.latest)
        assert found.earliest < found.latest
        assert found.uncertain == ("?" in first + last)


@given(st.text(max_size=30))
@settings(deadline=None)
def test_no_text_does_anything_but_parse_or_be_refused(text: str) -> None:
    """Only ValueError ever leaves."""
    try:
        found = Edtf.parse(text)
    except ValueError:
        return
    assert found.earliest <= found.latest


def test_the_order_is_by_the_earliest_day_and_then_the_latest() -> None:
    """A month sorts among its days as its first, and behind that day alone."""
    written = ["2024", "2025-01-01", "2025-01", "2025", "2025-01-02", "2025-02"]

    found = sorted(sorted(written), key=lambda text: Edtf.parse(text).order)
    assert found == written
