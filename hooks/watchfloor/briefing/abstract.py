"""The abstract of a briefing: all that anybody but its own page and feed entry needs of it.

Lists, tables, terms and other briefings know a briefing by its abstract alone. So an archive is
read without its briefings' own words, and a change of those changes nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ..document import Passage
from ..edtf import Edtf
from ..tradecraft import Confidence, Likelihood, Stage
from .ahead import Due, Expected, Said
from .judgement import Judgement
from .notice import Notice


class BottomLine(NamedTuple):
    """The first judgement, as it stands in lists."""

    statement: str
    likelihood: Likelihood | None
    confidence: Confidence

    @classmethod
    def of(cls, judgements: Sequence[Judgement]) -> BottomLine | None:
        """The first of *judgements*; an update may have none."""
        first = judgements[0] if judgements else None
        return cls(first.statement, first.likelihood, first.confidence) if first else None


class Abstract(NamedTuple):
    """What others see of a briefing, and whom and what it names.

    A tuple, as are its parts: every build unpacks all of them, which takes half as long as for
    other values.
    """

    id: str
    path: str
    """Its file, from the repository's root."""
    title: str
    summary: str
    event_date: Edtf
    as_of: Edtf
    """The newest information used."""
    published: date
    updated: date
    """The day of its publication or its last change."""
    notices: tuple[Notice, ...]
    """What readers were told of it since its publication, newest first."""
    stage: Stage | None
    bottom_line: BottomLine | None
    is_update: bool
    is_withdrawn: bool
    updates: str
    """The id of the briefing it updates; empty for a full briefing."""
    supersedes: tuple[str, ...]
    related: tuple[str, ...]
    former_ids: tuple[str, ...]
    terms: Mapping[str, tuple[str, ...]]
    """The ids it names on each axis, as written: no wider terms added."""
    publishers: tuple[str, ...]
    """Who wrote its sources, each once."""
    origins: tuple[str, ...]
    """Who stands at the beginning of its sources, each once."""
    watch: tuple[Due, ...]
    """Its dates ahead."""
    forecasts: tuple[Expected, ...]
    """Its own forecasts, open and decided."""
    quoted: tuple[Said, ...]
    """The forecasts of others that it quotes."""
    mentions: tuple[str, ...]
    """The names of files that its body may link to."""
    passages: tuple[Passage, ...]
    """The links to files in its body, each in its sentence."""

    @property
    def speakers(self) -> tuple[str, ...]:
        """Whose forecasts it quotes, one by one."""
        return tuple(quoted.by for quoted in self.quoted)

    @property
    def order(self) -> tuple[date, date, str]:
        """What listings sort by, the newest last."""
        return (*self.event_date.order, self.id)

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The ids of the briefings it names: updated, superseded, related."""
        return (*((self.updates,) if self.updates else ()), *self.supersedes, *self.related)
