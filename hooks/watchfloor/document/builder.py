"""Plain values from libyaml's events, and where each of them stood."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from ..problem import Code
from . import complaints

Loc = tuple[str | int, ...]
"""The way to a value: ``("sources", 0, "title")``."""

Report = Callable[[Code, int, int, str, str], None]
"""Takes a problem: its code, offset and length, what is wrong and what would be right."""

MAX_DEPTH = 12
"""Front matter nests three deep; more is a mistake or an attack on the parser's stack."""

_CUT = re.compile(r" #(?! ?allow )")
_BLOCK_STYLES = frozenset("|>")


class UnreadableError(Exception):
    """The front matter cannot be read on; its problem is reported already."""


class Builder:
    """Makes plain values of libyaml's events, and keeps where each stood."""

    def __init__(self, source: str, start: int, report: Report) -> None:
        """Build of the YAML in *source*; what is reported counts from its beginning."""
        self.spans: dict[Loc, tuple[int, int]] = {}
        """Where each value stands; these offsets count from *start* before the beginning."""
        self.keys: dict[Loc, tuple[int, int]] = {}
        """Where each key stands."""
        self._source = source
        self._start = start
        # yaml.parse, which asks twice for every event, takes half as long again
        self._next: Callable[[], Any] = yaml.CBaseLoader(source).get_event
        self._report = report
        self._end = 0
        """Where the last value ended: libyaml ends a block where the next one begins."""

    def document(self) -> Any:
        """The one value that the YAML is.

        Raises:
            UnreadableError: it cannot be read on; its problem is reported.
            yaml.YAMLError: it is no YAML.

        """
        value: Any = None
        seen = False
        while event := self._next():
            if isinstance(event, yaml.DocumentStartEvent):
                if seen or event.explicit:
                    message = "a second YAML document begins here"
                    hint = "one block of keys, and --- alone on the line after it"
                    start = _span(event)[0]
                    self._report(Code.FRONT_MATTER_SHAPE, start, 1, message, hint)
                    raise UnreadableError
                seen = True
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, ())
        return value

    def _value(self, event: yaml.NodeEvent, loc: Loc) -> Any:
        self._refuse_extras(event)
        if len(loc) > MAX_DEPTH:
            start = _span(event)[0]
            self._report(Code.YAML_SYNTAX, start, 1, "this nests too deep", "twelve levels at most")
            raise UnreadableError
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, loc)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, loc)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, loc)
        self._keep(loc, *_span(event))
        return ""

    def _text(self, event: yaml.ScalarEvent, loc: Loc) -> str:
        start, end = _span(event)
        if not event.style:
            self._see_comment(event.value, end)
        elif event.style in _BLOCK_STYLES:
            end = start + len(self._source[start:end].rstrip())
        self._keep(loc, start, end)
        return event.value

    def _list(self, start: yaml.SequenceStartEvent, loc: Loc) -> list[Any]:
        items: list[Any] = []
        events: list[yaml.NodeEvent] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            events.append(event)
            items.append(self._value(event, (*loc, len(items))))
        self._keep_collection(loc, start, event)
        if start.flow_style:
            self._see_commas(events)
        return items

    def _mapping(self, start: yaml.MappingStartEvent, loc: Loc) -> Any:
        pairs: dict[str, Any] = {}
        is_cut = False
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, loc)
            value_event = self._next()
            value = self._value(value_event, (*loc, key))
            if start.flow_style and _is_bare(value_event):
                self._cut_by_comma(event)
                continue
            if loc and not pairs and " " in key and _is_plain(event):
                self._cut_by_colon(event)
                is_cut = True
            if key in pairs:
                message = f"the key `{key}` stands here a second time"
                self._report(Code.KEY_REPEATED, _span(event)[0], len(key), message, "keep one")
            pairs.setdefault(key, value)
        self._keep_collection(loc, start, event)
        return _rejoined(pairs) if is_cut else pairs

    def _keep_collection(
        self,
        loc: Loc,
        start: yaml.CollectionStartEvent,
        end: yaml.CollectionEndEvent,
    ) -> None:
        begin = _span(start)[0]
        last = _span(end)[1] if start.flow_style else self._end
        self._keep(loc, begin, max(begin, last))

    def _keep(self, loc: Loc, start: int, end: int) -> None:
        """Remember where the value at *loc* stands; of two with one key the first counts."""
        self._end = end
        if loc not in self.spans:
            self.spans[loc] = start + self._start, end + self._start

    def _key(self, event: yaml.NodeEvent, loc: Loc) -> str:
        start, end = _span(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._report(
                Code.FRONT_MATTER_SHAPE, start, 1, "a key must be a word", "such as `title`"
            )
            raise UnreadableError
        self._refuse_extras(event)
        self.keys.setdefault((*loc, event.value), (start + self._start, end + self._start))
        return event.value

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            start, end = _span(event)
            length = end - start if isinstance(event, yaml.AliasEvent) else len(event.anchor) + 1
            message = f"YAML anchors and aliases (`{event.anchor}`) are not allowed"
            hint = "write the value out; put text that begins with & or * in quotes"
            self._report(Code.YAML_ANCHOR, start, length, message, hint)
        if tag := getattr(event, "tag", None):
            message = f"the YAML tag `{tag}` is not allowed"
            hint = "every value is text; leave the tag out"
            self._report(Code.YAML_TAG, _span(event)[0], 1, message, hint)

    def _see_comment(self, text: str, end: int) -> None:
        """A single space and # after plain *text*: more likely a number sign than a comment."""
        if text and _CUT.match(self._source, end):
            self._report(
                Code.CUT_BY_HASH,
                end + 1,
                1,
                "# with a space before it cuts this value off: the rest of the line is lost",
                "put the text in quotes; a comment has two spaces before it",
            )

    def _see_commas(self, events: list[yaml.NodeEvent]) -> None:
        plain = [e for e in events if isinstance(e, yaml.ScalarEvent) and _is_plain(e)]
        if any(" " in event.value for event in plain):
            for event in plain[1:]:
                if " " in event.value and not event.value[0].isupper():
                    self._cut_by_comma(event)
                    return

    def _cut_by_comma(self, event: yaml.Event) -> None:
        start, end = _span(event)
        self._report(
            Code.CUT_BY_COMMA,
            start,
            end - start,
            "a comma inside brackets begins a new item here",
            "write the list with one `- ` line an item, or put the whole text in quotes",
        )

    def _cut_by_colon(self, event: yaml.Event) -> None:
        self._report(Code.CUT_BY_COLON, _span(event)[1], 1, *complaints.CUT)


def _span(event: yaml.Event) -> tuple[int, int]:
    """Where *event* stands, in characters from the beginning of the YAML."""
    marks: Any = event  # libyaml marks every event, though its stubs do not say so
    return marks.start_mark.index, marks.end_mark.index


def _is_plain(event: yaml.Event) -> bool:
    """Whether *event* is text without quotes or a block indicator."""
    return isinstance(event, yaml.ScalarEvent) and not event.style


def _is_bare(event: yaml.Event) -> bool:
    """Whether *event* is nothing at all, where a value might be."""
    return isinstance(event, yaml.ScalarEvent) and not event.style and not event.value


def _rejoined(pairs: dict[str, Any]) -> Any:
    """A text that a colon had cut, whole again, so that one cause gives one problem."""
    ((key, value), *others) = pairs.items()
    return pairs if others or not isinstance(value, str) else f"{key}: {value}"
