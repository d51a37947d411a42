"""Which item of one version of a briefing is which of another, though its id or place changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..document import Document


def items(document: Document, key: str) -> list[dict[str, Any]]:
    """The items of the list at *key*; one that is no mapping says nothing."""
    value = document.matter.get(key)
    found = value if isinstance(value, list) else []
    return [item if isinstance(item, dict) else {} for item in found]


def one(item: Mapping[str, Any], key: str) -> str:
    """The text that *item* has at *key*, on one line; empty where there is none."""
    value = item.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


Alike = Callable[[Mapping[str, Any]], Hashable]


def _same(*keys: str) -> Alike:
    """What two items have in common that are alike in *keys*; nothing where one is missing."""

    def common(item: Mapping[str, Any]) -> Hashable:
        values = tuple(one(item, key) for key in keys)
        return values if all(values) else None

    return common


_ALIKE: Mapping[str, tuple[Alike, ...]] = {
    "judgements": (_same("id"),),
    "forecasts": (_same("id"),),
    "quoted_forecasts": (_same("statement"), _same("by", "said"), _same("by")),
    "watch": (_same("what"), _same("date")),
    "sources": (
        *(_same("id", key) for key in ("url", "citation", "title")),
        *(_same(key) for key in ("url", "citation", "archive_url")),
    ),
}
"""How the items of each list are known again: by the first of these that finds one.

A source that has kept no more than its id is another source.
"""


def paired(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]], *alike: Alike
) -> dict[int, int]:
    """By the number of an item *after*, that of the one which it was *before*."""
    found: dict[int, int] = {}
    for common in alike:
        taken = set(found.values())
        free: dict[Hashable, int] = {}
        for number, item in enumerate(before):
            if number not in taken and (shared := common(item)):
                free.setdefault(shared, number)
        for number, item in enumerate(after):
            if number not in found and (shared := common(item)) in free:
                found[number] = free.pop(shared)
    return found


@dataclass(frozen=True)
class Pairing:
    """What the items of a newer version were in an older one, and how ids were changed."""

    numbers: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """By its list and its number, the number an item had; of a new one a number that none had."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """By a source's id, the one it had."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """By the id that a term had, the one it has."""
    lost: frozenset[tuple[str, int]] = frozenset()
    """Items that are gone, by list and number."""

    @classmethod
    def of(cls, before: Document, after: Document, terms: Mapping[str, str]) -> Pairing:
        """That of *before* and *after*, in which *terms* may go by other ids."""
        numbers: dict[tuple[str, int], int] = {}
        lost: set[tuple[str, int]] = set()
        for key, alike in _ALIKE.items():
            old, new = items(before, key), items(after, key)
            pairs = paired(old, new, *alike)
            numbers |= {(key, at): pairs.get(at, len(old) + at) for at in range(len(new))}
            lost |= {(key, at) for at in set(range(len(old))) - set(pairs.values())}
        old, new = items(before, "sources"), items(after, "sources")
        sources = {
            one(source, "id"): one(old[numbers["sources", at]], "id")
            for at, source in enumerate(new)
            if numbers["sources", at] < len(old)
        }
        return cls(numbers, sources, terms, frozenset(lost))

    def source(self, identity: str) -> str:
        """What the source *identity* was called."""
        return self.sources.get(identity, identity)

    def name(self, identity: str) -> str:
        """What the source was called, or the term is called, that goes by *identity*."""
        return self.terms.get(identity, self.source(identity))
