"""Every scale stands on the site's pages as its code says it, and nowhere a second time."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import html5lib
import pytest

from watchfloor.archive import Archive
from watchfloor.publishing.asked import filled, unknown
from watchfloor.publishing.scales import SCALES, table
from watchfloor.tradecraft import Confidence, Likelihood, Scale, Tlp

from . import sites
from .archives import Change

ROOT = Path(__file__).parent.parent
OWNERS = sorted(
    page for room in ("about", "contribute") for page in (ROOT / "docs" / room).rglob("*.md")
)


def cells(html: str) -> list[list[str]]:
    """The rows of every table in *html*, cell by cell."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]


@pytest.mark.parametrize("scale", SCALES.values())
def test_a_table_has_a_row_for_each_member_in_order(scale: type[Scale]) -> None:
    rows = table(scale).split("\n")[2:]

    assert [row.split(" | ")[0] for row in rows] == [f"| `{member.value}`" for member in scale]
    assert all(member.meaning in row for member, row in zip(scale, rows, strict=True))


@pytest.mark.parametrize("scale", SCALES.values())
def test_no_word_breaks_its_table(scale: type[Scale]) -> None:
    assert len({row.count("|") for row in table(scale).split("\n")}) == 1


def test_likelihood_is_shown_with_its_probabilities() -> None:
    assert table(Likelihood).split("\n")[0] == "| Write | Read | Probability |"


def test_labels_that_repeat_the_value_are_left_out() -> None:
    assert table(Tlp).split("\n")[0] == "| Write | Meaning |"


def test_only_a_line_of_its_own_asks_for_a_table(house: Archive) -> None:
    text = "Say `<!-- scale: tlp -->`.\n\n<!-- scale: confidence -->\n\nAfter.\n"

    assert filled(text, house) == f"Say `<!-- scale: tlp -->`.\n\n{table(Confidence)}\n\nAfter.\n"


def test_an_unknown_table_is_told_and_left_alone(house: Archive) -> None:
    text = "<!-- scale: liklihood -->\n<!-- count: stage -->"

    assert unknown(text) == ["scale: liklihood", "count: stage"]
    assert filled(text, house) == text


def test_the_site_shows_the_scales_its_method_names(own_site: Path) -> None:
    pages = ("", "/likelihood", "/confidence", "/grading", "/forecasting")
    rows = [row for page in pages for row in cells(sites.read(own_site, f"about/method{page}"))]

    for name in SCALES.keys() - {"actor-kind", "region-kind"}:
        for member in SCALES[name]:
            assert any(row[0] == member.value and row[-1] == member.meaning for row in rows)


def test_the_site_warns_of_a_scale_that_does_not_exist(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = Change("docs/index.md", "", "# Cobalt\n\n<!-- scale: liklihood -->\n")
    with caplog.at_level(logging.WARNING):
        sites.site(tmp_path, page, strict=False)

    assert "index.md: there is no table `scale: liklihood`" in caplog.messages


@pytest.mark.parametrize("path", OWNERS, ids=lambda path: path.stem)
def test_no_page_copies_a_meaning(path: Path) -> None:
    text = " ".join(path.read_text("utf-8").split())

    for name in ("confidence", "reliability", "credibility", "tlp", "stage", "form", "change"):
        for member in SCALES[name]:
            assert member.meaning not in text


def test_each_scale_is_asked_for_on_one_page() -> None:
    asked = [
        name
        for page in OWNERS
        for name in re.findall(r"^<!-- scale: (\S+) -->$", page.read_text("utf-8"), re.MULTILINE)
    ]

    assert sorted(asked) == sorted(SCALES.keys() - {"actor-kind", "region-kind"})
