"""A briefing: one event, what is known of it and what we make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..document import Body
from .matter import BriefingMatter, ChangeKind, UpdateMatter
from .source import Source, originators

WRITTEN_LATER_DAYS = 90
"""A briefing published more than so many days after its event says so."""


@dataclass(frozen=True)
class Briefing:
    """Built only from a file without an error; there is no half-valid one."""

    id: str
    path: str
    """Its file, from the repository's root."""
    matter: BriefingMatter | UpdateMatter
    body: Body
    terms: Mapping[str, tuple[str, ...]]
    """The ids it names on each axis, as written: no wider terms added."""

    @property
    def order(self) -> tuple[date, date, str]:
        """What listings sort by, the newest last."""
        return (*self.matter.event_date.order, self.id)

    @property
    def is_update(self) -> bool:
        """Whether this is the short form."""
        return isinstance(self.matter, UpdateMatter)

    @property
    def updates(self) -> str:
        """The id of the briefing it updates; empty for a full briefing."""
        return self.matter.updates if isinstance(self.matter, UpdateMatter) else ""

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The ids of the briefings it names: updated, superseded, related."""
        updated = (self.updates,) if self.updates else ()
        return (*updated, *self.matter.supersedes, *self.matter.related)

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who wrote its sources, each once."""
        return tuple(dict.fromkeys(source.publisher for source in self.matter.sources))

    @property
    def origins(self) -> Mapping[str, str]:
        """Who stands at the beginning of each source, by the source's id."""
        return originators(self.matter.sources)

    @property
    def updated(self) -> date:
        """The day of its publication or its last change."""
        return max([self.matter.published, *(change.date for change in self.matter.changes)])

    @property
    def is_withdrawn(self) -> bool:
        """Whether we no longer stand by it."""
        return any(change.kind is ChangeKind.WITHDRAWAL for change in self.matter.changes)

    @property
    def is_written_later(self) -> bool:
        """Whether it was published long after its event, with hindsight."""
        return (self.matter.published - self.matter.event_date.latest).days > WRITTEN_LATER_DAYS

    def source(self, identity: str) -> Source | None:
        """The source called *identity*."""
        return next((source for source in self.matter.sources if source.id == identity), None)
