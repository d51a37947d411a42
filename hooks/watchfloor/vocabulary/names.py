"""Every name that leads to a term, in any script, whatever its case or width."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from .term import Term


def folded(name: str) -> str:
    """*name* as it is compared: without case, width and accents' spelling, spaces made one.

    This is the compatibility caseless match of Unicode (D146): each step can undo the one before,
    so both are taken twice.
    """
    text = unicodedata.normalize("NFD", name)
    for _ in range(2):
        text = unicodedata.normalize("NFKC", text.casefold())
    return " ".join(text.split())


class NameIndex:
    """The terms of one axis by their names."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Index *terms* by every spelling of each."""
        self._claims: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            for key in dict.fromkeys(folded(name) for name in term.spellings):
                self._claims[key].append(term)

    def claimants(self, name: str) -> list[Term]:
        """Every term that goes by *name*."""
        return self._claims.get(folded(name), [])

    def clashes(self) -> list[tuple[str, list[Term]]]:
        """Names that several terms claim though not each of them calls the name ambiguous."""
        return [
            (name, terms)
            for name, terms in self._claims.items()
            if len(terms) > 1 and not all(name in map(folded, term.ambiguous) for term in terms)
        ]
