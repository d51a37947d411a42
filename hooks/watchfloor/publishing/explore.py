"""The explore page: every briefing, chosen by words and facets in the browser."""

from __future__ import annotations

from .. import urls
from ..archive import Archive
from .home import ways_in
from .page import Page


def page(archive: Archive) -> Page:
    """The page itself; without scripts it still leads to every group page."""
    name = archive.settings.name
    return Page(
        url=urls.EXPLORE,
        kind="explore",
        title="Explore",
        description=f"Choose among the briefings of {name} by words, terms, confidence and date.",
        data={"axes": ways_in(archive), "total": len(archive.briefings)},
        is_searched=False,
        is_wide=True,
    )
