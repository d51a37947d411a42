"""What a browser compares with what its reader has seen: ids and numbers, never dates.

The number of a briefing is how often readers were told of it: once when it was published, and once
for each change, each new estimate and each forecast of it that was decided. Only the newest stand
in the table, with what was told; the sum over all tells a browser whether it must look into the
table of ids, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from heapq import nlargest
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from .. import urls
from ..archive import Archive
from ..briefing import Abstract
from .changes import LABELS, TellingKind, replaced
from .columns import BriefingIdentity, Number, Published, Table
from .dates import date_text

MOST = 200
"""Briefings in the table."""
TOLD = 5
"""Notices of one briefing in it, its publication apart."""


class Told(Published):
    """What readers were told of a briefing at one time."""

    kind: TellingKind
    what: str
    why: str


class News(Table):
    """The briefings of which readers were told something last, the newest first.

    A browser keeps the number of each id that its reader has seen: what has another number now is
    new to that reader, whatever its date. Where the sum of what is new here is not the difference
    between ``total`` and the sum of the numbers that were kept, or ``briefings`` cannot be right,
    there is something new in older briefings too: the numbers of all stand in the table of ids.
    """

    version: Literal[1] = 1
    briefings: Annotated[int, Field(ge=0)]
    """How many are published; those here may be fewer, those that had to go not counted."""
    total: Annotated[int, Field(ge=0)]
    """The sum of the numbers of all that are published."""
    labels: dict[TellingKind, str]
    """What people call each kind."""
    ids: tuple[BriefingIdentity, ...]
    numbers: tuple[Annotated[int, Field(ge=0)], ...]
    """For each how often readers were told of it: when it was published, then once for each change,
    each new estimate and each forecast that was decided. 0 where it had to go.
    """
    titles: tuple[str, ...]
    addresses: tuple[str, ...]
    """For each its page, from the site's root."""
    dates: tuple[str, ...]
    """For each the day on which something was told last, in words for people."""
    told: tuple[tuple[Told, ...], ...]
    """For each what was told, newest first: of the last five changes, then of its publication."""
    terms: tuple[str, ...]
    """The terms that they stand under: the axis, a slash, the term."""
    rows: tuple[tuple[Number, ...], ...]
    """For each its places in ``terms``, wider terms included."""


class _Row(NamedTuple):
    """A briefing as it stands in the table, or what stays of one that had to go."""

    day: date
    id: str
    number: int
    title: str
    told: tuple[Told, ...]
    terms: tuple[str, ...]


def times_told(briefing: Abstract) -> int:
    """How often readers were told of *briefing*."""
    return 1 + len(briefing.notices)


def news(archive: Archive, schema: str) -> News:
    """The table."""
    rows = list(_rows(archive))
    terms = list(dict.fromkeys(term for row in rows for term in row.terms))
    numbers = {term: place for place, term in enumerate(terms)}
    return News(
        schema_=schema,
        briefings=len(archive.briefings),
        total=sum(map(times_told, archive.briefings)),
        labels=LABELS,
        ids=tuple(row.id for row in rows),
        numbers=tuple(row.number for row in rows),
        titles=tuple(row.title for row in rows),
        addresses=tuple(urls.briefing(row.id) for row in rows),
        dates=tuple(date_text(row.day, archive.settings.language).text for row in rows),
        told=tuple(row.told for row in rows),
        terms=tuple(terms),
        rows=tuple(tuple(numbers[term] for term in row.terms) for row in rows),
    )


def _rows(archive: Archive) -> Iterator[_Row]:
    """The newest rows, whatever was told last first."""
    gone = [(stone.date, name) for name, stone in archive.tombstones.items()]
    dated = [*gone, *((_last(briefing), briefing.id) for briefing in archive.briefings)]
    for day, identity in nlargest(MOST, dated):
        briefing = archive.get(identity)
        if briefing:
            yield _row(day, briefing, archive)
        else:
            told = Told(kind="removed", what=archive.tombstones[identity].reason, why="")
            yield _Row(day, identity, 0, identity, (told,), ())


def _last(briefing: Abstract) -> date:
    return max([briefing.published, *(notice.day for notice in briefing.notices)])


def _row(day: date, briefing: Abstract, archive: Archive) -> _Row:
    told = (Told(kind=each.kind, what=each.what, why=each.why) for each in briefing.notices[:TOLD])
    terms = tuple(
        f"{axis.key}/{term}"
        for axis in archive.settings.vocabularies
        for term in archive.reached(briefing, axis.key)
    )
    publication = _publication(briefing, archive)
    title, count = briefing.title, times_told(briefing)
    return _Row(day, briefing.id, count, title, (*told, publication), terms)


def _publication(briefing: Abstract, archive: Archive) -> Told:
    """That *briefing* came, and what it came to."""
    kind: TellingKind = "update" if briefing.is_update else "new"
    target = archive.get(briefing.updates) if briefing.is_update else None
    replaces = "; ".join(other.title for other in replaced(briefing, archive))
    what = f"Of: {target.title}" if target else f"In place of: {replaces}" if replaces else ""
    return Told(kind=kind, what=what, why="")
