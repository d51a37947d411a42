"""Two axes crossed on the index pages: each number is that of the briefings it leads to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from watchfloor.archive import Archive
from watchfloor.publishing.matrix import MOST, Matrix, matrix
from watchfloor.settings import PUBLISHERS, Axis
from watchfloor.vocabulary import Term

from . import sites
from .archives import OTHER, Change
from .made import SETTINGS, archive, briefing

TERMS = [
    *(Term("themes", f"t{n:02}", f"Theme {n:02}") for n in range(15)),
    *(Term("minerals", each, each.title()) for each in ("cobalt", "copper")),
    Term("regions", "africa", "Africa"),
    Term("regions", "congo", "Congo", parents=("africa",)),
    Term("regions", "zambia", "Zambia", parents=("africa",)),
]
HOUSE = archive(
    TERMS,
    briefing("2025-01-01-a", themes=["t00", "t01"], minerals=["cobalt"], regions=["congo"]),
    briefing("2025-01-02-b", themes=["t00"], minerals=["cobalt", "copper"], regions=["zambia"]),
    briefing("2025-01-03-c", themes=["t00"], regions=["africa"]),
)
MINERALS = Axis(
    key="minerals", label="Minerals", singular="mineral", required=False, hierarchical=True
)
WITH_MINERALS = replace(HOUSE, settings=SETTINGS.model_copy(update={"declared": (MINERALS,)}))


def crossed(axis: str, house: Archive = HOUSE) -> Matrix | None:
    return matrix(next(each for each in house.settings.axes if each.key == axis), house)


def counts(found: Matrix | None) -> dict[str, list[int]]:
    assert found
    return {row.name: [cell.count for cell in cells] for row, cells in found.rows}


def test_a_cell_counts_what_stands_under_both() -> None:
    """As the pages of both count: narrower places are within wider ones."""
    found = crossed("regions")

    assert counts(found) == {"Africa": [3, 1], "Congo": [1, 1], "Zambia": [1, 0]}
    assert found
    assert [column.name for column in found.columns] == ["Theme 00", "Theme 01"]
    assert [[cell.step for cell in cells] for _, cells in found.rows] == [[4, 2], [2, 2], [2, 0]]
    cells = found.rows[2][1]
    assert [cell.url for cell in cells] == ["explore/?regions=zambia&themes=t00", ""]
    assert found.is_whole


def test_themes_are_crossed_with_the_first_axis_of_the_archive() -> None:
    """And with regions where it has declared none."""
    without, declared = crossed("themes"), crossed("themes", WITH_MINERALS)

    assert without
    assert declared
    assert (without.across.name, declared.across.name) == ("Regions", "Minerals")
    assert counts(declared) == {"Theme 00": [2, 1], "Theme 01": [1, 0]}
    assert counts(crossed("minerals", WITH_MINERALS)) == {"Cobalt": [2, 1], "Copper": [1, 0]}


def test_it_holds_the_terms_most_used() -> None:
    """At most twelve of either axis; that others are left out is known."""
    named = [f"t{n:02}" for n in range(15)]
    house = archive(
        TERMS,
        briefing("2025-01-01-a", themes=named, regions=["congo", "zambia"]),
        briefing("2025-01-02-b", themes=["t14"], regions=["congo"]),
    )
    found = crossed("regions", house)

    assert found
    assert [each.name for each in found.columns] == [
        "Theme 14",
        *(f"Theme {n:02}" for n in range(MOST - 1)),
    ]
    assert not found.is_whole


def test_where_there_is_nothing_to_cross_there_is_none() -> None:
    """One term, no briefing, or no facet."""
    assert crossed("actors") is None
    assert crossed("regions", archive(TERMS)) is None
    assert matrix(PUBLISHERS, HOUSE) is None


def test_a_page_shows_it_as_a_table(tmp_path: Path) -> None:
    """With headers on both sides, and a way to the briefings from each number."""
    law = "---\nname: Law\nsummary: What law says of minerals.\ndefinition: What law says.\n---\n"
    kivu = "---\nname: Kivu\nsummary: A part of the east of Congo.\nkind: area\npart_of: []\n---\n"
    made = sites.site(
        tmp_path,
        Change("docs/themes/law.md", "", law),
        Change("docs/regions/kivu.md", "", kivu),
        Change(OTHER, "themes: [price]", "themes: [price, law]"),
        Change(OTHER, "regions: [katanga]", "regions: [katanga, kivu]"),
    )
    html = sites.read(made, "regions")

    assert '<th scope="row"><a href="../regions/kivu/">Kivu</a></th>' in html
    assert '<th scope="col"><span><a href="../themes/law/">Law</a></span></th>' in html
    assert '<a class="wf-cell" href="../explore/?regions=kivu&amp;themes=law"' in html
