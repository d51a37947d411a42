"""Every feed of whole sites, held against the specifications and read by a reader's own parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import feedparser
import pytest

from watchfloor.host import host as host_module
from watchfloor.loading import load

from . import feed_rules, hostile, sites
from .archives import BRIEFING, OTHER, Change
from .following import SITE, Entry, Feed, from_atom, from_json

WITHDRAWN = "changes: [{date: 2026-09-01, kind: withdrawal, what: All., why: Wrong.}]\ninterests"


@dataclass(frozen=True)
class Published:
    """A built site and the address it is made for."""

    folder: Path
    url: str

    def feeds(self) -> Iterator[tuple[str, str, str]]:
        """Each list with feeds: its address, and what it is in Atom and in JSON Feed."""
        for path in sorted(self.folder.rglob("feed.xml")):
            listing = path.parent.relative_to(self.folder).as_posix() + "/"
            yield listing, path.read_text("utf-8"), path.with_suffix(".json").read_text("utf-8")

    def html(self, address: str) -> str | None:
        """The page at the whole *address*, if there is one."""
        file = self.folder / address.removeprefix(self.url) / "index.html"
        return file.read_text("utf-8") if address.startswith(self.url) and file.is_file() else None


@pytest.fixture(scope="module")
def changed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Below a path: with a correction, a withdrawal, an update and a removal; every key is used."""
    changes = (*hostile.FULL, Change(OTHER, "interests", WITHDRAWN))
    return sites.site(tmp_path_factory.mktemp("changed"), *changes, site_url=SITE)


@pytest.fixture(scope="module")
def smuggled_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text in it is hostile, as if nothing had been checked; only languages are languages."""
    unspoken = Change(BRIEFING, "\nlanguage: en", "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(host_module, "load", lambda *given: hostile.smuggled(load(*given)))
        root = tmp_path_factory.mktemp("smuggled")
        return sites.site(root, *hostile.FULL, unspoken, site_url=SITE)


SITES = {"own_site": "https://watchfloor.example/", "changed_site": SITE, "smuggled_site": SITE}


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Published:
    """Each of the sites."""
    return Published(request.getfixturevalue(request.param), SITES[request.param])


harmless = pytest.mark.parametrize("site", ["own_site", "changed_site"], indirect=True)
"""Only those whose links lead somewhere."""


def test_every_list_of_the_own_site_has_feeds(own_site: Path) -> None:
    """Those of everything, and one beside every term page that somebody wrote."""
    terms = {
        f"{axis}/{path.stem}/"
        for axis in sites.AXES
        for path in (sites.ROOT / f"docs/{axis}").glob("*.md")
    }
    lists = {each for each, _, _ in Published(own_site, "").feeds()}

    assert lists >= terms | {"briefings/"}
    assert {each.split("/")[0] for each in lists} == {"briefings", *sites.AXES}


def test_atom_is_as_rfc_4287_says(site: Published) -> None:
    """By its schema, its assertions, and what only its text says."""
    broken = {
        each: errors for each, text, _ in site.feeds() if (errors := [*feed_rules.atom(text)])
    }

    assert broken == {}


def test_json_feed_is_as_version_1_1_says(site: Published) -> None:
    """By a schema of somebody else's, and what it leaves out."""
    broken = {
        each: errors for each, _, text in site.feeds() if (errors := [*feed_rules.json_feed(text)])
    }

    assert broken == {}


def test_both_formats_tell_the_same(site: Published) -> None:
    """Each naming its own address, and the page that it stands beside."""
    for listing, in_atom, in_json in site.feeds():
        feed, other = from_atom(in_atom), from_json(in_json)
        assert feed == other, listing
        assert feed.url == site.url + listing
        assert feed.address == f"{feed.url}feed.xml"
        assert other.address == f"{feed.url}feed.json"


AS_IT_IS = {"sanitize_html": False, "resolve_relative_uris": False}
"""What a parser is told that is to change nothing."""


def _media(entry: Entry) -> str:
    return "text/html" if entry.is_full else "text/plain"


def test_a_reader_reads_every_feed(site: Published) -> None:
    """Without a complaint, and nothing is lost on the way."""
    for listing, text, _ in site.feeds():
        feed, read = from_atom(text), feedparser.parse(text.encode(), **AS_IT_IS)
        assert not read.bozo, (listing, read.get("bozo_exception"))
        assert (read.version, read.feed.id, read.feed.title) == ("atom10", feed.id, feed.title)
        assert [
            (each.id, each.link, each.title, each.updated, each.get("published", ""))
            for each in read.entries
        ] == [(e.id, e.url, e.title, e.updated, e.published) for e in feed.entries]
        for each, entry in zip(read.entries, feed.entries, strict=True):
            assert tuple(author.name for author in each.authors) == entry.authors
            tags = [(tag.term, tag.scheme, tag.label) for tag in each.get("tags", ())]
            assert tuple(tags) == entry.categories
            (body,) = each.get("content") or [each.summary_detail]
            assert (body.value, body.type) == (entry.text, _media(entry))


def _full_texts(site: Published) -> dict[str, str]:
    """Every full text by its entry's id, though it stands in many feeds."""
    feeds = (from_atom(text) for _, text, _ in site.feeds())
    return {entry.id: entry.text for feed in feeds for entry in feed.entries if entry.is_full}


@harmless
def test_a_full_text_is_html_in_any_program(site: Published) -> None:
    """Without an error, and of nothing but words and whole links."""
    texts = _full_texts(site)
    broken = {each: errors for each, text in texts.items() if (errors := [*feed_rules.html(text)])}

    assert len(texts) > 2
    assert broken == {}


@harmless
def test_every_link_into_the_site_leads_somewhere(site: Published) -> None:
    """To a page, and to a place on it; from texts, entries and categories."""
    links = {
        unescape(link)
        for text in _full_texts(site).values()
        for link in re.findall('href="([^"]*)"', text)
        if link.startswith(site.url)
    }
    assert any("#fn:" in link for link in links)
    for feed in (from_atom(text) for _, text, _ in site.feeds()):
        links |= {feed.url, *(entry.url for entry in feed.entries)}
        links |= {scheme for entry in feed.entries for _, scheme, _ in entry.categories}
    for link in links:
        address, fragment = urldefrag(link)
        html = site.html(address)
        assert html, link
        assert not fragment or f'id="{fragment}"' in html, link


_ALTERNATE = re.compile(r'<link rel="alternate" type="([^"]*)" title="([^"]*)" href="([^"]*)">')
_READERS: dict[str, tuple[str, Callable[[str], Feed]]] = {
    "application/atom+xml": ("Atom", from_atom),
    "application/feed+json": ("JSON Feed", from_json),
}


def test_every_page_leads_to_its_feeds(site: Published) -> None:
    """A list first to its own; they are there, of the type and by the name that it says."""
    feeds = {each for each, _, _ in site.feeds()}
    for path, html in sites.pages(site.folder).items():
        if path == "404.html" or 'http-equiv="refresh"' in html:
            continue
        listing = re.sub(r"(page/\d+/)?index\.html$", "", path)
        lists = [listing] * (listing in feeds) + ["briefings/"] * (listing != "briefings/")
        found = []
        for media, title, href in _ALTERNATE.findall(html):
            address = urljoin(site.url + path, href)
            form, read = _READERS[media]
            feed = read((site.folder / address.removeprefix(site.url)).read_text("utf-8"))
            assert (feed.address, f"{feed.title} ({form})") == (address, unescape(title)), path
            found.append(address.removeprefix(site.url))
        assert found == [f"{each}feed.{kind}" for each in lists for kind in ("xml", "json")], path


def test_what_was_changed_is_told(changed_site: Path) -> None:
    """Newest change first: a withdrawal, a correction, a removal, and an update as it came."""
    text = (changed_site / "briefings/feed.xml").read_text("utf-8")

    assert [(entry.title, entry.updated[:10]) for entry in from_atom(text).entries] == [
        ("Withdrawn: A licence is drafted", "2026-09-01"),
        ("Corrected: Congo caps cobalt exports", "2026-08-01"),
        ("Removed: 2025-08-01-gone", "2026-01-05"),
        ("The first cargo leaves", "2025-11-02"),
    ]
    for words in (
        "All. Why: Wrong.",
        "A figure was wrong. Why: A reader wrote.",
        "A court ordered",
    ):
        assert words in text
