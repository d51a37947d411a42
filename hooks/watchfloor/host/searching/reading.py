"""What a built page says to somebody who searches, taken from its HTML as a browser shows it.

Attributes mark it, named as Pagefind's are: ``data-pagefind-body`` holds what is searched,
``data-pagefind-ignore`` what of it is not, and ``data-pagefind-meta`` names what a result shows of
the page: ``name`` (the element's text) or ``name:value``, several parted by commas. A page without
a body is not searched.

HTML from our own tools and cleaned HTML of contributors close what they open and quote attributes;
so one pass over the tags is enough, and ten times as fast as a parser that knows what browsers
forgive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape

_TAG = r"""<(/?)([a-zA-Z][^\s/<>]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>"""
_PIECE = re.compile(rf"([^<]++)|{_TAG}|<!--.*?(?:-->|\Z)|(<)", re.DOTALL)
"""Text, or a tag as its stroke, name and attributes; or what is no text, or a lone sign.

No part of it is looked for past the next sign ``<`` twice, so broken HTML takes no longer.
"""
_MARKUP = re.compile(
    r"""<(?:([a-zA-Z][^\s/<>]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>|!--.*?(?:-->|\Z))""", re.DOTALL
)
"""A tag that begins an element, or a comment."""
_ATTRIBUTE = re.compile(r"""([^\s="'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
_ENDLESS = re.compile("&#[0-9]{99,}")
"""A character that ``unescape`` refuses to count."""
_BODY = "data-pagefind-body"
_MARKED = re.compile(r"data-pagefind-|class=")

_WITHIN_WORDS = frozenset(
    {*("a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark")}
    | {*("q", "s", "small", "strong", "sub", "sup", "time", "u", "var", "wbr")}
)
"""Elements whose edges part no words."""
_PLAIN = frozenset({"dd", "div", "dl", "dt", "li", "ol", "p", "section", "td", "tr", "ul"})
"""Elements that part words and, without attributes, do nothing else: most are."""
_VOID = frozenset(
    {*("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")}
)
_SILENT = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "select", "textarea"}
)
_RAW = frozenset({"script", "style", "textarea"})
"""Elements in which only their own end is a tag."""
_DRAWN = frozenset({"svg", "math"})
"""Elements that a stroke at the end of their own tag ends."""
_SIGNS = frozenset({"headerlink", "footnote-ref", "footnote-backref", "md-content__button"})
"""Classes of signs within text that are no part of it."""
_TITLE = "title"


@dataclass(frozen=True, slots=True)
class PageText:
    """What of a page is searched, and what a result shows of it."""

    text: str
    meta: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The page's heading."""
        return self.meta.get(_TITLE, "")


@dataclass(slots=True)
class _Part:
    """An element that changes where words go, while it is open."""

    element: str
    goes_to: str | None
    """The name of what its words are; nowhere if None."""
    depth: int = 1


_TEXT = ""


def page_text(html: str) -> PageText | None:
    """What the page *html* says; None where it is not searched."""
    if _BODY not in html:
        return None
    begin = 0
    while begin < len(html):
        for piece in _MARKUP.finditer(html, begin):
            name, attributes = piece.groups()
            if attributes and _BODY in attributes and _BODY in dict(_given(attributes)):
                return _Reader().read(html, piece.start())
            if name and name.lower() in _RAW:
                begin = _end_of(name, html, piece.end())
                break
        else:
            return None
    return None


class _Reader:
    """One way through a page."""

    def __init__(self) -> None:
        self._parts: list[_Part] = []
        self._found: dict[str, list[str]] = {_TEXT: []}

    def read(self, html: str, begin: int) -> PageText:
        """What stands from *begin* on to where the element that begins there ends."""
        while begin < len(html):
            begin = self._go_on(html, begin)
        found = {name: _shown("".join(all_)) for name, all_ in self._found.items()}
        return PageText(found.pop(_TEXT), found)

    def _go_on(self, html: str, begin: int) -> int:
        """Read from *begin* on, as far as tags are tags; where to go on."""
        for piece in _PIECE.finditer(html, begin):
            text, stroke, name, attributes, sign = piece.groups()
            if name in _PLAIN and not attributes and name != self._parts[-1].element:
                self._write(" ")
            elif name:
                small = name.lower()
                self._tag(small, attributes, is_end=bool(stroke))
                if not self._parts:
                    break
                if small in _RAW and not stroke:
                    return _end_of(small, html, piece.end())
                if self._parts[-1].goes_to is None:
                    return _after_silence(self._parts[-1].element, html, piece.end())
            elif text or sign:
                self._write(text or sign)
        return len(html)

    def _write(self, text: str) -> None:
        """Put *text* where the open parts say: what is shown of a line is read in it too."""
        for part in reversed(self._parts):
            if part.goes_to is None:
                return
            self._found[part.goes_to].append(text)
            if part.goes_to in (_TEXT, _TITLE):
                return

    def _tag(self, name: str, attributes: str, *, is_end: bool) -> None:
        if name not in _WITHIN_WORDS:
            self._write(" ")
        if name in _VOID or (name in _DRAWN and attributes.endswith("/")):
            return
        if is_end:
            self._end(name)
            return
        part = self._part(name, attributes)
        if part:
            self._parts.append(part)
        elif self._parts[-1].element == name:
            self._parts[-1].depth += 1

    def _end(self, name: str) -> None:
        last = self._parts[-1]
        if last.element == name:
            last.depth -= 1
            if not last.depth:
                self._parts.pop()

    def _part(self, name: str, attributes: str) -> _Part | None:
        """The part that the element begins, if it is one."""
        given = dict(_given(attributes)) if _MARKED.search(attributes) else {}
        if _BODY in given:
            return _Part(name, _TEXT)
        key = self._meta(given.get("data-pagefind-meta", "")) or (_TITLE if name == "h1" else "")
        if key and key not in self._found:
            self._found[key] = []
            return _Part(name, key)
        is_sign = _SIGNS.intersection(given.get("class", "").split())
        if is_sign or name in _SILENT or "data-pagefind-ignore" in given:
            return _Part(name, None)
        return None

    def _meta(self, named: str) -> str:
        """Take the values that *named* holds; what is left is what the element's text is."""
        whole = ""
        for each in named.split(",") if named else ():
            key, parted, value = each.strip().partition(":")
            if parted:
                self._found.setdefault(key, [value])
            else:
                whole = key
        return whole


def _shown(text: str) -> str:
    """*text* of HTML as it is read, with single blanks."""
    return " ".join(unescape(_ENDLESS.sub("\ufffd", text)).split())


def _after_silence(name: str, html: str, begin: int) -> int:
    """Where something stands from *begin* on that may matter within a silent element *name*."""
    silence = _silence(name).match(html, begin)
    return silence.end() if silence else begin


@cache  # few elements are ever silent
def _silence(name: str) -> re.Pattern[str]:
    """What neither ends a silent element *name*, nor is marked, nor raw, nor a title."""
    telling = "|".join(map(re.escape, (name, "h1", *_RAW)))
    unmarked = r"""(?:[^<>"'d]++|d(?!ata-pagefind-)|"[^"]*+"|'[^']*+')*+"""
    tag = rf"</?+(?!(?:{telling})[\s/<>])[a-z][^\s/<>]*+{unmarked}>"
    return re.compile(rf"(?:[^<]++|{tag}|<!--.*?(?:-->|\Z))*+", re.DOTALL | re.IGNORECASE)


def _end_of(name: str, html: str, begin: int) -> int:
    """Where the tag stands that ends the element *name*, whose content is at *begin*."""
    end = re.compile(rf"</{name}\b", re.IGNORECASE).search(html, begin)
    return end.start() if end else len(html)


def _given(attributes: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(attributes):
        yield match[1].lower(), match[2] or match[3] or match[4] or ""
