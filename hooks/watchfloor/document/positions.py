"""Where every key and every value of front matter stands: sought only once one must be told.

Most files are without a fault, and to keep all that takes a third of the time to read them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

Loc = tuple[str | int, ...]
"""The way to a value: ``("sources", 0, "title")``."""

Spans = dict[Loc, tuple[int, int]]
"""Where something begins and ends, as offsets into the file's text."""

_BLOCK_STYLES = frozenset("|>")


@dataclass(frozen=True)
class Positions:
    """Where values and their keys stand; of two with one key the first counts."""

    spans: Spans
    """Where each value stands."""
    keys: Spans
    """Where each key stands."""

    @classmethod
    def of(cls, source: str, start: int) -> Positions:
        """Those in the YAML *source*, which can be read and begins at *start* of its file."""
        walk = _Walk(source, start)
        return cls(walk.spans, walk.keys)


class _Walk:
    """Goes through libyaml's events once more, for their positions alone."""

    def __init__(self, source: str, start: int) -> None:
        self.spans: Spans = {}
        self.keys: Spans = {}
        self._source = source
        self._start = start
        self._next: Callable[[], Any] = yaml.CBaseLoader(source).get_event
        self._end = 0
        """Where the last value ended: libyaml ends a block where the next one begins."""
        while event := self._next():
            if isinstance(event, yaml.NodeEvent):
                self._value(event, ())

    def _value(self, event: Any, loc: Loc) -> None:
        begin, end = span(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.style in _BLOCK_STYLES:
                end = begin + len(self._source[begin:end].rstrip())
        elif isinstance(event, yaml.CollectionStartEvent):
            inside = self._list if isinstance(event, yaml.SequenceStartEvent) else self._mapping
            last = inside(loc)
            end = max(begin, last if event.flow_style else self._end)
        self._end = end
        self.spans.setdefault(loc, (begin + self._start, end + self._start))

    def _list(self, loc: Loc) -> int:
        """Keep what the list at *loc* holds; tells where its bracket, if any, closes."""
        number = 0
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            self._value(event, (*loc, number))
            number += 1
        return span(event)[1]

    def _mapping(self, loc: Loc) -> int:
        """Keep what the keys at *loc* hold; tells where their brace, if any, closes."""
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            begin, end = span(event)
            inner = (*loc, event.value)
            self.keys.setdefault(inner, (begin + self._start, end + self._start))
            self._value(self._next(), inner)
        return span(event)[1]


def span(event: yaml.Event) -> tuple[int, int]:
    """Where *event* stands, in characters from the beginning of the YAML."""
    marks: Any = event  # libyaml marks every event, though its stubs do not say so
    return marks.start_mark.index, marks.end_mark.index
