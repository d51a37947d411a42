"""Feeds: what is new and what was changed, for everything and for each term."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from .. import urls
from ..archive import Archive
from ..briefing import Briefing
from ..settings import Axis
from ..vocabulary import Term
from . import atom, jsonfeed
from .entries import Entry, Feed, entry, removal
from .page import Page, Ref

SIZE = 20
"""Entries a feed: the newest by the day of publication or of the last change."""

FULL = frozenset({"actors", "regions", "themes"})
"""Axes whose feeds carry full texts, as everything's does."""

Dress = Callable[[Briefing], str]
"""A briefing's full text as HTML whose links are whole."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A feed that a page offers to programs."""

    title: str
    url: str
    type: str
    """Its media type."""


@dataclass(frozen=True, slots=True)
class _Followed:
    """A list with feeds beside it."""

    ref: Ref
    subtitle: str
    newest: tuple[Briefing, ...]
    is_full: bool


def feeds(archive: Archive, site_url: str, dress: Dress) -> Iterator[tuple[str, str]]:
    """Every feed by its address."""
    lists = list(_lists(archive))
    entries = _entries(lists, archive, site_url, dress)
    for each in lists:
        shown = [entries[briefing.id] for briefing in each.newest]
        if each.ref.url == urls.BRIEFINGS:
            shown = _with_removals(shown, archive, site_url)
        feed = _feed(each, tuple(shown), archive, site_url)
        yield urls.atom(each.ref.url), atom.written(feed)
        yield urls.json_feed(each.ref.url), jsonfeed.written(feed)


def in_full(archive: Archive) -> frozenset[str]:
    """The ids of the briefings whose full text a feed carries."""
    return _in_full(_lists(archive))


def everything(archive: Archive) -> Ref:
    """What the feeds of every briefing are called, and the address of their list."""
    return Ref(archive.settings.name, urls.BRIEFINGS)


def on(term: Term, archive: Archive) -> Ref:
    """What the feeds of *term* are called, and the address of its page."""
    return Ref(f"{term.name} – {archive.settings.name}", urls.term(term.axis, term.id))


def alternates(page: Page | None, archive: Archive) -> tuple[Alternate, ...]:
    """The feeds that *page*, or one by the site's owner, offers: its own, then everything's."""
    whole = everything(archive)
    own = (page and page.feed) or whole
    return tuple(
        offered
        for followed in dict.fromkeys((own, whole))
        for offered in (
            Alternate(f"{followed.name} (Atom)", urls.atom(followed.url), atom.TYPE),
            Alternate(f"{followed.name} (JSON Feed)", urls.json_feed(followed.url), jsonfeed.TYPE),
        )
    )


def _lists(archive: Archive) -> Iterator[_Followed]:
    by_day = sorted(archive.briefings, key=_newness, reverse=True)
    whole = everything(archive)
    subtitle = f"Every briefing of {whole.name} as it is published, corrected or withdrawn."
    yield _Followed(whole, subtitle, tuple(by_day[:SIZE]), is_full=True)
    places = {briefing.id: place for place, briefing in enumerate(by_day)}
    for axis in archive.settings.vocabularies:
        for term in archive.shown(axis.key):
            yield _of_term(term, axis, archive, places)


def _newness(briefing: Briefing) -> tuple[date, tuple[date, date, str]]:
    """What feeds sort by, the newest last: no two briefings are equal in it."""
    return briefing.updated, briefing.order


def _of_term(term: Term, axis: Axis, archive: Archive, places: Mapping[str, int]) -> _Followed:
    under = archive.under(axis.key, term.id)
    return _Followed(
        ref=on(term, archive),
        subtitle=term.summary or f"Briefings on {term.name}.",
        newest=tuple(nsmallest(SIZE, under, key=lambda briefing: places[briefing.id])),
        is_full=axis.key in FULL,
    )


def _entries(
    lists: list[_Followed], archive: Archive, site_url: str, dress: Dress
) -> dict[str, Entry]:
    """An entry for each briefing of *lists*, made once, by its id."""
    full = _in_full(lists)
    named = {briefing.id: briefing for each in lists for briefing in each.newest}
    return {
        key: entry(each, archive, site_url, dress(each) if key in full else "")
        for key, each in named.items()
    }


def _in_full(lists: Iterable[_Followed]) -> frozenset[str]:
    return frozenset(briefing.id for each in lists if each.is_full for briefing in each.newest)


def _with_removals(shown: list[Entry], archive: Archive, site_url: str) -> list[Entry]:
    """*shown* and what had to go, which stands first on its day: it is what must be seen."""
    stones = sorted(archive.tombstones.items())
    gone = [removal(name, stone, archive, site_url) for name, stone in stones]
    return sorted([*gone, *shown], key=lambda each: each.updated, reverse=True)[:SIZE]


def _feed(each: _Followed, entries: tuple[Entry, ...], archive: Archive, site_url: str) -> Feed:
    settings = archive.settings
    address = each.ref.url
    return Feed(
        id=settings.tag(f"feed/{address.rstrip('/')}"),
        title=each.ref.name,
        subtitle=each.subtitle,
        url=urls.absolute(address, site_url),
        atom=urls.absolute(urls.atom(address), site_url),
        json=urls.absolute(urls.json_feed(address), site_url),
        language=settings.language,
        author=settings.name,
        # an empty feed has been as it is ever since there was an archive
        updated=entries[0].updated if entries else settings.authority_date,
        entries=entries,
        is_full=each.is_full,
    )
