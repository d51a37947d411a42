"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from .atom import instant
from .entries import Entry, Feed

TYPE = "application/feed+json"

_VERSION = "https://jsonfeed.org/version/1.1"


def written(feed: Feed) -> str:
    """*feed* as a JSON document."""
    whole = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.json,
        "description": feed.subtitle,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(entry, is_full=feed.is_full) for entry in feed.entries],
    }
    return json.dumps(whole, ensure_ascii=False, indent=0) + "\n"


def _item(entry: Entry, *, is_full: bool) -> dict[str, Any]:
    has_content = is_full and bool(entry.content)
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html" if has_content else "content_text": entry.content
        if has_content
        else entry.digest,
        "summary": entry.summary,
        "date_published": instant(entry.published) if entry.published else "",
        "date_modified": instant(entry.updated),
        "authors": [{"name": author} for author in entry.authors],
        "tags": list(dict.fromkeys(category.label for category in entry.categories)),
        "language": entry.language,
        "_watchfloor": entry.facts,
    }
    return {key: value for key, value in item.items() if value}
