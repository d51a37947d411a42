"""Which of the terms that an article names a briefing of it is likely to be about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ...settings import Axis
from .mentions import Names, comparable
from .sorting import Part, Sorted

_ACTOR, _PUBLISHER = "actors", "publishers"
OFTEN = 2
"""Named so many times, or in the title, the highlights or the first paragraph, a term is chosen."""


@dataclass(frozen=True)
class Match:
    """What an article names of one axis."""

    chosen: tuple[str, ...]
    """Ids, in the order of the text."""
    told: str
    """What somebody who looks them through needs to know."""


class Matches:
    """The terms that an article names."""

    def __init__(self, names: Names, title: str, parts: Sorted) -> None:
        """Look for *names* in the *title* and the *parts* of an article."""
        self._times: Counter[tuple[str, str]] = Counter()
        self._first: set[tuple[str, str]] = set()
        self._ambiguous: dict[tuple[str, str], list[str]] = {}
        lead = [title, *parts.get(Part.HIGHLIGHTS, []), *parts.get(Part.FACTS, [])[:1]]
        rest = [text for part in parts.values() for text in part if text not in lead]
        for number, text in enumerate((*lead, *rest)):
            for mention in names.mentions(comparable(text)):
                for axis in dict.fromkeys(axis for axis, _ in mention.terms):
                    self._count(axis, mention.on(axis), mention.words, is_lead=number < len(lead))

    def _count(self, axis: str, ids: list[str], words: str, *, is_lead: bool) -> None:
        if len(ids) > 1:
            self._ambiguous[axis, words] = ids
            return
        self._times[axis, ids[0]] += 1
        if is_lead:
            self._first.add((axis, ids[0]))

    @property
    def publishers(self) -> list[str]:
        """Publishers that it names and that can have had no part in what it tells."""
        ids = {
            axis: {key[1] for key in self._times if key[0] == axis} for axis in (_PUBLISHER, _ACTOR)
        }
        return sorted(ids[_PUBLISHER] - ids[_ACTOR])

    def on(self, axis: Axis) -> Match:
        """Those of *axis*."""
        found = {key[1]: times for key, times in self._times.items() if key[0] == axis.key}
        chosen = [
            each
            for each, times in found.items()
            if times >= OFTEN or (axis.key, each) in self._first
        ]
        passing = [each for each in found if each not in chosen]
        unclear = [
            f"“{words}” may be {' or '.join(ids)}"
            for (key, words), ids in self._ambiguous.items()
            if key == axis.key
        ]
        told = [
            ", ".join(f"{each} {found[each]}×" for each in chosen),
            f"named once: {', '.join(passing)}" if passing else "",
            *unclear,
        ]
        return Match(tuple(chosen), "; ".join(filter(None, told)))
