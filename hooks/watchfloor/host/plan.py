"""What is to be published and what each of it is made of, told before any of it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .. import urls
from ..publishing import Digests, Page
from ..publishing.feeds import Outline
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
    key: str

    @property
    def paths(self) -> tuple[str, str]:
        """Their files, from the site's root."""
        return urls.atom(self.url), urls.json_feed(self.url)


@dataclass(frozen=True, slots=True)
class Plan:
    """All pages and feeds of a site."""

    pages: tuple[Planned, ...]
    feeds: tuple[PlannedFeed, ...]


def planned_feeds(
    outlines: Iterable[Outline], digests: Digests, pages: tuple[Planned, ...]
) -> Iterator[PlannedFeed]:
    """The plan of each feed; *pages* say what its entries are made of."""
    keys: Mapping[str, str] = {page.briefing: page.key for page in pages if page.briefing}
    for outline in outlines:
        yield PlannedFeed(outline.ref.url, outline.key(digests, keys))
