"""Who stands behind a web address, as far as the archive knows its host."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from ..archive import Archive
from ..briefing.source import Source
from ..settings import PUBLISHERS


@dataclass(frozen=True)
class Host:
    """A host, and what the archive says of pages there."""

    name: str
    publishers: tuple[str, ...]
    """The ids of those who wrote what stands there, or whose page calls the host an alias."""
    carrier: str
    """Who carries others' texts there; empty where none is known, or the publisher has its own."""
    seen: str
    """The newest briefing with a source there, if there is one."""

    def __str__(self) -> str:
        if not self.publishers:
            return f"{self.name}: no source of the archive stands there yet"
        if len(self.publishers) > 1:
            who = f"texts of {', '.join(self.publishers)}"
        else:
            who = f"publisher {self.publishers[0]}"
        carrier = f", carried by {self.carrier}" if self.carrier else ""
        return f"{self.name}: {who}{carrier}{f' (as in {self.seen})' if self.seen else ''}"


class Hosts:
    """The hosts of an archive; its briefings are opened once, however many hosts are asked for."""

    def __init__(self, archive: Archive) -> None:
        """Know those that *archive* has sources at."""
        self._archive = archive

    def of(self, url: str) -> Host:
        """The host of *url*, which is valid."""
        name = host_of(url)
        known = self._archive.vocabulary.names(PUBLISHERS.key)
        named = [term.id for each in (name, f"www.{name}") for term in known.claimants(each)]
        found = self._sources.get(name, [])
        written = [source.publisher for _, source in found]
        carriers = {source.via or "" for _, source in found}
        return Host(
            name,
            tuple(dict.fromkeys((*named, *written))),
            carriers.pop() if len(carriers) == 1 and not named else "",
            found[0][0] if found else "",
        )

    @cached_property
    def _sources(self) -> dict[str, list[tuple[str, Source]]]:
        """By host, every source there with the id of its briefing, the newest first."""
        sources: dict[str, list[tuple[str, Source]]] = defaultdict(list)
        for abstract in self._archive.briefings:
            for source in self._archive.whole[abstract.id].matter.sources:
                if source.url:
                    sources[host_of(source.url)].append((abstract.id, source))
        return dict(sources)


def host_of(url: str) -> str:
    """The name of the host at which *url* stands; ``www.`` makes no other one."""
    return (urlsplit(url).hostname or "").removesuffix(".").removeprefix("www.")
