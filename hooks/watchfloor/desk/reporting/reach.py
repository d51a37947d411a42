"""How far a change reaches: the pages and feeds of the site that will be other than they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ... import urls
from ...archive import Archive
from ...publishing import Digests, by_file, pages
from ...publishing.feeds import outlines
from .review import Review
from .words import code, shown

_MOST = 12
"""Addresses named of each sort."""

_WHAT = ("new", "gone", "changed")

_NAMES = {
    "briefing": "pages of briefings",
    "term": "pages of terms",
    "axis": "indexes",
    "listing": "pages of all briefings",
    "changes": "pages of changes",
    "choice": "choices between names",
    "explore": "pages to explore",
    "timeline": "timelines",
    "map": "maps",
    "tombstone": "tombstones",
}
"""What each kind of page is called here."""


Fed = tuple[str, tuple[str, ...]]
"""What a feed says of itself, as a digest, and whose entries stand in it."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a site shows, in as many words as tell whether it is the same."""

    kinds: Mapping[str, str]
    """The kind of each page, by its address."""
    keys: Mapping[str, str]
    """The digest of all that goes into each page, but for a briefing's own words."""
    feeds: Mapping[str, Fed]
    """By the address of its list, what stands in a feed."""

    @classmethod
    def of(cls, archive: Archive) -> Site:
        """The site of *archive*."""
        made = list(pages(archive))
        digests = Digests(archive, by_file(made), "")
        return cls(
            {page.url: page.kind for page in made},
            {page.url: page.key(digests) for page in made},
            {each.ref.url: (each.key(digests), each.entries) for each in outlines(archive)},
        )


def reach(review: Review) -> Iterator[str]:
    """The pages and feeds that will be new, other or gone, a line for each kind."""
    was, now = Site.of(review.was.archive), Site.of(review.now.archive)
    touched = {file.id for file in review.briefings}
    own = {urls.briefing(identity) for identity in touched}
    kinds = {**was.kinds, **now.kinds}
    turned = _turned(was.keys, now.keys, own)
    for kind, name in _NAMES.items():
        of_kind = {address: what for address, what in turned.items() if kinds[address] == kind}
        if of_kind:
            yield _told(of_kind, name)
    fed = {address for address, (_, names) in now.feeds.items() if touched.intersection(names)}
    if feeds := _turned(was.feeds, now.feeds, fed):
        yield _told(feeds, "lists with feeds, in Atom and JSON")


def _turned(was: Mapping[str, Any], now: Mapping[str, Any], touched: set[str]) -> dict[str, str]:
    """What becomes of each address that is not as it was; *touched* are so whatever they show."""
    found = {}
    for address in sorted({*was, *now}):
        if address not in was:
            found[address] = "new"
        elif address not in now:
            found[address] = "gone"
        elif was[address] != now[address] or address in touched:
            found[address] = "changed"
    return found


def _told(turned: Mapping[str, str], name: str) -> str:
    """How many of what *name* says are new, changed and gone, and the first of them."""
    numbers = Counter(turned.values())
    counts = ", ".join(f"{numbers[what]} {what}" for what in _WHAT if numbers[what])
    ordered = sorted(turned, key=lambda address: (_WHAT.index(turned[address]), address))
    return f"{name}: {counts} ({shown(list(map(code, ordered)), _MOST)})"
