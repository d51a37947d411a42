"""What a page says to somebody who searches, read by the HTML standard: a judge of our reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

INLINE = frozenset(
    "a abbr b bdi cite code del dfn em i ins kbd mark q s small strong sub sup time u var".split()
)
"""What browsers show within a line; a span is not among them, since chips are spans."""
UNSEEN = frozenset("script style template noscript svg math select textarea".split())
SIGNS = frozenset("headerlink footnote-ref footnote-backref md-content__button".split())
WORD = re.compile(r"[^\W_]+")
Seen = tuple[str, str]
"""The heading and the text of a page, each with single blanks."""


def seen(html: str) -> Seen | None:
    """What is searched of the page *html*; None if nothing is."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    body = next((each for each in tree.iter() if "data-pagefind-body" in each.attrib), None)
    if body is None:
        return None
    heading = next(body.iter("h1"), None)
    title = "" if heading is None else "".join(_told(heading, None))
    return " ".join(title.split()), " ".join("".join(_told(body, heading)).split())


def words(html: str) -> frozenset[str]:
    """All words of a page in ASCII, small."""
    return frozenset(WORD.findall(" ".join(seen(html) or ()).lower()))


def _is_left_out(element: Element) -> bool:
    if not isinstance(element.tag, str):  # a comment
        return True
    is_sign = bool(SIGNS.intersection(element.get("class", "").split()))
    return is_sign or element.tag in UNSEEN or "data-pagefind-ignore" in element.attrib


def _told(element: Element, but: Element | None) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        edge = "" if inner.tag in INLINE or inner.tag == "wbr" else " "
        if not isinstance(inner.tag, str):
            edge = ""
        yield edge
        if inner is not but and not _is_left_out(inner):
            yield from _told(inner, but)
        yield edge
        yield inner.tail or ""
