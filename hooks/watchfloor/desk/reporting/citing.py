"""Who cites what in a briefing, told from its file alone, whether or not it may be published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...briefing.citing import CITING
from ...briefing.source import Source, originators
from ...document import Document


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with those before it that rest on the same footnotes, or an item that cites."""

    text: str
    line: int
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Citing:
    """What the file of a briefing cites."""

    document: Document
    abbreviations: frozenset[str]

    @cached_property
    def sources(self) -> Mapping[str, Mapping[str, str]]:
        """What is said of each source that has an id, by that id: as readers meet them."""
        found = {each["id"]: each for each in self._listed if each.get("id")}
        order = dict.fromkeys((*self.document.body.footnotes, *found))
        return {identity: found[identity] for identity in order if identity in found}

    @cached_property
    def _listed(self) -> list[dict[str, str]]:
        listed: Any = self.document.matter.get("sources")
        return [
            {key: " ".join(value.split()) for key, value in each.items() if isinstance(value, str)}
            for each in (listed if isinstance(listed, list) else [])
            if isinstance(each, dict)
        ]

    @property
    def origins(self) -> set[str]:
        """Who stands at the beginning of its sources, each once."""
        keys = ("id", "publisher", "origin")
        known: list[dict[str, Any]] = [
            {key: each.get(key) for key in keys} for each in self.sources.values()
        ]
        made = [Source.model_construct(**each) for each in known]
        return {origin for origin in originators(made).values() if origin}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All that cites a source, from top to bottom."""
        return tuple(sorted((*self._items(), *self._sentences()), key=lambda claim: claim.line))

    @cached_property
    def by_source(self) -> Mapping[str, Sequence[Claim]]:
        """The claims on each source, by the name they give it."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for name in claim.sources:
                found[name].append(claim)
        return dict(found)

    def _sentences(self) -> Iterator[Claim]:
        for block in self.document.body.blocks:
            for each in block.cited(self.abbreviations):
                yield Claim(each.text, self.document.at(each.start).line, each.sources)

    def _items(self) -> Iterator[Claim]:
        for citing in CITING:
            yield from self._of(*citing)

    def _of(self, key: str, way: tuple[str, ...], cites: str, says: str) -> Iterator[Claim]:
        """What each item at *key* says that names sources."""
        cited: dict[int, list[str]] = {}
        for loc, source in self.document.each(key, None, *way, cites, None):
            cited.setdefault(int(loc[1]), []).append(source)
        for loc, text in self.document.each(key, None, *way, says):
            if sources := cited.get(int(loc[1])):
                line = self.document.place(loc).line
                yield Claim(" ".join(text.split()), line, tuple(dict.fromkeys(sources)))
