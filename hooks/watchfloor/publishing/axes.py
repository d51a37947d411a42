"""The index page of an axis: all its terms with their counts, narrower ones below wider ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from .. import urls
from ..archive import Archive
from ..settings import Axis
from ..vocabulary import Term
from .dates import DateText, date_text
from .listings import term_ref
from .matrix import matrix
from .page import Data, Page
from .ref import Ref

PAGE_SIZE = 500
"""Terms a page; index pages split beyond it."""

Row = tuple[Term, int]
"""A term, and how many wider ones stand above it in the list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term in the index of its axis."""

    ref: Ref
    summary: str
    count: int
    newest: DateText | None
    depth: int
    """How many wider terms stand above it in the list."""


def pages(axis: Axis, archive: Archive) -> Iterator[Page]:
    """The index of *axis*, 500 terms a page."""
    rows = tuple(_rows(axis, archive))
    parts = [rows[at : at + PAGE_SIZE] for at in range(0, len(rows), PAGE_SIZE)] or [()]
    base = urls.axis(axis.key)
    addresses = [base, *(urls.page(base, number) for number in range(2, len(parts) + 1))]
    for number, (address, part) in enumerate(zip(addresses, parts, strict=True), 1):
        suffix = f", page {number} of {len(parts)}" if number > 1 else ""
        yield Page(
            url=address,
            kind="axis",
            title=axis.label + suffix,
            is_searched=False,
            description=f"{len(rows)} {axis.label.lower()} of {archive.settings.name}.",
            make=partial(_data, axis, part, len(rows), addresses, number, archive),
        )


def _data(  # noqa: PLR0913, PLR0917  # what the loop above knows
    axis: Axis,
    rows: tuple[Row, ...],
    total: int,
    addresses: list[str],
    number: int,
    archive: Archive,
) -> Data:
    return {
        "axis": axis,
        "entries": [entry(term, archive, depth) for term, depth in rows],
        "total": total,
        "addresses": addresses,
        "number": number,
        "matrix": matrix(axis, archive) if number == 1 else None,
    }


def _rows(axis: Axis, archive: Archive) -> Iterator[Row]:
    shown = archive.shown(axis.key)
    if not axis.hierarchical:
        for term in shown:
            yield term, 0
        return
    seen: set[str] = set()
    for term in shown:
        above = archive.vocabulary.parents(axis.key, term.id)
        if not any(archive.is_shown(axis.key, parent) for parent in above):
            yield from _below(term, archive, 0, seen)
    for term in shown:  # what stands in a circle of wider terms has no root above it
        yield from _below(term, archive, 0, seen)


def _below(term: Term, archive: Archive, depth: int, seen: set[str]) -> Iterator[Row]:
    """*term* and all that is narrower, each once."""
    if term.id in seen:
        return
    seen.add(term.id)
    yield term, depth
    for child in archive.narrower(term.axis, term.id):
        yield from _below(child, archive, depth + 1, seen)


def entry(term: Term, archive: Archive, depth: int = 0) -> Entry:
    """*term* as its index shows it, *depth* terms below the widest."""
    under = archive.under(term.axis, term.id)
    newest = date_text(under[0].event_date, archive.settings.language) if under else None
    return Entry(term_ref(archive, term.axis, term.id), term.summary, len(under), newest, depth)
