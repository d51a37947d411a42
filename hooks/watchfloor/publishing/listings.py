"""Briefings in lists: 20 a page, numbered from the oldest end so that an old page never changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from .. import urls
from ..archive import Archive
from ..briefing import Abstract, BottomLine
from .dates import DateText, date_text
from .ref import Ref

PAGE_SIZE = 20
CHIPS = 4
"""How many terms a briefing shows in a list: what else it names its own page tells."""


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing as it stands in a list."""

    title: str
    url: str
    date: DateText
    summary: str
    bottom_line: BottomLine | None
    chips: tuple[Ref, ...]
    """The first terms it names, one of each axis before a second of any; tags left out."""
    more: int
    """How many others it names."""
    marks: tuple[str, ...]
    """What a reader must know before reading: update, superseded, withdrawn."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list of briefings."""

    url: str
    briefings: Sequence[Abstract]
    archive: Archive
    total: int
    """Of all its pages."""
    number: int
    """From 1 at the oldest end; the newest page has the highest."""
    pages: int
    newer: str | None
    older: str | None

    @property
    def cards(self) -> tuple[Card, ...]:
        """Its briefings as they are shown; made where they are, since there are very many lists."""
        return tuple(card(briefing, self.archive) for briefing in self.briefings)

    def told(self, digest_of: Callable[[str], str]) -> tuple[object, ...]:
        """All that it shows, with *digest_of* each card in place of its briefing."""
        cards = [digest_of(briefing.id) for briefing in self.briefings]
        return cards, self.total, self.number, self.pages, self.newer, self.older

    @property
    def is_newest(self) -> bool:
        """Whether this is the page that the list's own address shows."""
        return self.number == self.pages


@dataclass(frozen=True, slots=True)
class Piece:
    """A page of any list: from where to where, and what is beside it."""

    url: str
    begin: int
    end: int
    number: int
    pages: int
    newer: str | None
    older: str | None


def listings(base: str, briefings: Sequence[Abstract], archive: Archive) -> Iterator[Listing]:
    """The pages at *base* of *briefings*, newest first; the newest page holds 20 to 39 of them."""
    for piece in pieces(base, len(briefings), PAGE_SIZE):
        yield Listing(
            url=piece.url,
            briefings=briefings[piece.begin : piece.end],
            archive=archive,
            total=len(briefings),
            number=piece.number,
            pages=piece.pages,
            newer=piece.newer,
            older=piece.older,
        )


def pieces(base: str, total: int, size: int) -> Iterator[Piece]:
    """The pages at *base* of a list of *total* things, the newest first.

    It holds up to twice *size* of them, and every other page has just as many, for good.
    """
    full = max(0, total // size - 1)
    newest = total - full * size
    ends = [newest, *(newest + size * step for step in range(1, full + 1))]
    for step, end in enumerate(ends):
        number = full + 1 - step
        yield Piece(
            url=_address(base, number, full + 1),
            begin=ends[step - 1] if step else 0,
            end=end,
            number=number,
            pages=full + 1,
            newer=_address(base, number + 1, full + 1) if step else None,
            older=_address(base, number - 1, full + 1) if number > 1 else None,
        )


def _address(base: str, number: int, pages: int) -> str:
    return base if number == pages else urls.page(base, number)


def card(briefing: Abstract, archive: Archive) -> Card:
    """*briefing* as it stands in a list."""
    named = _named(briefing, archive)
    return Card(
        title=briefing.title,
        url=urls.briefing(briefing.id),
        date=date_text(briefing.event_date, archive.settings.language),
        summary=briefing.summary,
        bottom_line=briefing.bottom_line,
        chips=tuple(term_ref(archive, axis, identity) for axis, identity in named[:CHIPS]),
        more=max(0, len(named) - CHIPS),
        marks=tuple(marks(briefing, archive)),
    )


def _named(briefing: Abstract, archive: Archive) -> list[tuple[str, str]]:
    """The terms of *briefing* with their axes: the first of each axis, then the second."""
    columns = (
        [(axis.key, identity) for identity in archive.terms_of(briefing, axis.key)]
        for axis in archive.settings.axes
        if axis.key != "tags"
    )
    return [term for row in zip_longest(*columns) for term in row if term]


def marks(briefing: Abstract, archive: Archive) -> Iterator[str]:
    """What a reader must know of *briefing* before reading it."""
    if briefing.is_update:
        yield "Update"
    if briefing.is_withdrawn:
        yield "Withdrawn"
    if archive.is_superseded(briefing):
        yield "Superseded"


def explored(terms: Iterable[tuple[str, str]], archive: Archive) -> str:
    """The explore page with *terms* chosen, by axis and id; the order of keys is the page's own."""
    by_axis = dict(terms)
    axes = (axis.key for axis in archive.settings.axes)
    return urls.explore({axis: by_axis[axis] for axis in axes if axis in by_axis})


def term_ref(archive: Archive, axis: str, identity: str, note: str = "") -> Ref:
    """A link to the page of a term."""
    term = archive.vocabulary.get(axis, identity)
    return Ref(term.name if term else identity, urls.term(axis, identity), note)


def briefing_ref(briefing: Abstract, archive: Archive) -> Ref:
    """A link to the page of a briefing, with its date."""
    when = date_text(briefing.event_date, archive.settings.language)
    return Ref(briefing.title, urls.briefing(briefing.id), when.text)
