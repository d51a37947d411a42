"""Addresses at which somebody may look for a term though it stands at another: ids, other names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import urls
from ..archive import Archive
from ..vocabulary import Term


@dataclass(frozen=True, slots=True)
class Claim:
    """A name in the form that ids have, and who goes or went by it."""

    slug: str
    name: str
    """As the first of the terms spells it."""
    terms: tuple[Term, ...]
    """By their names; where it is several, only a reader knows which is meant."""


def claims(axis: str, archive: Archive) -> Iterator[Claim]:
    """Every claim on *axis* by its slug; what a term has for its id, or may have, is none.

    A former id goes before a name: links to it were once right.
    """
    shown = archive.shown(axis)
    found = _by_slug((name, urls.slug(name), term) for term in shown for name in term.spellings)
    found |= _by_slug(
        (former, former, term)
        for term in shown
        for former in (term.matter.former_ids if term.matter else ())
    )
    for slug in sorted(found):
        if slug and slug not in urls.RESERVED and not archive.vocabulary.get(axis, slug):
            yield found[slug]


def _by_slug(spelled: Iterator[tuple[str, str, Term]]) -> dict[str, Claim]:
    """Names, their slugs and terms, gathered by slug."""
    found: dict[str, Claim] = {}
    for name, slug, term in spelled:
        before = found.setdefault(slug, Claim(slug, name, (term,)))
        if term not in before.terms:
            found[slug] = Claim(slug, before.name, (*before.terms, term))
    return found
