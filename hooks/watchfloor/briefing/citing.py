"""What in a briefing rests on which source: sentences of its body, items of its front matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .briefing import Briefing
from .matter import BriefingMatter, UpdateMatter

CITING: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("watch", (), "sources", "what"),
    ("quoted_forecasts", (), "sources", "statement"),
    ("forecasts", ("resolved",), "evidence", "because"),
    ("quoted_forecasts", ("resolved",), "evidence", "because"),
)
"""Items of front matter that cite: their key, the way from an item to what cites, and there the
keys of its sources and of what it says."""


class Resting(NamedTuple):
    """What is to be held against a source."""

    text: str
    is_markdown: bool
    """Whether it stands in the body; front matter is plain text."""


def resting(briefing: Briefing) -> Mapping[str, Sequence[Resting]]:
    """What rests on each source, by the source's id: the body's sentences, then the items.

    A source that nothing cites is not among them; an outcome may name a briefing in its place.
    """
    found: dict[str, list[Resting]] = defaultdict(list)
    for text, sources in briefing.cited:
        for source in sources:
            found[source].append(Resting(text, is_markdown=True))
    for text, sources in _items(briefing.matter):
        for source in dict.fromkeys(sources):
            found[source].append(Resting(text, is_markdown=False))
    return dict(found)


def _items(matter: BriefingMatter | UpdateMatter) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, way, cites, says in CITING:
        for item in getattr(matter, key):
            citing = item
            for step in way:
                citing = getattr(citing, step) if citing else None
            if citing:
                yield getattr(citing, says), getattr(citing, cites)
