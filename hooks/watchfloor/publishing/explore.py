"""The explore page: every briefing, chosen by words and facets in the browser."""

from __future__ import annotations

from functools import partial

from .. import urls
from ..archive import Archive
from ..settings import Axis
from .home import ways_in
from .page import Data, Page


def page(archive: Archive) -> Page:
    """The page itself; without scripts it still leads to every group page."""
    name = archive.settings.name
    return Page(
        url=urls.EXPLORE,
        kind="explore",
        title="Explore",
        description=f"Choose among the briefings of {name} by words, terms, confidence and date.",
        make=partial(_data, archive),
        is_searched=False,
        is_wide=True,
    )


def _data(archive: Archive) -> Data:
    return {
        "axes": ways_in(archive),
        "operators": [_operator(axis) for axis in archive.settings.axes],
        "total": len(archive.briefings),
    }


def _operator(axis: Axis) -> str:
    """The word by which a searcher chooses on *axis*; ``operators.js`` makes the same."""
    return "-".join(axis.singular.lower().split())
