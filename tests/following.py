"""Feeds as a reader's program sees them: the same values out of both formats."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from watchfloor import urls
from watchfloor.archive import Archive
from watchfloor.briefing import Briefing
from watchfloor.publishing.feeds import feeds

SITE = "https://example.org/repository/"
TAG = "tag:cobalt.example,2025-01-01:"
"""What every id begins with in the archives of tests."""

_ATOM = "{http://www.w3.org/2005/Atom}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Entry:
    """An entry; what only one of the formats can say is not compared."""

    id: str
    url: str
    title: str
    updated: str
    published: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str
    text: str
    """In full as HTML, or in short as plain text."""
    is_full: bool
    categories: tuple[tuple[str, ...], ...] = field(default=(), compare=False)
    """Term, scheme and label, from Atom."""
    rights: str = field(default="", compare=False)
    """From Atom."""
    summary: str = field(default="", compare=False)
    """From JSON Feed, which has one beside a text in short too."""
    facts: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """From JSON Feed."""


@dataclass(frozen=True)
class Feed:
    """A feed and what it says of itself."""

    title: str
    subtitle: str
    url: str
    """The page that it follows."""
    language: str
    author: str
    entries: tuple[Entry, ...]
    address: str = field(default="", compare=False)
    """Its own."""
    id: str = field(default="", compare=False)
    """From Atom, as what follows."""
    updated: str = field(default="", compare=False)

    @property
    def names(self) -> list[str]:
        """The ids of its briefings, as the archive has them."""
        return [entry.id.removeprefix(f"{TAG}briefing/") for entry in self.entries]


def from_atom(text: str) -> Feed:
    """The feed that *text* is in Atom."""
    root = fromstring(text.encode())
    language = root.get(_LANGUAGE, "")
    return Feed(
        title=_text(root, "title"),
        subtitle=_text(root, "subtitle"),
        url=_link(root, "alternate"),
        language=language,
        author=_text(root, "author/name"),
        entries=tuple(_atom_entry(each, language) for each in root.iterfind(f"{_ATOM}entry")),
        address=_link(root, "self"),
        id=_text(root, "id"),
        updated=_text(root, "updated"),
    )


def _atom_entry(entry: Element, language: str) -> Entry:
    categories = entry.findall(f"{_ATOM}category")
    content = entry.find(f"{_ATOM}content")
    return Entry(
        id=_text(entry, "id"),
        url=_link(entry, "alternate"),
        title=_text(entry, "title"),
        updated=_text(entry, "updated"),
        published=_text(entry, "published"),
        authors=tuple(each.text or "" for each in entry.iterfind(f"{_ATOM}author/{_ATOM}name")),
        tags=tuple(dict.fromkeys(each.get("label", "") for each in categories)),
        language=entry.get(_LANGUAGE, language),
        text=_text(entry, "summary" if content is None else "content"),
        is_full=content is not None and content.get("type") == "html",
        categories=tuple(
            tuple(each.get(key, "") for key in ("term", "scheme", "label")) for each in categories
        ),
        rights=_text(entry, "rights"),
    )


def _text(parent: Element, path: str) -> str:
    return parent.findtext("/".join(_ATOM + name for name in path.split("/")), "")


def _link(parent: Element, rel: str) -> str:
    (link,) = (each for each in parent.iterfind(f"{_ATOM}link") if each.get("rel") == rel)
    return link.get("href", "")


def from_json(text: str) -> Feed:
    """The feed that *text* is in JSON Feed."""
    whole = json.loads(text)
    (author,) = whole["authors"]
    return Feed(
        title=whole["title"],
        subtitle=whole["description"],
        url=whole["home_page_url"],
        language=whole["language"],
        author=author["name"],
        entries=tuple(map(_json_entry, whole["items"])),
        address=whole["feed_url"],
    )


def _json_entry(item: Any) -> Entry:
    return Entry(
        id=item["id"],
        url=item["url"],
        title=item["title"],
        updated=item["date_modified"],
        published=item.get("date_published", ""),
        authors=tuple(author["name"] for author in item["authors"]),
        tags=tuple(item.get("tags", ())),
        language=item["language"],
        text=item["content_html"] if "content_html" in item else item["content_text"],
        is_full="content_html" in item,
        summary=item["summary"],
        facts=item["_watchfloor"],
    )


def published(house: Archive, site_url: str = SITE) -> dict[str, str]:
    """Every feed of *house* by its address; for a full text stands a word."""
    return dict(feeds(house, site_url, full))


def full(briefing: Briefing) -> str:
    """What stands for the full text of *briefing*."""
    return f"<p>All of {briefing.id}.</p>"


def followed(house: Archive, listing: str = urls.BRIEFINGS) -> Feed:
    """The feed of *listing*, which tells the same in both formats."""
    files = published(house)
    feed, other = from_atom(files[urls.atom(listing)]), from_json(files[urls.json_feed(listing)])
    assert feed == other
    both = zip(feed.entries, other.entries, strict=True)
    entries = (replace(each, summary=twin.summary, facts=twin.facts) for each, twin in both)
    return replace(feed, entries=tuple(entries))
