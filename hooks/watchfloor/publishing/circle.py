"""The actors around a term: whom it shares briefings with, as a table and as a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
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
class Line:
    """A tie between two neighbours."""

    start: tuple[int, int]
    end: tuple[int, int]
    weight: int


@dataclass(frozen=True, slots=True)
class Circle:
    """A term in its middle, actors around it, those of most briefings at the top."""

    neighbours: tuple[Neighbour, ...]
    more: int
    """How many others there are."""
    height: int
    lines: tuple[Line, ...]
    label: str
    is_of_actor: bool

    @property
    def centre(self) -> tuple[int, int]:
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
    under = archive.under(term.axis, term.id)
    present = [_present(briefing, term, archive) for briefing in under]
    counts = Counter(each for named in present for each in named)
    if not counts:
        return None
    names = {each: archive.vocabulary.on(AXIS)[each].name for each in counts}
    chosen = sorted(counts, key=lambda each: (-counts[each], names[each].casefold(), each))[:MOST]
    height = _STEP * (max(4, (len(chosen) + 1) // 2) + 1)
    places = [_place(number, len(chosen), height) for number in range(len(chosen))]
    most = counts[chosen[0]]
    newest: dict[str, Abstract] = {}
    for briefing, named in zip(under, present, strict=True):
        for each in named:
            newest.setdefault(each, briefing)
    return Circle(
        tuple(
            Neighbour(
                ref=term_ref(archive, AXIS, each),
                count=counts[each],
                shared=_shared(term, each, archive),
                newest=_dated(newest[each], archive),
                x=x,
                y=y,
                label=_cut(names[each]),
                is_right=x >= WIDTH // 2,
                weight=_weight(counts[each], most),
            )
            for each, (x, y) in zip(chosen, places, strict=True)
        ),
        more=len(counts) - len(chosen),
        height=height,
        lines=_lines(chosen, places, present, most),
        label=_cut(term.name),
        is_of_actor=term.axis == AXIS,
    )


def _present(briefing: Abstract, term: Term, archive: Archive) -> list[str]:
    """The actors of *briefing*, without *term* itself."""
    known = archive.vocabulary.on(AXIS)
    itself = term.id if term.axis == AXIS else ""
    return [each for each in archive.reached(briefing, AXIS) if each in known and each != itself]


def _place(number: int, total: int, height: int) -> tuple[int, int]:
    """Where one of *total* stands: to the right and left in turn, from the top of a circle down."""
    is_left = number % 2
    on_side = total // 2 if is_left else (total + 1) // 2
    y = round(height * (number // 2 + 1) / (on_side + 1))
    off = (2 * y - height) / height
    x = round(_REACH * sqrt(1 - off * off))
    return WIDTH // 2 + (-x if is_left else x), y


def _lines(
    chosen: Sequence[str],
    places: Sequence[tuple[int, int]],
    present: Sequence[Sequence[str]],
    most: int,
) -> tuple[Line, ...]:
    """The ties among the *chosen* themselves."""
    numbers = {identity: number for number, identity in enumerate(chosen)}
    ties = Counter(
        pair
        for named in present
        for pair in combinations(sorted(numbers[each] for each in named if each in numbers), 2)
    )
    return tuple(
        Line(places[one], places[other], _weight(count, most))
        for (one, other), count in sorted(ties.items())
    )


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
