"""The repository's own archive is a test."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest

from . import sites

KINDS = {
    "home": "",
    "listing": "briefings/",
    "briefing": "briefings/2025/2025-10-16-drc-cobalt-quotas/",
    "actor": "actors/baogang-group/",
    "region": "regions/china/",
    "axis": "minerals/",
    "owner's": "contribute/",
}
"""One page of each kind."""


def test_the_repository_builds_with_strict(own_site: Path) -> None:
    """Whatever lands on main is publishable."""
    assert (own_site / "index.html").is_file()


def test_every_briefing_and_every_term_has_its_page(own_site: Path) -> None:
    """Nothing that was written is left out."""
    briefings = (sites.ROOT / "briefings").rglob("*.md")
    terms = (path for axis in sites.AXES for path in (sites.ROOT / "docs" / axis).glob("*.md"))
    wanted = {
        *(f"briefings/{path.stem[:4]}/{path.stem}/index.html" for path in briefings),
        *(f"{path.parent.name}/{path.stem}/index.html" for path in terms),
    }

    assert len(wanted) > 50
    assert wanted - sites.pages(own_site).keys() == set()


def test_every_page_is_html(own_site: Path) -> None:
    """As the standard's parser reads it: not one error, the theme's part included."""
    for path, html in sites.pages(own_site).items():
        parser = html5lib.HTMLParser()
        parser.parse(html)
        assert parser.errors == [], path


def test_every_link_and_every_fragment_leads_somewhere(own_site: Path) -> None:
    """Within the site; what lies outside is nobody's promise."""
    lychee = Path(sys.executable).parent / "lychee"
    options = ["--offline", "--include-fragments", "--no-progress", "--format", "detailed"]
    found = subprocess.run(
        [lychee, *options, "--root-dir", own_site, "--index-files", "index.html", own_site],
        capture_output=True,
        text=True,
        check=False,
        cwd=own_site,
    )

    assert re.search(r"🔍 \d{4,}|Total\S* *\d{4,}", found.stdout), found.stdout
    assert found.returncode == 0, found.stdout


def test_no_id_stands_twice_on_a_page(own_site: Path) -> None:
    """An address with a fragment leads to one place."""
    for path, html in sites.pages(own_site).items():
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(ids) == len(set(ids)), path


def test_nothing_is_fetched_from_elsewhere(own_site: Path) -> None:
    """Neither script nor style, font nor image of another host, on no page."""
    fetched = re.compile(r"<(?:script|img|iframe|source)[^>]*\ssrc=\"(https?:)?//")
    linked = re.compile(r"<link(?![^>]*rel=\"canonical\")[^>]*\shref=\"(https?:)?//")
    for path, html in sites.pages(own_site).items():
        assert not fetched.search(html), path
        assert not linked.search(html), path
    for style in own_site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//", style.read_text("utf-8")), style


def test_every_page_has_a_policy_without_unsafe_scripts(own_site: Path) -> None:
    """The theme's scripts by their hashes; no inline style, no other host."""
    for path, html in sites.pages(own_site).items():
        (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
        assert "default-src &#39;none&#39;" in policy, path
        assert "unsafe-inline" not in policy, path
        assert "http" not in policy, path


def test_the_linked_data_of_every_briefing_can_be_read(own_site: Path) -> None:
    """Each with the address it stands at."""
    blocks = {
        path: re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        for path, html in sites.pages(own_site).items()
        if re.fullmatch(r"briefings/\d{4}/[^/]+/index.html", path)
    }

    assert len(blocks) >= 4
    for path, (block,) in blocks.items():
        assert json.loads(block)["url"].endswith(path.removesuffix("index.html"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_has_one_heading_and_words_for_search_engines(
    own_site: Path, kind: str
) -> None:
    """A title of its own, a description, one main heading."""
    html = sites.read(own_site, KINDS[kind])

    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert len(re.findall(r'<meta name="description" content="[^"]+"', html)) == 1
    assert len(re.findall(r"<title>[^<]+</title>", html.partition("</head>")[0])) == 1
