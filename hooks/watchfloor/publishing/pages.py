"""Every page of the site that is made from the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..archive import Archive
from . import (
    axes,
    briefings,
    changes,
    choices,
    everything,
    explore,
    form,
    terms,
    timeline,
    world_map,
)
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
    yield from everything.pages(archive)
    yield from changes.pages(archive)
    yield explore.page(archive)
    yield timeline.page(archive)
    yield world_map.page(archive)
    yield form.page(archive)


def by_file(pages: Iterable[Page]) -> dict[str, str]:
    """The addresses of *pages* by the file each is made from, the newest of several pages."""
    return {page.source: page.url for page in reversed(list(pages)) if page.source}
