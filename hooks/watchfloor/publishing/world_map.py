"""The map: how many briefings each country has, drawn and as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from .. import urls
from ..archive import Archive
from ..vocabulary import Term
from ..vocabulary.matter import Region, RegionKind
from .listings import briefing_ref, term_ref
from .page import Data, Page
from .ref import Ref
from .terms import counted

REGIONS = "regions"
WORLD = "world"
STEPS = 5
"""Shades; more can hardly be told apart."""
MOST_SITES = 8
"""Named beside a country; its page has all."""
MOST_ELSEWHERE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A region in the table."""

    ref: Ref
    count: int
    newest: Ref
    """The newest of its briefings."""
    explore: str
    """Where its briefings are chosen further."""
    sites: tuple[Ref, ...]
    """Mines, plants and ports in it, those first that most briefings name."""
    sites_left: int
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country as it is drawn, if the map has it."""

    id: str
    name: str
    count: int
    step: int
    """Its shade, from 1 to :data:`STEPS`; 0 where no briefing names it."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place whose coordinates are known."""

    ref: Ref
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Wider:
    """A region wider than a country."""

    ref: Ref
    members: tuple[str, ...]
    """The countries in it."""
    covered: int
    """How many of them have briefings."""


def page(archive: Archive) -> Page:
    """The page of the map; it holds no more than the world does, however large the archive."""
    name = archive.settings.name
    return Page(
        url=urls.MAP,
        kind="map",
        title="Map",
        description=f"The countries that briefings of {name} are about, as a map and a table.",
        make=partial(_data, archive),
        is_searched=False,
        is_wide=True,
    )


def _data(archive: Archive) -> Data:
    countries = [term for term in archive.vocabulary.on(REGIONS).values() if term.iso]
    counts = {term.id: len(archive.under(REGIONS, term.id)) for term in countries}
    bounds = steps(max(counts.values(), default=0))
    within = _within(countries, archive)
    sites = _sites(archive)
    return {
        "shapes": list(_shapes(countries, counts, bounds)),
        "bounds": bounds,
        "continents": list(_continents(countries, within, sites, archive)),
        "elsewhere": list(_elsewhere(within, sites, archive)),
        "wider": list(_wider(within, counts, archive)),
        "places": list(_places(sites, archive)),
        "covered": sum(map(bool, counts.values())),
        "total": len(archive.briefings),
    }


def steps(most: int) -> list[tuple[int, int]]:
    """The least and the highest count of each shade, if *most* is the highest of all.

    Each shade is as many times the last as the next is of it: few countries have very many.
    """
    if most <= STEPS:
        return [(count, count) for count in range(1, most + 1)]
    ends = [round(most ** (step / STEPS)) for step in range(1, STEPS + 1)]
    ends = [max(end, number) for number, end in enumerate(ends, 1)]
    return [(begin + 1, end) for begin, end in zip([0, *ends], ends, strict=False)]


def _shapes(
    countries: Sequence[Term], counts: Mapping[str, int], bounds: Sequence[tuple[int, int]]
) -> Iterator[Shape]:
    """Every country; those with briefings last, and so drawn on top."""
    order = sorted(countries, key=lambda term: (bool(counts[term.id]), term.name.casefold()))
    for term in order:
        count = counts[term.id]
        step = next((number for number, (_, end) in enumerate(bounds, 1) if count <= end), 0)
        yield Shape(term.id, term.name, count, step if count else 0)


def _within(countries: Sequence[Term], archive: Archive) -> dict[str, list[Term]]:
    """The countries of every wider region, by its id."""
    found: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(countries, key=lambda term: (term.name.casefold(), term.id)):
        for above in archive.vocabulary.ancestors(REGIONS, term.id):
            found[above].append(term)
    return dict(found)


def _sites(archive: Archive) -> dict[str, list[Term]]:
    """The sites by the country they lie in, or by nothing; those first that most briefings name."""
    found: dict[str, list[Term]] = defaultdict(list)
    shown = archive.shown(REGIONS)
    for term in sorted(shown, key=lambda term: -len(archive.under(REGIONS, term.id))):
        if isinstance(term.matter, Region) and term.matter.kind is RegionKind.SITE:
            found[_country(term, archive)].append(term)
    return dict(found)


def _country(term: Term, archive: Archive) -> str:
    """The country that *term* lies in, if it lies in one."""
    regions = archive.vocabulary.on(REGIONS)
    above = archive.vocabulary.ancestors(REGIONS, term.id)
    return next((each for each in above if each in regions and regions[each].iso), "")


def _continents(
    countries: Sequence[Term],
    within: Mapping[str, list[Term]],
    sites: Mapping[str, list[Term]],
    archive: Archive,
) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each continent by its name, and of countries that lie in none."""
    regions = archive.vocabulary.on(REGIONS)
    continents = [each for each in regions.values() if each.parents == (WORLD,) and not each.iso]
    left = {term.id for term in countries}
    for continent in sorted(continents, key=lambda term: term.name.casefold()):
        own = within.get(continent.id, [])
        left -= {term.id for term in own}
        if rows := list(_rows(own, sites, archive)):
            yield continent.name, rows
    if rows := list(_rows([term for term in countries if term.id in left], sites, archive)):
        yield "Other countries", rows


def _rows(
    terms: Sequence[Term], sites: Mapping[str, list[Term]], archive: Archive
) -> Iterator[Row]:
    """A row for each of *terms* that has a briefing."""
    for term in terms:
        under = archive.under(REGIONS, term.id)
        if under:
            own = sites.get(term.id, [])
            yield Row(
                term_ref(archive, REGIONS, term.id),
                len(under),
                briefing_ref(under[0], archive),
                urls.explore({REGIONS: term.id}),
                tuple(counted(site, archive) for site in own[:MOST_SITES]),
                len(own[MOST_SITES:]),
            )


def _elsewhere(
    within: Mapping[str, list[Term]], sites: Mapping[str, list[Term]], archive: Archive
) -> Iterator[Row]:
    """What lies in no country and has none in it, such as a part of the sea."""
    apart = [
        term
        for term in archive.shown(REGIONS)
        if not (term.iso or term.id in within or _country(term, archive))
    ]
    ids = {term.id for term in apart}
    above = partial(archive.vocabulary.ancestors, REGIONS)
    widest = [term for term in apart if term.id != WORLD and ids.isdisjoint(above(term.id))]
    widest.sort(key=lambda term: -len(archive.under(REGIONS, term.id)))
    yield from _rows(widest[:MOST_ELSEWHERE], sites, archive)


def _wider(
    within: Mapping[str, list[Term]], counts: Mapping[str, int], archive: Archive
) -> Iterator[Wider]:
    """The regions wider than a country that have briefings, those with most first."""
    shown = [term for term in archive.shown(REGIONS) if term.id in within and not term.iso]
    shown.sort(key=lambda term: -len(archive.under(REGIONS, term.id)))
    for term in shown:
        if term.id != WORLD and archive.under(REGIONS, term.id):
            members = tuple(each.id for each in within[term.id])
            covered = sum(bool(counts[each]) for each in members)
            yield Wider(counted(term, archive), members, covered)


def _places(sites: Mapping[str, list[Term]], archive: Archive) -> Iterator[Site]:
    """The sites whose coordinates are known."""
    for term in (term for each in sites.values() for term in each):
        known = term.matter.coordinates if isinstance(term.matter, Region) else None
        if known:
            yield Site(counted(term, archive), known.latitude, known.longitude)
