"""A briefing: one event, what is known of it and what we make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..document import Body, Passage
from ..wording import ENGLISH, LANGUAGES
from .abstract import Abstract, BottomLine
from .ahead import Due, Expected, Said
from .matter import BriefingMatter, ChangeKind, UpdateMatter
from .notice import notices
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
    def abstract(self) -> Abstract:
        """What others see of it."""
        matter = self.matter
        return Abstract(
            id=self.id,
            path=self.path,
            title=matter.title,
            summary=matter.summary,
            event_date=matter.event_date,
            as_of=matter.as_of,
            published=matter.published,
            updated=self.updated,
            notices=notices(matter.changes, matter.forecasts),
            stage=matter.stage,
            bottom_line=BottomLine.of(matter.judgements),
            is_update=self.is_update,
            is_withdrawn=any(each.kind is ChangeKind.WITHDRAWAL for each in matter.changes),
            updates=matter.updates if isinstance(matter, UpdateMatter) else "",
            supersedes=matter.supersedes,
            related=matter.related,
            former_ids=matter.former_ids,
            terms=self.terms,
            publishers=tuple(dict.fromkeys(source.publisher for source in matter.sources)),
            origins=tuple(dict.fromkeys(self.origins.values())),
            watch=tuple(map(Due.of, matter.watch)),
            forecasts=tuple(map(Expected.of, matter.forecasts)),
            quoted=tuple(map(Said.of, matter.quoted_forecasts)),
            mentions=self.body.mentions,
            passages=self._passages,
        )

    @property
    def _passages(self) -> tuple[Passage, ...]:
        return tuple(self.body.passages(self._abbreviations))

    @property
    def _abbreviations(self) -> frozenset[str]:
        return LANGUAGES.get(self.matter.language or "", ENGLISH).abbreviations

    @cached_property
    def cited(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What in its body rests on sources, as Markdown, and those sources' ids.

        Once asked for it is sent and kept with the briefing: whoever has checked the body has it
        in parts, and to take it apart again for its page took a tenth of the time of composing it.
        """
        found = (each for block in self.body.blocks for each in block.cited(self._abbreviations))
        return tuple((each.text, each.sources) for each in found)

    @property
    def is_update(self) -> bool:
        """Whether this is the short form."""
        return isinstance(self.matter, UpdateMatter)

    @property
    def origins(self) -> Mapping[str, str]:
        """Who stands at the beginning of each source, by the source's id."""
        return originators(self.matter.sources)

    @property
    def updated(self) -> date:
        """The day of its publication or its last change."""
        return max([self.matter.published, *(change.date for change in self.matter.changes)])

    @property
    def is_written_later(self) -> bool:
        """Whether it was published long after its event, with hindsight."""
        return (self.matter.published - self.matter.event_date.latest).days > WRITTEN_LATER_DAYS

    def source(self, identity: str) -> Source | None:
        """The source called *identity*."""
        return next((source for source in self.matter.sources if source.id == identity), None)
