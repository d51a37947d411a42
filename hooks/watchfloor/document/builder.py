"""Plain values from libyaml's events, and what is wrong with how they are written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import yaml

from ..problem import Code, Mend
from . import complaints
from .cuts import NUMBER_SIGN, quoted
from .positions import span

MAX_DEPTH = 12
"""Front matter nests three deep; more is a mistake or an attack on the parser's stack."""


class UnreadableError(Exception):
    """The front matter cannot be read on; its problem is reported already."""


class Report(Protocol):
    """Takes a problem; its offset, and its mend's, count from the beginning of the YAML."""

    def __call__(
        self,
        code: Code,
        where: tuple[int, int],
        message: str,
        hint: str = "",
        mend: Mend | None = None,
    ) -> None:
        """Report what is wrong *where*, an offset and a length, and what would be right."""


class Builder:
    """Makes plain values of libyaml's events; strings, lists and dictionaries of them."""

    def __init__(self, source: str, report: Report) -> None:
        """Build of the YAML in *source*; what is reported counts from its beginning."""
        self._source = source
        # yaml.parse, which asks twice for every event, takes half as long again
        self._next: Callable[[], Any] = yaml.CBaseLoader(source).get_event
        self._report = report

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
                    start = span(event)[0]
                    self._report(Code.FRONT_MATTER_SHAPE, (start, 1), message, hint)
                    raise UnreadableError
                seen = True
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, 0)
        return value

    def _value(self, event: Any, depth: int) -> Any:
        if event.anchor or event.tag:  # an alias has no tag, but is always of an anchor
            self._refuse_extras(event)
        if depth > MAX_DEPTH:
            start = span(event)[0]
            self._report(
                Code.YAML_SYNTAX, (start, 1), "this nests too deep", "twelve levels at most"
            )
            raise UnreadableError
        if isinstance(event, yaml.ScalarEvent):
            if not event.style:
                self._see_comment(event)
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth + 1)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth + 1)
        return ""

    def _list(self, start: yaml.SequenceStartEvent, depth: int) -> list[Any]:
        items: list[Any] = []
        events: list[yaml.NodeEvent] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            events.append(event)
            items.append(self._value(event, depth))
        if start.flow_style:
            self._see_commas(events)
        return items

    def _mapping(self, start: yaml.MappingStartEvent, depth: int) -> Any:
        pairs: dict[str, Any] = {}
        cut: tuple[Any, Any] | None = None
        whole: Any = None
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            value_event = self._next()
            value = self._value(value_event, depth)
            if start.flow_style and _is_bare(value_event):
                self._cut_by_comma(event, whole)
                whole = None
                continue
            whole = value_event
            if depth > 1 and not pairs and " " in key and _is_plain(event):
                cut = event, value_event
            if key in pairs:
                message = f"the key `{key}` stands here a second time"
                self._report(Code.KEY_REPEATED, (span(event)[0], len(key)), message, "keep one")
            else:
                pairs[key] = value
        if cut is None:
            return pairs
        self._cut_by_colon(*cut, is_whole=len(pairs) == 1 and not start.flow_style)
        return _rejoined(pairs)

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            message, hint = "a key must be a word", "such as `title`"
            self._report(Code.FRONT_MATTER_SHAPE, (span(event)[0], 1), message, hint)
            raise UnreadableError
        if event.anchor or event.tag:
            self._refuse_extras(event)
        return event.value

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            start, end = span(event)
            length = end - start if isinstance(event, yaml.AliasEvent) else len(event.anchor) + 1
            message = f"YAML anchors and aliases (`{event.anchor}`) are not allowed"
            hint = "write the value out; put text that begins with & or * in quotes"
            self._report(Code.YAML_ANCHOR, (start, length), message, hint)
        if tag := getattr(event, "tag", None):
            message = f"the YAML tag `{tag}` is not allowed"
            hint = "every value is text; leave the tag out"
            self._report(Code.YAML_TAG, (span(event)[0], 1), message, hint)

    def _see_comment(self, event: Any) -> None:
        """A single space and # after a plain text: more likely a number sign than a comment."""
        end = event.end_mark.index
        is_cut = self._source.startswith(" #", end) and NUMBER_SIGN.match(self._source, end)
        if event.value and is_cut:
            self._report(
                Code.CUT_BY_HASH,
                (end + 1, 1),
                "# with a space before it cuts this value off: the rest of the line is lost",
                "put the text in quotes; a comment has two spaces before it",
                quoted(self._source, *span(event)),
            )

    def _see_commas(self, events: list[yaml.NodeEvent]) -> None:
        plain = [e for e in events if isinstance(e, yaml.ScalarEvent) and _is_plain(e)]
        if any(" " in event.value for event in plain):
            for event in plain[1:]:
                if " " in event.value and not event.value[0].isupper():
                    self._cut_by_comma(event, None)  # it may be an item of its own as well
                    return

    def _cut_by_comma(self, event: yaml.Event, before: yaml.Event | None) -> None:
        """Report that *event* is the rest of the text *before* it, where that is certain."""
        start, end = span(event)
        is_text = before is not None and _is_plain(before) and not _is_bare(before)
        mend = quoted(self._source, span(before)[0], end) if before and is_text else None
        self._report(
            Code.CUT_BY_COMMA,
            (start, end - start),
            "a comma inside brackets begins a new item here",
            "write the list with one `- ` line an item, or put the whole text in quotes",
            mend,
        )

    def _cut_by_colon(self, key: yaml.Event, value: yaml.Event, *, is_whole: bool) -> None:
        """Report that *key* and *value* are one text, the whole one if nothing follows them."""
        (start, colon), (_, end) = span(key), span(value)
        is_text = is_whole and _is_plain(value) and not _is_bare(value)
        mend = quoted(self._source, start, end) if is_text else None
        self._report(Code.CUT_BY_COLON, (colon, 1), *complaints.CUT, mend)


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
