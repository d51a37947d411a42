"""Two axes crossed: how many briefings stand under a term of each, where both are most used."""

from __future__ import annotations

from dataclasses import dataclass

from .. import urls
from ..archive import Archive
from ..settings import PUBLISHERS, Axis
from ..vocabulary import Term
from .listings import explored, term_ref
from .ref import Ref

MOST = 12
FEWEST = 2
"""Terms of either axis below which there is nothing to cross."""
STEPS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """The briefings under two terms."""

    count: int
    url: str
    """Where they are listed."""
    step: int
    """How many they are, from 0 for none to 4 for most."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The most used terms of an axis, one below the other, and those of another across."""

    across: Ref
    """The other axis."""
    columns: tuple[Ref, ...]
    rows: tuple[tuple[Ref, tuple[Cell, ...]], ...]
    is_whole: bool
    """Whether every term that briefings name is there."""


def matrix(axis: Axis, archive: Archive) -> Matrix | None:
    """*axis* by another one; publishers are no facet, and a term or two make no matrix."""
    if axis.key == PUBLISHERS.key:
        return None
    other = _across(axis, archive)
    down, across = archive.used(axis.key), archive.used(other.key)
    if min(len(down), len(across)) < FEWEST:
        return None
    columns = across[:MOST]
    counts = {term.id: archive.beside(axis.key, term.id, other.key) for term in down[:MOST]}
    most = max(each[column.id] for each in counts.values() for column in columns)
    return Matrix(
        Ref(other.label, urls.axis(other.key)),
        tuple(term_ref(archive, other.key, term.id) for term in columns),
        tuple(
            (
                term_ref(archive, axis.key, term.id),
                tuple(
                    _cell(term, column, counts[term.id][column.id], most, archive)
                    for column in columns
                ),
            )
            for term in down[:MOST]
        ),
        is_whole=max(len(down), len(across)) <= MOST,
    )


def _across(axis: Axis, archive: Archive) -> Axis:
    """Themes; by themes, the first axis that the archive declared, or else regions."""
    settings = archive.settings
    wanted = "themes"
    if axis.key == wanted:
        wanted = settings.declared[0].key if settings.declared else "regions"
    return next(each for each in settings.axes if each.key == wanted)


def _cell(row: Term, column: Term, count: int, most: int, archive: Archive) -> Cell:
    if not count:
        return Cell(0, "", 0)
    both = explored(((row.axis, row.id), (column.axis, column.id)), archive)
    return Cell(count, both, -(-count * STEPS // most))
