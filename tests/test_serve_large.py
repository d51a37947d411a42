"""``mkdocs serve`` of a large archive: pages are made when somebody opens them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from watchfloor.host.build import LARGE

from .archives import BRIEFING, FILES, OTHER, Change
from .test_serve import PATIENCE, Preview
from .watching import Open

pytestmark = pytest.mark.browser

MANY = tuple(
    Change(
        f"briefings/2024/{day}-licence.md",
        "",
        FILES[OTHER].replace("event_date: 2025-09-01", f"event_date: {day}"),
    )
    for number in range(LARGE)
    for day in [date(2024, 1, 1) + timedelta(days=number)]
)
CAP = "briefings/2025/2025-10-16-cobalt-cap/"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    running = Preview(tmp_path_factory.mktemp("large"), *MANY)
    try:
        running.wait_for("Serving on")
        yield running
    finally:
        running.end()


def got(preview: Preview, path: str) -> str:
    """What the server answers."""
    with urlopen(preview.url + path) as answer:
        text: str = answer.read().decode()
    return text


def test_it_says_that_pages_are_made_on_request(large: Preview) -> None:
    assert "Pages are made as you open them" in large.log
    assert "WARNING" not in large.log


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("", "What its owner says."),
        ("briefings/", "253 briefings"),
        (CAP, "The cap binds more than the mines do."),
        ("briefings/2024/2024-05-05-licence/", "The licence comes."),
        ("briefings/page/1/", "Briefings, page 1"),
        ("actors/arecoms/", "regulator of strategic minerals"),
        ("actors/arecoms/feed.xml", "<title>Congo caps cobalt exports</title>"),
        ("actors/arecoms/feed.json", "Congo caps cobalt exports"),
        ("data/briefings.json", '"name":"Cobalt"'),
        ("sitemap.xml", "2024-05-05-licence"),
    ],
)
def test_every_file_is_there(large: Preview, path: str, words: str) -> None:
    assert words in got(large, path)
    assert words in got(large, path), "and there again"


@pytest.mark.parametrize("path", ["briefings/2024/none/", "../../etc/passwd", "x.json"])
def test_what_is_not_there_is_not_made(large: Preview, path: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        got(large, path)


def test_an_open_page_shows_what_was_just_saved(large: Preview, open_page: Open) -> None:
    """The page that was changed, and one that only shows its title; nothing old is left."""
    cap, actor = open_page(large.url + CAP), open_page(large.url + "actors/arecoms/")
    text = (large.root / BRIEFING).read_text("utf-8")
    text = text.replace("title: Congo caps", "title: Congo limits")
    (large.root / BRIEFING).write_text(text, "utf-8")

    cap.page.wait_for_selector("h1:text('Congo limits')", timeout=PATIENCE)
    actor.page.wait_for_selector("text=Congo limits cobalt exports", timeout=PATIENCE)
    assert "Congo limits" in got(large, "actors/arecoms/feed.xml")
    assert "Congo caps" not in got(large, "briefings/")
    assert cap.violations == actor.violations == []
