"""The archive as one value of JSON, so that nothing a contributor wrote is lost in an export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ... import urls
from ...archive import Archive
from ...briefing import Briefing
from ...values import Value
from ...vocabulary import Term


def whole(archive: Archive) -> dict[str, Any]:
    """Every briefing, term and tombstone: its id, its file, its address, all it says."""
    return {
        "settings": _said(archive.settings),
        "briefings": [_briefing(archive.whole[each.id]) for each in archive.briefings],
        "terms": [_term(term) for term in _shown(archive)],
        "tombstones": [
            {"id": identity, "url": urls.briefing(identity), "front_matter": _said(stone)}
            for identity, stone in archive.tombstones.items()
        ],
    }


def _said(value: Value) -> dict[str, Any]:
    """*value* as whoever wrote it said it: no key that they left out, the ``x_`` keys included."""
    said = value.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    extras: dict[str, Any] = said.pop("x_", {})
    return said | extras


def _briefing(briefing: Briefing) -> dict[str, Any]:
    return {
        "id": briefing.id,
        "path": briefing.path,
        "url": urls.briefing(briefing.id),
        "front_matter": _said(briefing.matter),
        "body": briefing.body.markdown.strip("\n"),
    }


def _shown(archive: Archive) -> Iterator[Term]:
    for axis in archive.settings.vocabularies:
        yield from archive.shown(axis.key)


def _term(term: Term) -> dict[str, Any]:
    """A term; the world's regions and tags without a page have no front matter, but names."""
    return {
        "axis": term.axis,
        "id": term.id,
        "path": term.path,
        "url": urls.term(term.axis, term.id),
        "name": term.name,
        "aliases": list(term.aliases),
        "parents": list(term.parents),
        "iso": term.iso,
        "front_matter": _said(term.matter) if term.matter else {},
        "body": term.body.markdown.strip("\n") if term.body else "",
    }
