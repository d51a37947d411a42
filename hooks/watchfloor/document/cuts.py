"""Texts that YAML cuts short or in two, and the whole of each in quotes, which keep it together."""

from __future__ import annotations

import re

from ..problem import Mend

NUMBER_SIGN = re.compile(r" #(?! ?allow )")
"""A single space and #: YAML's comment, but more likely meant as a part of the text."""

_DOUBTFUL = re.compile(r"\s#(?!\d)")

_COMMENT = "  #"
"""What begins a comment that is meant as one."""

_BEFORE_VALUE = re.compile(r"(?P<outer>[ ]*)(?:-[ ]+)*(?:(?P<key>[\w-]+):[ ]+)?")
"""What stands on a line before the text of its value: indentation, dashes, a key."""

_PLAIN = re.compile(r"[^\s'\"\[\]{}|>&*!%@`#,?:-]|[-?:](?=\S)")
"""How a text begins that stands in no quotes and no brackets."""


def is_plain(source: str, start: int) -> bool:
    """Whether a text in no quotes and no brackets begins at *start*."""
    return _PLAIN.match(source, start) is not None


def quoted(source: str, start: int, end: int) -> Mend | None:
    """The mend for the plain text from *start* to *end* of *source*: all that was meant, quoted.

    There is none where a # may begin a comment as well as a number.
    """
    if NUMBER_SIGN.match(source, end):
        end = _text_end(source, end + 1)
    text = source[start:end]
    return None if _DOUBTFUL.search(text) else Mend(start, end, "'" + text.replace("'", "''") + "'")


def quoted_line(source: str, offset: int) -> Mend | None:
    """The mend for the value that a colon at *offset* cuts, where libyaml reads no further."""
    line = source.rfind("\n", 0, offset) + 1
    before = _BEFORE_VALUE.match(source, line)
    if before is None or before.end() > offset or not is_plain(source, before.end()):
        return None
    column = before.start("key") - line if before["key"] else len(before["outer"])
    end = _text_end(source, offset)
    if before.end() == before.end("outer") or _goes_on(source, end, column):
        return None  # a further line of a text, or a text with further lines
    return quoted(source, before.end(), end)


def _text_end(source: str, start: int) -> int:
    """Where the text that goes on at *start* ends on its line: before blanks and a comment."""
    stop = source.find("\n", start)
    line = source[start : stop if stop >= 0 else len(source)]
    return start + len(line.partition(_COMMENT)[0].rstrip())


def _goes_on(source: str, end: int, column: int) -> bool:
    """Whether the line after *end* is indented further than *column*, as a text's next line is."""
    following = source.find("\n", end) + 1
    return following > 0 and source.startswith(" " * (column + 1), following)
