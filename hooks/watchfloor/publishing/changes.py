"""What happened to the archive day by day: what came, was changed, withdrawn or decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any, Literal, get_args

from .. import urls
from ..archive import Archive
from ..briefing import Abstract
from .dates import DateText, date_text
from .digests import Digests
from .feeds import everything
from .listings import Piece, pieces
from .page import Data, Page
from .ref import Ref

PAGE_SIZE = 50
"""Lines a page; each is short, and a day may have many."""

TellingKind = Literal[
    "removed",
    "withdrawal",
    "correction",
    "superseded",
    "resolved",
    "revised",
    "update",
    "new",
]
"""What has happened to a briefing."""

LABELS: dict[TellingKind, str] = {
    "removed": "Removed",
    "withdrawal": "Withdrawal",
    "correction": "Correction",
    "superseded": "Superseded",
    "resolved": "Forecast decided",
    "revised": "Estimate changed",
    "update": "Update",
    "new": "New",
}

_RANKS = {kind: rank for rank, kind in enumerate(get_args(TellingKind))}
"""On one day what a reader must see stands before what is new."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that has happened to a briefing."""

    day: date
    kind: TellingKind
    title: str
    url: str
    what: str = ""
    why: str = ""
    relation: str = ""
    """How it stands to the briefing in ``other``."""
    other: Ref | None = None

    @property
    def label(self) -> str:
        """What people call it."""
        return LABELS[self.kind]


@dataclass(frozen=True, slots=True)
class Changes:
    """One page of all that has happened, newest first."""

    items: Sequence[Item]
    total: int
    """Of all its pages."""
    piece: Piece
    language: str

    @property
    def days(self) -> Iterator[tuple[DateText, list[Item]]]:
        """Its items by the days they fall on."""
        for day, items in groupby(self.items, key=lambda item: item.day):
            yield date_text(day, self.language), list(items)

    @property
    def is_newest(self) -> bool:
        """Whether this is the page that the list's own address shows."""
        return self.piece.number == self.piece.pages


def pages(archive: Archive) -> Iterator[Page]:
    """The pages of the list, the newest first."""
    found = items(archive)
    settings = archive.settings
    for piece in pieces(urls.CHANGES, len(found), PAGE_SIZE):
        shown = Changes(found[piece.begin : piece.end], len(found), piece, settings.language)
        suffix = "" if shown.is_newest else f", page {piece.number}"
        yield Page(
            url=piece.url,
            kind="changes",
            title="Changes" + suffix,
            description=f"What was published, corrected, withdrawn or decided in {settings.name}"
            f"{suffix}.",
            make=partial(_data, shown),
            ground=partial(_ground, shown),
            is_indexed=shown.is_newest,
            is_searched=False,
            feed=everything(settings),
        )


def _data(shown: Changes) -> Data:
    return {"changes": shown}


def _ground(shown: Changes, _: Digests) -> Any:
    return shown


def items(archive: Archive) -> list[Item]:
    """All that has happened, newest first."""
    found = [*_removals(archive)]
    for briefing in archive.briefings:
        found += _of(briefing, archive)
    return sorted(found, key=lambda item: (-item.day.toordinal(), _RANKS[item.kind]))


def _removals(archive: Archive) -> Iterator[Item]:
    for identity, stone in sorted(archive.tombstones.items()):
        yield Item(stone.date, "removed", identity, urls.briefing(identity), stone.reason)


def _of(briefing: Abstract, archive: Archive) -> Iterator[Item]:
    """What happened to *briefing*, and through it to others."""
    title, url = briefing.title, urls.briefing(briefing.id)
    for each in briefing.notices:
        yield Item(each.day, each.kind, title, f"{url}#{each.anchor}", each.what, each.why)
    others = tuple(replaced(briefing, archive))
    for other in others:
        day, its_url = briefing.published, urls.briefing(other.id)
        by = Ref(title, url)
        yield Item(day, "superseded", other.title, its_url, relation="by", other=by)
    target = archive.get(briefing.updates) if briefing.is_update else None
    about = Ref(target.title, urls.briefing(target.id)) if target else None
    kind: TellingKind = "update" if briefing.is_update else "new"
    yield Item(briefing.published, kind, title, url, relation="of" if about else "", other=about)


def replaced(briefing: Abstract, archive: Archive) -> Iterator[Abstract]:
    """The published briefings whose place *briefing* takes."""
    return filter(None, map(archive.get, briefing.supersedes))
