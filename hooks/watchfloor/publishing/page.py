"""A page: the Markdown somebody wrote for it, and the data it is dressed with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Kind = Literal["briefing", "term", "axis", "listing", "choice", "explore", "tombstone"]
"""Which template dresses it."""


@dataclass(frozen=True)
class Page:
    """One address of the site."""

    url: str
    kind: Kind
    title: str
    description: str
    """One or two sentences for search engines and link previews."""
    data: Mapping[str, Any]
    markdown: str = ""
    """Prose that a contributor wrote: not to be trusted before it is rendered safely."""
    source: str = ""
    """The file it is made from, from the repository's root; empty where it is made from many."""
    is_indexed: bool = True
    """Whether search engines should keep it."""
    is_searched: bool = True
    """Whether the site's own search should find it: lists only repeat what briefings say."""
    is_wide: bool = False
    """Whether it needs the whole width, without a table of contents."""
    feed: Ref | None = None
    """The list it is a page of, if it has feeds: what they are called, and its address."""
    updated: date | None = None
    """When somebody last changed what it says, where that can be told."""
    structured: Mapping[str, Any] = field(default_factory=dict)
    """Linked data about it (JSON-LD, schema.org)."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A link within the site."""

    name: str
    url: str
    note: str = ""
    """What stands behind the name: a count, a date, a kind."""
