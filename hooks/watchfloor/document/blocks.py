"""The reading of a body's Markdown, as far as checks need it.

Headings, list items, paragraphs, table rows and comments are told apart as the renderer,
Python-Markdown, tells them apart, so that what a rule sees is what a reader sees. In one thing
this is kinder: a list need not have an empty line before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from .comments import Line
from .parts import Block, Kind, Section

_MARKER = r"(?:[-*+]|\d{1,9}[.)])[ \t]"
_ITEM = re.compile(rf"[ \t]*{_MARKER}[ \t]*")
_LIST_BEGINS = re.compile(r"[ \t]*(?:[-*+]|1[.)])[ \t]")
"""A marker that may follow upon a paragraph's line; ``2025. `` there is the end of a sentence."""
_HEADING = re.compile(rf"((?:[ \t]*(?:>|{_MARKER}))*)([ \t]*)(#{{1,6}})(.*)")
_UNDERLINE = re.compile(r"[=-]+[ ]*")
_RULE = re.compile(r"[ ]{0,3}([-*_])[ ]{0,2}(?:\1[ ]{0,2}){2,}")
_RULE_CELL = re.compile(r"[ \t]*:?-+:?[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")
_INDENT = ("    ", "\t")


def made_of(lines: list[Line], text: str, start: int) -> Iterator[Section]:
    """The sections that *lines* make of a body, *text*, which begins at *start* of its file."""
    title, level, at, parent = "", 0, start, ""
    blocks: list[Block] = []
    for block in _Reader(text, start).read(lines):
        if block.kind != "heading":
            blocks.append(block)
            continue
        if blocks or level:
            yield Section(title, level, at, parent, tuple(blocks))
        title, level, at, blocks = block.text, block.level, block.start, []
        parent = title if level <= 2 else parent
    yield Section(title, level, at, parent, tuple(blocks))


class _Reader:
    """Gathers lines into blocks; all offsets are the file's."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._kind: Kind | None = None
        """Of the block that is open."""
        self._begin = self._end = 0
        self._first = 0
        """Where the first line stands since the last empty line or heading."""
        self._rows = 0
        """How many lines of text there were since then."""
        self._in_table = False
        self._in_list = False
        self._found: list[Block] = []

    def read(self, lines: list[Line]) -> list[Block]:
        """The blocks that *lines* make."""
        for (offset, line), (_, below) in zip_longest(lines, lines[1:], fillvalue=(0, "")):
            if line and not line.isspace():
                self._line(offset, line, below)
            else:
                self._close()
                self._rows, self._in_table = 0, False
        self._close()
        return self._found

    def _line(self, offset: int, line: str, below: str) -> None:
        if self._in_table or self._is_table_head(line, below):
            self._close()
            self._rows, self._in_table, self._in_list = 0, True, False
            if not _is_table_rule(line):
                self._open("table", offset, line, _indent(line))
        elif self._is_code(line):
            if not self._kind:
                self._open("code", offset, line, _indent(line))
            self._end = offset + len(line)
        elif self._is_underlined(line, below):
            self._words(offset, line)
        elif heading := self._heading(line):
            self._close()
            self._rows = 0 if line.startswith("#") else self._rows + 1
            self._in_list = not line.lstrip().startswith(("#", ">")) or line.startswith(_INDENT)
            at, level, title = heading
            self._found.append(Block("heading", title, offset + at, offset + len(line), level))
        elif self._underlines(line):
            self._found.append(self._title(1 if line[0] == "=" else 2))
        elif _RULE.fullmatch(line):
            self._close()
            self._rows, self._in_list = 0, False
        else:
            self._words(offset, line)

    def _words(self, offset: int, line: str) -> None:
        """A line of an item or a paragraph, which may be its first."""
        item = _ITEM.match(line)
        if item and (not self._is_in_paragraph or _LIST_BEGINS.match(line)):
            self._close()
            self._open("item", offset, line, item.end())
            self._in_list = True
        elif self._kind in {None, "code"}:
            self._close()
            self._in_list = self._in_list and line.startswith(_INDENT)
            self._open("paragraph", offset, line, _indent(line))
        if not self._rows:
            self._first = offset
        self._rows += 1
        self._end = offset + len(line)

    @property
    def _is_in_paragraph(self) -> bool:
        return self._kind == "paragraph" and not self._in_list

    def _is_table_head(self, line: str, below: str) -> bool:
        is_first = not self._rows and "|" in line and _is_table_rule(below)
        return is_first and len(_cells(line, line)) == len(_cells(below, line))

    def _is_code(self, line: str) -> bool:
        is_open = self._kind == "code" or not (self._rows or self._in_list)
        return is_open and line.startswith(_INDENT)

    def _is_underlined(self, line: str, below: str) -> bool:
        is_first = not self._rows and not line.startswith("#")
        return is_first and bool(_UNDERLINE.fullmatch(below))

    def _underlines(self, line: str) -> bool:
        """Whether *line* makes a heading of the one before it: a chunk's first, or an item's."""
        if not _UNDERLINE.fullmatch(line):
            return False
        open_text = self._text[self._begin - self._start : self._end - self._start]
        is_item = self._kind == "item" and "\n" not in open_text and not _RULE.fullmatch(line)
        return self._rows == 1 or is_item

    def _heading(self, line: str) -> tuple[int, int, str] | None:
        """Where the title of the heading begins that *line* is, its level and the title."""
        match = _HEADING.match(line) if "#" in line else None
        if not match or not self._may_stand(line, match[1].lstrip(), match[2]):
            return None
        title = match[4].rstrip(" \t").rstrip("#").strip()
        return match.start(4) + _indent(match[4]), len(match[3]), title

    def _may_stand(self, line: str, around: str, indent: str) -> bool:
        """Whether a heading may stand after the quotation and list marks *around* it."""
        if around:
            return around.startswith(">") or not self._is_in_paragraph
        in_item = self._in_list and not self._rows and line.startswith(_INDENT)
        return not indent or in_item

    def _title(self, level: int) -> Block:
        begin = self._first if self._rows == 1 else self._begin
        line = self._text[begin - self._start : self._end - self._start]
        self._kind, self._rows = None, 0
        return Block("heading", line.strip(), begin + _indent(line), self._end, level)

    def _open(self, kind: Kind, offset: int, line: str, column: int) -> None:
        self._kind, self._begin, self._end = kind, offset + column, offset + len(line)

    def _close(self) -> None:
        """End the block that was open, if one was."""
        if self._kind:
            text = self._text[self._begin - self._start : self._end - self._start]
            self._found.append(Block(self._kind, text, self._begin, self._end))
        self._kind = None


def _is_table_rule(line: str) -> bool:
    """Whether *line* is what stands below a table's head: ``|---|---|``."""
    return "|" in line and all(_RULE_CELL.fullmatch(cell) for cell in _cells(line, line))


def _cells(row: str, head: str) -> list[str]:
    """The cells of *row* in the table that *head* begins, whose borders all its rows have."""
    row, head = row.strip(" \t"), head.strip(" \t")
    row = row[1:] if row.startswith("|") and head.startswith("|") else row
    row = row[:-1] if row.endswith("|") and head.endswith("|") else row
    return _PIPE.split(row)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
