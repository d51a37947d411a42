"""A name that several terms go by gives its reader the choice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from watchfloor.publishing import Page, pages
from watchfloor.publishing.redirects import redirects
from watchfloor.vocabulary import Term

from . import sites
from .archives import ACTOR, FILES, Change
from .made import archive, briefing


def choices(terms: list[Term]) -> list[Page]:
    return [page for page in pages(archive(terms)) if page.kind == "choice"]


def term(identity: str, name: str, *aliases: str, path: str = "docs/x.md") -> Term:
    return Term("regions", identity, name, aliases=aliases, path=path)


DRC = term("congo-dr", "DR Congo", "Congo", "刚果")
ROC = term("congo-republic", "Congo-Brazzaville", "CONGO", "刚果")


@pytest.mark.parametrize(
    ("terms", "addresses"),
    [
        ([DRC, ROC], ["regions/congo/"]),
        # spelt differently, the same in an address
        ([term("a", "A", "Gécamines"), term("b", "B", "Gecamines")], ["regions/gecamines/"]),
        ([term("a", "A", "刚果"), term("b", "B", "刚果")], []),
        ([DRC], []),
        ([DRC, term("congo-republic", "Brazzaville", "Congo", path="")], []),
        ([DRC, ROC, term("congo", "Congo river")], []),
        ([term("a", "A", "Page"), term("b", "B", "page")], []),
    ],
)
def test_a_name_of_several_terms_that_is_no_id_has_a_page(
    terms: list[Term], addresses: list[str]
) -> None:
    """Of those only that have a page themselves."""
    assert [page.url for page in choices(terms)] == addresses


def test_a_choice_is_no_redirect_too() -> None:
    """One address, one thing."""
    assert [path for path, _ in redirects(archive([DRC, ROC]), "")] == [
        "regions/congo-brazzaville/index.html",
        "regions/dr-congo/index.html",
    ]


def test_a_choice_names_each_claimant_with_what_tells_them_apart() -> None:
    """By name; how many briefings stand there counts as on their own page."""
    house = archive([ROC, DRC], briefing("2025-a", regions=["congo-dr"]))
    (page,) = [page for page in pages(house) if page.kind == "choice"]

    assert page.title == "CONGO"
    assert [(entry.ref.name, entry.count) for entry in page.data["entries"]] == [
        ("Congo-Brazzaville", 0),
        ("DR Congo", 1),
    ]
    assert (page.is_searched, page.is_indexed) == (False, False)


NAME = "A & Co"
OTHER_ACTOR = Change(
    "docs/actors/other.md",
    "",
    FILES[ACTOR]
    .replace("ARECOMS", "Other body")
    .replace("Congo's regulator", "Another regulator")
    .replace("kind:", f"aliases: [{{name: {NAME}, ambiguous: true}}]\nkind:"),
)


def test_a_reader_chooses(tmp_path: Path) -> None:
    """The page leads to each, under a sub-path too, and search engines do not keep it."""
    both = Change(ACTOR, "kind:", f"aliases: [{{name: {NAME}, ambiguous: true}}]\nkind:")
    site_dir = sites.site(tmp_path, both, OTHER_ACTOR, site_url="https://example.org/repository/")
    html = sites.read(site_dir, "actors/a-co")

    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html) == ["A &amp; Co"]
    chosen = re.findall(r'<a href="([^"]*)">([^<]*)</a>\s*<span class="wf-count">(\d)</span>', html)
    assert chosen == [
        ("../../actors/arecoms/", "ARECOMS", "3"),
        ("../../actors/other/", "Other body", "0"),
    ]
    assert "Another regulator of strategic minerals." in html
    assert '<meta name="robots" content="noindex">' in html
    assert "data-pagefind-body" not in html
    assert "a-co" not in (site_dir / "sitemap.xml").read_text("utf-8")
