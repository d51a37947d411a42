"""Which feeds there are, and what stands in each: told without writing any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from ...archive import Archive
from ...briefing import Abstract
from ...digest import digest
from ...settings import Axis
from ...vocabulary import Term
from ..digests import Digests
from ..ref import Ref
from .alternates import everything, on

SIZE = 20
"""Entries a feed: the newest by the day of publication or of the last change."""

FULL = frozenset({"actors", "regions", "themes"})
"""Axes whose feeds carry full texts, as everything's does."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The feeds of a list, in both formats, before they are written."""

    ref: Ref
    """What they are called, and the address of the list."""
    subtitle: str
    entries: tuple[str, ...]
    """The ids of briefings, and of those that had to go, in their order."""
    updated: date
    is_full: bool
    """Whether they carry full texts, or summaries and judgements only."""

    def key(self, digests: Digests) -> str:
        """The digest of all that goes into them, but what their entries say."""
        return digest((digests.everywhere, self.ref, self.subtitle, self.updated, self.is_full))


def outlines(archive: Archive) -> Iterator[Outline]:
    """The feeds of everything, then those of each term."""
    by_day = sorted(archive.briefings, key=_newness, reverse=True)
    yield _of_everything(by_day[:SIZE], archive)
    places = {briefing.id: place for place, briefing in enumerate(by_day)}
    for axis in archive.settings.vocabularies:
        for term in archive.shown(axis.key):
            under = archive.under(axis.key, term.id)
            newest = nsmallest(SIZE, [places[briefing.id] for briefing in under])
            yield _of_term(term, axis, [by_day[place] for place in newest], archive)


def in_full(archive: Archive) -> frozenset[str]:
    """The ids of the briefings whose full text a feed carries."""
    full = (each.entries for each in outlines(archive) if each.is_full)
    return frozenset(name for entries in full for name in entries if archive.get(name))


def _newness(briefing: Abstract) -> tuple[date, tuple[date, date, str]]:
    """What feeds sort by, the newest last: no two briefings are equal in it."""
    return briefing.updated, briefing.order


def _of_everything(newest: list[Abstract], archive: Archive) -> Outline:
    """The feeds of everything; what had to go stands first on its day: it must be seen."""
    gone = [(stone.date, name) for name, stone in sorted(archive.tombstones.items())]
    shown = [*gone, *((briefing.updated, briefing.id) for briefing in newest)]
    shown = sorted(shown, key=lambda dated: dated[0], reverse=True)[:SIZE]
    whole = everything(archive.settings)
    return Outline(
        ref=whole,
        subtitle=f"Every briefing of {whole.name} as it is published, corrected or withdrawn.",
        entries=tuple(name for _, name in shown),
        updated=shown[0][0] if shown else archive.settings.authority_date,
        is_full=True,
    )


def _of_term(term: Term, axis: Axis, newest: list[Abstract], archive: Archive) -> Outline:
    return Outline(
        ref=on(term, archive),
        subtitle=term.summary or f"Briefings on {term.name}.",
        entries=tuple(briefing.id for briefing in newest),
        # an empty feed has been as it is ever since there was an archive
        updated=newest[0].updated if newest else archive.settings.authority_date,
        is_full=axis.key in FULL,
    )
