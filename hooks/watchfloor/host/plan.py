"""What is to be published and what each of it is made of, told before any of it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .. import urls
from ..digest import digest
from ..publishing import Page
from .pages import src_uri


@dataclass(frozen=True, slots=True)
class Planned:
    """A page, as far as others need to know it."""

    url: str
    src_uri: str
    """What MkDocs knows it by."""
    source: str
    """Its file, from the repository's root; empty where it is made from many."""
    briefing: str
    """The id of the briefing that it is the page of."""
    lastmod: str
    is_indexed: bool
    key: str
    """The digest of all that goes into it."""

    def told(self, files: Mapping[str, str]) -> Planned:
        """The same page where the *files* of briefings, by their paths, have these digests."""
        is_of_briefing = self.briefing and self.source in files
        return replace(self, key=f"{self.key} {files[self.source]}") if is_of_briefing else self

    @property
    def path(self) -> str:
        """Its file, from the site's root."""
        return f"{self.url}index.html"

    @classmethod
    def of(cls, page: Page, key: str) -> Planned:
        """The plan of *page*."""
        lastmod = page.updated.isoformat() if page.updated else ""
        return cls(
            page.url, src_uri(page), page.source, page.briefing, lastmod, page.is_indexed, key
        )


@dataclass(frozen=True, slots=True)
class PlannedFeed:
    """The feeds of a list."""

    url: str
    """Of the list."""
    entries: tuple[str, ...]
    """The ids of the briefings in them."""
    key: str

    def told(self, keys: Mapping[str, str]) -> PlannedFeed:
        """The same feeds where the pages of their entries, by the ids of briefings, have *keys*.

        An entry says nothing that the page of its briefing does not.
        """
        return replace(self, key=digest((self.key, [keys[each] for each in self.entries])))

    @property
    def paths(self) -> tuple[str, str]:
        """Their files, from the site's root."""
        return urls.atom(self.url), urls.json_feed(self.url)


@dataclass(frozen=True, slots=True)
class Plan:
    """All pages and feeds of a site."""

    pages: tuple[Planned, ...]
    feeds: tuple[PlannedFeed, ...]

    def told(self, files: Mapping[str, str]) -> Plan:
        """The same plan where the *files* of briefings, by their paths, have these digests."""
        pages = tuple(page.told(files) for page in self.pages)
        keys = {page.briefing: page.key for page in pages if page.briefing}
        return Plan(pages, tuple(feed.told(keys) for feed in self.feeds))
