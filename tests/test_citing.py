"""What rests on each source of a briefing: one rule for reviewers and for readers who verify."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from watchfloor.briefing.citing import Resting, resting
from watchfloor.document import Body
from watchfloor.wording import ENGLISH

from . import published
from .archives import BRIEFING, Change, loaded


def cited(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (each.text, each.sources)
        for block in Body(text, 0).blocks
        for each in block.cited(ENGLISH.abbreviations)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.[^a] Two.[^b]", [("One.", ("a",)), ("Two.", ("b",))]),
        ("One. Two.[^a][^b]", [("One. Two.", ("a", "b"))]),
        ("One,[^a] and more.[^a]", [("One, and more.", ("a",))]),
        ("One.[^a] Nothing rests here.", [("One.", ("a",))]),
        ("- One\n  on two lines.[^a]\n- Other.", [("One on two lines.", ("a",))]),
        ("It cost 3 approx. 4.[^a]", [("It cost 3 approx. 4.", ("a",))]),
        ("Nothing.", []),
        ("    code[^a]", []),
    ],
)
def test_a_sentence_rests_on_the_footnotes_that_follow_it(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    """So do those before it, back to the last footnote."""
    assert cited(f"\n{text}\n") == expected


def test_what_cites_where_is_told() -> None:
    """Offsets are those of the file: a reviewer is shown the line."""
    (only,) = [
        each for block in Body("\nAb. Cd.[^a]", 100).blocks for each in block.cited(frozenset())
    ]

    assert only.start == 101


def test_items_of_front_matter_rest_on_sources_too(tmp_path: Path) -> None:
    """Dates ahead, what others expected, and how forecasts came out."""
    text = published.BASE.replace(published.FORECAST, published.FORECAST + published.OUTCOME)
    text = text.replace("2027", "2026").replace("2026-12-31", "2026-02-01")
    archive = loaded(tmp_path, Change(BRIEFING, "", text)).archive
    found = resting(archive.whole[Path(BRIEFING).stem])

    assert found == {
        "reuters-oct": [
            Resting("Exports restarted under a cap of 18,125 t.", is_markdown=True),
            Resting("The cap holds for a year.", is_markdown=False),
            Resting("The regulator said so.", is_markdown=False),
        ],
        "notice": [
            Resting("The regulator does not allot shares to traders.", is_markdown=True),
            Resting("A trader said that the cap is too high.", is_markdown=True),
        ],
    }


def test_what_the_body_cites_is_kept_with_the_briefing(tmp_path: Path) -> None:
    """To take the body apart again would be a tenth of the work for its page."""
    kept = loaded(tmp_path).archive.whole[Path(BRIEFING).stem]

    assert "cited" in vars(kept)
    assert kept.cited == replace(kept).cited
