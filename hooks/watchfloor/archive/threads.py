"""What came of a briefing: what updates it, replaces it or stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from ..briefing import Abstract
from .archive import Archive


@dataclass(frozen=True, slots=True)
class Thread:
    """The briefings around one, each list newest first."""

    updates: tuple[Abstract, ...]
    """Updates of it, or the briefing that it updates."""
    superseded_by: tuple[Abstract, ...]
    supersedes: tuple[Abstract, ...]
    related: tuple[Abstract, ...]
    """Named by it, or naming it."""

    @classmethod
    def of(cls, briefing: Abstract, archive: Archive) -> Thread:
        """The thread of *briefing*; what is not published is left out."""
        named = filter(None, map(archive.get, briefing.refers_to))
        around = {other.id: other for other in (*named, *archive.naming(briefing.id))}
        around.pop(briefing.id, None)
        others = sorted(around.values(), key=lambda other: other.order, reverse=True)
        return cls(
            updates=tuple(
                other
                for other in others
                if briefing.id == other.updates or other.id == briefing.updates
            ),
            superseded_by=tuple(o for o in others if briefing.id in o.supersedes),
            supersedes=tuple(o for o in others if o.id in briefing.supersedes),
            related=tuple(
                other
                for other in others
                if other.id in briefing.related or briefing.id in other.related
            ),
        )
