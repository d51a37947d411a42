"""All the terms of an archive, by axis and id, with their hierarchy and their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from ..problem import did_you_mean
from .names import NameIndex
from .term import Term


class Vocabulary:
    """The terms there are; a half-valid one is here too, so that what names it still builds."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Gather *terms*; a later one replaces an earlier one of the same axis and id."""
        by_axis: dict[str, dict[str, Term]] = {}
        for term in terms:
            by_axis.setdefault(term.axis, {})[term.id] = term
        self._by_axis = by_axis
        self._parents: dict[tuple[str, str], tuple[str, ...]] = {}
        self._ancestors: dict[tuple[str, str], tuple[str, ...]] = {}
        """What was asked already: every briefing asks it of its terms, and there are few terms."""

    def on(self, axis: str) -> Mapping[str, Term]:
        """The terms of *axis* by their ids."""
        return MappingProxyType(self._by_axis.get(axis, {}))

    def get(self, axis: str, identity: str) -> Term | None:
        """The term of *axis* called *identity*, if there is one."""
        return self._by_axis.get(axis, {}).get(identity)

    def __iter__(self) -> Iterator[Term]:
        return (term for terms in self._by_axis.values() for term in terms.values())

    def names(self, axis: str) -> NameIndex:
        """Every name of every term on *axis*."""
        return self._names.get(axis) or NameIndex(())

    @cached_property
    def _names(self) -> dict[str, NameIndex]:
        return {axis: NameIndex(terms.values()) for axis, terms in self._by_axis.items()}

    def parents(self, axis: str, identity: str) -> tuple[str, ...]:
        """The ids of the terms directly above: those it names, then groupings that name it."""
        if (axis, identity) not in self._parents:
            term = self.get(axis, identity)
            groupings = self._groupings.get(axis, {}).get(identity, ())
            named = (*(term.parents if term else ()), *groupings)
            self._parents[axis, identity] = tuple(dict.fromkeys(named))
        return self._parents[axis, identity]

    def ancestors(self, axis: str, identity: str) -> tuple[str, ...]:
        """The ids of all wider terms, the nearest first; a circle is walked only once."""
        if (axis, identity) not in self._ancestors:
            self._ancestors[axis, identity] = self._walked(axis, identity)
        return self._ancestors[axis, identity]

    def _walked(self, axis: str, identity: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        waiting = [identity]
        while waiting:
            for parent in self.parents(axis, waiting.pop(0)):
                if parent not in found and parent != identity:
                    found[parent] = None
                    waiting.append(parent)
        return tuple(found)

    @cached_property
    def _groupings(self) -> dict[str, dict[str, list[str]]]:
        """By axis and member, the groupings that say it is theirs."""
        found: dict[str, dict[str, list[str]]] = {}
        for term in self:
            for member in term.members:
                found.setdefault(term.axis, {}).setdefault(member, []).append(term.id)
        return found

    def nearest(self, axis: str, word: str) -> str:
        """The id on *axis* that somebody who wrote *word* may have meant, as a hint."""
        return did_you_mean(word, self.on(axis))
