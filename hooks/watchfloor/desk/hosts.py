"""Who stands behind a web address, as far as the archive knows its host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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

    @classmethod
    def of(cls, url: str, archive: Archive) -> Host:
        """The host of *url*, which is valid."""
        name = _host(url)
        known = archive.vocabulary.names(PUBLISHERS.key)
        named = [term.id for each in (name, f"www.{name}") for term in known.claimants(each)]
        found = list(_sources(archive, name))
        written = [source.publisher for _, source in found]
        carriers = {source.via or "" for _, source in found}
        return cls(
            name,
            tuple(dict.fromkeys((*named, *written))),
            carriers.pop() if len(carriers) == 1 and not named else "",
            found[0][0] if found else "",
        )

    def __str__(self) -> str:
        if not self.publishers:
            return f"{self.name}: no source of the archive stands there yet"
        if len(self.publishers) > 1:
            who = f"texts of {', '.join(self.publishers)}"
        else:
            who = f"publisher {self.publishers[0]}"
        carrier = f", carried by {self.carrier}" if self.carrier else ""
        return f"{self.name}: {who}{carrier}{f' (as in {self.seen})' if self.seen else ''}"


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removesuffix(".").removeprefix("www.")


def _sources(archive: Archive, host: str) -> Iterator[tuple[str, Source]]:
    """Every source at *host* with the id of its briefing, the newest first."""
    for abstract in archive.briefings:
        for source in archive.whole[abstract.id].matter.sources:
            if source.url and _host(source.url) == host:
                yield abstract.id, source
