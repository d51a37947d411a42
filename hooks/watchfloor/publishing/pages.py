"""Every page of the site that is made from the archive."""

from __future__ import annotations

from collections.abc import Iterator

from .. import urls
from ..archive import Archive
from . import axes, briefings, choices, explore, terms
from .feeds import everything
from .listings import listings
from .page import Page


def pages(archive: Archive) -> Iterator[Page]:
    """Each page once; the home page is its owner's and not among them."""
    for briefing in archive.briefings:
        yield briefings.page(briefing, archive)
    for identity, stone in archive.tombstones.items():
        yield briefings.tombstone(identity, stone, archive)
    for axis in archive.settings.vocabularies:
        yield from axes.pages(axis, archive)
        for term in archive.shown(axis.key):
            yield from terms.pages(term, axis, archive)
        yield from choices.pages(axis, archive)
    yield from _everything(archive)
    yield explore.page(archive)


def _everything(archive: Archive) -> Iterator[Page]:
    for listing in listings(urls.BRIEFINGS, archive.briefings, archive):
        suffix = "" if listing.is_newest else f", page {listing.number}"
        name = archive.settings.name
        yield Page(
            url=listing.url,
            kind="listing",
            title="Briefings" + suffix,
            description=f"All {listing.total} briefings of {name}, newest first."
            if listing.is_newest
            else f"Briefings of {name}{suffix}.",
            data={"listing": listing},
            is_indexed=listing.is_newest,
            is_searched=False,
            feed=everything(archive),
        )
