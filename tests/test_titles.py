"""The order of titles: as a reader looks them up, and as the page that sorts has it."""

from __future__ import annotations

import pytest

from watchfloor import urls
from watchfloor.publishing.titles import alphabetical

from .made import archive, briefing
from .test_tables import table


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("antimony", "Baogang"),
        ("Écouis opens", "Eden opens"),
        ("Quota 9 of 2024", "Quota 10 of 2024"),
        ("2 mines", "10 mines"),
        ("10 mines", "Ten mines"),
        ("Straße", "Strasse 2"),
        ("China", "中国"),
    ],
)
def test_what_stands_before(earlier: str, later: str) -> None:
    assert alphabetical(earlier) < alphabetical(later)


def test_each_row_has_its_place_and_equals_share_one() -> None:
    titles = ["Lithium 10", "lithium 9", "Antimony", "LITHIUM 9"]
    days = ["2025-01-04", "2025-01-03", "2025-01-02", "2025-01-01"]
    written = zip(days, titles, strict=True)
    house = archive([], *(briefing(f"{day}-a", title=title) for day, title in written))

    assert table(house, urls.TITLES)["places"] == [2, 1, 0, 1]
