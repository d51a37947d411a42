"""The terms that share most briefings with another: one step from a group to a narrower choice."""

from __future__ import annotations

from collections import Counter

from ..archive import Archive
from ..settings import Axis
from ..vocabulary import Term
from .listings import explored
from .ref import Ref

MOST_SHARED = 8
FEWEST = 2
"""Briefings of a term below which there is nothing to choose among."""


def companions(term: Term, archive: Archive, *, without: str = "") -> list[tuple[str, list[Ref]]]:
    """By the label of each other axis, the terms that share most briefings with *term*.

    Each leads to the briefings that the two share. Publishers are no facet, so they have none.
    One axis may be left *without*, which takes the longest where it has most terms.
    """
    axes = archive.settings.axes
    is_facet = term.axis in {axis.key for axis in axes}
    if not is_facet or len(archive.under(term.axis, term.id)) < FEWEST:
        return []
    return [
        (axis.label, [_shared(term, other, counts[other.id], archive) for other in most])
        for axis in axes
        if axis.key not in {without, term.axis}
        if (counts := archive.beside(term.axis, term.id, axis.key))
        if (most := _most_shared(axis, counts, archive))
    ]


def _most_shared(axis: Axis, counts: Counter[str], archive: Archive) -> list[Term]:
    """The first terms of *axis* by *counts*, without wider ones that say no more than others."""
    known = archive.vocabulary.on(axis.key)
    terms = [known[each] for each in counts if each in known]
    if axis.hierarchical:
        needless = _repeated(terms, counts, archive) | _all_over(terms, archive)
        terms = [term for term in terms if term.id not in needless]
    # most terms share too little to be among the first, so they need no place
    least = min(sorted((counts[term.id] for term in terms), reverse=True)[:MOST_SHARED], default=0)
    terms = [term for term in terms if counts[term.id] >= least]
    terms.sort(key=lambda term: (-counts[term.id], term.name.casefold(), term.id))
    return terms[:MOST_SHARED]


def _repeated(terms: list[Term], counts: Counter[str], archive: Archive) -> set[str]:
    """Those of *terms*, all of one axis, that count the same briefings as a narrower one."""
    above = {term.id: archive.vocabulary.ancestors(term.axis, term.id) for term in terms}
    return {
        wider
        for identity, ancestors in above.items()
        for wider in ancestors
        if counts[wider] == counts[identity] and identity not in above.get(wider, ())
    }


def _all_over(terms: list[Term], archive: Archive) -> set[str]:
    """Those of *terms* that every briefing stands below without naming them."""
    return {term.id for term in terms if is_all_over(term, archive)}


def is_all_over(term: Term, archive: Archive) -> bool:
    """Whether no briefing names *term* and all stand below it: the world narrows nothing."""
    return (
        len(archive.under(term.axis, term.id)) == len(archive.briefings)
        and not archive.named(term.axis, term.id)
        and not archive.vocabulary.parents(term.axis, term.id)
    )


def _shared(term: Term, other: Term, count: int, archive: Archive) -> Ref:
    """The explore page with both chosen."""
    both = explored(((term.axis, term.id), (other.axis, other.id)), archive)
    return Ref(other.name, both, str(count))
