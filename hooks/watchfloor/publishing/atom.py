"""A feed as Atom 1.0, the Atom Syndication Format (RFC 4287)."""

from __future__ import annotations

import re
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .entries import Entry, Feed

TYPE = "application/atom+xml"

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, not even as an entity (its production 2, Char)."""


def written(feed: Feed) -> str:
    """*feed* as an XML document."""
    # names without their namespace, since the serializer keeps its prefixes for all programs
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", instant(feed.updated))
    _add_person(root, feed.author)
    _add(root, "link", rel="self", type=TYPE, href=feed.atom)
    _add(root, "link", rel="alternate", type="text/html", href=feed.url)
    _add(root, "generator", "Watchfloor")
    for entry in feed.entries:
        _add_entry(root, entry, feed)
    indent(root, space="")
    text: str = tostring(root, encoding="unicode")
    return f"{_DECLARATION}\n{text}\n"


def instant(day: date) -> str:
    """*day* as RFC 3339: its first moment in UTC, since only days are known."""
    return f"{day.isoformat()}T00:00:00Z"


def _add_entry(root: Element, entry: Entry, feed: Feed) -> None:
    made = SubElement(root, "entry")
    if entry.language != feed.language:
        made.set("xml:lang", entry.language)
    _add(made, "id", entry.id)
    _add(made, "title", entry.title)
    _add(made, "updated", instant(entry.updated))
    if entry.published:
        _add(made, "published", instant(entry.published))
    for author in entry.authors:
        _add_person(made, author)
    _add(made, "link", rel="alternate", type="text/html", href=entry.url)
    for each in entry.categories:
        _add(made, "category", term=each.term, scheme=each.scheme, label=each.label)
    if entry.rights:
        _add(made, "rights", entry.rights)
    _add_text(made, entry, is_full=feed.is_full)


def _add_text(made: Element, entry: Entry, *, is_full: bool) -> None:
    if is_full and entry.content:
        _add(made, "summary", entry.summary)
        _add(made, "content", entry.content, type="html")
    else:
        _add(made, "summary", entry.digest)


def _add_person(parent: Element, name: str) -> None:
    _add(SubElement(parent, "author"), "name", name)


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> None:
    made = SubElement(parent, name)
    made.text = _NO_CHARACTER.sub("", text) or None
    for key, value in attributes.items():
        made.set(key, _NO_CHARACTER.sub("", value))
