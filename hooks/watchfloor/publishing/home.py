"""What the home page adds to its owner's words: the newest briefings, and the ways in."""

from __future__ import annotations

from typing import Any

from .. import urls
from ..archive import Archive
from .ref import Ref
from .terms import counted

NEWEST = 10
MOST_USED = 8


def home(archive: Archive) -> dict[str, Any]:
    """The data that the home page's template dresses."""
    return {
        "newest": archive.briefings[:NEWEST],
        "total": len(archive.briefings),
        "everything": Ref("All briefings", urls.BRIEFINGS),
        "axes": ways_in(archive),
    }


def ways_in(archive: Archive) -> list[tuple[Ref, list[Ref]]]:
    """Each axis with its most used terms."""
    return [
        (Ref(axis.label, urls.axis(axis.key), str(len(shown))), _most_used(axis.key, archive))
        for axis in archive.settings.axes
        if (shown := archive.shown(axis.key))
    ]


def _most_used(axis: str, archive: Archive) -> list[Ref]:
    """The terms that most briefings name, not counting what is rolled up."""
    used = [term for term in archive.shown(axis) if archive.named(axis, term.id)]
    used.sort(key=lambda term: (-archive.named(axis, term.id), term.name.casefold()))
    return [counted(term, archive) for term in used[:MOST_USED]]
