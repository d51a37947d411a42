"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic_core import to_json

from .atom import instant
from .entries import Entry, Feed

TYPE = "application/feed+json"

_VERSION = "https://jsonfeed.org/version/1.1"


def written(feed: Feed, items: Iterable[str]) -> str:
    """*feed* as a JSON document; *items* are its own, in :func:`item`'s words, one on a line."""
    head = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.json,
        "description": feed.subtitle,
        "language": feed.language,
        "authors": [{"name": feed.author}],
    }
    opened, listed = _text(head).removesuffix("}"), ",\n".join(items)
    return f'{opened},"items":[\n{listed}\n]}}\n'


def item(entry: Entry) -> str:
    """*entry* as an item of a feed."""
    found = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.content,
        "content_text": "" if entry.content else entry.digest,
        "summary": entry.summary,
        "date_published": instant(entry.published) if entry.published else "",
        "date_modified": instant(entry.updated),
        "authors": [{"name": author} for author in entry.authors],
        "tags": list(dict.fromkeys(category.label for category in entry.categories)),
        "language": entry.language,
        "_watchfloor": entry.facts,
    }
    return _text({key: value for key, value in found.items() if value})


def _text(value: Any) -> str:
    return to_json(value).decode()
