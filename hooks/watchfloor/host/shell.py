"""A page of the theme in pieces, between which stands all that differs from page to page.

Values only: a shell is made once, where the theme is, and filled by workers that never saw it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..publishing import Page
from .composing import Composed

Heading = Mapping[str, Any]
"""A line of a table of contents, as MkDocs wants it: level, id, name, children."""


def encoded(text: str) -> bytes:
    """*text* as a file holds it, encoded as MkDocs would."""
    return text.encode("utf-8", "xmlcharrefreplace")


@dataclass(frozen=True)
class Pieces:
    """A text with places in it."""

    texts: tuple[str, ...]
    places: tuple[str, ...]
    """What stands behind each text but the last."""

    @classmethod
    def between(cls, text: str, marks: Mapping[str, str]) -> Pieces:
        """*text* without the *marks* in it, each of which is a place."""
        ways = "|".join(f"(?P<{name}>{re.escape(mark)})" for name, mark in marks.items())
        texts, places, done = [], [], 0
        for found in re.finditer(ways, text):
            texts.append(text[done : found.start()])
            places.append(str(found.lastgroup))
            done = found.end()
        return cls((*texts, text[done:]), tuple(places))

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with *values* in their places."""
        parts = list(self._parts)
        parts[1::2] = [values[place] for place in self.places]
        return "".join(parts)

    def encode(self, values: Mapping[str, str]) -> bytes:
        """What :meth:`fill` makes, as a file holds it."""
        parts = list(self._encoded)
        parts[1::2] = [encoded(values[place]) for place in self.places]
        return b"".join(parts)

    @cached_property
    def _parts(self) -> tuple[str, ...]:
        """The texts, with room for what stands between them."""
        return tuple(part for text in self.texts for part in (text, ""))[:-1]

    @cached_property
    def _encoded(self) -> tuple[bytes, ...]:
        """The parts as a file holds them, once for all pages."""
        return tuple(map(encoded, self._parts))


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents in the theme's dress."""

    line: Pieces
    """A heading without others below it: ``url`` and ``name``."""
    branch: Pieces
    """A heading with others below it: ``below`` too."""
    between: str
    """What stands between two headings."""
    between_below: str
    """What stands between two headings below one."""

    def fill(self, headings: Iterable[Heading]) -> str:
        """The lines for *headings*."""
        return self.between.join(map(self._line, headings))

    def _line(self, heading: Heading) -> str:
        values = {"url": f"#{heading['id']}", "name": heading["name"]}
        below = heading["children"]
        if not below:
            return self.line.fill(values)
        return self.branch.fill(values | {"below": self.between_below.join(map(self._line, below))})


@dataclass(frozen=True, slots=True)
class Shell:
    """The page of one kind of pages."""

    page: Pieces
    contents: Contents | None
    """Nothing where the theme shows no table of contents."""

    def fill(self, composed: Composed, around: Mapping[str, str]) -> str:
        """The whole page; *around* is what else the theme shows of it."""
        return self.page.fill(self._values(composed, around))

    def encode(self, composed: Composed, around: Mapping[str, str]) -> bytes:
        """What :meth:`fill` makes, as a file holds it; a shell is encoded once for all pages."""
        return self.page.encode(self._values(composed, around))

    def _values(self, composed: Composed, around: Mapping[str, str]) -> dict[str, str]:
        headings = composed.headings
        return {
            **around,
            "content": composed.html,
            "skip": f"#{headings[0]['id']}" if headings else "",
            "items": self.contents.fill(headings) if self.contents else "",
        }


def kind(page: Page, composed: Composed, shared: frozenset[str]) -> Hashable:
    """All of a page that the theme and our templates decide something by."""
    return (
        *envelope(page, shared),
        bool(composed.headings),
        "<h1" in composed.html,
    )


def envelope(page: Page, shared: frozenset[str]) -> tuple[Hashable, ...]:
    """What of a page's kind is known before it is composed.

    The theme leaves out of a link what two addresses share. *shared* are the beginnings of those in
    the navigation, to which every page links.
    """
    near = page.url
    while near and near not in shared:
        near = near[: near.rstrip("/").rfind("/") + 1]
    return (
        page.url.count("/"),
        near,
        page.kind,
        page.is_indexed,
        page.is_searched,
        page.is_wide,
        bool(page.source),
        bool(page.description),
    )


def shared_beginnings(navigation: Iterable[str]) -> frozenset[str]:
    """The beginnings of the addresses in the *navigation*, up to each slash."""
    return frozenset(
        url[: at + 1] for url in navigation for at, sign in enumerate(url) if sign == "/"
    )
