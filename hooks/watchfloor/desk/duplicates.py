"""Briefings that may be on the same event as another one: who wrote twice, or looked twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ..archive import Archive
from ..briefing import Abstract
from ..briefing.source import words_of
from ..edtf import Edtf

MOST = 5
"""So many are told, the likeliest first: a longer list is not read."""

NEAR_DAYS = 7
"""Reports of one event give dates so far apart: it is decided, told and reported."""

WIDEST_DAYS = 31
"""A date less exact than to the month is near to everything, and says nothing."""

ALIKE = 0.5
TWINS = 0.85
"""From which likeness on two titles speak of one event: where something else says so, and where
their dates do not. The titles of any two briefings of the first archive are less than 0.5 alike; a
series, such as a company's quarters, is alike by up to 0.83.
"""

SLIGHT = 0.2
"""From which likeness on they have a word or two in common."""

ACTORS = "actors"


@dataclass(frozen=True, slots=True)
class Likeness:
    """A briefing that may be on the same event."""

    id: str
    reasons: tuple[str, ...]
    """What makes it likely, each in a few words; plain text."""


@dataclass(frozen=True, slots=True)
class _Event:
    """What is known of the one that others are compared with."""

    event_date: Edtf | None
    actors: frozenset[str]
    trigrams: frozenset[str]
    pages: Mapping[str, str]
    """By the id of a briefing, the address of a source that both have."""


def likely(  # noqa: PLR0913  # what is known of an event before it is a briefing
    archive: Archive,
    *,
    title: str,
    event_date: Edtf | None,
    terms: Mapping[str, tuple[str, ...]],
    urls: Collection[str],
    apart_from: str = "",
) -> list[Likeness]:
    """The briefings of *archive* that may be on the same event, the likeliest first, five at most.

    *terms* are ids by axis, *urls* the addresses of its sources; the briefing *apart_from* is the
    event's own. That one of them names the other is not looked at.
    """
    pages = {identity: url for url in urls for identity in archive.resting_on(url)}
    event = _Event(event_date, frozenset(terms.get(ACTORS, ())), _trigrams(title), pages)
    others = (other for other in archive.briefings if other.id != apart_from)
    weighed = ((_weighed(event, other, archive), other.id) for other in others)
    found = [(-each[0], identity, each[1]) for each, identity in weighed if each]
    return [Likeness(identity, reasons) for _, identity, reasons in sorted(found)[:MOST]]


def _weighed(
    event: _Event, other: Abstract, archive: Archive
) -> tuple[float, tuple[str, ...]] | None:
    """How much speaks for *other*, and what; nothing where it is too little to tell of."""
    days = _days_apart(event.event_date, other.event_date)
    page = event.pages.get(other.id, "")
    shared = event.actors.intersection(archive.terms_of(other, ACTORS))
    if days is None and not page and not shared:
        return None  # nearly all of them: their titles need not be compared
    alike = _alike(event.trigrams, _trigrams(other.title))
    # whoever acts daily acts in many events, and a survey is cited for many: alone they say little
    is_told = page or alike >= ALIKE or (shared and (days == 0 or alike >= SLIGHT))
    if not (alike >= TWINS or (page and alike >= ALIKE) or (days is not None and is_told)):
        return None
    weight = 3 * bool(page) + 3 * alike + min(2, len(shared))
    weight += 0 if days is None else 2 - days / NEAR_DAYS
    return weight, tuple(_reasons(days, page, shared, alike))


def _reasons(days: int | None, page: str, shared: frozenset[str], alike: float) -> Iterator[str]:
    if page:
        yield f"the same source, {page}"
    if days is not None:
        gap = "1 day" if days == 1 else f"{days} days"
        yield f"dates {gap} apart" if days else "the same date"
    if shared:
        yield f"both name {', '.join(sorted(shared))}"
    if alike >= ALIKE:
        yield "titles much alike"


def _days_apart(one: Edtf | None, other: Edtf) -> int | None:
    """The days between two dates, if they are near; none lie between dates that may be the same."""
    if one is None or any(
        (each.latest - each.earliest).days > WIDEST_DAYS for each in (one, other)
    ):
        return None
    gap = max((other.earliest - one.latest).days, (one.earliest - other.latest).days, 0)
    return gap if gap <= NEAR_DAYS else None


def _trigrams(title: str) -> frozenset[str]:
    """Every three letters in a row, words' ends marked: alike in any inflection, and any script."""
    padded = f" {words_of(title)} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1, as Dice has it: what two titles share of all they have."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
