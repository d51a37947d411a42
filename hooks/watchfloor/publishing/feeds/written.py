"""Feeds as files: an outline, and the texts of its entries."""

from __future__ import annotations

from collections.abc import Iterator

from ... import urls
from ...archive import Archive
from ...settings import Settings
from . import atom, jsonfeed
from .entries import Feed
from .outlines import Outline, outlines
from .texts import Dress, Texts


def feeds(archive: Archive, site_url: str, dress: Dress) -> Iterator[tuple[str, str]]:
    """Every feed by its address."""
    texts = Texts(archive, site_url, dress)
    for outline in outlines(archive):
        yield from written(outline, archive.settings, site_url, texts)


def written(
    outline: Outline, settings: Settings, site_url: str, texts: Texts
) -> Iterator[tuple[str, str]]:
    """The feeds of *outline* by their addresses."""
    feed = _feed(outline, settings, site_url)
    entries = [texts.of(each, is_full=outline.is_full) for each in outline.entries]
    yield urls.atom(outline.ref.url), atom.written(feed, (each.atom for each in entries))
    yield urls.json_feed(outline.ref.url), jsonfeed.written(feed, (each.json for each in entries))


def _feed(outline: Outline, settings: Settings, site_url: str) -> Feed:
    address = outline.ref.url
    return Feed(
        id=settings.tag(f"feed/{address.rstrip('/')}"),
        title=outline.ref.name,
        subtitle=outline.subtitle,
        url=urls.absolute(address, site_url),
        atom=urls.absolute(urls.atom(address), site_url),
        json=urls.absolute(urls.json_feed(address), site_url),
        language=settings.language,
        author=settings.name,
        updated=outline.updated,
    )
