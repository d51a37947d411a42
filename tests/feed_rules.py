"""The rules of the feeds' specifications: their schemas, and what these cannot say."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import html5lib
from jsonschema import Draft7Validator
from lxml import etree

STANDARDS = Path(__file__).parent / "standards"

_ATOM = {"atom": "http://www.w3.org/2005/Atom"}
_SCHEMATRON = "{http://www.ascc.net/xml/schematron}"
_GRAMMAR = etree.parse(STANDARDS / "atom.rng")
_SCHEMA = etree.RelaxNG(_GRAMMAR)
_ASSERTIONS = [
    (rule.get("context"), each.get("test"), " ".join(each.text.split()))
    for rule in _GRAMMAR.iter(f"{_SCHEMATRON}rule")
    for each in rule
]
"""What the appendix asserts beside its grammar: where, which XPath must hold, and in words."""

_JSON_SCHEMA = Draft7Validator(json.loads((STANDARDS / "jsonfeed-1.1.json").read_text("utf-8")))

_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII
)
"""RFC 3339, section 5.6, with the capitals that RFC 4287 wants (section 3.3)."""

_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_TAG = re.compile(
    rf"tag:([A-Za-z0-9._-]+@)?{_LABEL}(\.{_LABEL})*,\d{{4}}(-\d\d(-\d\d)?)?"
    r":([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*",
    re.ASCII,
)
"""RFC 4151, section 2.1."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
"""The shape of RFC 5646."""

_TAGS = frozenset(
    "a blockquote br cite code em h2 h3 h4 h5 h6 hr li ol p pre strong sup table tbody td th thead"
    " tr ul".split()
)
"""What a text may be made of that is read far from its page: words, no widgets."""
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}


def atom(text: str) -> Iterator[str]:
    """What in the Atom feed *text* breaks RFC 4287."""
    root = etree.fromstring(text.encode())
    if not _SCHEMA.validate(root):
        yield from (f"appendix B: {error.message}" for error in _SCHEMA.error_log)
        return
    for context, test, words in _ASSERTIONS:
        if not all(node.xpath(test, namespaces=_ATOM) for node in _all(root, f"//{context}")):
            yield f"appendix B: {words}"
    entries = _all(root, "/atom:feed/atom:entry")
    ids = _all(root, "//atom:id/text()")
    yield from _repeated(ids, "4.2.6: id")
    yield from (f"4.2.6: no id is made as RFC 4151 says: {each}" for each in _no_tags(ids))
    yield from _no_instants(_all(root, "//atom:updated/text() | //atom:published/text()"))
    yield from _not_whole(_all(root, "//@href | //@scheme"))
    for element in (root, *entries):
        yield from _of_element(element)
    if _all(root, "/atom:feed/atom:link[@rel='self']/@type") != ["application/atom+xml"]:
        yield "4.1.1: a feed names its own address"
    if max(_all(root, "//atom:updated/text()")) != root.findtext("atom:updated", "", _ATOM):
        yield "4.2.15: a feed is as new as its newest entry"


def _of_element(element: Any) -> Iterator[str]:
    """What a feed and an entry alike must have."""
    links = _all(element, "atom:link[@rel='alternate']")
    yield from _repeated(
        [(link.get("type"), link.get("hreflang")) for link in links], "4.1: alternate of one type"
    )
    for name in ("title", "subtitle", "author/atom:name", "summary", "content"):
        for found in _all(element, f"atom:{name}"):
            if not (found.text or "").strip():
                yield f"4.1.1.1: nothing stands in {name}"
    if element.tag.endswith("entry") and not _all(element, "atom:summary | atom:content"):
        yield "4.1.1.1: an entry says nothing"
    published, updated = (
        element.findtext(f"atom:{each}", "", _ATOM) for each in ("published", "updated")
    )
    if published > updated:
        yield f"4.2.9: published after it was updated: {published}"


def _all(element: Any, path: str) -> list[Any]:
    found: list[Any] = element.xpath(path, namespaces=_ATOM)
    return found


def json_feed(text: str) -> Iterator[str]:
    """What in the JSON Feed *text* breaks version 1.1."""
    feed = json.loads(text)
    if not _JSON_SCHEMA.is_valid(feed):
        yield from (f"schema: {each.json_path}" for each in _JSON_SCHEMA.iter_errors(feed))
        return
    items = feed["items"]
    if feed["version"] != "https://jsonfeed.org/version/1.1":
        yield "version: not 1.1"
    if any("author" in each for each in (feed, *items)):
        yield "author: gone since 1.1"
    yield from (f"{key}: missing" for key in ("home_page_url", "feed_url") if key not in feed)
    yield from _not_whole(
        [each[key] for each in (feed, *items) for key in each if key.endswith("url")]
    )
    ids = [item["id"] for item in items]
    yield from _repeated(ids, "id")
    yield from (f"id: not made as RFC 4151 says: {each}" for each in _no_tags(ids))
    yield from _no_instants(
        [item[key] for item in items for key in ("date_published", "date_modified") if key in item]
    )
    for each in (feed, *items):
        if not _LANGUAGE.fullmatch(each["language"]):
            yield f"language: not of RFC 5646: {each['language']}"
    for item in items:
        if len(item.keys() & {"content_html", "content_text"}) != 1:
            yield f"content: not in one form: {item['id']}"
        if not all(item.values()):
            yield f"item: an empty value: {item['id']}"


def _repeated(values: Iterable[Any], what: str) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{what} stands there {count} times: {value}"


def _no_tags(ids: Iterable[str]) -> list[str]:
    return [each for each in ids if not _TAG.fullmatch(each)]


def _no_instants(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        try:
            is_instant = bool(_INSTANT.fullmatch(value) and datetime.fromisoformat(value))
        except ValueError:
            is_instant = False
        if not is_instant:
            yield f"RFC 3339: no moment: {value}"


def _not_whole(addresses: Iterable[str]) -> Iterator[str]:
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", address):
            yield f"not a whole address: {address}"


def html(text: str) -> Iterator[str]:
    """What in *text* is no HTML, or more than words far from their page can use."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    fragment = parser.parseFragment(text)
    yield from (f"HTML: {error}" for _, error, _ in parser.errors)
    for element in islice(fragment.iter(), 1, None):
        if element.tag not in _TAGS:
            yield f"tag: {element.tag}"
        if extra := set(element.keys()) - _ATTRIBUTES.get(element.tag, set()):
            yield f"attributes of {element.tag}: {extra}"
        if element.tag == "a":
            yield from _not_whole([element.get("href", "")])
