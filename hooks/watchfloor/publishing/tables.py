"""The archive as data: what the explore page reads, and whoever else wants to.

The page filters in the browser, so the table of briefings holds what one filters by and nothing
else, in columns, which compress best. Neither titles nor ids are in it: those of 5,000 briefings
cost 160 and 66 kB after gzip, while a reader sees twenty. They stand in files of cards. The terms
of each axis have a table of their own, since few readers choose by all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple, get_args

from pydantic import BaseModel

from .. import urls
from ..archive import Archive
from ..briefing import Abstract
from ..settings import Axis
from ..tradecraft import Confidence, Likelihood, Scale, Stage
from ..vocabulary import Term
from .columns import (
    BriefingColumns,
    Cards,
    CardText,
    Facet,
    FacetRows,
    Ids,
    Mark,
    ScaleColumn,
    Step,
    TermColumns,
    Terms,
)
from .dates import date_text
from .digests import Digests
from .listings import marks
from .news import news, times_told
from .page import Ground
from .titles import titles

CARDS_A_FILE = 20


class Table(NamedTuple):
    """A table before it is made."""

    address: str
    make: Callable[[], BaseModel]
    ground: Ground | None = None
    """What it is made of, if that is less than the archive."""


def tables(archive: Archive, site_url: str) -> Iterator[Table]:
    """Each table; without a *site_url* it names its schema by the way there."""
    schema = partial(_schema, site_url=site_url)
    yield Table(urls.TABLE, partial(_briefings, archive, schema("briefings-table", urls.TABLE)))
    yield Table(urls.IDS, partial(_ids, archive, schema("ids-table", urls.IDS)))
    yield Table(urls.TITLES, partial(titles, archive, schema("titles-table", urls.TITLES)))
    yield Table(urls.NEWS, partial(news, archive, schema("news-table", urls.NEWS)))
    yield Table(urls.TERMS, partial(_terms, archive, schema("terms-table", urls.TERMS)))
    others = schema("terms-table", urls.OTHER_TERMS)
    yield Table(urls.OTHER_TERMS, partial(_other_terms, archive, others))
    for axis in archive.settings.axes:
        address = urls.facet(axis.key)
        yield Table(address, partial(_facet_rows, axis, archive, schema("facet-table", address)))
    yield from _cards(archive)


def _schema(name: str, table: str, site_url: str) -> str:
    address = urls.schema(name)
    return urls.absolute(address, site_url) if site_url else urls.relative(address, table)


def _cards(archive: Archive) -> Iterator[Table]:
    """The files of cards, the oldest first."""
    oldest_first = archive.briefings[::-1]
    for number, begin in enumerate(range(0, len(oldest_first), CARDS_A_FILE), 1):
        part = oldest_first[begin : begin + CARDS_A_FILE]
        yield Table(
            urls.cards(number), partial(_file_of_cards, part, archive), partial(_told, part)
        )


def _file_of_cards(part: tuple[Abstract, ...], archive: Archive) -> Cards:
    return Cards(tuple(_card(briefing, archive) for briefing in part))


def _told(part: tuple[Abstract, ...], digests: Digests) -> list[str]:
    """All that a file of cards shows, which is less than lists do."""
    return [digests.card(briefing.id) for briefing in part]


def _ids(archive: Archive, schema: str) -> Ids:
    return Ids(
        schema_=schema,
        ids=tuple(briefing.id for briefing in archive.briefings),
        updated=tuple(briefing.updated.isoformat() for briefing in archive.briefings),
        numbers=tuple(map(times_told, archive.briefings)),
    )


def _briefings(archive: Archive, schema: str) -> BriefingColumns:
    briefings = archive.briefings
    marked = [_marks(briefing, archive) for briefing in briefings]
    return BriefingColumns(
        schema_=schema,
        name=archive.settings.name,
        language=archive.settings.language,
        size=CARDS_A_FILE,
        dates=tuple(briefing.event_date.text for briefing in briefings),
        facets=tuple(
            Facet(key=axis.key, label=axis.label, hierarchical=axis.hierarchical)
            for axis in archive.settings.axes
        ),
        scales=(
            _scale("likelihood", Likelihood, [_likelihood(briefing) for briefing in briefings]),
            _scale("confidence", Confidence, [_confidence(briefing) for briefing in briefings]),
            _scale("stage", Stage, [briefing.stage for briefing in briefings]),
        ),
        marks={
            mark: tuple(row for row, marks_of in enumerate(marked) if mark in marks_of)
            for mark in get_args(Mark)
        },
    )


def _facet_rows(axis: Axis, archive: Archive, schema: str) -> FacetRows:
    numbers = _numbers(axis.key, archive)
    named = [archive.terms_of(briefing, axis.key) for briefing in archive.briefings]
    return FacetRows(
        schema_=schema,
        key=axis.key,
        rows=tuple([tuple([numbers[each] for each in row if each in numbers]) for row in named]),
    )


def _scale(
    key: Literal["likelihood", "confidence", "stage"], scale: type[Scale], found: list[Any]
) -> ScaleColumn:
    ranks = {member: rank for rank, member in enumerate(scale)}
    return ScaleColumn(
        key=key,
        label=key.capitalize(),
        values=tuple(Step(id=member.value, label=member.label) for member in scale),
        rows=tuple(map(ranks.get, found)),
    )


def _likelihood(briefing: Abstract) -> Likelihood | None:
    """How likely the bottom line makes what it tells of."""
    return briefing.bottom_line.likelihood if briefing.bottom_line else None


def _confidence(briefing: Abstract) -> Confidence | None:
    """How sure the bottom line is."""
    return briefing.bottom_line.confidence if briefing.bottom_line else None


def _marks(briefing: Abstract, archive: Archive) -> tuple[Mark, ...]:
    words = [word.lower() for word in marks(briefing, archive)]
    return tuple(mark for mark in get_args(Mark) if mark in words) if words else ()


def _terms(archive: Archive, schema: str) -> Terms:
    facets = {axis.key for axis in archive.settings.axes}
    return Terms(
        schema_=schema,
        axes=tuple(
            _columns(axis, archive.shown(axis.key), archive, is_facet=axis.key in facets)
            for axis in archive.settings.vocabularies
        ),
    )


def _other_terms(archive: Archive, schema: str) -> Terms:
    """The terms that may be named and have no page: most regions of the world."""
    return Terms(
        schema_=schema,
        axes=tuple(
            _columns(axis, without_page, archive, is_facet=False)
            for axis in archive.settings.vocabularies
            if (without_page := _without_page(axis, archive))
        ),
    )


def _without_page(axis: Axis, archive: Archive) -> list[Term]:
    terms = archive.vocabulary.on(axis.key).values()
    found = [term for term in terms if not archive.is_shown(axis.key, term.id)]
    return sorted(found, key=lambda term: (term.name.casefold(), term.id))


def _columns(axis: Axis, terms: Sequence[Term], archive: Archive, *, is_facet: bool) -> TermColumns:
    numbers = _numbers(axis.key, archive)
    return TermColumns(
        key=axis.key,
        label=axis.label,
        singular=axis.singular,
        hierarchical=axis.hierarchical,
        is_facet=is_facet,
        ids=tuple(term.id for term in terms),
        names=tuple(term.name for term in terms),
        others=tuple(_others(term) for term in terms),
        parents=tuple(
            tuple(numbers[each] for each in _shown_above(term, archive))
            if axis.hierarchical and term.id in numbers
            else ()
            for term in terms
        ),
        counts=tuple(len(archive.under(axis.key, term.id)) for term in terms),
    )


def _numbers(axis: str, archive: Archive) -> dict[str, int]:
    """The numbers that the table of terms gives to those of *axis*."""
    return {term.id: number for number, term in enumerate(archive.shown(axis))}


def _others(term: Term) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(term.spellings) if name != term.name)


def _shown_above(term: Term, archive: Archive) -> list[str]:
    """The nearest wider terms that have a page; a way up goes on past those that have none."""
    found: list[str] = []
    seen = {term.id}
    waiting = [term.id]
    while waiting:
        for parent in archive.vocabulary.parents(term.axis, waiting.pop(0)):
            if parent in seen:
                continue
            seen.add(parent)
            (found if archive.is_shown(term.axis, parent) else waiting).append(parent)
    return found


def _card(briefing: Abstract, archive: Archive) -> CardText:
    line = briefing.bottom_line
    return CardText(
        id=briefing.id,
        title=briefing.title,
        date=date_text(briefing.event_date, archive.settings.language).text,
        line=line.statement if line else "",
        likelihood=line.likelihood.label if line and line.likelihood else "",
        confidence=line.confidence.label if line else "",
        marks=_marks(briefing, archive),
    )
