"""Dates in words are as precise as what is known, and no more."""

from __future__ import annotations

from datetime import date

import pytest

from watchfloor.edtf import Edtf
from watchfloor.publishing.dates import date_text


@pytest.mark.parametrize(
    ("written", "text", "machine"),
    [
        ("2025", "2025", "2025"),
        ("2025-10", "October 2025", "2025-10"),
        ("2025-10-16", "16 October 2025", "2025-10-16"),
        ("2025-06-13?", "13 June 2025 (uncertain)", "2025-06-13"),
        ("2025-10-01/2025-10-16", "1 October 2025 – 16 October 2025", "2025-10-01"),
        ("2025/2026", "2025 – 2026", "2025"),
        ("2025-10/2025-12?", "October 2025 – December 2025 (uncertain)", "2025-10"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(written: str, text: str, machine: str) -> None:
    """A month stays a month; a doubt is told."""
    shown = date_text(Edtf.parse(written), "en")

    assert (shown.text, shown.machine) == (text, machine)


def test_a_day_of_the_calendar_is_written_in_full() -> None:
    """Days such as that of publication are dates without doubt."""
    assert date_text(date(2026, 11, 24), "en").text == "24 November 2026"
