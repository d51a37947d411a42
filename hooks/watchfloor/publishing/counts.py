"""How much an archive holds, as tables: counted when the site is built, so that none goes stale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from ..archive import Archive
from ..settings import PUBLISHERS
from ..tradecraft import Reliability
from ..vocabulary.matter import Publisher
from .plain.words import table

Count = Callable[[Archive], str]


def _whole(archive: Archive) -> str:
    """What there is of each kind, and from when to when."""
    return table(("What", "How many"), [*_kinds(archive), *_days(archive)])


def _kinds(archive: Archive) -> Iterator[tuple[str, str]]:
    updates = sum(each.is_update for each in archive.briefings)
    yield "Briefings", f"{len(archive.briefings) - updates:,}"
    yield "Updates of them", f"{updates:,}"
    for axis in archive.settings.vocabularies:
        used = sum(bool(archive.under(axis.key, term.id)) for term in archive.shown(axis.key))
        yield axis.label, f"{used:,}"


def _days(archive: Archive) -> Iterator[tuple[str, str]]:
    spans = [each.event_date for each in archive.briefings]
    if spans:
        yield "First event", str(min(spans, key=lambda span: span.order))
        yield "Last event", str(max(spans, key=lambda span: span.order))
        yield "Last change", str(max(each.updated for each in archive.briefings))


def _years(archive: Archive) -> str:
    """The events of each year, updates among them."""
    years = Counter(each.event_date.earliest.year for each in archive.briefings)
    return table(("Year", "Events"), ((str(year), f"{years[year]:,}") for year in sorted(years)))


def _grades(archive: Archive) -> str:
    """How many of the publishers of sources have each usual grade."""
    terms = archive.shown(PUBLISHERS.key)
    grades = Counter(
        term.matter.reliability
        for term in terms
        if isinstance(term.matter, Publisher) and archive.under(PUBLISHERS.key, term.id)
    )
    rows = ((each.value, each.label, f"{grades[each]:,}") for each in Reliability)
    return table(("Grade", "Meaning", "Publishers"), rows)


COUNTS: Mapping[str, Count] = {"archive": _whole, "years": _years, "grades": _grades}
"""Each table by the name that a page asks for it with."""
