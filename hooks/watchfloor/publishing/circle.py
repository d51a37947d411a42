"""The actors around a term: whom it shares briefings with, as a table and as a picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations
from math import sqrt

from ..archive import Archive
from ..briefing import Abstract
from ..vocabulary import Term
from .listings import briefing_ref, explored, term_ref
from .ref import Ref

AXIS = "actors"
MOST = 12
FEWEST = 3
"""Neighbours below which a picture tells no more than the table."""

WIDTH = 880
_STEP = 46
"""From one name to the next below it."""
_REACH = 150
"""How far to either side they stand at most."""
_LONGEST = 36
"""Characters of a name beside a picture; the table has it whole."""

Place = tuple[int, int]
"""A point of the picture: pixels from the left and from the top."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An actor of the same briefings."""

    ref: Ref
    count: int
    shared: str
    """The address of the briefings that both stand under; none for two of one axis."""
    newest: Ref
    """The last of those, called by its date."""
    x: int
    y: int
    label: str
    is_right: bool
    weight: int
    """How strong the tie is, from 1 to 5."""


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties of one strength, drawn as one: a path takes a fifth of what its lines would."""

    weight: int
    path: str
    """Their lines, in the path data of SVG."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A term in its middle, actors around it, those of most briefings at the top."""

    neighbours: tuple[Neighbour, ...]
    more: int
    """How many others there are."""
    height: int
    between: tuple[Ties, ...]
    """The ties of neighbours among themselves, the thinnest first."""
    label: str
    is_of_actor: bool

    @property
    def centre(self) -> Place:
        """Where the term itself stands."""
        return WIDTH // 2, self.height // 2

    @property
    def heading(self) -> str:
        """What the whole is called: an actor has others beside it."""
        return "With whom" if self.is_of_actor else "Who"

    @property
    def where(self) -> str:
        """Where the actors stand."""
        return "beside it" if self.is_of_actor else "here"

    @property
    def is_drawn(self) -> bool:
        """Whether there are enough for a picture."""
        return len(self.neighbours) >= FEWEST


def circle(term: Term, archive: Archive) -> Circle | None:
    """The actors who share most briefings with *term*; nothing where nobody does."""
    counts = _counts(term, archive)
    if not counts:
        return None
    known = archive.vocabulary.on(AXIS)
    names = {each: known[each].name for each in counts}
    chosen = nsmallest(MOST, counts, lambda each: (-counts[each], names[each].casefold(), each))
    height = _STEP * (max(4, (len(chosen) + 1) // 2) + 1)
    places = [_place(number, len(chosen), height) for number in range(len(chosen))]
    most = counts[chosen[0]]
    present = list(_present(chosen, term, archive))
    newest = {number: briefing for briefing, numbers in reversed(present) for number in numbers}
    return Circle(
        tuple(
            Neighbour(
                ref=term_ref(archive, AXIS, each),
                count=counts[each],
                shared=_shared(term, each, archive),
                newest=_dated(newest[number], archive),
                x=x,
                y=y,
                label=_cut(names[each]),
                is_right=x >= WIDTH // 2,
                weight=_weight(counts[each], most),
            )
            for number, (each, (x, y)) in enumerate(zip(chosen, places, strict=True))
        ),
        more=len(counts) - len(chosen),
        height=height,
        between=tuple(_between(places, (numbers for _, numbers in present), most)),
        label=_cut(term.name),
        is_of_actor=term.axis == AXIS,
    )


def _counts(term: Term, archive: Archive) -> dict[str, int]:
    """By actor, how many briefings it shares with *term*, which is not beside itself."""
    known = archive.vocabulary.on(AXIS)
    itself = term.id if term.axis == AXIS else ""
    counts = archive.beside(term.axis, term.id, AXIS)
    return {each: count for each, count in counts.items() if each in known and each != itself}


def _present(
    chosen: Sequence[str], term: Term, archive: Archive
) -> Iterator[tuple[Abstract, list[int]]]:
    """The briefings of *term*, newest first, with the numbers of who of the *chosen* is there."""
    numbers = {identity: number for number, identity in enumerate(chosen)}
    for briefing in archive.under(term.axis, term.id):
        named = archive.reached(briefing, AXIS)
        yield briefing, sorted(numbers[each] for each in named if each in numbers)


def _place(number: int, total: int, height: int) -> Place:
    """Where one of *total* stands: to the right and left in turn, from the top of a circle down."""
    is_left = number % 2
    on_side = total // 2 if is_left else (total + 1) // 2
    y = round(height * (number // 2 + 1) / (on_side + 1))
    off = (2 * y - height) / height
    x = round(_REACH * sqrt(1 - off * off))
    return WIDTH // 2 + (-x if is_left else x), y


def _between(
    places: Sequence[Place], present: Iterable[Sequence[int]], most: int
) -> Iterator[Ties]:
    """The ties of neighbours among themselves: the numbers of who is *present* together."""
    paths: dict[int, list[str]] = defaultdict(list)
    pairs = Counter(pair for numbers in present for pair in combinations(numbers, 2))
    for (one, other), count in sorted(pairs.items()):
        (x, y), (to_x, to_y) = places[one], places[other]
        paths[_weight(count, most)].append(f"M{x} {y}L{to_x} {to_y}")
    for weight, lines in sorted(paths.items()):
        yield Ties(weight, "".join(lines))


def _weight(count: int, most: int) -> int:
    return min(5, 1 + 4 * count // most) if most > 1 else 1


def _shared(term: Term, actor: str, archive: Archive) -> str:
    """The explore page with both, where they stand on two facets: within one it joins."""
    facets = [axis.key for axis in archive.settings.axes]
    if term.axis == AXIS or term.axis not in facets:
        return ""
    return explored(((term.axis, term.id), (AXIS, actor)), archive)


def _dated(briefing: Abstract, archive: Archive) -> Ref:
    ref = briefing_ref(briefing, archive)
    return Ref(ref.note, ref.url)


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
