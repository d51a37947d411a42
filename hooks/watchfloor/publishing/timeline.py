"""The timeline: events by year and month; in the browser down to days, and chosen by facets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from babel.dates import format_date

from .. import urls
from ..archive import Archive
from ..edtf import Edtf
from .digests import Digests
from .page import Data, Page
from .ref import Ref

NEWEST = 10


@dataclass(frozen=True, slots=True)
class Year:
    """What a year holds; a link to those events, and how many they are."""

    ref: Ref
    months: tuple[Ref, ...]
    """The months in which an event is known to lie, as far as there are any, the first first."""


def page(archive: Archive) -> Page:
    """The page itself; without scripts it leads to every year and month."""
    name = archive.settings.name
    return Page(
        url=urls.TIMELINE,
        kind="timeline",
        title="Timeline",
        description=f"The events of {name} in time, from years down to days.",
        make=partial(_data, archive),
        ground=partial(_ground, archive),
        is_searched=False,
        is_wide=True,
    )


def _data(archive: Archive) -> Data:
    return {
        "years": list(_years(archive)),
        "newest": archive.briefings[:NEWEST],
        "total": len(archive.briefings),
    }


def _ground(archive: Archive, digests: Digests) -> Any:
    """All that :func:`_data` shows: of the newest no more than lists do."""
    newest = [digests.card(briefing.id) for briefing in archive.briefings[:NEWEST]]
    return list(_years(archive)), newest, len(archive.briefings)


def _years(archive: Archive) -> Iterator[Year]:
    """The years with events, the newest first; an event counts in the year it may have begun."""
    years: Counter[int] = Counter()
    months: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for briefing in archive.briefings:
        first = briefing.event_date.earliest
        years[first.year] += 1
        if _is_within_month(briefing.event_date):
            months[first.year][first.month] += 1
    language = archive.settings.language
    for year in sorted(years, reverse=True):
        ref = Ref(f"{year:04}", urls.explore({"year": f"{year:04}"}), f"{years[year]:,}")
        within = sorted(months[year].items())
        yield Year(ref, tuple(_month(year, month, count, language) for month, count in within))


def _is_within_month(when: Edtf) -> bool:
    first, last = when.order
    return (first.year, first.month) == (last.year, last.month)


def _month(year: int, month: int, count: int, language: str) -> Ref:
    first = date(year, month, 1)
    chosen = {
        "from": first.isoformat(),
        "to": Edtf.parse(f"{year:04}-{month:02}").latest.isoformat(),
    }
    return Ref(format_date(first, "LLLL", locale=language), urls.explore(chosen), f"{count:,}")
