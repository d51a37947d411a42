"""A page: the Markdown somebody wrote for it, and the data it is dressed with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from ..digest import digest
from .digests import Digests
from .ref import Ref

Kind = Literal[
    "briefing",
    "term",
    "axis",
    "listing",
    "choice",
    "explore",
    "timeline",
    "map",
    "form",
    "tombstone",
    "changes",
]
"""Which template dresses it."""

Data = Mapping[str, Any]
Ground = Callable[[Digests], Any]
"""What a page's data are made of: values that change whenever the data do, and cost less."""


@dataclass(frozen=True)
class Page:
    """One address of the site. There are very many, so all that costs time is left for later."""

    url: str
    kind: Kind
    title: str
    description: str
    """One or two sentences for search engines and link previews."""
    make: Callable[[], Data]
    """Makes its data; fit to be sent to another process, together with the archive."""
    ground: Ground | None = None
    """What the data rest on; without it, whoever asks must look at the data themselves."""
    briefing: str = ""
    """The id of the briefing that it is the page of, or of one that had to go."""
    read: Callable[[], str] = str
    """Reads its Markdown; fit to be sent to another process too."""
    words: str = ""
    """The digest of that Markdown; nothing where it stands in the file of a briefing."""
    mentions: tuple[str, ...] = ()
    """The names of files in its Markdown."""
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

    @property
    def has_prose(self) -> bool:
        """Whether somebody may have written something for it."""
        return bool(self.words) or self.kind == "briefing"

    @cached_property
    def markdown(self) -> str:
        """Prose that a contributor wrote: not to be trusted before it is rendered safely."""
        return self.read()

    @cached_property
    def data(self) -> Data:
        """All that its template gets, and keeps for whoever asks again."""
        return self.make()

    @property
    def structured(self) -> Mapping[str, Any]:
        """Linked data about it (JSON-LD, schema.org)."""
        found: Mapping[str, Any] = self.data.get("structured", {})
        return found

    def key(self, digests: Digests) -> str:
        """The digest of all that goes into it: as long as it stays the same, so does the page.

        What the page of a briefing says of its own is left out: its file tells that.
        """
        envelope = (
            *(self.url, self.kind, self.title, self.description, self.briefing, self.source),
            *(self.is_indexed, self.is_searched, self.is_wide, self.feed, self.updated),
            self.words,
        )
        ways = digests.targets.reached(self.mentions)
        ground = self.ground(digests) if self.ground else self.data
        return digest((digests.everywhere, envelope, ways, ground))
