"""A large archive: pages stay small, and old ones stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from watchfloor.archive import Archive
from watchfloor.briefing import Briefing
from watchfloor.edtf import Edtf
from watchfloor.host import host as host_module
from watchfloor.loading import Loaded, load

from . import sites
from .archives import FILES, OTHER, Change, holding

COPIES = 1000
KILOBYTES = 200


def _copies(briefings: tuple[Briefing, ...]) -> Iterator[Briefing]:
    """*briefings* over and over, each time on other days."""
    for number in count():
        briefing = briefings[number % len(briefings)]
        day = briefing.matter.event_date.earliest - timedelta(days=number // 2)
        identity = f"{day}-copy-{number}"
        path = f"briefings/{day.year}/{identity}.md"
        matter = briefing.matter.model_copy(update={"event_date": Edtf.parse(day.isoformat())})
        yield replace(briefing, id=identity, path=path, matter=matter)


def _multiplied(*given: Any) -> Loaded:
    loaded = load(*given)
    archive = loaded.archive
    briefings = [
        copy for copy, _ in zip(_copies(tuple(archive.whole.values())), range(COPIES), strict=False)
    ]
    whole = Archive.of(archive.settings, archive.vocabulary, briefings, {}, archive.today)
    return holding(loaded, whole)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of an archive of a thousand copies of the repository's own briefings."""
    site_dir = tmp_path_factory.mktemp("large") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(host_module, "load", _multiplied)
        sites.built(sites.ROOT, site_dir=str(site_dir), strict=False, plugins=[])
    return sites.pages(site_dir)


def _cards(html: str) -> int:
    return html.count('<article class="wf-card">')


def test_no_page_is_large(large: dict[str, str]) -> None:
    """No page grows with the archive."""
    sizes = {path: len(html.encode()) for path, html in large.items()}

    assert len(sizes) > COPIES
    assert {path: size for path, size in sizes.items() if size > KILOBYTES * 1000} == {}


def test_lists_hold_twenty_briefings_a_page(large: dict[str, str]) -> None:
    """The newest holds 20 to 39, and the lists of terms as well as that of everything."""
    lists = {path: html for path, html in large.items() if not path.startswith("changes/")}
    older = {path: _cards(html) for path, html in lists.items() if "/page/" in path}
    newest = {
        path: _cards(html)
        for path, html in lists.items()
        if f"{path.removesuffix('index.html')}page/1/index.html" in large
    }

    assert len([path for path in older if path.startswith("briefings/")]) == COPIES // 20 - 1
    assert set(older.values()) == {20}
    assert set(newest.values()) <= set(range(20, 40))
    assert {path.split("/")[0] for path in newest} > {"actors", "regions", "briefings", "themes"}


def test_every_briefing_stands_in_the_list_once(large: dict[str, str]) -> None:
    """Pages neither overlap nor leave anything out."""
    listed = [
        address
        for path, html in large.items()
        if re.fullmatch(r"briefings/(page/\d+/)?index\.html", path)
        for address in re.findall(r'wf-card__title"><a href="[./]*(?:briefings/)?([^"]+)"', html)
    ]

    assert len(listed) == len(set(listed)) == COPIES


def _page(number: int) -> Change:
    identity = f"2025-{8 - number // 25:02}-{25 - number % 25:02}-copy-{number}"
    text = FILES[OTHER].replace("2025-09-01", identity[:10])
    return Change(f"briefings/2025/{identity}.md", "", text)


def test_an_old_page_never_changes(tmp_path: Path) -> None:
    """A further briefing changes the newest page of each of its lists and no other."""
    many = tuple(_page(number) for number in range(60))
    newer = Change("briefings/2025/2025-10-01-newer.md", "", FILES[OTHER])
    before = sites.pages(sites.site(tmp_path / "before", *many, strict=False))
    after = sites.pages(sites.site(tmp_path / "after", *many, newer, strict=False))

    old = {path for path in before if "/page/" in path}
    assert {"briefings/page/1/index.html", "actors/arecoms/page/2/index.html"} <= old
    assert {path for path in old if before[path] != after[path]} == set()
