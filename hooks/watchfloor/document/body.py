"""A body in sections, blocks and sentences, each with its offset in the file's text.

This reads Markdown only as far as checks need it: headings, list items, paragraphs, table rows
and comments. What a reader sees is rendered elsewhere, from the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["heading", "item", "paragraph", "table", "code"]

_ATX = re.compile(r"(#{1,6})[ \t]+(.*)")
_SETEXT = re.compile(r"(=+|-+)[ \t]*$")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+")
_TABLE_CELL = re.compile(r"[ \t]*:?-+:?[ \t]*")
_FOOTNOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
_LONGEST_WORD = 20
"""More than any abbreviation has."""
_END = re.compile(
    r"[.!?][\"'”’)\]]*((?:\[\^[^\[\]\s]+\])*)(?=\s+[\"'“‘(\[]*[A-Z0-9\u00c0-\u024f]|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the footnotes that follow it."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, an item, a paragraph or a table row of the body."""

    kind: Kind
    text: str
    """Its Markdown without the list marker, comments blanked out."""
    start: int
    """The offset of its text's first character."""
    end: int
    level: int = 0
    """Of a heading, 1 to 6."""

    @property
    def footnotes(self) -> tuple[str, ...]:
        """The ids of the sources it cites, in their order."""
        return tuple(_FOOTNOTE.findall(self.text))

    def sentences(self, abbreviations: frozenset[str]) -> Iterator[Sentence]:
        """Its sentences; a full stop after one of *abbreviations* ends none."""
        begin = 0
        last = len(self.text.rstrip())
        for match in _END.finditer(self.text):
            before = self.text[max(begin, match.start() - _LONGEST_WORD) : match.start()]
            word = re.split(r"[\s(“\"]", before)[-1]
            is_short = word in abbreviations or re.fullmatch(r"[A-Z]", word)
            if is_short and match.end() < last:
                continue
            yield self._sentence(begin, match.end())
            begin = match.end()
        if self.text[begin:].strip():
            yield self._sentence(begin, len(self.text))

    def _sentence(self, begin: int, end: int) -> Sentence:
        text = self.text[begin:end]
        return Sentence(text.strip(), self.start + begin + len(text) - len(text.lstrip()))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks below it, up to the next heading of any level."""

    title: str
    level: int
    """0 for what stands before the first heading."""
    start: int
    parent: str
    """The title of the heading of level 2 it stands below, its own included."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment: never published, but it may carry an escape from a rule."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below the front matter."""

    text: str
    """The Markdown to render: the file's, comments blanked out."""
    start: int
    """Its offset in the file's text."""
    sections: tuple[Section, ...]
    comments: tuple[Comment, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks, headings excepted, in their order."""
        return (block for section in self.sections for block in section.blocks)

    def within(self, title: str) -> Iterator[Section]:
        """The section of level 2 called *title*, and those below it."""
        return (section for section in self.sections if section.parent == title)


def parse(source: str, start: int) -> Body:
    """The body that *source* is, which begins at offset *start* of its file."""
    comments = tuple(_comments(source))
    pieces: list[str] = []
    done = 0
    for comment in comments:
        blank = re.sub(r"[^\n]", " ", source[comment.start : comment.end])
        pieces += [source[done : comment.start], blank]
        done = comment.end
    text = "".join([*pieces, source[done:]])
    placed = tuple(replace(c, start=c.start + start, end=c.end + start) for c in comments)
    return Body(text, start, tuple(_sections(text, start)), placed)


def _comments(source: str) -> Iterator[Comment]:
    """Every comment that ends; searched by hand, since a pattern tries each beginning anew."""
    begin = source.find("<!--")
    while begin >= 0:
        end = source.find("-->", begin + 4)
        if end < 0:
            return
        yield Comment(source[begin + 4 : end].strip(), begin, end + 3)
        begin = source.find("<!--", end + 3)


def _sections(text: str, start: int) -> Iterator[Section]:
    title, level, at, parent = "", 0, start, ""
    blocks: list[Block] = []
    for block in _blocks(text, start):
        if block.kind != "heading":
            blocks.append(block)
            continue
        if blocks or level:
            yield Section(title, level, at, parent, tuple(blocks))
        title, level, at, blocks = block.text, block.level, block.start, []
        parent = title if level <= 2 else parent
    yield Section(title, level, at, parent, tuple(blocks))


def _blocks(text: str, start: int) -> Iterator[Block]:
    """Gather lines into blocks; the lines of one block are contiguous in the text."""
    kind: Kind | None = None
    begin = end = offset = 0
    in_table = False
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        opens = _opening(line)
        in_table = bool(line.strip()) and (in_table or _is_table_rule(following))
        if kind == "paragraph" and line.strip() and _SETEXT.match(line) and not in_table:
            level = 1 if line[0] == "=" else 2
            yield Block("heading", text[begin:end].strip(), start + begin, start + end, level)
            kind = None
        elif opens or in_table or not line.strip():
            if kind:
                yield Block(kind, text[begin:end], start + begin, start + end)
            kind = None
            if in_table and not _is_table_rule(line):
                kind, begin = "table", offset + _indent(line)
            elif isinstance(opens, int):
                kind, begin = "item", offset + opens
            elif opens:
                level, at = len(opens[1]), offset + opens.start(2)
                title = opens[2].rstrip(" \t").rstrip("#").rstrip(" \t")
                yield Block("heading", title, start + at, start + offset + len(line), level)
        elif kind is None:
            kind = "code" if line.startswith(("    ", "\t")) else "paragraph"
            begin = offset + _indent(line)
        end = offset + len(line)
        offset += len(line) + 1
    if kind:
        yield Block(kind, text[begin:end], start + begin, start + end)


def _opening(line: str) -> re.Match[str] | int | None:
    """A heading that *line* is, or where the text of the list item begins that it opens."""
    if heading := _ATX.match(line):
        return heading
    item = _ITEM.match(line)
    return item.end() if item else None


def _is_table_rule(line: str) -> bool:
    """Whether *line* is what stands below a table's head: ``|---|---|``."""
    cells = line.strip(" \t").removeprefix("|").removesuffix("|").split("|")
    return len(cells) > 1 and all(_TABLE_CELL.fullmatch(cell) for cell in cells)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
