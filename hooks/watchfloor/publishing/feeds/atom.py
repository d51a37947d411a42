"""A feed as Atom 1.0, the Atom Syndication Format (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape

from .entries import Category, Entry, Feed

TYPE = "application/atom+xml"

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, not even as an entity (its production 2, Char)."""
_MARKED = re.compile('[&<>"\r\n\t]')
_IN_VALUES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
"""What would end a value, or be read as a blank in it."""


def written(feed: Feed, entries: Iterable[str]) -> str:
    """*feed* as an XML document; *entries* are its own, in :func:`entry`'s words."""
    root = f'<feed xmlns="{_NAMESPACE}" xml:lang="{_value(feed.language)}">'
    head = _whole(_head(feed))
    return "\n".join((_DECLARATION, root, head, *entries, "</feed>\n"))


def entry(entry: Entry, language: str) -> str:
    """*entry* as an element of a feed in *language*."""
    attributes = {"xml:lang": entry.language} if entry.language != language else {}
    return _whole((_opened("entry", attributes), *_parts(entry), "</entry>"))


def instant(day: date) -> str:
    """*day* as RFC 3339: its first moment in UTC, since only days are known."""
    return f"{day.isoformat()}T00:00:00Z"


def _head(feed: Feed) -> Iterator[str]:
    yield _element("id", feed.id)
    yield _element("title", feed.title)
    yield _element("subtitle", feed.subtitle)
    yield _element("updated", instant(feed.updated))
    yield _person(feed.author)
    yield _element("link", rel="self", type=TYPE, href=feed.atom)
    yield _element("link", rel="alternate", type="text/html", href=feed.url)
    yield _element("generator", "Watchfloor")


def _parts(entry: Entry) -> Iterator[str]:
    yield _element("id", entry.id)
    yield _element("title", entry.title)
    yield _element("updated", instant(entry.updated))
    if entry.published:
        yield _element("published", instant(entry.published))
    yield from map(_person, entry.authors)
    yield _element("link", rel="alternate", type="text/html", href=entry.url)
    yield from map(_category, entry.categories)
    if entry.rights:
        yield _element("rights", entry.rights)
    yield _element("summary", entry.summary if entry.content else entry.digest)
    if entry.content:
        yield _element("content", entry.content, type="html")


def _whole(parts: Iterable[str]) -> str:
    """*parts* below one another, without what no document may hold.

    Hardly any text has such a character, and whether it can be printed is told in half of the time.
    """
    text = "\n".join(parts)
    return text if text.replace("\n", " ").isprintable() else _NO_CHARACTER.sub("", text)


def _person(name: str) -> str:
    return f"<author>\n{_element('name', name)}\n</author>"


def _category(found: Category) -> str:
    """As :func:`_element` writes it, for less: there are more of these than of all others."""
    term, scheme, label = _value(found.term), _value(found.scheme), _value(found.label)
    return f'<category term="{term}" scheme="{scheme}" label="{label}" />'


def _element(name: str, text: str = "", **attributes: str) -> str:
    opened = _opened(name, attributes)
    return f"{opened}{escape(text)}</{name}>" if text else f"{opened[:-1]} />"


def _opened(name: str, attributes: dict[str, str]) -> str:
    written = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"


def _value(text: str) -> str:
    return escape(text, _IN_VALUES) if _MARKED.search(text) else text
