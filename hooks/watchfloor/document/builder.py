"""Plain values from libyaml's events, and where each of them stood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from ..problem import Code
from . import complaints

Loc = tuple[str | int, ...]
"""The way to a value: ``("sources", 0, "title")``."""

Report = Callable[[Code, int, int, str, str], None]
"""Takes a problem: its code, offset and length, what is wrong and what would be right."""

Keep = Callable[[Loc, int, int], None]
"""Takes where something begins and ends."""

MAX_DEPTH = 12
"""Front matter nests three deep; more is a mistake or an attack on the parser's stack."""

_CUT = re.compile(r" #(?! ?allow )")
_BLOCK_STYLES = frozenset("|>")


class UnreadableError(Exception):
    """The front matter cannot be read on; its problem is reported already."""


class Builder:
    """Makes plain values of libyaml's events, and keeps where each stood."""

    def __init__(
        self,
        source: str,
        report: Report,
        keep: Keep,
        keep_key: Keep,
    ) -> None:
        """Build of the YAML in *source*; all offsets count from its beginning."""
        self._source = source
        self._events: Iterator[yaml.Event] = yaml.parse(source, Loader=yaml.CBaseLoader)
        self._report = report
        self._keep = keep
        self._keep_key = keep_key
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
        for event in self._events:
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

    def _value(self, event: yaml.Event, loc: Loc) -> Any:
        self._refuse_extras(event)
        if len(loc) > MAX_DEPTH:
            start = _span(event)[0]
            self._report(Code.YAML_SYNTAX, start, 1, "this nests too deep", "twelve levels at most")
            raise UnreadableError
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, loc)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, loc)
        start, end = _span(event)
        if isinstance(event, yaml.ScalarEvent) and event.style in _BLOCK_STYLES:
            end = start + len(self._source[start:end].rstrip())
        self._keep(loc, start, end)
        self._end = end
        if isinstance(event, yaml.ScalarEvent):
            self._see_comment(event)
            return event.value
        return ""

    def _list(self, start: yaml.SequenceStartEvent, loc: Loc) -> list[Any]:
        items: list[Any] = []
        events: list[yaml.Event] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                self._keep_collection(loc, start, event)
                break
            events.append(event)
            items.append(self._value(event, (*loc, len(items))))
        if start.flow_style:
            self._see_commas(events)
        return items

    def _mapping(self, start: yaml.MappingStartEvent, loc: Loc) -> Any:
        pairs: dict[str, Any] = {}
        is_cut = False
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                self._keep_collection(loc, start, event)
                break
            key = self._key(event, loc)
            value_event = next(self._events)
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
        return _rejoined(pairs) if is_cut else pairs

    def _keep_collection(
        self,
        loc: Loc,
        start: yaml.CollectionStartEvent,
        end: yaml.CollectionEndEvent,
    ) -> None:
        begin = _span(start)[0]
        if start.flow_style:
            self._end = _span(end)[1]
        self._keep(loc, begin, max(begin, self._end))

    def _key(self, event: yaml.Event, loc: Loc) -> str:
        start, end = _span(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._report(
                Code.FRONT_MATTER_SHAPE, start, 1, "a key must be a word", "such as `title`"
            )
            raise UnreadableError
        self._refuse_extras(event)
        self._keep_key((*loc, event.value), start, end)
        return str(event.value)

    def _refuse_extras(self, event: yaml.Event) -> None:
        start, end = _span(event)
        if anchor := getattr(event, "anchor", None):
            length = end - start if isinstance(event, yaml.AliasEvent) else len(anchor) + 1
            message = f"YAML anchors and aliases (`{anchor}`) are not allowed"
            hint = "write the value out; put text that begins with & or * in quotes"
            self._report(Code.YAML_ANCHOR, start, length, message, hint)
        if tag := getattr(event, "tag", None):
            message = f"the YAML tag `{tag}` is not allowed"
            self._report(Code.YAML_TAG, start, 1, message, "every value is text; leave the tag out")

    def _see_comment(self, event: yaml.ScalarEvent) -> None:
        """A single space and # after plain text: more likely a number sign than a comment."""
        end = _span(event)[1]
        cut = _CUT.match(self._source, end)
        if cut and event.value and _is_plain(event):
            self._report(
                Code.CUT_BY_HASH,
                end + 1,
                1,
                "# with a space before it cuts this value off: the rest of the line is lost",
                "put the text in quotes; a comment has two spaces before it",
            )

    def _see_commas(self, events: list[yaml.Event]) -> None:
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
    assert event.start_mark, "libyaml marks every event"  # noqa: S101
    assert event.end_mark, "libyaml marks every event"  # noqa: S101
    return event.start_mark.index, event.end_mark.index


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
