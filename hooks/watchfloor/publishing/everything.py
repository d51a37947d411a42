"""The list of every briefing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from .. import urls
from ..archive import Archive
from .digests import Digests
from .feeds import everything
from .listings import Listing, listings
from .page import Data, Page


def pages(archive: Archive) -> Iterator[Page]:
    """The pages of the list, the newest first."""
    name = archive.settings.name
    for listing in listings(urls.BRIEFINGS, archive.briefings, archive):
        suffix = "" if listing.is_newest else f", page {listing.number}"
        yield Page(
            url=listing.url,
            kind="listing",
            title="Briefings" + suffix,
            description=f"All {listing.total} briefings of {name}, newest first."
            if listing.is_newest
            else f"Briefings of {name}{suffix}.",
            make=partial(_data, listing),
            ground=partial(_ground, listing),
            is_indexed=listing.is_newest,
            is_searched=False,
            feed=everything(archive.settings),
        )


def _data(listing: Listing) -> Data:
    return {"listing": listing}


def _ground(listing: Listing, digests: Digests) -> Any:
    return listing.told(digests.card)
