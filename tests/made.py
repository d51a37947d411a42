"""Briefings and archives of what a test names; all else about them is right and unremarkable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import takewhile
from typing import Any

from watchfloor.archive import Archive
from watchfloor.briefing import Briefing, BriefingMatter, Tombstone, UpdateMatter
from watchfloor.document import Body
from watchfloor.settings import Settings
from watchfloor.vocabulary import Term, Vocabulary


def event_date(identity: str) -> str:
    """The date that the id of a briefing begins with."""
    return "-".join(takewhile(str.isdigit, identity.split("-")))


def briefing(identity: str, *, body: str = "", **keys: Any) -> Briefing:
    """A full briefing; *keys* of its front matter, and the axes' keys among them."""
    axes = {axis: tuple(keys.pop(axis)) for axis in AXES if axis in keys}
    whole = {**common(identity, keys.pop("publishers", ["reuters"])), **FULL, **keys}
    matter = BriefingMatter.model_validate(whole)
    return Briefing(identity, _path(identity), matter, Body(body, 0), axes)


def update(identity: str, updates: str, **keys: Any) -> Briefing:
    """The short form."""
    whole = {
        **common(identity, keys.pop("publishers", ["reuters"])),
        "kind": "update",
        "updates": updates,
        **keys,
    }
    return Briefing(identity, _path(identity), UpdateMatter.model_validate(whole), Body("", 0), {})


AXES = ("actors", "regions", "themes", "tags", "minerals")

FULL: dict[str, Any] = {
    "summary": "What happened, in one sentence.",
    "interests": "none",
    "judgements": [
        {"id": "one", "statement": "It matters.", "confidence": "low", "because": "One report."}
    ],
}


def _path(identity: str) -> str:
    return f"briefings/{identity[:4]}/{identity}.md"


def common(identity: str, publishers: Iterable[str] = ("reuters",)) -> dict[str, Any]:
    return {
        "title": f"About {identity}",
        "event_date": event_date(identity),
        "as_of": "2026-01-31",
        "published": "2026-02-01",
        "authors": ["desk"],
        "sources": [
            {
                "id": f"source-{number}" if number else "source",
                "title": "A page",
                "publisher": publisher,
                "url": "https://example.org/page",
                "reliability": "B",
            }
            for number, publisher in enumerate(publishers)
        ],
    }


SETTINGS = Settings.model_validate(
    {
        "name": "Cobalt",
        "authority": "cobalt.example",
        "authority_date": "2025-01-01",
        "repository": "https://git.example/cobalt",
    }
)


def archive(
    terms: Iterable[Term],
    *briefings: Briefing,
    tombstones: Mapping[str, Tombstone] | None = None,
) -> Archive:
    """An archive of *briefings* with *terms* and no others."""
    today = date(2026, 11, 27)
    return Archive.of(SETTINGS, Vocabulary(terms), list(briefings), tombstones or {}, today)
