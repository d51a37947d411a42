"""The web addresses that an archive's sources stand at, and so many of them as a week is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..archive import Archive
from ..briefing.source import Source


@dataclass(frozen=True)
class Cited:
    """A source on the web, and the briefing that cites it."""

    path: str
    """The briefing's file, from the repository's root."""
    number: int
    """Its place among the briefing's sources, from 0."""
    source: Source
    url: str
    filed: date
    """When the briefing was published."""

    @property
    def key(self) -> str:
        """The key whose address readers rest on: the copy's, where one is recorded."""
        return "archive_url" if self.source.archive_url else "url"

    @property
    def address(self) -> str:
        """What must be reached."""
        return self.source.archive_url or self.url

    @property
    def read(self) -> date:
        """The day whose text its reader saw, as far as that is known."""
        published = self.source.published
        return self.source.accessed or (published.latest if published else self.filed)

    def is_held_by(self, day: date) -> bool:
        """Whether a copy made on *day* can be one of this text: it was published by then."""
        published = self.source.published
        return published is None or day >= published.earliest


def cited(archive: Archive) -> Iterator[Cited]:
    """Every source of *archive* that has an address, by briefing, the newest first."""
    for abstract in archive.briefings:
        matter = archive.whole[abstract.id].matter
        for number, source in enumerate(matter.sources):
            if source.url:
                yield Cited(abstract.path, number, source, source.url, matter.published)


def portion(found: Sequence[Cited], most: int, today: date) -> list[Cited]:
    """So many of *found* as stand at *most* addresses; in another week, at others.

    A week goes on where the last one ended, so that after some weeks all have had their turn.
    """
    addresses = sorted({each.address for each in found})
    if len(addresses) > most:
        start = today.toordinal() // 7 * most % len(addresses)
        addresses = (addresses[start:] + addresses[:start])[:most]
    chosen = set(addresses)
    return [each for each in found if each.address in chosen]
